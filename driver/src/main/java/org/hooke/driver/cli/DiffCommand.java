package org.hooke.driver.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hooke.driver.input.InputException;
import org.hooke.driver.report.ResultDifference;
import org.hooke.driver.storage.AnyFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two result files. */
@Command(
    name = "diff",
    description = {
      "Compare two result files, all keys but timings_s, spark and provenance.",
      "Prints 'identical' (exit code 0), or what differs (exit code 3)."
    })
final class DiffCommand implements Callable<Integer> {
  private static final int MOST_LINES = 200;
  private static final long LONGEST = 1L << 30; // bytes

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "A", description = "A result file or its folder.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private String second = "";

  DiffCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ResultDifference difference = new ResultDifference(json(first), json(second));
    if (difference.identical()) {
      terminal.out().println("identical");
      return ExitCode.DONE.number();
    }
    List<String> lines = difference.lines();
    lines.stream().limit(MOST_LINES).forEach(terminal.out()::println);
    terminal
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%d differences%s, the largest of two numbers %.3e",
                lines.size(),
                lines.size() > MOST_LINES ? " (the first " + MOST_LINES + " are shown)" : "",
                difference.largest()));
    return ExitCode.NOT_CONVERGED.number();
  }

  private static JsonNode json(String path) {
    AnyFiles files = new AnyFiles();
    String file = path;
    try {
      file = files.isFolder(path) ? path + "/result.json" : path;
      JsonNode json = new ObjectMapper().readTree(files.read(file, LONGEST));
      if (json == null || !json.isObject()) {
        throw new InputException("diff", file, "a result file");
      }
      return json;
    } catch (JacksonException e) {
      throw new InputException("diff", file, "a result file (it is no JSON)");
    } catch (IOException e) {
      throw new InputException(
          "diff", file, "a result file that can be read (" + e.getMessage() + ")");
    }
  }
}
