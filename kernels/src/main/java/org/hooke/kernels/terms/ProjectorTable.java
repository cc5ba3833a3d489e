package org.hooke.kernels.terms;

import java.util.stream.IntStream;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.pseudo.RadialProjectors;
import org.hooke.kernels.special.RealHarmonics;

/**
 * The projectors of one species without phases, F_im(q) = beta_i(|q|) Y_lm(q)/sqrt(Omega), and
 * their strain derivatives; rows are ordered by i, then m = -l..l.
 */
final class ProjectorTable {
  private final RadialProjectors pseudopotential;
  private final int[] projector; // [row]
  private final int[] m; // [row]
  private final int[][] partner; // rows D couples a row to, [row][k]
  private final double[][] coupling; // D, [row][k], Ha

  ProjectorTable(RadialProjectors pseudopotential) {
    this.pseudopotential = pseudopotential;
    int rows = 0;
    for (int i = 0; i < pseudopotential.projectors(); i++) {
      rows += 2 * pseudopotential.angularMomentum(i) + 1;
    }
    this.projector = new int[rows];
    this.m = new int[rows];
    int row = 0;
    for (int i = 0; i < pseudopotential.projectors(); i++) {
      int l = pseudopotential.angularMomentum(i);
      for (int k = -l; k <= l; k++) {
        projector[row] = i;
        m[row++] = k;
      }
    }
    this.partner = new int[rows][];
    this.coupling = new double[rows][];
    for (int r = 0; r < rows; r++) {
      int self = r;
      partner[r] = IntStream.range(0, rows).filter(s -> coupled(self, s)).toArray();
      coupling[r] = new double[partner[r].length];
      for (int k = 0; k < partner[r].length; k++) {
        coupling[r][k] = pseudopotential.coupling(projector[r], projector[partner[r][k]]);
      }
    }
  }

  private boolean coupled(int r, int s) {
    return m[r] == m[s]
        && angularMomentum(r) == angularMomentum(s)
        && pseudopotential.coupling(projector[r], projector[s]) != 0;
  }

  int rows() {
    return m.length;
  }

  int angularMomentum(int row) {
    return pseudopotential.angularMomentum(projector[row]);
  }

  /** Largest l, or -1 without projectors. */
  int largestAngularMomentum() {
    return IntStream.range(0, rows()).map(this::angularMomentum).max().orElse(-1);
  }

  /** c[offset + row] = sum_row' D b[offset + row'], D between projectors of equal l and m. */
  void couple(double[] b, double[] c, int offset) {
    for (int r = 0; r < m.length; r++) {
      double sum = 0;
      for (int k = 0; k < partner[r].length; k++) {
        sum += coupling[r][k] * b[offset + partner[r][k]];
      }
      c[offset + r] = sum;
    }
  }

  /** F(q), [row][plane wave], bohr^{3/2}/sqrt(bohr^3) = 1. */
  double[][] values(KPointBasis basis) {
    int n = basis.size();
    double[][] q = {basis.q(0), basis.q(1), basis.q(2)};
    double scale = 1 / Math.sqrt(basis.lattice().volume());
    double[][] values = new double[rows()][n];
    double[] beta = new double[n];
    double[] slope = new double[n];
    for (int r = 0; r < rows(); r++) {
      if (r == 0 || projector[r] != projector[r - 1]) {
        pseudopotential.projector(projector[r], basis.norms(), beta, slope);
      }
      new RealHarmonics(angularMomentum(r), m[r]).evaluate(q, basis.norms(), values[r], null);
      for (int g = 0; g < n; g++) {
        values[r][g] *= scale * beta[g];
      }
    }
    return values;
  }

  /**
   * sums[3 i + j] += sum over rows and plane waves of overlap dF/dstrain_ij.
   *
   * <p>-dF/dstrain_ij = q_i dF/dq_j + delta_ij F/2: the strain turns q by -q_i along j, and F/2 is
   * that of 1/sqrt(Omega). dF/dq_j = (beta' q_j/|q| Y_lm + beta dY_lm/dq_j)/sqrt(Omega). The matrix
   * is symmetric where rows of all m are coupled alike: only i <= j is computed.
   *
   * @param overlap [row][plane wave]
   */
  void addStrain(KPointBasis basis, double[][] overlap, double[] sums) {
    addStrain(basis, overlap, true, sums);
  }

  /** The same with all components, for rows that are not coupled alike. */
  void addWholeStrain(KPointBasis basis, double[][] overlap, double[] sums) {
    addStrain(basis, overlap, false, sums);
  }

  private void addStrain(KPointBasis basis, double[][] overlap, boolean symmetric, double[] sums) {
    int n = basis.size();
    double[][] q = {basis.q(0), basis.q(1), basis.q(2)};
    double[] norms = basis.norms();
    double scale = 1 / Math.sqrt(basis.lattice().volume());
    double[] harmonic = new double[n];
    double[][] gradient = new double[3][n]; // of Y_lm
    double[] beta = new double[n];
    double[] slope = new double[n];
    for (int r = 0; r < rows(); r++) {
      if (r == 0 || projector[r] != projector[r - 1]) {
        pseudopotential.projector(projector[r], norms, beta, slope);
      }
      new RealHarmonics(angularMomentum(r), m[r]).evaluate(q, norms, harmonic, gradient);
      double[] x = overlap[r];
      double ofVolume = 0;
      for (int g = 0; g < n; g++) {
        ofVolume += 0.5 * beta[g] * harmonic[g] * x[g];
        harmonic[g] *= norms[g] == 0 ? 0 : slope[g] / norms[g] * x[g];
      }
      for (int j = 0; j < 3; j++) {
        for (int g = 0; g < n; g++) {
          gradient[j][g] = q[j][g] * harmonic[g] + x[g] * beta[g] * gradient[j][g];
        }
      }
      for (int i = 0; i < 3; i++) {
        for (int j = symmetric ? i : 0; j < 3; j++) {
          double sum = i == j ? ofVolume : 0;
          for (int g = 0; g < n; g++) {
            sum += q[i][g] * gradient[j][g];
          }
          sums[3 * i + j] -= scale * sum;
          if (symmetric && i != j) {
            sums[3 * j + i] -= scale * sum;
          }
        }
      }
    }
  }
}
