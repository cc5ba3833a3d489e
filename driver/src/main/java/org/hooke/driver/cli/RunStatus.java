package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.storage.Folder;

/**
 * {@code status.json} of a run: how far it is, rewritten at most once a second, see {@link Pace}. A
 * run does not end because it cannot be written.
 */
final class RunStatus {
  /** Name of the file. */
  static final String FILE = "status.json";

  private final Folder folder;
  private final StopRequest stop;
  private volatile String present;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Pace pace = new Pace(1, Double.POSITIVE_INFINITY);

  RunStatus(Folder folder, String command, StopRequest stop) {
    this.present = command + " 1";
    this.folder = folder;
    this.stop = stop;
    json.put("command", command);
    json.put("started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    state("running");
  }

  /** running, finished, not converged, interrupted, failed. */
  void state(String state) {
    json.put("state", state);
    write();
  }

  /** What is being done now, for Spark's pages: "scf 8, error 3e-06 Ha". */
  String present() {
    return present;
  }

  void step(String label, ScfStep step) {
    present =
        String.format(
            Locale.ROOT, "%s %d, error %.0e Ha", label, step.iteration() + 1, step.error());
    json.put("stage", label);
    json.put("iteration", step.iteration());
    json.put("free_ha", step.freeEnergy());
    json.put("error_ha", step.error());
    if (pace.due(stop.elapsed())) {
      write();
    }
  }

  /** How far a campaign is. */
  void counts(int done, int running, int failed, int remaining) {
    json.put("done", done);
    json.put("running", running);
    json.put("failed", failed);
    json.put("remaining", remaining);
    if (pace.due(stop.elapsed())) {
      write();
    }
  }

  private void write() {
    double began = stop.elapsed();
    json.put("elapsed_s", began);
    try {
      folder.replace(FILE, JsonText.of(json));
    } catch (IOException e) {
      return; // checkpoints and results, which matter, complain of the same disk
    }
    pace.wrote(began, stop.elapsed());
  }
}
