package org.hooke.driver.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
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
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.FinishedResults;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.partitioning.SavedOrbitals;

/**
 * Keeps what a later run needs to go on: every finished calculation; of the present one the last
 * state, in memory after every SCF iteration, in storage, with the orbitals, when writing costs at
 * most 2 % of the time, and when the run is asked to end. Ends the run between two iterations when
 * it is asked to.
 *
 * <p>State and orbitals of one moment go on to the same bits; so does the start of the run. A later
 * state without its orbitals goes on to the same result, not to the same bits: it is written only
 * where orbitals cannot be kept.
 */
final class Checkpoints implements RunRecord {
  private static final String ORBITALS = "orbitals-";

  /** System property: s between two writes at least. */
  private static final String SECONDS = "hooke.checkpoint.seconds";

  private static final int SHORTEST = 30; // s between two writes unless that says otherwise
  private static final double LONGEST = 60; // s, unless writing takes a tenth of it

  private final Folder folder;
  private final CheckpointStorage storage;
  private final StopRequest stop;
  private final Consumer<String> warn;
  private final Consumer<String> teller;
  private final FinishedResults done;
  private final Checkpoint left;
  private final Pace pace;
  private Checkpoint last;
  private boolean written;
  private boolean warned; // that the last try failed
  private boolean orbitals = true; // whether they can be kept
  private Optional<Calculation> present = Optional.empty(); // that the fingerprint belongs to
  private String fingerprint = "";

  /**
   * @param warn takes a sentence for the person
   * @param teller of what need not be computed again
   * @param left what an earlier run left, or what a run that ends at once leaves behind
   */
  Checkpoints(
      Folder folder,
      StopRequest stop,
      Consumer<String> warn,
      Consumer<String> teller,
      Checkpoint left) {
    this.folder = folder;
    this.storage = new CheckpointFile(folder);
    this.stop = stop;
    this.warn = warn;
    this.teller = teller;
    this.done = new FinishedResults(folder, warn);
    this.left = left;
    this.last = left;
    int shortest = Integer.getInteger(SECONDS, SHORTEST);
    this.pace = new Pace(shortest, Math.min(LONGEST, 3 * shortest));
    try {
      write();
    } catch (IOException e) {
      String expected = "a place that can be written (" + e.getMessage() + ")";
      throw new InputException("checkpoint", storage.name(), expected);
    }
    deleteOrbitalsBut(left.orbitals());
  }

  @Override
  public Optional<CalculationResult> finished(Calculation calculation) {
    Optional<CalculationResult> found = done.find(calculation);
    found.ifPresent(
        result ->
            teller.accept(
                String.format(Locale.ROOT, "already computed  F %.10f Ha", result.freeEnergy())));
    return found;
  }

  @Override
  public Optional<Unfinished> unfinished(Calculation calculation) {
    boolean same = left.calculation().equals(fingerprint(calculation));
    Optional<ScfState> state = left.state().filter(s -> same);
    state.ifPresent(s -> teller.accept("goes on after iteration " + s.steps().size()));
    return state.map(s -> new Unfinished(s, orbitals(folder, left)));
  }

  @Override
  public void keep(CalculationResult result) {
    if (!result.converged()) {
      return; // a later run may be given more iterations
    }
    try {
      done.keep(result);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder.name(), e);
    }
  }

  private String fingerprint(Calculation calculation) {
    if (present.isEmpty() || present.get() != calculation) {
      fingerprint = calculation.fingerprint();
      present = Optional.of(calculation);
    }
    return fingerprint;
  }

  @Override
  public void step(Calculation calculation, ScfState state, KPoints points) {
    String of = fingerprint(calculation);
    List<String> remedies = state.remedies();
    int known = state.steps().size() > 1 ? last.state().map(s -> s.remedies().size()).orElse(0) : 0;
    remedies
        .subList(Math.min(known, remedies.size()), remedies.size())
        .forEach(r -> teller.accept("remedy: " + r));
    double next = state.steps().get(state.steps().size() - 1).seconds();
    boolean due = pace.due(stop.elapsed()) || stop.due(next);
    long mark = due && orbitals ? keptOrbitals(points) : 0;
    last = new Checkpoint(last.command(), last.input(), last.name(), of, Optional.of(state), mark);
    written = false;
    if (due && tryWrite()) {
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
      at(folder, mark).delete(); // what there is of them
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
      tryWrite();
    }
  }

  /** Whether it could be written; the one before stands if not, and the run goes on. */
  private boolean tryWrite() {
    try {
      write();
      return true;
    } catch (IOException e) {
      if (!warned) {
        String why = e.getMessage() + "), the last one stays";
        warn.accept("warning: cannot write the checkpoint " + storage.name() + " (" + why);
      }
      warned = true;
      return false;
    }
  }

  private void write() throws IOException {
    double began = stop.elapsed();
    storage.replace(out -> CheckpointFormat.write(last, out));
    written = true;
    warned = false;
    pace.wrote(began, stop.elapsed());
  }

  /** Leaves nothing to go on from. */
  void delete() throws IOException {
    folder.delete(CheckpointFile.NAME);
    folder.delete(FinishedResults.FOLDER);
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
  private static Optional<OrbitalStorage> orbitals(Folder folder, Checkpoint checkpoint) {
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
