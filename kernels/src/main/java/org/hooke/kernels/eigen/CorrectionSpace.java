package org.hooke.kernels.eigen;

import java.util.Arrays;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.Cholesky;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * The space of Ritz vectors X and directions W, and the lowest Ritz pairs in it, with everything
 * but X itself in the precision of the directions.
 *
 * <p>An orthonormal basis v_i = sum_j t_ij q_j of q = (X, W) exists as its coefficients T only,
 * from overlaps: no row is ever projected or rotated. H X is not kept but R = H X - X E, and W are
 * of any size: so all that is computed with H is proportional to the residuals, and its rounding
 * errors are relative to them. (x_j, H w) = (r_j, w) + E_j (x_j, w). One caller at a time.
 *
 * @param <B> a block of rows
 */
final class CorrectionSpace<B> {
  /** A change of a Ritz vector below this norm is rounding. */
  private static final double LEAST_CHANGE = 1e-13;

  /** Square of the overlap below which two Ritz vectors are different ones. */
  private static final double LEAST_OVERLAP = 0.99;

  private final Directions<B> directions;
  private final BlockAlgebra small;
  private final HermitianEigen eigen;
  private final int bands;
  private final int capacity; // directions
  private final B x; // [band]
  private final B residuals; // R, [band]
  private final double[] energies; // E, [band]
  private final B w; // [direction]
  private final B hw; // [direction]
  private final ComplexMatrix t; // [v beyond X][q]
  private final ComplexMatrix a; // (v_i, H v_j)
  private int count; // directions in use
  private int dimension; // of v
  private double[] values; // [band]
  private ComplexMatrix dBefore; // the same before the last extension, null before the second
  private ComplexMatrix d; // Ritz vector k is sum_j d_kj q_j, [band][q]
  private ComplexMatrix c; // Ritz vectors on v, [band][v]
  private final ComplexMatrix seen; // the same when the residual was looked at
  private long applications;

  /**
   * @param x orthonormal Ritz vectors, [band][size of H]
   * @param residuals H x - e x
   * @param energies their Ritz values
   * @param capacity most directions
   */
  CorrectionSpace(
      LinearOperator h,
      Directions<B> directions,
      Parallel parallel,
      B x,
      B residuals,
      double[] energies,
      int capacity) {
    this.directions = directions;
    this.small = Scalars.of(h).algebra(parallel);
    this.eigen = new HermitianEigen(parallel);
    this.bands = energies.length;
    this.capacity = capacity;
    this.x = x;
    this.residuals = residuals;
    this.energies = energies;
    this.w = directions.make(capacity);
    this.hw = directions.make(capacity);
    this.t = new ComplexMatrix(capacity, bands + capacity);
    this.a = new ComplexMatrix(bands + capacity, bands + capacity);
    this.dimension = bands;
    this.seen = new ComplexMatrix(bands, bands + capacity);
    this.values = energies;
    for (int i = 0; i < bands; i++) {
      a.re(i)[i] = energies[i];
      seen.re(i)[i] = 1;
    }
  }

  /** Directions that still fit. */
  int room() {
    return capacity - count;
  }

  long applications() {
    return applications;
  }

  double value(int band) {
    return values[band];
  }

  double[] values() {
    return values;
  }

  /** Rows where the next directions are prepared. */
  B free(int rows) {
    return directions.rows(w, count, rows);
  }

  /** Scratch of the same shape beside {@link #free}. */
  B freeImages(int rows) {
    return directions.rows(hw, count, rows);
  }

  /** Fills rows with H y - e y of the chosen Ritz vectors y. */
  void residuals(int[] chosen, B rows) {
    if (d == null) {
      directions.copy(residuals, chosen, rows);
      return;
    }
    ComplexMatrix on = new ComplexMatrix(chosen.length, 2 * (bands + count)); // R, X, H W, W
    for (int i = 0; i < chosen.length; i++) {
      double e = values[chosen[i]];
      System.arraycopy(c.re(chosen[i]), 0, seen.re(chosen[i]), 0, dimension);
      System.arraycopy(c.im(chosen[i]), 0, seen.im(chosen[i]), 0, dimension);
      for (int j = 0; j < bands; j++) {
        on.re(i)[j] = d.re(chosen[i])[j];
        on.im(i)[j] = d.im(chosen[i])[j];
        on.re(i)[bands + j] = on.re(i)[j] * (energies[j] - e);
        on.im(i)[bands + j] = on.im(i)[j] * (energies[j] - e);
      }
      for (int j = 0; j < count; j++) {
        on.re(i)[2 * bands + j] = d.re(chosen[i])[bands + j];
        on.im(i)[2 * bands + j] = d.im(chosen[i])[bands + j];
        on.re(i)[2 * bands + count + j] = -e * d.re(chosen[i])[bands + j];
        on.im(i)[2 * bands + count + j] = -e * d.im(chosen[i])[bands + j];
      }
    }
    B all = directions.both(residuals, x);
    all = directions.both(all, directions.rows(hw, 0, count));
    directions.combine(on, directions.both(all, directions.rows(w, 0, count)), rows);
  }

  /** Whether a Ritz vector is another one than when its residual was looked at. */
  boolean turned(int band) {
    double re = 0;
    double im = 0;
    for (int i = 0; c != null && i < dimension; i++) {
      re += seen.re(band)[i] * c.re(band)[i] + seen.im(band)[i] * c.im(band)[i];
      im += seen.re(band)[i] * c.im(band)[i] - seen.im(band)[i] * c.re(band)[i];
    }
    return c != null && re * re + im * im < LEAST_OVERLAP;
  }

  /**
   * Takes directions of norm 1 into the space.
   *
   * @param prepared what {@link #free} gave, perhaps in another order; its first rows count
   * @return by how much the dimension grew
   */
  int extend(B prepared, int rows) {
    directions.adopt(w, count, prepared);
    applications +=
        directions.apply(directions.rows(w, count, rows), directions.rows(hw, count, rows));
    return join(rows);
  }

  /** The same with known images under H, both by reference. */
  int extend(B prepared, B images, int rows) {
    directions.adopt(w, count, prepared);
    directions.adopt(hw, count, images);
    return join(rows);
  }

  private int join(int rows) {
    B fresh = directions.rows(w, count, rows);
    B image = directions.rows(hw, count, rows);
    ComplexMatrix o = new ComplexMatrix(dimension, rows); // (v_i, w_k)
    ComplexMatrix p = new ComplexMatrix(dimension, rows); // (v_i, H w_k)
    overlaps(fresh, image, o, p);
    ComplexMatrix oAdjoint = adjoint(o);
    ComplexMatrix s = new ComplexMatrix(rows, rows); // of w_k - sum_i o_ik v_i
    directions.gramHermitian(fresh, fresh, s);
    small.addCombination(-1, oAdjoint, o, s);
    ComplexMatrix n = orthonormaliser(s); // [kept][rows]
    ComplexMatrix hh = new ComplexMatrix(rows, rows); // of H between them
    directions.gramHermitian(fresh, image, hh);
    small.addCombination(-1, adjoint(p), o, hh);
    small.addCombination(-1, a, o, p); // p = (v_i, H (w_k - sum o v))
    small.addCombination(-1, oAdjoint, p, hh);
    grow(n, p, hh, o, rows);
    return n.rows();
  }

  /** Overlaps of the new directions and of their images with the basis. */
  private void overlaps(B fresh, B image, ComplexMatrix o, ComplexMatrix p) {
    int rows = o.columns();
    directions.gram(x, fresh, o);
    directions.gram(residuals, fresh, p);
    for (int i = 0; i < bands; i++) {
      Rows.addScaled(energies[i], o.re(i), o.im(i), p.re(i), p.im(i));
    }
    if (count == 0) {
      return;
    }
    ComplexMatrix q = new ComplexMatrix(count, rows);
    ComplexMatrix c = conjugate(t.rows(0, dimension - bands));
    B old = directions.rows(w, 0, count);
    directions.gram(old, fresh, q);
    small.combine(c, o.rows(0, bands).followedBy(q), o.rows(bands, dimension - bands));
    directions.gram(old, image, q);
    small.combine(c, p.rows(0, bands).followedBy(q), p.rows(bands, dimension - bands));
  }

  /** N with N w orthonormal, of the independent rows only, from the overlaps of w. */
  private ComplexMatrix orthonormaliser(ComplexMatrix s) {
    int rows = s.rows();
    for (int i = 0; i < rows; i++) {
      if (!(s.re(i)[i] > directions.dependent())) {
        if (Double.isNaN(s.re(i)[i])) {
          throw new ArithmeticException("an overlap of search directions is not a number");
        }
        for (int j = 0; j < rows; j++) {
          s.re(i)[j] = 0;
          s.im(i)[j] = 0;
          s.re(j)[i] = 0;
          s.im(j)[i] = 0;
        }
      }
    }
    boolean[] keep = Cholesky.factorSkipping(s, directions.dependent());
    Cholesky.invertLower(s);
    int kept = 0;
    for (int i = 0; i < rows; i++) {
      if (keep[i]) {
        s.swapRows(kept++, i);
      }
    }
    return conjugate(s.rows(0, kept));
  }

  /** Adds u = N (w - sum o v) to the basis and its elements to A. */
  private void grow(ComplexMatrix n, ComplexMatrix p, ComplexMatrix hh, ComplexMatrix o, int rows) {
    int kept = n.rows();
    ComplexMatrix nT = conjugate(adjoint(n)); // [rows][kept]
    ComplexMatrix mixed = new ComplexMatrix(dimension, kept); // (v_i, H u_k)
    small.combine(p, nT, mixed);
    ComplexMatrix half = new ComplexMatrix(rows, kept);
    small.combine(hh, nT, half);
    ComplexMatrix own = new ComplexMatrix(kept, kept); // (u_k, H u_l)
    small.combine(conjugate(n), half, own);
    ComplexMatrix c = new ComplexMatrix(rows, t.columns()); // of w - sum o v on q
    ComplexMatrix oT = conjugate(adjoint(o));
    if (count > 0) {
      ComplexMatrix onDirections = new ComplexMatrix(rows, dimension - bands);
      for (int k = 0; k < rows; k++) {
        System.arraycopy(oT.re(k), bands, onDirections.re(k), 0, dimension - bands);
        System.arraycopy(oT.im(k), bands, onDirections.im(k), 0, dimension - bands);
      }
      small.addCombination(-1, onDirections, t.rows(0, dimension - bands), c);
    }
    for (int k = 0; k < rows; k++) {
      for (int j = 0; j < bands; j++) {
        c.re(k)[j] -= oT.re(k)[j];
        c.im(k)[j] -= oT.im(k)[j];
      }
      c.re(k)[bands + count + k] = 1;
    }
    small.combine(n, c, t.rows(dimension - bands, kept));
    for (int k = 0; k < kept; k++) {
      for (int i = 0; i < dimension; i++) {
        set(i, dimension + k, mixed.re(i)[k], mixed.im(i)[k]);
      }
      for (int l = 0; l < k; l++) {
        set(dimension + l, dimension + k, own.re(l)[k], own.im(l)[k]);
      }
      set(dimension + k, dimension + k, own.re(k)[k], 0);
    }
    count += rows;
    dimension += kept;
  }

  private void set(int i, int j, double re, double im) {
    a.re(i)[j] = re;
    a.im(i)[j] = im;
    a.re(j)[i] = re;
    a.im(j)[i] = -im;
  }

  /** Finds the lowest Ritz pairs. */
  void rayleighRitz() {
    c = new ComplexMatrix(bands, dimension);
    values = Arrays.copyOf(eigen.solve(a, c), bands);
    dBefore = d;
    d = new ComplexMatrix(bands, t.columns());
    ComplexMatrix onDirections = new ComplexMatrix(bands, dimension - bands);
    for (int k = 0; k < bands; k++) {
      System.arraycopy(c.re(k), bands, onDirections.re(k), 0, dimension - bands);
      System.arraycopy(c.im(k), bands, onDirections.im(k), 0, dimension - bands);
    }
    small.combine(onDirections, t.rows(0, dimension - bands), d);
    for (int k = 0; k < bands; k++) {
      for (int j = 0; j < bands; j++) {
        d.re(k)[j] += c.re(k)[j];
        d.im(k)[j] += c.im(k)[j];
      }
    }
  }

  /**
   * What the last extension changed in the chosen Ritz vectors, the conjugate directions of LOBPCG,
   * with norm 1, and their images under H.
   */
  void changes(int[] chosen, B rows, B images) {
    ComplexMatrix c = new ComplexMatrix(chosen.length, bands + count); // of X, W
    ComplexMatrix h = new ComplexMatrix(chosen.length, 2 * bands + count); // of X, R, H W
    for (int i = 0; i < chosen.length; i++) {
      int k = chosen[i];
      for (int j = 0; j < bands + count; j++) {
        double re = dBefore != null ? dBefore.re(k)[j] : j == k ? 1 : 0;
        c.re(i)[j] = d.re(k)[j] - re;
        c.im(i)[j] = d.im(k)[j] - (dBefore != null ? dBefore.im(k)[j] : 0);
      }
    }
    directions.combine(c, directions.both(x, directions.rows(w, 0, count)), rows);
    for (int i = 0; i < chosen.length; i++) {
      double norm = directions.norm(rows, i);
      Rows.scale(norm > LEAST_CHANGE ? 1 / norm : 0, c.re(i), c.im(i));
      for (int j = 0; j < bands; j++) {
        h.re(i)[j] = c.re(i)[j] * energies[j];
        h.im(i)[j] = c.im(i)[j] * energies[j];
      }
      System.arraycopy(c.re(i), 0, h.re(i), bands, bands + count);
      System.arraycopy(c.im(i), 0, h.im(i), bands, bands + count);
    }
    directions.combine(c, directions.both(x, directions.rows(w, 0, count)), rows);
    B known = directions.both(x, residuals);
    directions.combine(h, directions.both(known, directions.rows(hw, 0, count)), images);
  }

  /**
   * Replaces the vectors this began with, in double, by the Ritz vectors. This space is of no use
   * afterwards.
   */
  void advance(ComplexMatrix vectors) {
    ComplexMatrix onDirections = new ComplexMatrix(bands, count);
    for (int k = 0; k < bands; k++) {
      System.arraycopy(d.re(k), bands, onDirections.re(k), 0, count);
      System.arraycopy(d.im(k), bands, onDirections.im(k), 0, count);
    }
    directions.combine(onDirections, directions.rows(w, 0, count), residuals);
    small.rotate(d, vectors, bands);
    directions.add(residuals, vectors);
  }

  private static ComplexMatrix adjoint(ComplexMatrix x) {
    double[] ones = new double[x.rows()];
    Arrays.fill(ones, 1);
    return x.weightedAdjoint(ones);
  }

  private static ComplexMatrix conjugate(ComplexMatrix x) {
    ComplexMatrix y = x.copy();
    for (int i = 0; i < y.rows(); i++) {
      Rows.conjugate(y.im(i));
    }
    return y;
  }
}
