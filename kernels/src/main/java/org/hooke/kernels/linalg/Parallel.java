package org.hooke.kernels.linalg;

/**
 * Runs independent pieces of work on a fixed number of slots, each slot one thread at a time.
 *
 * <p>The division into pieces belongs to the caller and never depends on the number of slots, so
 * that results are the same bits for any number of threads. A slot number lets a piece use a
 * workspace of its own.
 */
public interface Parallel {
  /** One piece of work; {@code slot} in [0, slots()) names the workspace it may use. */
  @FunctionalInterface
  interface Task {
    void run(int slot, int index);
  }

  /** Number of pieces that may run at once, at least 1. */
  int slots();

  /**
   * Runs {@code task} for every index in [0, count) and returns when all are done.
   *
   * @throws RuntimeException the first failure of any piece, after all running pieces have stopped
   */
  void forEach(int count, Task task);

  /** Everything in the calling thread, in order. */
  static Parallel serial() {
    return new Parallel() {
      @Override
      public int slots() {
        return 1;
      }

      @Override
      public void forEach(int count, Task task) {
        for (int i = 0; i < count; i++) {
          task.run(0, i);
        }
      }
    };
  }
}
