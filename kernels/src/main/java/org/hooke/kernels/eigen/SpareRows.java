package org.hooke.kernels.eigen;

import java.util.ArrayDeque;
import java.util.List;
import org.hooke.kernels.linalg.FloatComplexMatrix;

/**
 * Rows in single precision that solvers let go and take again, of one length at a time: to make the
 * blocks of a large cell anew in every call, and to have them collected, costs as much as several
 * of their products. Safe for several threads.
 */
public final class SpareRows {
  private final ArrayDeque<FloatComplexMatrix> rows = new ArrayDeque<>(); // matrices of one row

  /** A row with any content. */
  synchronized FloatComplexMatrix take(int columns) {
    FloatComplexMatrix row = rows.poll();
    if (row != null && row.columns() != columns) {
      rows.clear();
      row = null;
    }
    return row == null ? new FloatComplexMatrix(1, columns) : row;
  }

  /** Rows that nobody uses any longer. */
  synchronized void give(List<FloatComplexMatrix> free) {
    if (!rows.isEmpty() && !free.isEmpty() && rows.peek().columns() != free.get(0).columns()) {
      rows.clear();
    }
    rows.addAll(free);
  }
}
