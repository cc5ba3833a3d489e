package org.hooke.driver.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.scf.CheckpointException;
import org.hooke.driver.scf.CheckpointFormat;
import org.hooke.driver.scf.CheckpointStorage;
import org.hooke.driver.scf.ScfState;
import org.hooke.driver.workflow.Calculation;

/**
 * Keeps the last resumable state of a run: in memory after every SCF iteration; in storage when
 * writing costs at most 2 % of the time, once a minute at least, and when the run ends early. Ends
 * the run between two iterations when it is asked to.
 */
final class Checkpoints implements BiConsumer<Calculation, ScfState> {
  private final CheckpointStorage storage;
  private final StopRequest stop;
  private Checkpoint last;
  private boolean written;
  private final Pace pace = new Pace(0, 60);

  /**
   * @param first what a run that ends before its first iteration leaves behind
   */
  Checkpoints(CheckpointStorage storage, StopRequest stop, Checkpoint first) {
    this.storage = storage;
    this.stop = stop;
    this.last = first;
    save();
  }

  @Override
  public void accept(Calculation calculation, ScfState state) {
    List<Double> fractional = new ArrayList<>();
    for (double x : calculation.structure().fractional()) {
      fractional.add(x);
    }
    last =
        new Checkpoint(last.command(), last.input(), last.name(), fractional, Optional.of(state));
    written = false;
    if (pace.due(stop.elapsed())) {
      save();
    }
    stop.check(state.steps().get(state.steps().size() - 1).seconds());
  }

  /** Brings storage up to date. */
  void save() {
    if (written) {
      return;
    }
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
