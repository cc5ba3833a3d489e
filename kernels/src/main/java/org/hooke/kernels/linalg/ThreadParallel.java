package org.hooke.kernels.linalg;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pieces of work on the calling thread (slot 0) and a fixed number of named daemon threads.
 *
 * <p>Callers on different threads take turns; a piece must not call {@link #forEach} itself.
 */
public final class ThreadParallel implements Parallel, AutoCloseable {
  private final int slots;
  private final ExecutorService workers; // slots - 1 threads; none is started before its first use
  private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
  private final Object turn = new Object();

  /**
   * @param slots number of pieces that may run at once, at least 1
   * @param name prefix of the threads' names
   */
  public ThreadParallel(int slots, String name) {
    if (slots < 1) {
      throw new IllegalArgumentException("slots " + slots);
    }
    this.slots = slots;
    AtomicInteger number = new AtomicInteger(1);
    workers =
        Executors.newFixedThreadPool(
            Math.max(1, slots - 1),
            work -> {
              Thread thread = new Thread(work, name + "-" + number.getAndIncrement());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public int slots() {
    return slots;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when called from inside a piece
   */
  @Override
  public void forEach(int count, Task task) {
    if (inside.get()) {
      throw new IllegalStateException("a piece of parallel work may not start another");
    }
    synchronized (turn) {
      Round round = new Round(count, task);
      int helpers = Math.max(0, Math.min(slots, count) - 1);
      for (int slot = 1; slot <= helpers; slot++) {
        int own = slot;
        workers.execute(() -> help(round, own));
      }
      run(round, 0);
      round.finished.acquireUninterruptibly(helpers);
      round.rethrow();
    }
  }

  private void help(Round round, int slot) {
    try {
      run(round, slot);
    } finally {
      round.finished.release();
    }
  }

  private void run(Round round, int slot) {
    inside.set(true);
    try {
      round.run(slot);
    } finally {
      inside.set(false);
    }
  }

  /** Ends the threads once their present work is done. */
  @Override
  public void close() {
    workers.shutdown();
  }

  /** One call of forEach: its counter, its first failure, and who has finished. */
  private static final class Round {
    private final int count;
    private final Task task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Semaphore finished = new Semaphore(0);

    Round(int count, Task task) {
      this.count = count;
      this.task = task;
    }

    /** Takes pieces until none is left or one has failed anywhere. */
    void run(int slot) {
      try {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
          if (failure.get() != null) {
            return;
          }
          task.run(slot, i);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
    }

    void rethrow() {
      Throwable e = failure.get();
      if (e instanceof Error error) {
        throw error;
      }
      if (e instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
