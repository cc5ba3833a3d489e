package org.hooke.kernels.defects;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;

/**
 * What the images of a defect's charge do to the ions of a periodic cell, Ha:
 *
 * <pre>  E_image(tau) = q sum_a Z_a [v(tau_a - c(tau)) - v(0)]
 *  c(tau) = c_0 + sum_a w_a (tau_a - tau_a^0)      sum_a w_a = 1</pre>
 *
 * <p>v is the potential of the images and the background of a unit charge ({@link
 * ChargeLattice#ofImages}), q the defect's charge, c the model's centre, Z_a the charges that the
 * ions show to a field. Each ion is taken where it is nearest to the centre in the reference
 * geometry tau^0, an ion with several nearest images in equal shares at each: a choice made once,
 * so that E_image is smooth in tau. A corrected energy is E(tau) - E_image(tau) + constants; its
 * forces are exact gradients of it, the centre's motion included, and without them forces in a
 * charged cell are wrong by q Z_a 4 pi (tau_a - c)/(3 eps Omega) and less, that is by L^-3.
 * Immutable.
 */
public final class ImageInteraction {
  /** Images of an ion whose distances from the centre differ by less are equally near, bohr. */
  private static final double EQUALLY_NEAR = 1e-4;

  private final ChargeLattice images;
  private final double charge;
  private final double[] ions; // [atom]
  private final double[] weights; // [atom]
  private final double[] reference; // tau^0, [3 atom + axis]
  private final double[] centre; // c_0
  private final double[][] arms; // tau_a^0 - c_0 at the nearest images, [atom][3 image + axis]
  private final double atCentre;

  /**
   * @param charge q, electrons removed
   * @param ions Z_a, [atom]
   * @param weights w_a of the centre, [atom]
   * @param reference tau^0, Cartesian, [3 atom + axis], bohr
   * @param centre c_0, Cartesian, bohr
   * @throws IllegalArgumentException when lengths differ or the weights do not add up to one
   */
  public ImageInteraction(
      ChargeLattice images,
      double charge,
      double[] ions,
      double[] weights,
      double[] reference,
      double[] centre) {
    if (ions.length != weights.length || reference.length != 3 * ions.length) {
      throw new IllegalArgumentException(
          ions.length + " charges, " + weights.length + " weights, " + reference.length / 3);
    }
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    if (!(Math.abs(sum - 1) < 1e-10)) {
      throw new IllegalArgumentException("the weights of the centre add up to " + sum + ", not 1");
    }
    this.images = images;
    this.charge = charge;
    this.ions = ions.clone();
    this.weights = weights.clone();
    this.reference = reference.clone();
    this.centre = centre.clone();
    this.atCentre = images.atCharge();
    this.arms = new double[ions.length][];
    for (int a = 0; a < ions.length; a++) {
      arms[a] = nearestImages(images.lattice(), a);
    }
  }

  /** tau_a^0 - c_0 at the images that are nearest, [3 image + axis]. */
  private double[] nearestImages(Lattice lattice, int atom) {
    double[] f =
        lattice.fractional(
            reference[3 * atom] - centre[0],
            reference[3 * atom + 1] - centre[1],
            reference[3 * atom + 2] - centre[2]);
    List<double[]> all = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int n1 = -2; n1 <= 2; n1++) {
      for (int n2 = -2; n2 <= 2; n2++) {
        for (int n3 = -2; n3 <= 2; n3++) {
          double[] r =
              lattice.cartesian(
                  f[0] - Math.rint(f[0]) + n1,
                  f[1] - Math.rint(f[1]) + n2,
                  f[2] - Math.rint(f[2]) + n3);
          all.add(r);
          least = Math.min(least, length(r));
        }
      }
    }
    double limit = least + EQUALLY_NEAR;
    List<double[]> near = all.stream().filter(r -> length(r) < limit).toList();
    double[] found = new double[3 * near.size()];
    for (int i = 0; i < near.size(); i++) {
      System.arraycopy(near.get(i), 0, found, 3 * i, 3);
    }
    return found;
  }

  private static double length(double[] r) {
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  /**
   * c(tau), Cartesian, bohr.
   *
   * @param positions Cartesian, [3 atom + axis], bohr, on from the reference without jumps by
   *     lattice vectors
   */
  public double[] centre(double[] positions) {
    double[] c = centre.clone();
    for (int a = 0; a < weights.length; a++) {
      for (int i = 0; i < 3; i++) {
        c[i] += weights[a] * (positions[3 * a + i] - reference[3 * a + i]);
      }
    }
    return c;
  }

  /**
   * E_image, Ha.
   *
   * @param positions Cartesian, [3 atom + axis], bohr, on from the reference without jumps by
   *     lattice vectors
   */
  public double energy(double[] positions) {
    double[] c = centre(positions);
    double sum = 0;
    for (int a = 0; a < ions.length; a++) {
      if (ions[a] != 0) {
        int images = arms[a].length / 3;
        double share = ions[a] / images;
        for (int n = 0; n < images; n++) {
          sum += share * (this.images.ofImages(arm(positions, c, a, n)) - atCentre);
        }
      }
    }
    return charge * sum;
  }

  /**
   * forces[3 a + i] += d E_image/d tau_ai, Ha/bohr: what the gradient of E - E_image adds to the
   * forces of E. They add up to zero.
   *
   * @param positions Cartesian, [3 atom + axis], bohr, on from the reference without jumps by
   *     lattice vectors
   */
  public void addCorrection(double[] positions, double[] forces) {
    double[] c = centre(positions);
    double[] ofCentre = new double[3];
    for (int a = 0; a < ions.length; a++) {
      if (ions[a] != 0) {
        int count = arms[a].length / 3;
        for (int n = 0; n < count; n++) {
          double[] gradient = images.gradientOfImages(arm(positions, c, a, n));
          for (int i = 0; i < 3; i++) {
            double slope = charge * ions[a] / count * gradient[i];
            forces[3 * a + i] += slope;
            ofCentre[i] -= slope;
          }
        }
      }
    }
    for (int a = 0; a < weights.length; a++) {
      for (int i = 0; i < 3; i++) {
        forces[3 * a + i] += weights[a] * ofCentre[i];
      }
    }
  }

  /** tau_a - c at image n of the reference. */
  private double[] arm(double[] positions, double[] c, int atom, int n) {
    double[] r = new double[3];
    for (int i = 0; i < 3; i++) {
      double moved = positions[3 * atom + i] - reference[3 * atom + i] - (c[i] - centre[i]);
      r[i] = arms[atom][3 * n + i] + moved;
    }
    return r;
  }
}
