package org.hooke.kernels.terms;

import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.pseudo.RadialForm;

/**
 * A made-up atom of Gaussians with l = 0 (two projectors, coupled), 1 and 2, all in closed form.
 */
final class GaussianPseudopotential implements Pseudopotential {
  private static final long serialVersionUID = 1L;

  private static final int[] L = {0, 1, 0, 2};

  private final String symbol;
  private final double valence;
  private final double width; // bohr
  private final double coreCharge; // 0: none

  GaussianPseudopotential(String symbol, double valence, double width, double coreCharge) {
    this.symbol = symbol;
    this.valence = valence;
    this.width = width;
    this.coreCharge = coreCharge;
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public double valence() {
    return valence;
  }

  /** v = (-4 pi Z/q^2 + c) e^{-(q w)^2/2}. */
  @Override
  public void local(double[] q, double[] v, double[] derivative) {
    for (int n = 0; n < q.length; n++) {
      double gauss = Math.exp(-0.5 * q[n] * q[n] * width * width);
      double coulomb = -4 * Math.PI * valence / (q[n] * q[n]);
      v[n] = (coulomb + 3 * valence) * gauss;
      derivative[n] = -2 * coulomb / q[n] * gauss - q[n] * width * width * v[n];
    }
  }

  @Override
  public double alpha() {
    return 4 * Math.PI * valence * 0.5 * width * width + 3 * valence;
  }

  @Override
  public int projectors() {
    return L.length;
  }

  @Override
  public int angularMomentum(int i) {
    return L[i];
  }

  @Override
  public double coupling(int i, int j) {
    if (L[i] != L[j]) {
      return 0;
    }
    return i == j ? 0.4 - 0.3 * i : 0.17;
  }

  /** beta_i = q^l (1 + i/2 - q^2/9) e^{-(q w)^2/2}. */
  @Override
  public void projector(int i, double[] q, double[] beta, double[] derivative) {
    for (int n = 0; n < q.length; n++) {
      double x = q[n];
      double power = Math.pow(x, L[i]);
      double powerSlope = L[i] == 0 ? 0 : L[i] * Math.pow(x, L[i] - 1);
      double factor = 1 + 0.5 * i - x * x / 9;
      double gauss = Math.exp(-0.5 * x * x * width * width);
      beta[n] = power * factor * gauss;
      derivative[n] =
          powerSlope * factor * gauss - power * 2 * x / 9 * gauss - x * width * width * beta[n];
    }
  }

  @Override
  public boolean hasCore() {
    return coreCharge > 0;
  }

  @Override
  public void core(double[] q, double[] density, double[] derivative) {
    gaussian(coreCharge, 0.5 * width, q, density, derivative);
  }

  @Override
  public void atomicDensity(double[] q, double[] density, double[] derivative) {
    gaussian(valence, 0.9 * width, q, density, derivative);
  }

  private static void gaussian(double c, double w, double[] q, double[] f, double[] df) {
    for (int n = 0; n < q.length; n++) {
      f[n] = c * Math.exp(-0.5 * q[n] * q[n] * w * w);
      df[n] = -q[n] * w * w * f[n];
    }
  }

  /** A p and a d shell. */
  @Override
  public int orbitals() {
    return 2;
  }

  @Override
  public int orbitalAngularMomentum(int i) {
    return i + 1;
  }

  @Override
  public double orbitalOccupation(int i) {
    return 3;
  }

  @Override
  public String orbitalShell(int i) {
    return i == 0 ? "2p" : "3d";
  }

  /** phi = c q^l e^{-(q w)^2/2}. */
  @Override
  public void orbital(int i, double[] q, double[] phi, double[] derivative) {
    for (int n = 0; n < q.length; n++) {
      double slope = 6 * (i + 1) * Math.pow(q[n], i);
      phi[n] = 6 * Math.pow(q[n], i + 1) * Math.exp(-0.5 * q[n] * q[n] * width * width);
      derivative[n] =
          slope * Math.exp(-0.5 * q[n] * q[n] * width * width) - q[n] * width * width * phi[n];
    }
  }

  @Override
  public String functional() {
    return "LDA";
  }

  @Override
  public String source() {
    return "closed form";
  }

  @Override
  public String sha256() {
    return "";
  }

  @Override
  public String cut() {
    return "analytic";
  }

  @Override
  public double coreRadius() {
    return width;
  }

  @Override
  public RadialForm radial() {
    throw new UnsupportedOperationException("only in reciprocal space");
  }
}
