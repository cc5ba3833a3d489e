package org.hooke.kernels.kpoints;

import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;

/**
 * First orbitals: the lowest combinations of the atoms' own orbitals and random ones ({@link
 * AtomicSpan}) by Rayleigh-Ritz in their span, linear dependencies removed.
 */
final class StartingOrbitals {
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
    AtomicSpan span = new AtomicSpan(setup, basis, seed);
    int size = span.size(rows);
    if (size > basis.dimension()) {
      return OrbitalTransfer.random(rows, basis, seed);
    }
    ComplexMatrix orthonormal = orthonormalised(span.rows(0, size));
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
}
