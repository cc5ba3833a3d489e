package org.hooke.kernels.crystal;

/**
 * The Niggli-reduced basis of a lattice: as short and as little skewed as a basis of it can be.
 * Immutable.
 */
public final class ReducedBasis {
  private static final double TOLERANCE = 1e-9;

  private final int[] rows; // [3 i + j]
  private final Lattice lattice;

  public ReducedBasis(Lattice given) {
    double[] a = given.vectors();
    int[] columns = NiggliCell.change(Matrix3.times(a, Matrix3.transposed(a)), TOLERANCE);
    this.rows = Matrix3.transposed(columns);
    this.lattice = new Lattice(Matrix3.times(Matrix3.toDouble(rows), a));
  }

  /** Integers n_ij, det = 1, of the reduced vectors sum_j n_ij a_j, [3 i + j]. */
  public int[] coefficients() {
    return rows.clone();
  }

  /** The same points, spanned by the reduced vectors in the given orientation. */
  public Lattice lattice() {
    return lattice;
  }

  /** Length of the shortest lattice vector, bohr: how far a point is from its nearest image. */
  public double shortest() {
    return lattice.length(0);
  }
}
