package org.hooke.kernels.elastic;

import java.util.Locale;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * Born's criterion: a crystal without load is stable when all six eigenvalues of Kelvin's matrix
 * are positive, that is, when every strain costs energy.
 *
 * <p>F. Mouhat, F.-X. Coudert, Phys. Rev. B 90, 224104 (2014). Immutable.
 */
public final class BornStability {
  private static final String[] NAMES = {"xx", "yy", "zz", "yz", "xz", "xy"};

  private final double[] values;
  private final double[][] modes; // [k][6], Kelvin

  BornStability(ElasticTensor tensor) {
    SymmetricEigen eigen = new SymmetricEigen(6, tensor.kelvin());
    this.values = eigen.values();
    this.modes = new double[6][];
    for (int k = 0; k < 6; k++) {
      modes[k] = eigen.vector(k);
    }
  }

  /** Whether the smallest eigenvalue is positive beyond rounding. */
  public boolean isStable() {
    return values[0] > 1e-12 * Math.abs(values[5]);
  }

  /** A copy of Kelvin's eigenvalues, ascending, in the unit of the stiffness. */
  public double[] eigenvalues() {
    return values.clone();
  }

  /** The softest strain, [3 i + j], of unit length. */
  public double[] softestMode() {
    double[] strain = new double[9];
    for (int m = 0; m < 6; m++) {
      double e = modes[0][m] / Voigt.kelvin(m);
      strain[3 * Voigt.first(m) + Voigt.second(m)] = e;
      strain[3 * Voigt.second(m) + Voigt.first(m)] = e;
    }
    return strain;
  }

  /** The softest strain in words: "shear, -0.707 xx +0.707 yy". */
  public String softestModeName() {
    double trace = Math.abs(modes[0][0] + modes[0][1] + modes[0][2]) / Math.sqrt(3);
    StringBuilder text = new StringBuilder(trace > 0.999 ? "volume" : trace < 0.045 ? "shear" : "");
    if (text.isEmpty()) {
      text.append("mixed");
    }
    text.append(',');
    for (int m = 0; m < 6; m++) {
      double e = modes[0][m] / Voigt.kelvin(m);
      if (Math.abs(e) > 5e-3) {
        text.append(String.format(Locale.ROOT, " %+.3f %s", e, NAMES[m]));
      }
    }
    return text.toString();
  }
}
