package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.OutputFolder;
import org.hooke.driver.scf.CheckpointFile;
import org.hooke.driver.storage.Folder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says where a run stands. */
@Command(name = "status", description = "Say where the run of an output folder stands.")
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The output folder of the run.")
  private String path = "";

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Folder folder = ResumeCommand.open("status", path);
    if (!folder.has(RunStatus.FILE)) {
      throw new InputException("status", folder.name(), "the output folder of a run");
    }
    JsonNode json;
    try (InputStream in = folder.open(RunStatus.FILE)) {
      json = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new InputException(
          folder.name(RunStatus.FILE), "damaged", "a status file that can be read");
    }
    terminal.out().println(json.path("command").asText() + ": " + state(folder, json));
    if (json.has("remaining")) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%d done (%d failed), %d running, %d remaining after %s",
                  json.path("done").asInt(),
                  json.path("failed").asInt(),
                  json.path("running").asInt(),
                  json.path("remaining").asInt(),
                  ScfProgress.time(json.path("elapsed_s").asDouble())));
    }
    if (json.has("iteration")) {
      terminal
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s, iteration %d: F %.10f Ha, error %.1e Ha, after %s",
                  json.path("stage").asText(),
                  json.path("iteration").asInt(),
                  json.path("free_ha").asDouble(),
                  json.path("error_ha").asDouble(),
                  ScfProgress.time(json.path("elapsed_s").asDouble())));
    }
    return ExitCode.DONE.number();
  }

  /** A run that says it runs but holds no lock is dead. */
  private static String state(Folder folder, JsonNode json) {
    String state = json.path("state").asText();
    boolean resumable = folder.has(CheckpointFile.NAME);
    if (state.equals("running")) {
      boolean lives = OutputFolder.held(folder);
      state = lives ? "running" : "dead";
      return lives
          ? state
          : state + (resumable ? "; hooke resume " + folder.name() + " goes on" : "");
    }
    boolean unfinished = !state.equals(ExitCode.DONE.words());
    return state + (unfinished && resumable ? "; hooke resume " + folder.name() + " goes on" : "");
  }
}
