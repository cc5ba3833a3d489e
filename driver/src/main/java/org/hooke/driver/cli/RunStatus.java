package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hooke.driver.report.AtomicFile;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.scf.ScfStep;

/** {@code status.json} of a run: how far it is, rewritten at most once a second. */
final class RunStatus {
  /** Name of the file. */
  static final String FILE = "status.json";

  private final Path file;
  private final StopRequest stop;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private double lastWrite = Double.NEGATIVE_INFINITY;

  RunStatus(Path folder, String command, StopRequest stop) {
    this.file = folder.resolve(FILE);
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

  void step(String label, ScfStep step) {
    json.put("stage", label);
    json.put("iteration", step.iteration());
    json.put("free_ha", step.freeEnergy());
    json.put("error_ha", step.error());
    if (stop.elapsed() - lastWrite > 1) {
      write();
    }
  }

  private void write() {
    lastWrite = stop.elapsed();
    json.put("elapsed_s", lastWrite);
    AtomicFile.write(file, JsonText.of(json));
  }
}
