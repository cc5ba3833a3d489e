package org.hooke.kernels.eigen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexGemm;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;

/**
 * A crystal-like Hamiltonian: |k+G|^2 / 2, Gaussian wells by FFT, and two Gaussian projectors (s
 * and p-like) per atom of a slightly distorted simple cubic lattice.
 */
final class PlaneWaveModel implements LinearOperator {
  private static final double SPACING = 5.0; // Bohr between neighbours
  private static final double DEPTH = 3.0; // Ha
  private static final double WIDTH = 1.2; // Bohr

  private final double[] kinetic; // [G]
  private final double[] v; // [grid]
  private final SphereTransform sphere;
  private final ComplexMatrix projectors; // [projector][G]
  private final ComplexGemm gemm = new ComplexGemm(Parallel.serial());
  long applications;
  long nanos; // spent in apply

  /** cells^3 atoms, kinetic energies below the cutoff, Ha. */
  PlaneWaveModel(int cells, double cutoff, Transforms transforms) {
    double length = cells * SPACING;
    double b = 2 * Math.PI / length;
    double[] k = {0.11 * b, 0.23 * b, -0.17 * b};
    int m = (int) (Math.sqrt(2 * cutoff) / b) + 1;
    List<int[]> list = new ArrayList<>();
    for (int i = -m; i <= m; i++) {
      for (int j = -m; j <= m; j++) {
        for (int l = -m; l <= m; l++) {
          if (energy(b, k, i, j, l) < cutoff) {
            list.add(new int[] {i, j, l});
          }
        }
      }
    }
    list.sort(Comparator.comparingDouble(g -> energy(b, k, g[0], g[1], g[2])));
    int n = list.size();
    kinetic = new double[n];
    int[] miller = new int[3 * n];
    for (int g = 0; g < n; g++) {
      int[] t = list.get(g);
      kinetic[g] = energy(b, k, t[0], t[1], t[2]);
      System.arraycopy(t, 0, miller, 3 * g, 3);
    }
    int box = transforms.goodLength(4 * m + 1);
    sphere = transforms.sphere(box, box, box, miller);
    double[][] atoms = atoms(cells);
    v = wells(box, length, atoms);
    projectors = new ComplexMatrix(2 * atoms.length, n);
    for (int a = 0; a < atoms.length; a++) {
      for (int g = 0; g < n; g++) {
        double angle = 0;
        for (int c = 0; c < 3; c++) {
          angle -= atoms[a][c] * (b * miller[3 * g + c] + k[c]);
        }
        double s = Math.exp(-0.5 * kinetic[g]) * Math.pow(length, -1.5) * 6;
        double p = s * (b * miller[3 * g + 2] + k[2]);
        projectors.re(2 * a)[g] = s * Math.cos(angle);
        projectors.im(2 * a)[g] = s * Math.sin(angle);
        projectors.re(2 * a + 1)[g] = p * Math.cos(angle);
        projectors.im(2 * a + 1)[g] = p * Math.sin(angle);
      }
    }
  }

  private static double energy(double b, double[] k, int i, int j, int l) {
    double x = b * i + k[0];
    double y = b * j + k[1];
    double z = b * l + k[2];
    return 0.5 * (x * x + y * y + z * z);
  }

  private static double[][] atoms(int cells) {
    double[][] atoms = new double[cells * cells * cells][];
    for (int a = 0; a < atoms.length; a++) {
      int i = a / (cells * cells);
      int j = a / cells % cells;
      int l = a % cells;
      atoms[a] =
          new double[] {
            SPACING * (i + 0.03 * Math.sin(1.0 + 3 * a)),
            SPACING * (j + 0.03 * Math.sin(2.0 + 5 * a)),
            SPACING * (l + 0.03 * Math.sin(3.0 + 7 * a))
          };
    }
    return atoms;
  }

  private static double[] wells(int box, double length, double[][] atoms) {
    double[] v = new double[box * box * box];
    for (double[] atom : atoms) {
      double[][] axis = new double[3][box];
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < box; i++) {
          double d = Math.IEEEremainder(i * length / box - atom[c], length) / WIDTH;
          axis[c][i] = Math.exp(-0.5 * d * d);
        }
      }
      for (int j = 0; j < v.length; j++) {
        v[j] -= DEPTH * axis[0][j / (box * box)] * axis[1][j / box % box] * axis[2][j % box];
      }
    }
    return v;
  }

  double[] kinetic() {
    return kinetic;
  }

  @Override
  public int size() {
    return kinetic.length;
  }

  @Override
  public void apply(ComplexMatrix x, ComplexMatrix y) {
    long start = System.nanoTime();
    applications += x.rows();
    for (int i = 0; i < x.rows(); i++) {
      for (int g = 0; g < kinetic.length; g++) {
        y.re(i)[g] = kinetic[g] * x.re(i)[g];
        y.im(i)[g] = kinetic[g] * x.im(i)[g];
      }
      sphere.addPotentialTimes(v, x.re(i), x.im(i), y.re(i), y.im(i));
    }
    ComplexMatrix p = new ComplexMatrix(x.rows(), projectors.rows()); // conj of (projector, x)
    gemm.gram(x, projectors, p);
    for (int i = 0; i < x.rows(); i++) {
      for (int a = 0; a < projectors.rows(); a++) {
        double d = a % 2 == 0 ? 1.5 : -0.4;
        p.re(i)[a] *= d;
        p.im(i)[a] *= -d;
      }
    }
    gemm.addCombination(1, p, projectors, y);
    nanos += System.nanoTime() - start;
  }
}
