package org.hooke.kernels.kpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.special.RealHarmonics;

/**
 * First orbitals: the lowest combinations of the atoms' own orbitals, completed by random ones.
 *
 * <p>&lt;k+G|phi_lm(r - tau)&gt; ~ (-i)^l phi_l(|k+G|) Y_lm(k+G) e^{-i(k+G)tau}, each plane wave
 * disturbed by a few percent so that no symmetry of the start survives that the ground state may
 * lack; then Rayleigh-Ritz in the span, linear dependencies removed.
 */
final class StartingOrbitals {
  /** Relative size of the random disturbance of atomic orbitals. */
  private static final double DISTURBANCE = 0.05;

  /** Directions of the span with a smaller overlap eigenvalue are dropped. */
  private static final double DEPENDENT = 1e-6;

  private final KPointsSetup setup;
  private final KPointBasis basis;
  private final LinearOperator hamiltonian;
  private final Parallel parallel;

  StartingOrbitals(KPointsSetup setup, KPointHamiltonian hamiltonian, Parallel parallel) {
    this.setup = setup;
    this.basis = hamiltonian.basis();
    this.hamiltonian = hamiltonian;
    this.parallel = parallel;
  }

  /** The {@code rows} lowest Ritz vectors of H in the span, [row][plane wave]. */
  ComplexMatrix lowest(int rows, long seed) {
    int atomic = atomicOrbitals();
    ComplexMatrix span = OrbitalTransfer.random(Math.max(atomic + 2, rows), basis, seed);
    if (span.rows() > basis.dimension()) {
      return OrbitalTransfer.random(rows, basis, seed);
    }
    fillAtomic(span, seed);
    ComplexMatrix orthonormal = orthonormalised(span);
    if (orthonormal.rows() < rows) {
      return OrbitalTransfer.random(rows, basis, seed);
    }
    ComplexMatrix image = new ComplexMatrix(orthonormal.rows(), basis.size());
    hamiltonian.apply(orthonormal, image);
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    ComplexMatrix h = new ComplexMatrix(orthonormal.rows(), orthonormal.rows());
    gemm.gramHermitian(orthonormal, image, h);
    ComplexMatrix c = new ComplexMatrix(rows, orthonormal.rows());
    new HermitianEigen(parallel).solve(h, c);
    ComplexMatrix lowest = new ComplexMatrix(rows, basis.size());
    gemm.combine(c, orthonormal, lowest);
    return lowest;
  }

  /** y_k = s_k^{-1/2} sum_j c_kj x_j with S c_k = s_k c_k, for s_k not too small. */
  private ComplexMatrix orthonormalised(ComplexMatrix x) {
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    int n = x.rows();
    normalise(x);
    ComplexMatrix s = new ComplexMatrix(n, n);
    gemm.gramHermitian(x, x, s);
    ComplexMatrix c = new ComplexMatrix(n, n);
    double[] values = new HermitianEigen(parallel).solve(s, c);
    int dropped = 0;
    while (dropped < n && values[dropped] < DEPENDENT * values[n - 1]) {
      dropped++;
    }
    for (int k = dropped; k < n; k++) {
      c.row(k).scale(1 / Math.sqrt(values[k]));
    }
    ComplexMatrix y = new ComplexMatrix(n - dropped, basis.size());
    gemm.combine(c.rows(dropped, n - dropped), x, y);
    return y;
  }

  private static void normalise(ComplexMatrix x) {
    for (int n = 0; n < x.rows(); n++) {
      x.row(n).scale(1 / Math.sqrt(x.row(n).normSquared()));
    }
  }

  private int atomicOrbitals() {
    Structure structure = setup.structure();
    int count = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = setup.potential(structure.symbol(a));
      for (int i = 0; i < p.orbitals(); i++) {
        count += 2 * p.orbitalAngularMomentum(i) + 1;
      }
    }
    return count;
  }

  /** Overwrites the first rows of the span with the atomic orbitals. */
  private void fillAtomic(ComplexMatrix span, long seed) {
    Structure structure = setup.structure();
    Map<String, double[][]> shapes = new TreeMap<>(); // [orbital and m][plane wave] by species
    double[] factor = new double[basis.size()];
    int row = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = setup.potential(structure.symbol(a));
      double[][] shape = shapes.computeIfAbsent(structure.symbol(a), symbol -> shapes(p));
      ComplexVector phase =
          basis.structureFactor(
              new double[] {
                structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
              });
      int next = 0;
      for (int i = 0; i < p.orbitals(); i++) {
        int l = p.orbitalAngularMomentum(i);
        ComplexVector turned = phase.timesMinusI(l);
        basis.scaleToHalf(turned);
        for (int m = -l; m <= l; m++) {
          SplittableRandom random = new SplittableRandom(seed * 31 + row);
          double[] f = shape[next++];
          for (int g = 0; g < factor.length; g++) {
            factor[g] = f[g] * (1 + DISTURBANCE * (random.nextDouble() - 0.5));
          }
          span.row(row++).setWeighted(factor, turned);
        }
      }
    }
  }

  /** phi_l(|k+G|) Y_lm(k+G) of every orbital and m, [row][plane wave]. */
  private double[][] shapes(Pseudopotential p) {
    double[][] q = {basis.q(0), basis.q(1), basis.q(2)};
    double[] radial = new double[basis.size()];
    List<double[]> shapes = new ArrayList<>();
    for (int i = 0; i < p.orbitals(); i++) {
      int l = p.orbitalAngularMomentum(i);
      p.orbital(i, basis.norms(), radial);
      for (int m = -l; m <= l; m++) {
        double[] shape = new double[basis.size()];
        new RealHarmonics(l, m).evaluate(q, basis.norms(), shape, null);
        for (int g = 0; g < shape.length; g++) {
          shape[g] *= radial[g];
        }
        shapes.add(shape);
      }
    }
    return shapes.toArray(new double[0][]);
  }
}
