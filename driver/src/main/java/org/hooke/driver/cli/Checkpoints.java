package org.hooke.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.scf.CheckpointException;
import org.hooke.driver.scf.CheckpointFile;
import org.hooke.driver.scf.CheckpointFormat;
import org.hooke.driver.scf.CheckpointStorage;
import org.hooke.driver.scf.ScfState;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.ScfKeeper;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.partitioning.SavedOrbitals;

/**
 * Keeps the last resumable state of a run: in memory after every SCF iteration; in storage, with
 * the orbitals, when writing costs at most 2 % of the time, and when the run is asked to end. Ends
 * the run between two iterations when it is asked to.
 *
 * <p>State and orbitals of one moment go on to the same bits; so does the start of the run. A later
 * state without its orbitals goes on to the same result, not to the same bits: it is written only
 * where orbitals cannot be kept.
 */
final class Checkpoints implements ScfKeeper {
  private static final String ORBITALS = "orbitals-";
  private static final double SHORTEST = 20; // s between two writes
  private static final double LONGEST = 60; // s, unless writing takes a tenth of it

  private final Folder folder;
  private final CheckpointStorage storage;
  private final StopRequest stop;
  private final Consumer<String> warn;
  private final Pace pace = new Pace(SHORTEST, LONGEST);
  private Checkpoint last;
  private boolean written;
  private boolean orbitals = true; // whether they can be kept

  /**
   * @param warn takes a sentence for the person
   * @param first what a run that ends before its first iteration leaves behind
   */
  Checkpoints(Folder folder, StopRequest stop, Consumer<String> warn, Checkpoint first) {
    this.folder = folder;
    this.storage = new CheckpointFile(folder);
    this.stop = stop;
    this.warn = warn;
    this.last = first;
    write();
    deleteOrbitalsBut(first.orbitals());
  }

  @Override
  public void keep(Calculation calculation, ScfState state, KPoints points) {
    List<Double> fractional = new ArrayList<>();
    for (double x : calculation.structure().fractional()) {
      fractional.add(x);
    }
    double next = state.steps().get(state.steps().size() - 1).seconds();
    boolean due = pace.due(stop.elapsed()) || stop.due(next);
    long mark = due && orbitals ? keptOrbitals(points) : 0;
    last =
        new Checkpoint(
            last.command(), last.input(), last.name(), fractional, Optional.of(state), mark);
    written = false;
    if (due) {
      write();
      deleteOrbitalsBut(mark);
    }
    stop.check(next);
  }

  /** The mark of orbitals just written; 0 when they could not be. */
  private long keptOrbitals(KPoints points) {
    long mark = Math.max(System.currentTimeMillis(), last.orbitals() + 1);
    try {
      points.save(at(folder, mark));
      return mark;
    } catch (UncheckedIOException e) {
      orbitals = false;
      warn.accept(
          "warning: orbitals cannot be kept ("
              + e.getMessage()
              + "); after an interruption the result will be the same, its last digits not");
      return 0;
    }
  }

  /** Brings storage up to date where what it has does not lead to the same bits. */
  void save() {
    if (!written && !orbitals) {
      write();
    }
  }

  private void write() {
    double began = stop.elapsed();
    try {
      storage.replace(out -> CheckpointFormat.write(last, out));
      written = true;
      pace.wrote(began, stop.elapsed());
    } catch (IOException e) {
      String expected = "a place that can be written (" + e.getMessage() + ")";
      throw new InputException("checkpoint", storage.name(), expected);
    }
  }

  /** Leaves nothing to go on from. */
  void delete() throws IOException {
    folder.delete(CheckpointFile.NAME);
    deleteOrbitalsBut(0);
  }

  private void deleteOrbitalsBut(long mark) {
    try {
      for (String name : folder.list()) {
        if (name.startsWith(ORBITALS) && !name.equals(ORBITALS + mark)) {
          folder.delete(name);
        }
      }
    } catch (IOException e) {
      warn.accept("warning: old orbitals stay in " + folder.name() + " (" + e.getMessage() + ")");
    }
  }

  /** The orbitals of a moment, in an output folder. */
  private static OrbitalStorage at(Folder folder, long mark) {
    String root =
        folder.local().map(path -> path.toAbsolutePath().toUri().toString()).orElse(folder.name());
    return SavedOrbitals.in((root.endsWith("/") ? root : root + "/") + ORBITALS + mark, mark);
  }

  /** The orbitals that belong to a checkpoint of an output folder, if it has any. */
  static Optional<OrbitalStorage> orbitals(Folder folder, Checkpoint checkpoint) {
    return checkpoint.orbitals() == 0
        ? Optional.empty()
        : Optional.of(at(folder, checkpoint.orbitals()));
  }

  /**
   * The checkpoint of a storage.
   *
   * @throws InputException when it is torn, foreign, or cannot be read
   */
  static Checkpoint read(CheckpointStorage storage) {
    try {
      return CheckpointFormat.read(storage);
    } catch (CheckpointException e) {
      throw new InputException(storage.name(), e.found(), "a whole checkpoint of this program");
    } catch (IOException e) {
      throw new InputException(storage.name(), "unreadable", "a checkpoint that can be read");
    }
  }
}
