package org.hooke.driver.cli;

import java.util.Map;
import java.util.function.Function;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/** Where the k-points of a command live: in threads of this process, or on Spark. */
interface KPointPlaces extends Function<KPointsSetup, KPoints>, AutoCloseable {
  /** {@code master}, {@code executors}, {@code tasks}, {@code retries}, for the result file. */
  Map<String, Object> facts();

  /** The executors; waits for those of a cluster. */
  ExecutorRoom room();

  @Override
  void close();
}
