package org.hooke.driver.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalBands;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ThreadParallel;

/** The k-points in threads of this process, without Spark: {@code --master threads[n]}. */
final class ThreadPlaces implements KPointPlaces {
  private final ThreadParallel threads;

  ThreadPlaces(int count) {
    this.threads = new ThreadParallel(count, "kpoints");
  }

  @Override
  public KPoints apply(KPointsSetup setup) {
    if (setup.inBlocks()) {
      return new LocalBands(setup, threads);
    }
    return new LocalKPoints(setup, BandSolver.of(setup), threads);
  }

  @Override
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("master", "threads[" + threads.slots() + "]");
    facts.put("executors", 0);
    facts.put("tasks", 0);
    facts.put("retries", 0);
    return facts;
  }

  @Override
  public ExecutorRoom room() {
    return ExecutorRoom.ofThisProcess(threads.slots());
  }

  @Override
  public void close() {
    threads.close();
  }
}
