package org.hooke.kernels.elastic;

import java.util.List;
import org.hooke.kernels.linalg.SymmetricEigen;

/**
 * Least squares of measured stress slopes dS/d(eta) along strain directions in a basis of
 * stiffnesses: sum over directions of |slope - C e|^2 in Kelvin's notation is least. Immutable.
 */
public final class StiffnessFit {
  private static final double RANK = 1e-8; // of eigenvalues of the normal matrix to the largest

  private final InvariantStiffness basis;
  private final SymmetricEigen normal;
  private final double[] coefficients;
  private final double residue;
  private final double residueSquare;
  private final int count;

  /**
   * Fits at once; what the data do not determine is left zero.
   *
   * @param directions strains e, each [3 i + j]
   * @param slopes dS/d(eta), Voigt, each [6]
   */
  public StiffnessFit(InvariantStiffness basis, List<double[]> directions, List<double[]> slopes) {
    this.basis = basis;
    int n = basis.size();
    double[] right = new double[n];
    double square = 0;
    for (int d = 0; d < directions.size(); d++) {
      double[] measured = kelvin(slopes.get(d));
      square += dot(measured, measured);
      for (int b = 0; b < n; b++) {
        right[b] += dot(basis.response(b, directions.get(d)), measured);
      }
    }
    this.normal = new SymmetricEigen(n, normalMatrix(basis, directions));
    this.coefficients = new double[n];
    double[] values = normal.values();
    for (int k = 0; k < n; k++) {
      if (values[k] > RANK * values[n - 1]) {
        double[] v = normal.vector(k);
        double part = dot(v, right) / values[k];
        for (int b = 0; b < n; b++) {
          coefficients[b] += part * v[b];
        }
      }
    }
    double left = residue(directions, slopes);
    this.residue = square > 0 ? left / Math.sqrt(square) : 0;
    this.residueSquare = left * left;
    this.count = directions.size();
  }

  private double residue(List<double[]> directions, List<double[]> slopes) {
    ElasticTensor c = tensor();
    double sum = 0;
    for (int d = 0; d < directions.size(); d++) {
      double[] s = c.stress(directions.get(d));
      for (int m = 0; m < 6; m++) {
        double off = Voigt.kelvin(m) * (s[m] - slopes.get(d)[m]);
        sum += off * off;
      }
    }
    return Math.sqrt(sum);
  }

  /** N_ab = sum over directions of (B_a e)(B_b e), [n a + b]. */
  private static double[] normalMatrix(InvariantStiffness basis, List<double[]> directions) {
    int n = basis.size();
    double[] matrix = new double[n * n];
    for (double[] e : directions) {
      double[][] rows = new double[n][];
      for (int b = 0; b < n; b++) {
        rows[b] = basis.response(b, e);
      }
      for (int a = 0; a < n; a++) {
        for (int b = 0; b < n; b++) {
          matrix[n * a + b] += dot(rows[a], rows[b]);
        }
      }
    }
    return matrix;
  }

  /**
   * Condition number of the least-squares problem of these directions; infinite when they do not
   * determine every constant.
   */
  public static double condition(InvariantStiffness basis, List<double[]> directions) {
    double[] matrix = normalMatrix(basis, directions);
    return condition(new SymmetricEigen(basis.size(), matrix));
  }

  private static double condition(SymmetricEigen normal) {
    double[] values = normal.values();
    double most = values[values.length - 1];
    return values[0] > RANK * most ? Math.sqrt(most / values[0]) : Double.POSITIVE_INFINITY;
  }

  private static double[] kelvin(double[] stress) {
    double[] k = stress.clone();
    for (int m = 0; m < 6; m++) {
      k[m] *= Voigt.kelvin(m);
    }
    return k;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The fitted stiffness, in the unit of the slopes. */
  public ElasticTensor tensor() {
    return basis.combined(coefficients);
  }

  /**
   * Standard errors of the constants, from variances of the slopes that are independent of each
   * other; what symmetry makes equal has equal errors.
   *
   * @param directions as fitted
   * @param variances of the slopes, Voigt, each [6], one per direction
   * @return [6 m + n], in the unit of the slopes
   */
  public double[] errors(List<double[]> directions, List<double[]> variances) {
    double[] square = new double[36];
    double[] values = normal.values();
    int size = basis.size();
    for (int d = 0; d < directions.size(); d++) {
      for (int m = 0; m < 6; m++) {
        double[] right = new double[size];
        for (int b = 0; b < size; b++) {
          right[b] = basis.response(b, directions.get(d))[m] * Voigt.kelvin(m);
        }
        double[] change = new double[size];
        for (int k = 0; k < size; k++) {
          if (values[k] > RANK * values[size - 1]) {
            double[] v = normal.vector(k);
            double part = dot(v, right) / values[k];
            for (int b = 0; b < size; b++) {
              change[b] += part * v[b];
            }
          }
        }
        double[] c = basis.combined(change).stiffness();
        for (int i = 0; i < 36; i++) {
          square[i] += c[i] * c[i] * variances.get(d)[m];
        }
      }
    }
    for (int i = 0; i < 36; i++) {
      square[i] = Math.sqrt(square[i]);
    }
    return square;
  }

  /**
   * Variance of Kelvin's components of the slopes about the fit: residual sum of squares over
   * measured components less constants; NaN without a component to spare.
   */
  public double variance() {
    int spare = 6 * count - basis.size();
    return spare > 0 ? residueSquare / spare : Double.NaN;
  }

  /** Length of what the fit leaves of the slopes, relative to their length. */
  public double residue() {
    return residue;
  }

  /** Condition number of the least-squares problem; infinite when a constant is undetermined. */
  public double condition() {
    return condition(normal);
  }

  /** Whether the data determine every constant. */
  public boolean isDetermined() {
    return Double.isFinite(condition());
  }
}
