package org.hooke.kernels.defects;

import org.hooke.kernels.crystal.Lattice;

/**
 * What the images of a defect's charge do to the ions of a periodic cell, Ha:
 *
 * <pre>  E_image(tau) = q sum_a Z_a [v(tau_a - c) - v(0)]     c = sum_a w_a tau_a, sum_a w_a = 1
 * </pre>
 *
 * <p>v is the potential of the images and the background of a unit charge ({@link
 * ChargeLattice#ofImages}), q the defect's charge, c the model's centre, Z_a the charges that the
 * ions show to a field, each ion taken where it is nearest to the centre. A corrected energy is
 * E(tau) - E_image(tau) + constants; its forces are exact gradients of it, the centre's motion
 * included, and without them forces in a charged cell are wrong by q Z_a 4 pi (tau_a - c)/(3 eps
 * Omega) and less, that is by L^-3. Exact but where an ion changes its nearest image. Immutable.
 */
public final class ImageInteraction {
  private final ChargeLattice images;
  private final double charge;
  private final double[] ions; // [atom]
  private final double[] weights; // [atom]
  private final double atCentre;
  private final int anchor; // the atom that the centre's others are nearest to

  /**
   * @param charge q, electrons removed
   * @param ions Z_a, [atom]
   * @param weights w_a of the centre, [atom]
   * @throws IllegalArgumentException when lengths differ or the weights do not add up to one
   */
  public ImageInteraction(ChargeLattice images, double charge, double[] ions, double[] weights) {
    if (ions.length != weights.length) {
      throw new IllegalArgumentException(ions.length + " charges, " + weights.length + " weights");
    }
    double sum = 0;
    int heaviest = 0;
    for (int a = 0; a < weights.length; a++) {
      sum += weights[a];
      heaviest = Math.abs(weights[a]) > Math.abs(weights[heaviest]) ? a : heaviest;
    }
    if (!(Math.abs(sum - 1) < 1e-10)) {
      throw new IllegalArgumentException("the weights of the centre add up to " + sum + ", not 1");
    }
    this.images = images;
    this.charge = charge;
    this.ions = ions.clone();
    this.weights = weights.clone();
    this.atCentre = images.atCharge();
    this.anchor = heaviest;
  }

  /**
   * c, Cartesian, bohr, each atom taken where it is nearest to the heaviest one.
   *
   * @param positions Cartesian, [3 atom + axis], bohr
   */
  public double[] centre(double[] positions) {
    double[] c = new double[3];
    for (int a = 0; a < weights.length; a++) {
      if (weights[a] != 0) {
        double[] r = nearest(positions, a, positions, 3 * anchor);
        for (int i = 0; i < 3; i++) {
          c[i] += weights[a] * (positions[3 * anchor + i] + r[i]);
        }
      }
    }
    return c;
  }

  /**
   * E_image, Ha.
   *
   * @param positions Cartesian, [3 atom + axis], bohr
   */
  public double energy(double[] positions) {
    double[] c = centre(positions);
    double sum = 0;
    for (int a = 0; a < ions.length; a++) {
      if (ions[a] != 0) {
        sum += ions[a] * (images.ofImages(nearest(positions, a, c, 0)) - atCentre);
      }
    }
    return charge * sum;
  }

  /**
   * forces[3 a + i] += d E_image/d tau_ai, Ha/bohr: what the gradient of E - E_image adds to the
   * forces of E.
   *
   * @param positions Cartesian, [3 atom + axis], bohr
   */
  public void addCorrection(double[] positions, double[] forces) {
    double[] c = centre(positions);
    double[] ofCentre = new double[3];
    for (int a = 0; a < ions.length; a++) {
      if (ions[a] != 0) {
        double[] gradient = images.gradientOfImages(nearest(positions, a, c, 0));
        for (int i = 0; i < 3; i++) {
          forces[3 * a + i] += charge * ions[a] * gradient[i];
          ofCentre[i] -= charge * ions[a] * gradient[i];
        }
      }
    }
    for (int a = 0; a < weights.length; a++) {
      for (int i = 0; i < 3; i++) {
        forces[3 * a + i] += weights[a] * ofCentre[i];
      }
    }
  }

  /** From the point in {@code from} at {@code offset} to the nearest image of the atom, bohr. */
  private double[] nearest(double[] positions, int atom, double[] from, int offset) {
    Lattice lattice = images.lattice();
    double[] f =
        lattice.fractional(
            positions[3 * atom] - from[offset],
            positions[3 * atom + 1] - from[offset + 1],
            positions[3 * atom + 2] - from[offset + 2]);
    double[] best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int n1 = -1; n1 <= 1; n1++) {
      for (int n2 = -1; n2 <= 1; n2++) {
        for (int n3 = -1; n3 <= 1; n3++) {
          double[] r =
              lattice.cartesian(
                  f[0] - Math.rint(f[0]) + n1,
                  f[1] - Math.rint(f[1]) + n2,
                  f[2] - Math.rint(f[2]) + n3);
          double square = r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
          if (square < least) {
            least = square;
            best = r;
          }
        }
      }
    }
    return best;
  }
}
