package org.hooke.kernels.fft;

/**
 * Transforms of length n across rows, the same for every lane, as {@link ColumnPlan} says: the twin
 * of {@link ColumnFft} on the Vector API. Lanes are whole vectors. One thread.
 */
final class VectorColumns {
  /** Lanes that pass through all stages together. */
  static final int LANES = 256;

  private final ColumnPlan plan;
  private final double[][] twiddles; // [stage]
  private final PrimeButterfly[] primes; // [stage], null where there is a butterfly

  VectorColumns(ColumnPlan plan) {
    this.plan = plan;
    twiddles = new double[plan.stages()][];
    primes = new PrimeButterfly[plan.stages()];
    for (int stage = 0; stage < twiddles.length; stage++) {
      twiddles[stage] = plan.doubleTwiddles(stage);
      int radix = plan.radix(stage);
      boolean prime = radix > 8 && radix % 2 != 0;
      primes[stage] = prime ? new PrimeButterfly(radix, LANES) : null;
    }
  }

  ColumnPlan plan() {
    return plan;
  }

  /**
   * Transforms lanes [from, to) in place.
   *
   * @param emptyMiddle rows n/4 to 3n/4 - 1 count as zero, whatever they hold
   * @param unwantedMiddle rows of frequencies n/4 to 3n/4 - 1 may hold anything afterwards
   */
  void run(Rows x, int from, int to, boolean emptyMiddle, boolean unwantedMiddle) {
    for (int lane = from; lane < to; lane += LANES) {
      int lanes = Math.min(LANES, to - lane);
      for (int stage = 0; stage < plan.stages(); stage++) {
        boolean empty = emptyMiddle && stage == 0;
        boolean unwanted = unwantedMiddle && stage == plan.stages() - 1;
        stage(stage, x, lane, x, lane, lanes, empty, unwanted);
      }
    }
  }

  /** Some of the stages on lanes [from, from + lanes) in place. */
  void run(
      int firstStage, int endStage, Rows x, int from, int lanes, boolean empty, boolean unwanted) {
    for (int stage = firstStage; stage < endStage; stage++) {
      boolean last = stage == plan.stages() - 1;
      stage(stage, x, from, x, from, lanes, empty && stage == 0, unwanted && last);
    }
  }

  /** One stage from lanes of x to lanes of y, which may be the same. */
  void stage(
      int stage, Rows x, int from, Rows y, int to, int lanes, boolean empty, boolean unwanted) {
    int radix = plan.radix(stage);
    int length = plan.length(stage);
    int m = length / radix;
    double[] w = twiddles[stage];
    for (int p = 0; p < m; p++) {
      int t = 2 * (radix - 1) * p;
      for (int row = p; row < plan.n(); row += length) {
        switch (radix) {
          case 2 -> VectorButterflies.two(x, from, y, to, row, m, w, t, lanes);
          case 3 -> VectorButterflies.three(x, from, y, to, row, m, w, t, lanes);
          case 4 -> {
            if (empty) {
              VectorButterflies.fourOfTwo(x, from, y, to, row, m, w, t, lanes);
            } else if (unwanted) {
              VectorButterflies.twoOfFour(x, from, y, to, row, m, lanes);
            } else {
              VectorButterflies.four(x, from, y, to, row, m, w, t, lanes);
            }
          }
          case 5 -> VectorButterflies.five(x, from, y, to, row, m, w, t, lanes);
          case 6 -> VectorButterflies.six(x, from, y, to, row, m, w, t, lanes);
          case 7 -> VectorButterflies.seven(x, from, y, to, row, m, w, t, lanes);
          case 8 -> VectorButterflies.eight(x, from, y, to, row, m, w, t, lanes);
          case 10 -> VectorLongButterflies.ten(x, from, y, to, row, m, w, t, lanes);
          case 12 -> VectorLongButterflies.twelve(x, from, y, to, row, m, w, t, lanes);
          default -> primes[stage].run(x, from, y, to, row, m, w, t, lanes);
        }
      }
    }
  }
}
