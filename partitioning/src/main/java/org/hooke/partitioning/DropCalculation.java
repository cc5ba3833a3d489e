package org.hooke.partitioning;

import java.util.List;

/** Frees a calculation's orbitals where it runs. */
final class DropCalculation implements PlacedJob.Body<String, Integer> {
  private static final long serialVersionUID = 1L;

  private DropCalculation() {}

  /**
   * Frees them on all living executors, or in this process when it is the executor.
   *
   * @param name the job group
   */
  static void everywhere(SparkSessions spark, String name, String calculation) {
    if (spark.isLocal()) {
      OrbitalRegistry.ofThisProcess().drop(calculation);
      return;
    }
    if (spark.context().sc().isStopped()) {
      return;
    }
    List<PlacedJob.Piece<String>> pieces =
        spark.executors().stream()
            .map(slot -> new PlacedJob.Piece<>(calculation, List.of(slot.location())))
            .toList();
    if (pieces.isEmpty()) {
      return;
    }
    spark.context().setJobGroup(name, "end", false);
    try {
      PlacedJob.<String, Integer>run(
          spark.context().sc(), String.class, pieces, new DropCalculation(), (left, index) -> {});
    } catch (SparkFailure e) {
      return; // what could not be freed ends with its process
    } finally {
      spark.context().clearJobGroup();
    }
  }

  @Override
  public Integer run(String calculation) {
    OrbitalRegistry.ofThisProcess().drop(calculation);
    return OrbitalRegistry.ofThisProcess().size();
  }
}
