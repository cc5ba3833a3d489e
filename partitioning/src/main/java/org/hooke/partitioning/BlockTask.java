package org.hooke.partitioning;

import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BlockManagerId;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.linalg.Parallel;

/**
 * The task of an executor: one step of its blocks or slices. Running it again there gives the same
 * answer; anywhere else, or after a loss, it says that something is missing.
 */
final class BlockTask implements PlacedJob.Body<BlockBatch, BlockOutcome> {
  private static final long serialVersionUID = 1L;

  private final String calculation;
  private final int stream;
  private final int epoch;
  private final int step;
  private final int geometryNumber;
  private final Broadcast<Serialized<Geometry>> geometry;
  private final int[] tags; // [state]
  private final java.util.ArrayList<BlockPeer> sources;
  private final java.util.ArrayList<BlockPeer> targets;
  private final BlockWork work;
  private final DriverTwin twin = DriverTwin.ofThisJvm();

  /**
   * @param stream a number no other calculation of the application has
   * @param epoch how often everything was begun again
   * @param step number of this step in the epoch
   * @param tags steps that made the pieces or orbitals wanted now, [state]; others are dropped
   * @param sources who has pieces, by number of the block or slice they come from
   * @param targets who gets pieces, by number of the block or slice they go to
   */
  BlockTask(
      String calculation,
      int stream,
      int epoch,
      int step,
      int geometryNumber,
      Broadcast<Serialized<Geometry>> geometry,
      int[] tags,
      List<BlockPeer> sources,
      List<BlockPeer> targets,
      BlockWork work) {
    this.calculation = calculation;
    this.stream = stream;
    this.epoch = epoch;
    this.step = step;
    this.geometryNumber = geometryNumber;
    this.geometry = geometry;
    this.tags = tags;
    this.sources = new java.util.ArrayList<>(sources);
    this.targets = new java.util.ArrayList<>(targets);
    this.work = work;
  }

  @Override
  public BlockOutcome run(BlockBatch batch) {
    SparkEnv spark = SparkEnv.get();
    BlockManagerId id = spark.blockManager().blockManagerId();
    BlockPeer here = new BlockPeer(spark.executorId(), id.host(), id.port());
    if (!here.executor().equals(batch.executor())) {
      return BlockOutcome.missing(here, "all of executor " + batch.executor());
    }
    try {
      twin.require(DriverTwin.ofThisJvm(), here.executor());
      OrbitalRegistry registry = OrbitalRegistry.ofThisProcess();
      Parallel threads = registry.threads(batch.cores());
      return registry.blocks(calculation, threads).run(this, batch, here);
    } catch (ArithmeticException
        | IllegalArgumentException
        | IllegalStateException
        | ClusterMismatch e) {
      return BlockOutcome.failed(here, e); // the same everywhere: no use trying again
    } catch (UncheckedIOException e) {
      if (work.mayFail()) { // the run goes on without
        return BlockOutcome.failed(here, e);
      }
      throw e;
    }
  }

  int epoch() {
    return epoch;
  }

  int step() {
    return step;
  }

  int stream() {
    return stream;
  }

  int geometryNumber() {
    return geometryNumber;
  }

  KPointsSetup geometry() {
    return geometry.value().value().setup();
  }

  int[] tags() {
    return tags;
  }

  List<BlockPeer> sources() {
    return sources;
  }

  List<BlockPeer> targets() {
    return targets;
  }

  BlockWork work() {
    return work;
  }
}
