package org.hooke.kernels.defects;

import java.util.Arrays;
import java.util.function.Consumer;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.special.Erfc;

/**
 * A model of a defect's charge, rho(G) = q exp(-beta^2 s(G)/4), in a dielectric, and its
 * electrostatics alone and repeated on a lattice with a neutralising background. s(G) = G^2 is the
 * spherical Gaussian q exp(-r^2/beta^2)/(sqrt(pi) beta)^3; s(G) = G eps G/e, e = trace(eps)/3, one
 * that is spherical in the metric of the dielectric.
 *
 * <p>The background's share enters as the limit of each sum at G = 0, averaged over directions when
 * it depends on them; with it periodic and isolated energies differ by the energy of point charges,
 * and by the overlap of images, alone: for the spherical shape in an isotropic dielectric, for the
 * dielectric's shape in every one. Source: C. Freysoldt, J. Neugebauer and C. G. Van de Walle,
 * Phys. Rev. Lett. 102, 016402 (2009); Phys. Status Solidi B 248, 1067 (2011).
 *
 * @param charge q, electrons removed
 * @param width beta, bohr
 * @param shape s(G)
 */
public record GaussianCharge(double charge, double width, Shape shape) {
  /** What the Gaussian is a function of. */
  public enum Shape {
    /** s(G) = G^2. */
    SPHERE,
    /** s(G) = G eps G/(trace(eps)/3). */
    DIELECTRIC
  }

  /** beta^2 G^2/2 beyond which exp(-beta^2 G^2/2) adds nothing. */
  private static final double REACH = 40;

  /**
   * @throws IllegalArgumentException when the charge is not finite or the width not positive
   */
  public GaussianCharge {
    if (!Double.isFinite(charge) || !(width > 0) || !Double.isFinite(width)) {
      throw new IllegalArgumentException("charge " + charge + ", width " + width + " bohr");
    }
  }

  /** The spherical shape. */
  public GaussianCharge(double charge, double width) {
    this(charge, width, Shape.SPHERE);
  }

  /**
   * q^2/(sqrt(2 pi) beta) times the mean of 1/(n eps n) over directions n, or sqrt(e/det eps) for
   * the dielectric's shape, Ha.
   */
  public double isolatedEnergy(DielectricTensor eps) {
    double screening =
        shape == Shape.SPHERE ? eps.meanScreening() : Math.sqrt(eps.mean()) / eps.rootDeterminant();
    return charge * charge / (Math.sqrt(2 * Math.PI) * width) * screening;
  }

  /** s(G). */
  private double square(DielectricTensor eps, double[] g) {
    return shape == Shape.SPHERE
        ? g[0] * g[0] + g[1] * g[1] + g[2] * g[2]
        : eps.screenedSquare(g) / eps.mean();
  }

  /** The mean over directions of s(G)/(G eps G). */
  private double limit(DielectricTensor eps) {
    return shape == Shape.SPHERE ? eps.meanScreening() : 1 / eps.mean();
  }

  /** Largest G^2/s(G). */
  private double stretch(DielectricTensor eps) {
    return shape == Shape.SPHERE ? 1 : eps.mean() / eps.principalValues()[0];
  }

  /** {@link #periodicEnergy(Lattice, DielectricTensor, double)} with all waves that count, Ha. */
  public double periodicEnergy(Lattice lattice, DielectricTensor eps) {
    return periodicEnergy(lattice, eps, REACH / (width * width) * stretch(eps));
  }

  /**
   * (2 pi/Omega) [sum_{G != 0} q^2 exp(-beta^2 s/2)/(G eps G) - q^2 beta^2/2 mean(s/(G eps G))],
   * Ha.
   *
   * @param cutoff largest G^2/2, Ha
   */
  public double periodicEnergy(Lattice lattice, DielectricTensor eps, double cutoff) {
    double[] sum = {-width * width / 2 * limit(eps)};
    overHalf(
        lattice,
        cutoff,
        g -> sum[0] += 2 * Math.exp(-width * width * square(eps, g) / 2) / eps.screenedSquare(g));
    return 2 * Math.PI * charge * charge / lattice.volume() * sum[0];
  }

  /**
   * phi(r) = (4 pi/Omega) [sum_{G != 0} rho(G) exp(iGr)/(G eps G) - q beta^2/4 mean(s/(G eps G))],
   * Ha: the potential of the lattice of charges. Its constant is that of the energy, so that far
   * from the charges it is the potential of points, whatever the width.
   *
   * @param r Cartesian, from the centre of a charge, bohr
   */
  public double potential(Lattice lattice, DielectricTensor eps, double[] r) {
    double[] sum = {-width * width / 4 * limit(eps)};
    overHalf(
        lattice,
        2 * REACH / (width * width) * stretch(eps),
        g -> {
          double angle = g[0] * r[0] + g[1] * r[1] + g[2] * r[2];
          double weight = 2 * Math.exp(-width * width * square(eps, g) / 4);
          sum[0] += weight * Math.cos(angle) / eps.screenedSquare(g);
        });
    return 4 * Math.PI * charge / lattice.volume() * sum[0];
  }

  /**
   * The mean of {@link #potential} over the planes through the points i/points of one axis, Ha.
   *
   * @param axis the lattice vector that crosses the planes: they are spanned by the other two
   * @param centre fractional coordinate of the charge along the axis
   * @return [point]
   */
  public double[] planarPotential(
      Lattice lattice, DielectricTensor eps, int axis, double centre, int points) {
    double[] mean = new double[points];
    double volume = lattice.volume();
    Arrays.fill(mean, -Math.PI * charge * width * width * limit(eps) / volume);
    double length = lattice.reciprocalLength(axis) / Math.sqrt(stretch(eps));
    int most = (int) Math.floor(2 * Math.sqrt(REACH) / (width * length));
    int[] h = new int[3];
    for (h[axis] = 1; h[axis] <= most; h[axis]++) {
      double[] g = lattice.reciprocalCartesian(h[0], h[1], h[2]);
      double factor =
          8
              * Math.PI
              * charge
              / volume
              * Math.exp(-width * width * square(eps, g) / 4)
              / eps.screenedSquare(g);
      for (int i = 0; i < points; i++) {
        mean[i] += factor * Math.cos(2 * Math.PI * h[axis] * ((double) i / points - centre));
      }
    }
    return mean;
  }

  /**
   * How much of the charge lies outside the sphere that fits into the cell: a model that does not
   * fit its cell overlaps its images. For the dielectric's shape that of the sphere of its longest
   * width.
   */
  public double outside(Lattice lattice, DielectricTensor eps) {
    double radius = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      radius = Math.min(radius, Math.PI / lattice.reciprocalLength(i));
    }
    double longest = shape == Shape.SPHERE ? 1 : Math.sqrt(eps.principalValues()[2] / eps.mean());
    double x = radius / (width * longest);
    return Erfc.erfc(x) + 2 * x / Math.sqrt(Math.PI) * Math.exp(-x * x);
  }

  /** One of G and -G for all G != 0 up to the cutoff. */
  private static void overHalf(Lattice lattice, double cutoff, Consumer<double[]> visit) {
    double longest = Math.sqrt(2 * cutoff);
    int[] most = new int[3];
    for (int i = 0; i < 3; i++) {
      most[i] = (int) (longest * lattice.length(i) / (2 * Math.PI));
    }
    for (int h1 = 0; h1 <= most[0]; h1++) {
      for (int h2 = h1 == 0 ? 0 : -most[1]; h2 <= most[1]; h2++) {
        for (int h3 = h1 == 0 && h2 == 0 ? 1 : -most[2]; h3 <= most[2]; h3++) {
          double[] g = lattice.reciprocalCartesian(h1, h2, h3);
          if (g[0] * g[0] + g[1] * g[1] + g[2] * g[2] <= longest * longest) {
            visit.accept(g);
          }
        }
      }
    }
  }
}
