package org.hooke.kernels.pseudo;

import java.util.List;
import org.hooke.kernels.special.Erfc;

/**
 * A Goedecker-Teter-Hutter pseudopotential: every function of q in closed form.
 *
 * <p>With x = q r_loc and g = exp(-x^2/2): v(q) = -4 pi Z/q^2 g + (2 pi)^{3/2} r_loc^3 g [C1 + C2
 * (3 - x^2) + C3 (15 - 10 x^2 + x^4) + C4 (105 - 105 x^2 + 21 x^4 - x^6)], PRB 54, 1703 (1996), eq.
 * 6. A projector p_i^l(r) = N r^{l+2n} exp(-r^2/2s^2), n = i - 1, has 4 pi int r^2 p j_l(qr) dr = 4
 * pi N sqrt(pi) n! 2^{-l-2} (2 s^2)^{l+n+3/2} q^l L_n^{(l+1/2)}(t) e^{-t}, t = q^2 s^2/2, with
 * Laguerre's polynomials; for n <= 2 these are the polynomials of PRB 58, 3641 (1998), eqs. 7-14.
 */
public final class GthPseudopotential implements Pseudopotential, RadialForm {
  private static final long serialVersionUID = 1L;
  private static final double LOCAL_FACTOR = Math.pow(2 * Math.PI, 1.5);

  private final GthParameters parameters;
  private final double[] c;
  private final double[] coreCoefficients;
  private final int[] l; // [projector]
  private final int[] order; // [projector] n = i - 1
  private final double[] norm; // [projector] N
  private final AtomicStates atom;
  private final String source;
  private final String sha256;

  GthPseudopotential(GthParameters parameters, String source, String sha256) {
    this.parameters = parameters;
    this.source = source;
    this.sha256 = sha256;
    c = parameters.local();
    coreCoefficients = parameters.core();
    int count = 0;
    for (int k = 0; k < parameters.channels(); k++) {
      count += parameters.projectors(k);
    }
    l = new int[count];
    order = new int[count];
    norm = new double[count];
    count = 0;
    for (int k = 0; k < parameters.channels(); k++) {
      for (int n = 0; n < parameters.projectors(k); n++) {
        l[count] = k;
        order[count] = n;
        norm[count++] = normalisation(k, n, parameters.radius(k));
      }
    }
    atom = AtomicStates.solved(this, parameters.functional(), source);
  }

  /** N with int r^2 p^2 dr = 1: 2 / (Gamma(m) s^{2m}) under the root, m = l + 2n + 3/2. */
  private static double normalisation(int l, int n, double s) {
    double gamma = Math.sqrt(Math.PI) / 2; // Gamma(3/2)
    for (int k = 1; k <= l + 2 * n; k++) {
      gamma *= k + 0.5;
    }
    return Math.sqrt(2 / gamma) / Math.pow(s, l + 2 * n + 1.5);
  }

  @Override
  public String symbol() {
    return parameters.symbol();
  }

  @Override
  public double valence() {
    return parameters.valence();
  }

  @Override
  public void local(double[] q, double[] v, double[] derivative) {
    double s = parameters.localRadius();
    double z = parameters.valence();
    double volume = LOCAL_FACTOR * s * s * s;
    for (int n = 0; n < q.length; n++) {
      double x2 = q[n] * q[n] * s * s;
      double gauss = Math.exp(-0.5 * x2);
      double coulomb = -4 * Math.PI * z / (q[n] * q[n]) * gauss;
      double polynomial = polynomial(c, x2);
      v[n] = coulomb + volume * gauss * polynomial;
      double slope = 2 * polynomialSlope(c, x2) - polynomial; // d/dx of g p = g x (2 p' - p)
      derivative[n] = -coulomb * (2 / q[n] + q[n] * s * s) + volume * gauss * slope * q[n] * s * s;
    }
  }

  private static double polynomial(double[] c, double x2) {
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      sum +=
          c[i]
              * switch (i) {
                case 0 -> 1;
                case 1 -> 3 - x2;
                case 2 -> 15 + x2 * (-10 + x2);
                default -> 105 + x2 * (-105 + x2 * (21 - x2));
              };
    }
    return sum;
  }

  /** Derivative of the polynomial by x^2. */
  private static double polynomialSlope(double[] c, double x2) {
    double sum = 0;
    for (int i = 1; i < c.length; i++) {
      sum +=
          c[i]
              * switch (i) {
                case 1 -> -1;
                case 2 -> -10 + 2 * x2;
                default -> -105 + x2 * (42 - 3 * x2);
              };
    }
    return sum;
  }

  @Override
  public double alpha() {
    double s = parameters.localRadius();
    return 2 * Math.PI * parameters.valence() * s * s + LOCAL_FACTOR * s * s * s * polynomial(c, 0);
  }

  @Override
  public int projectors() {
    return l.length;
  }

  @Override
  public int angularMomentum(int i) {
    return l[i];
  }

  @Override
  public double coupling(int i, int j) {
    return l[i] == l[j] ? parameters.h(l[i], order[i], order[j]) : 0;
  }

  @Override
  public void projector(int i, double[] q, double[] beta, double[] derivative) {
    int li = l[i];
    int n = order[i];
    double a = li + 0.5;
    double s2 = parameters.radius(li) * parameters.radius(li);
    double factor = 4 * Math.PI * norm[i] * Math.sqrt(Math.PI) * Math.pow(2, -li - 2);
    for (int k = 2; k <= n; k++) {
      factor *= k;
    }
    factor *= Math.pow(2 * s2, li + n + 1.5);
    for (int k = 0; k < q.length; k++) {
      double t = 0.5 * q[k] * q[k] * s2;
      double scaled = factor * Math.exp(-t);
      double polynomial = laguerre(n, a, t);
      double slope = -laguerre(n - 1, a + 1, t) - polynomial; // of L e^{-t}, by t
      double power = Math.pow(q[k], li);
      double powerSlope = li == 0 ? 0 : li * Math.pow(q[k], li - 1);
      beta[k] = scaled * power * polynomial;
      derivative[k] = scaled * (powerSlope * polynomial + power * slope * q[k] * s2);
    }
  }

  /** L_n^{(a)}(t): DLMF 18.9.1; zero for n < 0. */
  private static double laguerre(int n, double a, double t) {
    if (n < 0) {
      return 0;
    }
    double below = 0;
    double value = 1;
    for (int k = 0; k < n; k++) {
      double next = ((2 * k + 1 + a - t) * value - (k + a) * below) / (k + 1);
      below = value;
      value = next;
    }
    return value;
  }

  @Override
  public boolean hasCore() {
    return coreCoefficients.length > 0;
  }

  @Override
  public void core(double[] q, double[] density, double[] derivative) {
    double s2 = parameters.coreRadius() * parameters.coreRadius();
    double volume = LOCAL_FACTOR * s2 * parameters.coreRadius();
    for (int n = 0; n < q.length; n++) {
      double x2 = q[n] * q[n] * s2;
      double gauss = volume * Math.exp(-0.5 * x2);
      double polynomial = polynomial(coreCoefficients, x2);
      double slope = 2 * polynomialSlope(coreCoefficients, x2) - polynomial;
      density[n] = gauss * polynomial;
      derivative[n] = gauss * slope * q[n] * s2;
    }
  }

  @Override
  public void atomicDensity(double[] q, double[] density, double[] derivative) {
    atom.density(q, density, derivative);
  }

  @Override
  public int orbitals() {
    return atom.orbitals();
  }

  @Override
  public int orbitalAngularMomentum(int i) {
    return atom.angularMomentum(i);
  }

  @Override
  public double orbitalOccupation(int i) {
    return atom.occupation(i);
  }

  @Override
  public String orbitalShell(int i) {
    return atom.shell(i);
  }

  @Override
  public void orbital(int i, double[] q, double[] phi, double[] derivative) {
    atom.orbital(i, q, phi, derivative);
  }

  @Override
  public String functional() {
    return parameters.functional();
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public String cut() {
    return "analytic";
  }

  /** The smallest r_l of a channel with projectors; r_loc if there is none. */
  @Override
  public double coreRadius() {
    double radius = l.length == 0 ? parameters.localRadius() : parameters.radius(l[0]);
    for (int li : l) {
      radius = Math.min(radius, parameters.radius(li));
    }
    return radius;
  }

  /** The parameters it was made from. */
  public GthParameters parameters() {
    return parameters;
  }

  /** Those the table states, else those of the ground state. */
  @Override
  public List<Configuration.Shell> shells() {
    int[] counts = parameters.configuration();
    return counts.length == 0
        ? Configuration.valence(symbol(), valence())
        : Configuration.ofCounts(counts);
  }

  @Override
  public RadialForm radial() {
    return this;
  }

  @Override
  public double local(double r) {
    double s = parameters.localRadius();
    double x2 = r * r / (s * s);
    double z = parameters.valence();
    double root = Math.sqrt(2) * s;
    double coulomb = r < 1e-8 ? -2 * z / (Math.sqrt(Math.PI) * root) : -z / r * Erfc.erf(r / root);
    return coulomb + Math.exp(-0.5 * x2) * power(c, x2);
  }

  @Override
  public double scaledProjector(int i, double r) {
    double s = parameters.radius(l[i]);
    return norm[i] * Math.pow(r, l[i] + 2 * order[i] + 1) * Math.exp(-0.5 * r * r / (s * s));
  }

  @Override
  public double core(double r) {
    double s = parameters.coreRadius();
    return Math.exp(-0.5 * r * r / (s * s)) * power(coreCoefficients, r * r / (s * s));
  }

  /** sum_i c_i y^i. */
  private static double power(double[] c, double y) {
    double sum = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * y + c[i];
    }
    return sum;
  }
}
