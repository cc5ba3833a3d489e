package org.hooke.kernels.elastic;

import java.util.function.ToDoubleFunction;

/**
 * Moduli of a crystal by direction, and their extremes over all directions. In the unit of the
 * stiffness; compressibility in its inverse. Immutable.
 *
 * <p>J. F. Nye, Physical Properties of Crystals (1957), chapter 8; A. Marmier et al., Comput. Phys.
 * Commun. 181, 2102 (2010). Across a direction n the extremes of Poisson's ratio and of the shear
 * modulus are eigenvalues in the plane normal to n: exact, not searched for.
 */
public final class DirectionalModuli {
  private static final int POLAR = 60; // to the equator
  private static final int AZIMUTHAL = 120;

  private final double[][] s; // [3 i + j][3 k + l]

  /**
   * @throws ArithmeticException when the tensor is singular
   */
  public DirectionalModuli(ElasticTensor tensor) {
    double[] voigt = tensor.compliance();
    this.s = new double[9][9];
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        double x = voigt[6 * m + n] * (m < 3 ? 1 : 0.5) * (n < 3 ? 1 : 0.5);
        for (int ij : both(m)) {
          for (int kl : both(n)) {
            s[ij][kl] = x;
          }
        }
      }
    }
  }

  private static int[] both(int m) {
    return new int[] {3 * Voigt.first(m) + Voigt.second(m), 3 * Voigt.second(m) + Voigt.first(m)};
  }

  /**
   * The least or largest value over all directions.
   *
   * @param value there
   * @param x of the direction, which has unit length
   * @param y of the direction
   * @param z of the direction
   */
  public record Extreme(double value, double x, double y, double z) {}

  /** Young's modulus of a rod along n, of unit length: 1/(n n s n n). */
  public double young(double[] n) {
    return 1 / trace(along(n), n);
  }

  /** Linear compressibility under pressure: n_i n_j s_ijkk. */
  public double compressibility(double[] n) {
    double[] q = along(n);
    return q[0] + q[4] + q[8];
  }

  /** Least and largest Poisson's ratio of a rod along n, over the directions across it. */
  public double[] poisson(double[] n) {
    double[] q = along(n);
    double young = 1 / trace(q, n);
    double[] ends = inPlane(q, n);
    return new double[] {-young * ends[1], -young * ends[0]};
  }

  /** Least and largest shear modulus 1/(4 n m s n m), over the directions m across n. */
  public double[] shear(double[] n) {
    double[] q = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        for (int j = 0; j < 3; j++) {
          for (int l = 0; l < 3; l++) {
            q[3 * j + l] += 4 * s[3 * i + j][3 * k + l] * n[i] * n[k];
          }
        }
      }
    }
    double[] ends = inPlane(q, n);
    return new double[] {1 / ends[1], 1 / ends[0]};
  }

  /** n_i n_j s_ijkl, [3 k + l]. */
  private double[] along(double[] n) {
    double[] q = new double[9];
    for (int ij = 0; ij < 9; ij++) {
      for (int kl = 0; kl < 9; kl++) {
        q[kl] += n[ij / 3] * n[ij % 3] * s[ij][kl];
      }
    }
    return q;
  }

  private static double trace(double[] q, double[] n) {
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += q[i] * n[i / 3] * n[i % 3];
    }
    return sum;
  }

  /** Eigenvalues, ascending, of a symmetric tensor in the plane normal to n. */
  private static double[] inPlane(double[] q, double[] n) {
    int least = 0;
    for (int i = 1; i < 3; i++) {
      least = Math.abs(n[i]) < Math.abs(n[least]) ? i : least;
    }
    double[] axis = new double[3];
    axis[least] = 1;
    double[] u = cross(n, axis);
    double length = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    for (int i = 0; i < 3; i++) {
      u[i] /= length;
    }
    double[] v = cross(n, u);
    double a = trace(q, u);
    double c = trace(q, v);
    double b = 0;
    for (int i = 0; i < 9; i++) {
      b += q[i] * (u[i / 3] * v[i % 3] + v[i / 3] * u[i % 3]) / 2;
    }
    double spread = Math.hypot((a - c) / 2, b);
    return new double[] {(a + c) / 2 - spread, (a + c) / 2 + spread};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  /** The direction at polar and azimuthal angles, radians. */
  public static double[] direction(double theta, double phi) {
    return new double[] {
      Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)
    };
  }

  /** The least value of a function of the direction, by a scan and a shrinking search. */
  public static Extreme least(ToDoubleFunction<double[]> value) {
    double theta = 0;
    double phi = 0;
    double best = value.applyAsDouble(direction(0, 0));
    for (int p = 0; p <= POLAR; p++) { // n and -n are alike
      for (int a = 0; a < (p == 0 ? 1 : AZIMUTHAL); a++) {
        double t = Math.PI / 2 * p / POLAR;
        double f = 2 * Math.PI * a / AZIMUTHAL;
        double x = value.applyAsDouble(direction(t, f));
        if (x < best - 1e-12 * Math.abs(best)) { // of equal ones the first
          best = x;
          theta = t;
          phi = f;
        }
      }
    }
    for (double step = Math.PI / AZIMUTHAL; step > 1e-8; ) {
      double[][] round = {
        {theta + step, phi}, {theta - step, phi}, {theta, phi + step}, {theta, phi - step}
      };
      boolean better = false;
      for (double[] there : round) {
        double x = value.applyAsDouble(direction(there[0], there[1]));
        if (x < best - 1e-13 * Math.abs(best)) {
          best = x;
          theta = there[0];
          phi = there[1];
          better = true;
        }
      }
      step /= better ? 1 : 2;
    }
    double[] n = direction(theta, phi);
    return new Extreme(best, n[0], n[1], n[2]);
  }

  /** The largest value of a function of the direction. */
  public static Extreme largest(ToDoubleFunction<double[]> value) {
    Extreme e = least(n -> -value.applyAsDouble(n));
    return new Extreme(-e.value(), e.x(), e.y(), e.z());
  }
}
