package org.hooke.kernels.eigen;

import java.util.stream.IntStream;
import org.hooke.kernels.linalg.Parallel;

/**
 * One direction per band from two applications of H: an approximate solution d of (H - e) d = -r,
 * band by band, without a product of blocks.
 *
 * <p>d is the combination of w_1 = K r and w_2 = K r_1 that makes |r + (H - e) d| least, r_1 being
 * what w_1 alone leaves of r: two steps of RMM-DIIS (Kresse and Furthmueller, Phys. Rev. B 54,
 * 11169 (1996), section II.D), with real coefficients. A Rayleigh-Ritz step in (X, D) then does
 * what orthonormalisation and subspace rotation do there.
 *
 * @param <B> a block of rows
 */
final class CorrectionEquation<B> {
  /** What the images of two directions must differ by, in parts of the second. */
  private static final double DEPENDENT = 1e-2;

  private final Directions<B> directions;
  private final Parallel parallel;
  private final Preconditioner preconditioner;
  private final B rest; // r, then r_1, then what is left, [row]

  /**
   * @param residuals r of each row, overwritten
   */
  CorrectionEquation(
      Directions<B> directions, Parallel parallel, Preconditioner preconditioner, B residuals) {
    this.directions = directions;
    this.parallel = parallel;
    this.preconditioner = preconditioner;
    this.rest = residuals;
  }

  /**
   * Turns the first directions w_1 of norm 1 into d of norm 1, and the same for their images.
   *
   * @param images H w_1
   * @param values e of each row, Ha
   * @param kinetic energy of each row's band, Ha
   * @param bounds rows whose residual w_1 alone takes below this are left as they are, Ha
   * @param second scratch of as many rows
   * @param secondImages the same
   * @return applications of H
   */
  int improve(
      B w, B images, double[] values, double[] kinetic, double[] bounds, B second, B secondImages) {
    int rows = values.length;
    double[] first = new double[rows]; // coefficient of w_1
    double[] squares = new double[rows]; // (z, z)
    boolean[] left = new boolean[rows];
    parallel.forEach(
        rows,
        (slot, i) -> {
          directions.addRow(-values[i], w, i, images, i); // z = (H - e) w from here on
          squares[i] = directions.dot(images, i, images, i);
          first[i] = step(images, i, squares[i], rest, i);
          left[i] = first[i] != 0 && directions.norm(rest, i) > bounds[i];
        });
    int[] chosen = IntStream.range(0, rows).filter(i -> left[i]).toArray();
    B w2 = directions.rows(second, 0, chosen.length);
    B z2 = directions.rows(secondImages, 0, chosen.length);
    directions.copy(rest, chosen, w2);
    parallel.forEach(
        chosen.length,
        (slot, j) -> {
          int i = chosen[j];
          directions.precondition(preconditioner, kinetic[i], values[i], w2, j);
        });
    int applications = chosen.length == 0 ? 0 : directions.apply(w2, z2);
    parallel.forEach(
        chosen.length,
        (slot, j) -> {
          int i = chosen[j];
          directions.addRow(-values[i], w2, j, z2, j);
          combine(i, first[i], squares[i], w, images, w2, z2, j);
        });
    parallel.forEach(rows, (slot, i) -> directions.addRow(values[i], w, i, images, i));
    return applications;
  }

  /** c with |r + c z| least, which is taken; 0 where z does not help; zz = (z, z). */
  private double step(B z, int j, double zz, B r, int i) {
    double c = zz > 0 ? -directions.dot(z, j, r, i) / zz : 0;
    directions.addRow(c, z, j, r, i);
    return c;
  }

  /**
   * w_i = (first w_i + c (w_2 - g w_i)) / norm with the images of the bracket and w_i orthogonal.
   */
  private void combine(int i, double first, double zz, B w, B z, B w2, B z2, int j) {
    double g = directions.dot(z, i, z2, j) / zz;
    double whole = directions.dot(z2, j, z2, j);
    directions.addRow(-g, w, i, w2, j);
    directions.addRow(-g, z, i, z2, j);
    double left = directions.dot(z2, j, z2, j);
    if (left < DEPENDENT * DEPENDENT * whole) {
      return;
    }
    double c = step(z2, j, left, rest, i);
    directions.addRow(c / first, w2, j, w, i);
    directions.addRow(c / first, z2, j, z, i);
    double norm = directions.norm(w, i);
    directions.scale(1 / norm, w, i);
    directions.scale(1 / norm, z, i);
  }
}
