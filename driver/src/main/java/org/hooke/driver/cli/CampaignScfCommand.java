package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Energy, forces and stress of every structure of a folder, each calculation a task of Spark. */
@Command(
    name = "scf",
    description = {
      "Energy, forces and stress of every structure or input file of a folder.",
      "Each calculation is one task of Spark and has a folder of its own in the output folder;",
      "results.parquet has a row for each. --resume leaves out those that have their result."
    })
final class CampaignScfCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  @Option(names = "--limit", paramLabel = "N", description = "At most the first N of them.")
  private int limit = Integer.MAX_VALUE;

  CampaignScfCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    return Campaign.run(options, limit, around).number();
  }
}
