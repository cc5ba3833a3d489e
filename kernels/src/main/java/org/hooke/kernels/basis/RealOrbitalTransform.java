package org.hooke.kernels.basis;

import java.util.Arrays;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * Real orbitals on half a sphere: two bands per transform, psi_1 + i psi_2 over the whole sphere.
 *
 * <p>With d = sqrt 2 c the scaled coefficients of the half, the pair has s(G) = c_1(G) + i c_2(G)
 * and s(-G-2k) = conj c_1(G) + i conj c_2(G). A real potential keeps the two apart: of t = V s,
 * c_1(G) = (t(G) + conj t(-G-2k))/2 and c_2(G) = (t(G) - conj t(-G-2k))/2i.
 */
final class RealOrbitalTransform implements OrbitalTransform {
  private final SphereTransform transform; // of the half, then the partners
  private final int half; // plane waves kept
  private final int first; // first plane wave with a partner: 1 with G = 0, else 0
  private final double[] sRe; // [plane wave of the whole sphere]
  private final double[] sIm;
  private final double[] tRe;
  private final double[] tIm;

  /**
   * @param transform of the half sphere followed by the partners
   * @param half number of plane waves of the half
   * @param constant whether the first of them is G = 0, its own partner
   */
  RealOrbitalTransform(SphereTransform transform, int half, boolean constant) {
    this.transform = transform;
    this.half = half;
    this.first = constant ? 1 : 0;
    int n = transform.size();
    sRe = new double[n];
    sIm = new double[n];
    tRe = new double[n];
    tIm = new double[n];
  }

  @Override
  public int bandsTogether() {
    return 2;
  }

  @Override
  public void addPotentialTimes(double[] v, ComplexMatrix x, ComplexMatrix y, int row, int count) {
    Arrays.fill(tRe, 0);
    Arrays.fill(tIm, 0);
    if (count == 1) {
      single(StrictMath.sqrt(0.5), x.re(row), x.im(row));
      transform.addPotentialTimes(v, sRe, sIm, tRe, tIm);
      addFirst(y.re(row), y.im(row));
      return;
    }
    pair(
        StrictMath.sqrt(0.5),
        x.re(row),
        x.im(row),
        StrictMath.sqrt(0.5),
        x.re(row + 1),
        x.im(row + 1));
    transform.addPotentialTimes(v, sRe, sIm, tRe, tIm);
    addFirst(y.re(row), y.im(row));
    addSecond(y.re(row + 1), y.im(row + 1));
  }

  @Override
  public void addDensity(double[] f, ComplexMatrix psi, int from, int last, double[] rho) {
    addDensity(1, f, psi, from, last, rho);
    addDensity(-1, f, psi, from, last, rho);
  }

  /** Pairs of the bands whose weight has this sign, which goes into the size of the orbitals. */
  private void addDensity(
      double sign, double[] f, ComplexMatrix psi, int from, int last, double[] rho) {
    int waiting = -1;
    for (int n = from; n < last; n++) {
      if (sign * f[n] > 0) {
        if (waiting < 0) {
          waiting = n;
        } else {
          double a = StrictMath.sqrt(0.5 * sign * f[waiting]);
          double b = StrictMath.sqrt(0.5 * sign * f[n]);
          pair(a, psi.re(waiting), psi.im(waiting), b, psi.re(n), psi.im(n));
          transform.addDensity(sign, sRe, sIm, rho);
          waiting = -1;
        }
      }
    }
    if (waiting >= 0) {
      single(StrictMath.sqrt(0.5 * sign * f[waiting]), psi.re(waiting), psi.im(waiting));
      transform.addDensity(sign, sRe, sIm, rho);
    }
  }

  /** s = sqrt 2 (a c_1 + i b c_2) on the whole sphere, a and b holding the 1/sqrt 2 of d. */
  private void pair(double a, double[] xRe, double[] xIm, double b, double[] zRe, double[] zIm) {
    if (first == 1) {
      sRe[0] = StrictMath.sqrt(2) * a * xRe[0];
      sIm[0] = StrictMath.sqrt(2) * b * zRe[0];
    }
    for (int g = first; g < half; g++) {
      double xr = a * xRe[g];
      double xi = a * xIm[g];
      double zr = b * zRe[g];
      double zi = b * zIm[g];
      sRe[g] = xr - zi;
      sIm[g] = xi + zr;
      sRe[half - first + g] = xr + zi;
      sIm[half - first + g] = zr - xi;
    }
  }

  private void single(double a, double[] xRe, double[] xIm) {
    if (first == 1) {
      sRe[0] = StrictMath.sqrt(2) * a * xRe[0];
      sIm[0] = 0;
    }
    for (int g = first; g < half; g++) {
      sRe[g] = a * xRe[g];
      sIm[g] = a * xIm[g];
      sRe[half - first + g] = a * xRe[g];
      sIm[half - first + g] = -a * xIm[g];
    }
  }

  private void addFirst(double[] yRe, double[] yIm) {
    double r = StrictMath.sqrt(0.5);
    if (first == 1) {
      yRe[0] += tRe[0];
    }
    for (int g = first; g < half; g++) {
      yRe[g] += r * (tRe[g] + tRe[half - first + g]);
      yIm[g] += r * (tIm[g] - tIm[half - first + g]);
    }
  }

  private void addSecond(double[] yRe, double[] yIm) {
    double r = StrictMath.sqrt(0.5);
    if (first == 1) {
      yRe[0] += tIm[0];
    }
    for (int g = first; g < half; g++) {
      yRe[g] += r * (tIm[g] + tIm[half - first + g]);
      yIm[g] += r * (tRe[half - first + g] - tRe[g]);
    }
  }
}
