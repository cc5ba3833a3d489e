package org.hooke.driver.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hooke.driver.input.Dimension;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.Quantity;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.scf.CheckpointFile;
import org.hooke.driver.storage.Folder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes on with a run that was interrupted. */
@Command(
    name = "resume",
    description = "Go on with an interrupted run from the checkpoint in its output folder.")
final class ResumeCommand implements Callable<Integer> {
  private final Surroundings around;
  private final Map<String, Workspace.Work> works;

  @Parameters(paramLabel = "DIR", description = "The output folder of the run.")
  private String path = "";

  @Option(names = "--json", description = "Print the result file, and nothing else.")
  private boolean json;

  @Option(names = "--master", paramLabel = "MASTER", description = "Where it runs.")
  private String master = "";

  @Option(names = "--wall-time", paramLabel = "TIME", description = "Stop again before: 2h.")
  private String wallTime = "";

  /**
   * @param works what each command does, by its name
   */
  ResumeCommand(Surroundings around, Map<String, Workspace.Work> works) {
    this.around = around;
    this.works = Map.copyOf(works);
  }

  /** The folder that an argument of a command names. */
  static Folder open(String command, String path) {
    try {
      return Folder.at(path);
    } catch (IOException e) {
      String expected = "the output folder of a run (" + e.getMessage() + ")";
      throw new InputException(command, path, expected);
    }
  }

  @Override
  public Integer call() {
    Folder folder = open("resume", path);
    CheckpointFile storage = new CheckpointFile(folder);
    if (!storage.exists()) {
      boolean finished =
          folder.has("result.json") || folder.has("elastic.json") || folder.has("derivatives.json");
      throw new InputException(
          "resume",
          folder.name(),
          finished
              ? "an unfinished run; this one has its result"
              : "the output folder of a run (it has no checkpoint)");
    }
    Checkpoint checkpoint = Checkpoints.read(storage);
    Workspace.Work work = works.get(checkpoint.command());
    if (work == null) {
      throw new InputException(
          storage.name(), checkpoint.command(), "a command of " + works.keySet());
    }
    double limit =
        wallTime.isEmpty()
            ? Double.POSITIVE_INFINITY
            : Quantity.parse("--wall-time", wallTime, Dimension.TIME);
    Job job =
        new Job(
            checkpoint.command(),
            Preparation.ofText(checkpoint.name(), checkpoint.input()),
            folder,
            json,
            master,
            limit,
            Optional.of(checkpoint));
    return Workspace.run(job, around, work).number();
  }
}
