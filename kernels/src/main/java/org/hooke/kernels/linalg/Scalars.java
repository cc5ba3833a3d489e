package org.hooke.kernels.linalg;

/** The numbers that combine orbitals: complex in general, real where the orbitals can be. */
public enum Scalars {
  COMPLEX,
  REAL;

  /** The numbers that vectors of an operator are combined with. */
  public static Scalars of(LinearOperator operator) {
    return operator.real() ? REAL : COMPLEX;
  }

  /** Inner products and combinations over these numbers. */
  public BlockAlgebra algebra(Parallel parallel) {
    return this == REAL ? new RealGemm(parallel) : new ComplexGemm(parallel);
  }
}
