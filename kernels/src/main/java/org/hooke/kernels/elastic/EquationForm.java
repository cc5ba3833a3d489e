package org.hooke.kernels.elastic;

/**
 * Energy and pressure of a solid against its volume, with four parameters: E0, the volume V0 of
 * zero pressure, the bulk modulus B0 there and its pressure derivative B1.
 */
public enum EquationForm {
  /** Third order in Euler's strain: F. Birch, Phys. Rev. 71, 809 (1947), eq. 15 and 17. */
  BIRCH_MURNAGHAN {
    @Override
    public double energy(double v, double e0, double v0, double b0, double b1) {
      double x = Math.cbrt(v0 / v);
      double f = x * x - 1;
      return e0 + 9 * v0 * b0 / 16 * f * f * (f * b1 + 6 - 4 * x * x);
    }

    @Override
    public double pressure(double v, double v0, double b0, double b1) {
      double x = Math.cbrt(v0 / v);
      double f = x * x - 1;
      return 1.5 * b0 * Math.pow(x, 5) * f * (1 + 0.75 * (b1 - 4) * f);
    }
  },
  /** P. Vinet et al., J. Phys.: Condens. Matter 1, 1941 (1989), eq. 4. */
  VINET {
    @Override
    public double energy(double v, double e0, double v0, double b0, double b1) {
      double y = Math.cbrt(v / v0);
      double a = 1.5 * (b1 - 1);
      if (Math.abs(a) < 1e-6) { // the limit of B1 = 1
        return e0 + 4.5 * b0 * v0 * (y - 1) * (y - 1);
      }
      return e0 + 9 * b0 * v0 / (a * a) * (1 - (1 + a * (y - 1)) * Math.exp(a * (1 - y)));
    }

    @Override
    public double pressure(double v, double v0, double b0, double b1) {
      double y = Math.cbrt(v / v0);
      return 3 * b0 * (1 - y) / (y * y) * Math.exp(1.5 * (b1 - 1) * (1 - y));
    }
  };

  /** E(V). */
  public abstract double energy(double v, double e0, double v0, double b0, double b1);

  /** P(V) = -dE/dV. */
  public abstract double pressure(double v, double v0, double b0, double b1);
}
