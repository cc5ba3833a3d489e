package org.hooke.kernels.xc;

/**
 * J. P. Perdew, K. Burke and M. Ernzerhof, Phys. Rev. Lett. 77, 3865 (1996), and its form for
 * solids, J. P. Perdew et al., Phys. Rev. Lett. 100, 136406 (2008): the same formulas with other mu
 * and beta.
 *
 * <p>Exchange: e_x = (1/2) sum_s h(2 n_s, 4 s_ss), h(n, s) = -(3/4)(3/pi)^(1/3) n^(4/3) F, F = 1 +
 * kappa - kappa/(1 + mu p/kappa), p = s/[4 (3 pi^2)^(2/3) n^(8/3)]. Correlation: e_c = n
 * [epsilon_c(rs, zeta) + H], H = gamma phi^3 ln(1 + (beta/gamma) Q), Q = y (1 + u)/(1 + u + u^2), u
 * = A y, A = (beta/gamma)/(exp(-epsilon_c/(gamma phi^3)) - 1), y = t^2 = (pi/3)^(1/3)/16 s/(phi^2
 * n^(7/3)) with s = s_uu + 2 s_ud + s_dd, phi = [(1+zeta)^(2/3) + (1-zeta)^(2/3)]/2. epsilon_c is
 * Perdew and Wang's with the longer digits, gamma = (1 - ln 2)/pi^2. The derivatives are written
 * out in docs/theory/exchange-correlation.md.
 *
 * <p>phi' grows as (1 - |zeta|)^(-1/3); nearer to |zeta| = 1 than 2^-52 phi is taken as constant.
 */
final class GradientCorrected implements Functional {
  private static final long serialVersionUID = 1;

  private static final double KAPPA = 0.804;
  private static final double GAMMA = (1 - Math.log(2)) / (Math.PI * Math.PI);
  private static final double REDUCED = 1 / (4 * Math.pow(3 * Math.PI * Math.PI, 2.0 / 3));
  private static final double SCREENED = Math.cbrt(Math.PI / 3) / 16;
  private static final double FULL = 0x1p-52; // 1 - |zeta| below this is full polarisation

  private final String name;
  private final double mu;
  private final double beta;
  private final LocalCorrelation correlation = PerdewWang.MODIFIED;

  private GradientCorrected(String name, double mu, double beta) {
    this.name = name;
    this.mu = mu;
    this.beta = beta;
  }

  /** beta = 0.06672455060314922, mu = beta pi^2/3. */
  static GradientCorrected pbe() {
    return new GradientCorrected("PBE", 0.2195149727645171, 0.06672455060314922);
  }

  /** mu = 10/81, beta = 0.046. */
  static GradientCorrected pbeSol() {
    return new GradientCorrected("PBEsol", 10.0 / 81, 0.046);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean needsGradient() {
    return true;
  }

  @Override
  public String family() {
    return "GGA";
  }

  @Override
  public void unpolarised(int count, double[] n, double[] s, double[] e, double[] en, double[] es) {
    double[] x = new double[3];
    double[] c = new double[3];
    for (int i = 0; i < count; i++) {
      double rho = n[i];
      if (!(rho > LocalDensity.THRESHOLD)) {
        e[i] = LocalDensity.ofVacuum(rho);
        en[i] = e[i];
        es[i] = e[i];
        continue;
      }
      double sigma = Math.max(s[i], 0);
      double root = Math.cbrt(rho);
      double rs = LocalDensity.WIGNER_SEITZ / root;
      exchange(rho, root, sigma, x);
      correlation.unpolarised(rs, c);
      double ec = c[0];
      double dec = c[1];
      double screening = SCREENED / (rho * rho * root);
      double y = screening * sigma;
      gradientCorrelation(ec, 1, y, c);
      double ofH = 1 + c[2]; // d(epsilon_c + H)/d epsilon_c
      e[i] = x[0] + rho * (ec + c[0]);
      en[i] = x[1] + ec + c[0] - rs / 3 * dec * ofH - 7.0 / 3 * y * c[1];
      es[i] = x[2] + rho * screening * c[1];
    }
  }

  @Override
  public void polarised(
      int count, double[][] n, double[][] s, double[] e, double[][] en, double[][] es) {
    double[] x = new double[3];
    double[] c = new double[3];
    for (int i = 0; i < count; i++) {
      double nu = Math.max(n[0][i], 0);
      double nd = Math.max(n[1][i], 0);
      double rho = nu + nd;
      if (!(rho > LocalDensity.THRESHOLD)) {
        double zero = LocalDensity.ofVacuum(rho);
        e[i] = zero;
        for (int spin = 0; spin < 2; spin++) {
          en[spin][i] = zero;
        }
        for (int pair = 0; pair < 3; pair++) {
          es[pair][i] = zero;
        }
        continue;
      }
      double energy = 0;
      for (int spin = 0; spin < 2; spin++) {
        double twice = 2 * (spin == 0 ? nu : nd);
        exchange(twice, Math.cbrt(twice), 4 * Math.max(s[2 * spin][i], 0), x);
        energy += 0.5 * x[0];
        en[spin][i] = x[1];
        es[2 * spin][i] = 2 * x[2];
      }

      double up = 2 * nu / rho;
      double dn = 2 * nd / rho;
      double sigma = Math.max(s[0][i] + 2 * s[1][i] + s[2][i], 0);
      double root = Math.cbrt(rho);
      double rs = LocalDensity.WIGNER_SEITZ / root;
      correlation.polarised(rs, up, dn, c);
      double ec = c[0];
      double dec = c[1];
      double decZeta = c[2];
      double rootUp = Math.cbrt(Math.max(up, FULL));
      double rootDn = Math.cbrt(Math.max(dn, FULL));
      double phi = 0.5 * (rootUp * rootUp + rootDn * rootDn);
      double dphi = ((up > FULL ? 1 / rootUp : 0) - (dn > FULL ? 1 / rootDn : 0)) / 3;
      double screening = SCREENED / (phi * phi * rho * rho * root);
      double y = screening * sigma;
      gradientCorrelation(ec, phi * phi * phi, y, c);
      double h = c[0];
      double ofH = 1 + c[2];
      // H at fixed epsilon_c: phi^3 outside, y ~ phi^-2, and A through epsilon_c/phi^3
      double ofPhi = (3 * h - 2 * y * c[1] - 3 * ec * c[2]) / phi;
      double ofZeta = decZeta * ofH + dphi * ofPhi;
      double common = ec + h - rs / 3 * dec * ofH - 7.0 / 3 * y * c[1];
      e[i] = energy + rho * (ec + h);
      en[0][i] += common + dn * ofZeta;
      en[1][i] += common - up * ofZeta;
      double ofSigma = rho * screening * c[1];
      es[0][i] += ofSigma;
      es[1][i] = 2 * ofSigma;
      es[2][i] += ofSigma;
    }
  }

  /** h(n, s), dh/dn, dh/ds; root = n^(1/3). */
  private void exchange(double n, double root, double s, double[] out) {
    if (!(n > LocalDensity.THRESHOLD)) {
      out[0] = 0;
      out[1] = 0;
      out[2] = 0;
      return;
    }
    double scale = REDUCED / (n * n * root * root);
    double p = scale * s;
    double bracket = 1 / (1 + mu / KAPPA * p);
    double f = 1 + mu * p * bracket;
    double df = mu * bracket * bracket;
    double v = -LocalDensity.DIRAC * root;
    out[0] = 0.75 * v * n * f;
    out[1] = v * (f - 2 * p * df);
    out[2] = 0.75 * v * n * df * scale;
  }

  /** H, dH/dy, dH/d epsilon_c, at given epsilon_c, phi^3 and y = t^2. */
  private void gradientCorrelation(double ec, double phi3, double y, double[] out) {
    double ratio = beta / GAMMA;
    double w = -ec / (GAMMA * phi3);
    double growth = Math.expm1(w);
    double a = ratio / growth;
    double u = a * y;
    double d = 1 + u + u * u;
    double q = y * ((1 + u) / d);
    double ofQ = beta * phi3 / (1 + ratio * q);
    out[0] = GAMMA * phi3 * Math.log1p(ratio * q);
    out[1] = ofQ * ((1 + 2 * u) / d / d);
    double qa = -(y * u / d) * (y * ((2 + u) / d)); // dQ/dA
    out[2] = ofQ * qa * a * (growth + 1) / (growth * GAMMA * phi3); // dA/d ec > 0
  }
}
