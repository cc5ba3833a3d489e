package org.hooke.kernels.kpoints;

import java.util.Arrays;

/**
 * How the bands of one state are cut into blocks, and its plane waves into as many slices: by the
 * number of bands alone, never by threads or executors.
 *
 * @param rows bands with their buffer
 * @param blocks of at most {@link #MOST_ROWS} rows
 */
record BlockLayout(int rows, int blocks) {
  /** Rows of a block: enough for matrix products, few enough to be dealt out evenly. */
  static final int MOST_ROWS = 32;

  /** Bands beyond the wanted ones, so that the highest of these stand apart from what is damped. */
  private static final int LEAST_BUFFER = 4;

  /** That of all states of a setup. */
  static BlockLayout of(KPointsSetup setup) {
    int most = Integer.MAX_VALUE;
    for (int k = 0; k < setup.mesh().size(); k++) {
      most = Math.min(most, setup.basis().kpoint(setup.mesh().point(k)).dimension());
    }
    int wanted = setup.bands();
    if (most < wanted) {
      throw new IllegalArgumentException(wanted + " bands, but " + most + " plane waves");
    }
    int rows = Math.min(most, wanted + Math.max(LEAST_BUFFER, wanted / 12));
    return new BlockLayout(rows, (rows + MOST_ROWS - 1) / MOST_ROWS);
  }

  /** First of {@code total} rows that belongs to a block: even, since real bands go in pairs. */
  int first(int block, int total) {
    long pairs = (total + 1L) / 2;
    return (int) Math.min(total, 2 * (pairs * block / blocks));
  }

  /** How many of {@code total} rows belong to a block. */
  int count(int block, int total) {
    return first(block + 1, total) - first(block, total);
  }

  /** First row of a block. */
  int first(int block) {
    return first(block, rows);
  }

  /** Number of rows of a block. */
  int count(int block) {
    return count(block, rows);
  }

  /** First of so many plane waves that belongs to a slice. */
  int firstColumn(int slice, int planeWaves) {
    return (int) ((long) planeWaves * slice / blocks);
  }

  /** The part of f, [band], that belongs to a block; shorter or empty beyond the bands of f. */
  double[] of(double[] f, int block) {
    int from = Math.min(f.length, first(block));
    return Arrays.copyOfRange(f, from, Math.min(f.length, first(block + 1)));
  }
}
