package org.hooke.kernels.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hooke.kernels.crystal.CartesianPointGroup;

/**
 * A direction e of strain: the crystal is strained by E = eta e for a few amplitudes eta.
 *
 * <p>When an operation R of the crystal takes e to -e, the state at -eta is that at eta turned by
 * R: stress R S R^T, the same energy. Immutable.
 */
public final class StrainDirection {
  private static final double SAME = 1e-6;

  private final String name;
  private final double[] strain; // [3 i + j]
  private final double[] reversal; // R, [3 row + column]; null when there is none

  private StrainDirection(String name, double[] strain, double[] reversal) {
    this.name = name;
    this.strain = strain;
    this.reversal = reversal;
  }

  /**
   * A direction in a crystal.
   *
   * @param strain symmetric, [3 i + j]
   * @param group rotations of the crystal
   */
  public static StrainDirection of(String name, double[] strain, CartesianPointGroup group) {
    double[] reversal = null;
    for (int s = 0; s < group.size() && reversal == null; s++) {
      double[] r = group.rotation(s);
      double off = 0;
      double[] image = CartesianPointGroup.rotated(r, strain);
      for (int i = 0; i < 9; i++) {
        off = Math.max(off, Math.abs(image[i] + strain[i]));
      }
      if (off < SAME) {
        reversal = r;
      }
    }
    return new StrainDirection(name, strain.clone(), reversal);
  }

  /** Voigt component in the axes it was chosen in: xx yy zz yz xz xy. */
  public String name() {
    return name;
  }

  /** A copy of e, [3 i + j]. */
  public double[] strain() {
    return strain.clone();
  }

  /** E = eta e. */
  public FiniteStrain at(double eta) {
    double[] e = strain.clone();
    for (int i = 0; i < 9; i++) {
      e[i] *= eta;
    }
    return new FiniteStrain(e);
  }

  /** Whether a rotation leaves the strain as it is. */
  public boolean isKeptBy(double[] rotation) {
    double[] image = CartesianPointGroup.rotated(rotation, strain);
    double off = 0;
    for (int i = 0; i < 9; i++) {
      off = Math.max(off, Math.abs(image[i] - strain[i]));
    }
    return off < SAME;
  }

  /** A copy of the rotation that reverses the strain. */
  public Optional<double[]> reversal() {
    return reversal == null ? Optional.empty() : Optional.of(reversal.clone());
  }

  /** The amplitudes that have to be computed; their negatives come by symmetry when it has them. */
  public List<Double> computed(List<Double> amplitudes) {
    List<Double> needed = new ArrayList<>();
    for (double eta : amplitudes) {
      double x = reversal == null ? eta : Math.abs(eta);
      if (!needed.contains(x)) {
        needed.add(x);
      }
    }
    return needed;
  }
}
