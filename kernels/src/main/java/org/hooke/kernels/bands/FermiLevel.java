package org.hooke.kernels.bands;

/**
 * The level mu with sum_k w_k sum_n f((mu - e_nk)/width) = N, to the last digits of N.
 *
 * <p>Monotonic schemes have one root, or none distinguishable within a gap, whose middle is then
 * taken. Methfessel-Paxton of order above 0 and cold smearing may have several: the one nearest to
 * the Gaussian level of the same width is chosen. Sums run in the order of spins, k-points and
 * bands, so equal bands give equal bits.
 */
final class FermiLevel {
  private static final int STEPS_PER_WIDTH = 16; // of the scan for the nearest root

  private final Smearing smearing;
  private final Bands bands;
  private final int firstSpin;
  private final int lastSpin; // exclusive
  private final double target; // N times the sum of weights, which is 1 but for rounding
  private final double tolerance;

  private FermiLevel(Smearing smearing, Bands bands, int firstSpin, int lastSpin, double states) {
    this.smearing = smearing;
    this.bands = bands;
    this.firstSpin = firstSpin;
    this.lastSpin = lastSpin;
    double weights = 0;
    for (int k = 0; k < bands.kpoints(); k++) {
      weights += bands.weight(k);
    }
    target = states * weights;
    tolerance = 8 * Math.ulp(Math.max(states, 1));
  }

  /**
   * The Fermi level of the spins [firstSpin, lastSpin), Ha.
   *
   * @param states number of filled states, a band of one spin counting 1
   * @throws IllegalArgumentException when there are fewer bands than that
   */
  static double find(Smearing smearing, Bands bands, int firstSpin, int lastSpin, double states) {
    int capacity = (lastSpin - firstSpin) * bands.bands();
    if (states > capacity) {
      throw new IllegalArgumentException(
          states + " electrons of one spin do not fit into " + capacity + " bands");
    }
    boolean monotonic = smearing instanceof Gaussian || smearing instanceof FermiDirac;
    Smearing first = monotonic ? smearing : new Gaussian(smearing.width());
    double level = new FermiLevel(first, bands, firstSpin, lastSpin, states).onlyRoot();
    return monotonic
        ? level
        : new FermiLevel(smearing, bands, firstSpin, lastSpin, states).rootNearest(level);
  }

  /** The root of a monotonic N(mu), or the middle of the interval where it equals N. */
  private double onlyRoot() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int spin = firstSpin; spin < lastSpin; spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(spin, k);
        low = Math.min(low, e[0]);
        high = Math.max(high, e[e.length - 1]);
      }
    }
    double margin = 40 * smearing.width(); // all but e^-40 of the Fermi-Dirac tail
    high += margin;
    do {
      low -= margin;
    } while (excess(low) > tolerance);
    double below = excess(low) >= -tolerance ? low : crossing(low, high, -tolerance);
    if (excess(below) > tolerance) {
      return below; // so steep that no number in between exists
    }
    double last = below;
    double next = below;
    for (double step = 1e-9 * smearing.width(); excess(next) <= tolerance; step *= 8) {
      if (next == high) {
        return below + 0.5 * (high - below);
      }
      last = next;
      next = Math.min(below + step, high);
    }
    double above = crossing(last, next, tolerance);
    return below + 0.5 * (above - below);
  }

  /** Outwards from the guess in small steps until N(mu) - N changes sign. */
  private double rootNearest(double guess) {
    double here = excess(guess);
    if (Math.abs(here) <= tolerance) {
      return guess;
    }
    double step = smearing.width() / STEPS_PER_WIDTH;
    boolean sign = here > 0;
    for (int i = 1; guess + i * step > guess; i++) {
      double left = guess - i * step;
      double right = guess + i * step;
      boolean inLeft = excess(left) > 0 != sign;
      boolean inRight = excess(right) > 0 != sign;
      if (inLeft || inRight) {
        double a = inLeft ? crossing(left, guess - (i - 1) * step, 0) : Double.NEGATIVE_INFINITY;
        double b = inRight ? crossing(guess + (i - 1) * step, right, 0) : Double.POSITIVE_INFINITY;
        return guess - a <= b - guess ? a : b;
      }
    }
    throw new IllegalStateException("width " + smearing.width() + " is lost at level " + guess);
  }

  /**
   * Where N(mu) - N - offset, of opposite signs at a and b, crosses zero: secant steps, the value
   * at an end that stays twice running halved (Illinois), every fourth step a bisection.
   */
  private double crossing(double a, double b, double offset) {
    double ga = excess(a) - offset;
    double gb = excess(b) - offset;
    boolean sign = ga > 0;
    double enough = 0.5 * Math.ulp(target);
    int stays = 0; // +1: b stayed, -1: a stayed
    for (int i = 0; ; i++) {
      double middle = a + 0.5 * (b - a);
      double secant = a - ga * ((b - a) / (gb - ga));
      double x = i % 4 != 3 && secant > a && secant < b ? secant : middle;
      if (!(x > a && x < b)) {
        // a and b are neighbours
        return Math.abs(excess(a) - offset) <= Math.abs(excess(b) - offset) ? a : b;
      }
      double g = excess(x) - offset;
      if (Math.abs(g) <= enough) {
        return x;
      }
      if (g > 0 == sign) {
        a = x;
        ga = g;
        gb *= stays > 0 ? 0.5 : 1;
        stays = 1;
      } else {
        b = x;
        gb = g;
        ga *= stays < 0 ? 0.5 : 1;
        stays = -1;
      }
    }
  }

  /** N(mu) - N. */
  private double excess(double mu) {
    double sum = -target;
    double lost = 0;
    for (int spin = firstSpin; spin < lastSpin; spin++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double filled = 0;
        for (double e : bands.eigenvalues(spin, k)) {
          filled += smearing.occupation((mu - e) / smearing.width());
        }
        double term = bands.weight(k) * filled - lost; // Kahan's sum
        double next = sum + term;
        lost = (next - sum) - term;
        sum = next;
      }
    }
    return sum;
  }
}
