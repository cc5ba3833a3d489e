package org.hooke.kernels.elastic;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.CartesianPointGroup;

/**
 * The stiffnesses that a point group leaves unchanged: an orthonormal basis in Kelvin's notation.
 *
 * <p>Its size is the number of independent elastic constants, 3 (cubic) to 21 (triclinic): J. F.
 * Nye, Physical Properties of Crystals (1957), table 9. Works in any orientation. Immutable.
 */
public final class InvariantStiffness {
  private static final double LIMIT = 1e-6; // length of what is left of an independent one

  private final List<double[]> basis; // Kelvin, [6 m + n], symmetric, orthonormal

  private InvariantStiffness(List<double[]> basis) {
    this.basis = basis;
  }

  /** Of the rotations of a group. */
  public static InvariantStiffness of(CartesianPointGroup group) {
    List<double[]> projected = new ArrayList<>();
    for (double[] unit : units()) {
      ElasticTensor mean = tensor(unit).averaged(group);
      projected.add(mean.kelvin());
    }
    return new InvariantStiffness(orthonormalised(projected));
  }

  /** Every tensor with C_mn = C_nm: 21 constants. */
  public static InvariantStiffness triclinic() {
    return new InvariantStiffness(units());
  }

  private static List<double[]> units() {
    List<double[]> units = new ArrayList<>();
    for (int m = 0; m < 6; m++) {
      for (int n = m; n < 6; n++) {
        double[] unit = new double[36];
        unit[6 * m + n] = m == n ? 1 : Math.sqrt(0.5);
        unit[6 * n + m] = unit[6 * m + n];
        units.add(unit);
      }
    }
    return units;
  }

  private static ElasticTensor tensor(double[] kelvin) {
    double[] c = new double[36];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        c[6 * m + n] = kelvin[6 * m + n] / (Voigt.kelvin(m) * Voigt.kelvin(n));
      }
    }
    return new ElasticTensor(c);
  }

  /** Gram-Schmidt, the longest remainder first. */
  private static List<double[]> orthonormalised(List<double[]> vectors) {
    List<double[]> left = new ArrayList<>(vectors);
    List<double[]> found = new ArrayList<>();
    while (true) {
      double[] longest = null;
      for (double[] v : left) {
        if (longest == null || dot(v, v) > dot(longest, longest) + 1e-9) {
          longest = v;
        }
      }
      if (longest == null || Math.sqrt(dot(longest, longest)) < LIMIT) {
        return found;
      }
      double[] next = longest.clone();
      double length = Math.sqrt(dot(next, next));
      for (int i = 0; i < 36; i++) {
        next[i] /= length;
      }
      found.add(next);
      left.remove(longest);
      for (double[] v : left) {
        double part = dot(v, next);
        for (int i = 0; i < 36; i++) {
          v[i] -= part * next[i];
        }
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Number of independent constants. */
  public int size() {
    return basis.size();
  }

  /** The stiffness with these coefficients, as many as {@link #size}. */
  ElasticTensor combined(double[] coefficients) {
    double[] sum = new double[36];
    for (int b = 0; b < size(); b++) {
      for (int i = 0; i < 36; i++) {
        sum[i] += coefficients[b] * basis.get(b)[i];
      }
    }
    return tensor(sum);
  }

  /** Stress of basis tensor b under a strain [3 i + j]; both in Kelvin's notation, [6]. */
  double[] response(int b, double[] strain) {
    double[] e = Voigt.strain(strain);
    double[] s = new double[6];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        s[m] += basis.get(b)[6 * m + n] * e[n] / Voigt.kelvin(n);
      }
    }
    return s;
  }
}
