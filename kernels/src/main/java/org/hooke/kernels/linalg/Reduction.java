package org.hooke.kernels.linalg;

/** A Hermitian matrix as a unitary transform of a real symmetric tridiagonal one, A = P T P^H. */
interface Reduction {
  /** The live diagonal of T, [n]. */
  double[] diagonal();

  /** The live elements beside it, [n], element k coupling k and k + 1; the last is 0. */
  double[] offDiagonal();

  /**
   * vectors_k = P z_k for every row of vectors.
   *
   * @param z [at least rows of vectors][n], may be overwritten
   */
  void backTransform(double[][] z, ComplexMatrix vectors);
}
