package org.hooke.kernels.defects;

import java.util.Arrays;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.special.Erfc;

/**
 * The potential of unit point charges on all lattice points of a dielectric, with the uniform
 * background that neutralises them, Ha:
 *
 * <pre>  phi(r) = (1/sqrt(det eps)) sum_R erfc(gamma d_R)/d_R     d_R = sqrt((r-R) eps^-1 (r-R))
 *        + (4 pi/Omega) sum_{G != 0} exp(-G eps G/(4 gamma^2)) cos(G r)/(G eps G)
 *        - pi/(Omega gamma^2)</pre>
 *
 * <p>Its mean over the cell is zero. {@link #atCharge} is what the images and the background do at
 * a charge itself: the charge's own 1/(sqrt(det eps) d) is left out. Both sums are cut where their
 * terms have fallen below 1e-16 of the first. Immutable. Sources: G. Fischerauer, IEEE Trans.
 * Ultrason. Ferroelectr. Freq. Control 44, 1179 (1997); S. T. Murphy and N. D. M. Hine, Phys. Rev.
 * B 87, 094111 (2013); Y. Kumagai and F. Oba, Phys. Rev. B 89, 195205 (2014), eq. 8.
 */
public final class ChargeLattice {
  /** gamma d and sqrt(G eps G)/(2 gamma) where the sums end. */
  private static final double REACH = 6.1;

  /** Where the regular part of the central charge goes over to its series, gamma d. */
  private static final double NEAR = 0.05;

  private final Lattice lattice;
  private final DielectricTensor eps;
  private final double gamma; // bohr^-1
  private final double radius; // bohr, of a sphere that holds all d_R within reach
  private final double[] waves; // [4 wave + (Gx, Gy, Gz, factor)], one of G and -G, counted twice

  public ChargeLattice(Lattice lattice, DielectricTensor eps) {
    this(lattice, eps, 1);
  }

  /**
   * @param split moves work between the two sums and changes nothing else; 1 balances them
   */
  ChargeLattice(Lattice lattice, DielectricTensor eps, double split) {
    this.lattice = lattice;
    this.eps = eps;
    double screenedVolume = lattice.volume() / eps.rootDeterminant();
    this.gamma = split * Math.sqrt(Math.PI) / Math.cbrt(screenedVolume);
    double[] principal = eps.principalValues();
    this.radius = REACH / gamma * Math.sqrt(principal[2]);
    this.waves = waves(2 * gamma * REACH, principal[0]);
  }

  private double[] waves(double cutoff, double smallest) {
    int[] most = new int[3];
    for (int i = 0; i < 3; i++) {
      most[i] = (int) (cutoff / Math.sqrt(smallest) * lattice.length(i) / (2 * Math.PI));
    }
    double[] found = new double[4 * (most[0] + 1) * (2 * most[1] + 1) * (2 * most[2] + 1)];
    int count = 0;
    for (int h1 = 0; h1 <= most[0]; h1++) {
      for (int h2 = h1 == 0 ? 0 : -most[1]; h2 <= most[1]; h2++) {
        for (int h3 = h1 == 0 && h2 == 0 ? 1 : -most[2]; h3 <= most[2]; h3++) {
          double[] g = lattice.reciprocalCartesian(h1, h2, h3);
          double square = eps.screenedSquare(g);
          if (square <= cutoff * cutoff) {
            System.arraycopy(g, 0, found, count, 3);
            found[count + 3] =
                8 * Math.PI / lattice.volume() * Math.exp(-square / (4 * gamma * gamma)) / square;
            count += 4;
          }
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The lattice of the charges. */
  public Lattice lattice() {
    return lattice;
  }

  /** The dielectric they are in. */
  public DielectricTensor dielectric() {
    return eps;
  }

  /** phi at a charge without the charge's own potential: -alpha/L of Madelung's constant, Ha. */
  public double atCharge() {
    return ofImages(new double[3]);
  }

  /**
   * phi(r), Ha.
   *
   * @param r Cartesian, from a charge, bohr
   * @throws IllegalArgumentException at a charge
   */
  public double potential(double[] r) {
    double[] nearest = nearest(r);
    double d = eps.screenedDistance(nearest);
    if (d == 0) {
      throw new IllegalArgumentException("the potential of a point charge has no value there");
    }
    return ofImages(nearest) + 1 / (eps.rootDeterminant() * d);
  }

  /**
   * What all images of the charge at the origin, and the background, do at r: phi(r) - 1/(sqrt(det
   * eps) d_0), regular at the origin, Ha.
   *
   * @param r Cartesian, from the charge, bohr
   */
  public double ofImages(double[] r) {
    double[] sum = new double[4];
    add(r, sum);
    return sum[0];
  }

  /** The gradient of {@link #ofImages} at r, Ha/bohr, [axis]. */
  public double[] gradientOfImages(double[] r) {
    double[] sum = new double[4];
    add(r, sum);
    return new double[] {sum[1], sum[2], sum[3]};
  }

  /** r moved by a lattice vector to where its components along the axes are within one half. */
  private double[] nearest(double[] r) {
    double[] f = lattice.fractional(r[0], r[1], r[2]);
    return lattice.cartesian(
        f[0] - Math.rint(f[0]), f[1] - Math.rint(f[1]), f[2] - Math.rint(f[2]));
  }

  /** sum = value and gradient of the potential of images and background. */
  private void add(double[] r, double[] sum) {
    sum[0] = -Math.PI / (lattice.volume() * gamma * gamma);
    for (int w = 0; w < waves.length; w += 4) {
      double angle = waves[w] * r[0] + waves[w + 1] * r[1] + waves[w + 2] * r[2];
      sum[0] += waves[w + 3] * Math.cos(angle);
      double slope = -waves[w + 3] * Math.sin(angle);
      for (int i = 0; i < 3; i++) {
        sum[1 + i] += slope * waves[w + i];
      }
    }
    double[] f = lattice.fractional(r[0], r[1], r[2]);
    int[] first = new int[3];
    int[] last = new int[3];
    for (int i = 0; i < 3; i++) {
      double reach = radius * lattice.reciprocalLength(i) / (2 * Math.PI);
      first[i] = (int) Math.ceil(f[i] - reach);
      last[i] = (int) Math.floor(f[i] + reach);
    }
    addCentral(r, sum);
    for (int n1 = first[0]; n1 <= last[0]; n1++) {
      for (int n2 = first[1]; n2 <= last[1]; n2++) {
        for (int n3 = first[2]; n3 <= last[2]; n3++) {
          if (n1 != 0 || n2 != 0 || n3 != 0) {
            addImage(lattice.cartesian(f[0] - n1, f[1] - n2, f[2] - n3), sum);
          }
        }
      }
    }
  }

  private void addImage(double[] r, double[] sum) {
    double d = eps.screenedDistance(r);
    double x = gamma * d;
    if (x > REACH) {
      return;
    }
    double scale = 1 / eps.rootDeterminant();
    double screened = Erfc.erfc(x) / d;
    sum[0] += scale * screened;
    double slope =
        -scale * (screened + 2 * gamma / Math.sqrt(Math.PI) * Math.exp(-x * x)) / (d * d);
    addRadial(slope, r, sum);
  }

  /** -erf(gamma d)/d of the charge at the origin, whose bare 1/d is left out. */
  private void addCentral(double[] r, double[] sum) {
    double d = eps.screenedDistance(r);
    double x = gamma * d;
    double scale = 1 / eps.rootDeterminant();
    double limit = 2 * gamma / Math.sqrt(Math.PI);
    double value;
    double slope; // derivative by d, over d
    if (x < NEAR) {
      double y = x * x;
      value = limit * (1 - y / 3 + y * y / 10 - y * y * y / 42);
      slope = limit * gamma * gamma * (-2.0 / 3 + 2 * y / 5 - y * y / 7);
    } else {
      value = Erfc.erf(x) / d;
      slope = (limit * Math.exp(-x * x) - value) / (d * d);
    }
    sum[0] -= scale * value;
    addRadial(-scale * slope, r, sum);
  }

  /** sum += the gradient of a function of d whose derivative is slope times d. */
  private void addRadial(double slope, double[] r, double[] sum) {
    double[] direction = eps.inverseTimes(r);
    for (int i = 0; i < 3; i++) {
      sum[1 + i] += slope * direction[i];
    }
  }
}
