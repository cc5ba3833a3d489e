package org.hooke.driver.cli;

import java.util.Locale;
import java.util.function.Consumer;
import org.hooke.driver.scf.ScfStep;

/**
 * A line for every SCF iteration: energy, estimated error, elapsed and remaining time.
 *
 * <p>Live on a terminal, plain elsewhere, always in the journal.
 */
final class ScfProgress implements Consumer<ScfStep> {
  private final Terminal terminal;
  private final Journal journal;
  private final StopRequest stop;
  private final RunStatus status;
  private final double tolerance;
  private String label;
  private ScfStep first;

  /**
   * @param label what is being solved: "scf"
   * @param tolerance error of the energy at which the loop ends, Ha
   */
  ScfProgress(
      Terminal terminal,
      Journal journal,
      StopRequest stop,
      RunStatus status,
      String label,
      double tolerance) {
    this.terminal = terminal;
    this.journal = journal;
    this.stop = stop;
    this.status = status;
    this.label = label;
    this.tolerance = tolerance;
  }

  /** Names what is solved from now on: "relax 3". */
  void label(String text) {
    label = text;
  }

  @Override
  public void accept(ScfStep step) {
    if (step.iteration() == 1 || first == null) {
      first = step;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%s %3d  F %.10f Ha  error %.1e Ha  bands %.1e Ha  elapsed %s%s",
            label,
            step.iteration(),
            step.freeEnergy(),
            step.error(),
            step.bandResidual(),
            time(stop.elapsed()),
            remaining(step));
    journal.note(line);
    if (terminal.live()) {
      terminal.update(line);
    } else {
      terminal.say(line);
    }
    status.step(label, step);
  }

  /** From the mean rate at which the error has fallen so far. */
  private String remaining(ScfStep step) {
    int done = step.iteration() - first.iteration();
    if (step.error() <= tolerance || done < 2 || step.error() >= first.error()) {
      return "";
    }
    double rate = Math.log(first.error() / step.error()) / done;
    double left = Math.ceil(Math.log(step.error() / tolerance) / rate) + 1;
    return "  left about " + time(left * step.seconds());
  }

  /** 4.2 s, 3 min 20 s, 2 h 05 min. */
  static String time(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
  }
}
