package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import org.hooke.driver.campaign.CampaignKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** hooke campaign KIND: one kind of calculation for many structures, each a task of Spark. */
@Command(
    description = {
      "Each structure or input file is one task of Spark and has a folder in the output folder;",
      "results.parquet has a row for each. --resume leaves out those that are done."
    })
final class CampaignKindCommand implements Callable<Integer> {
  private final CampaignKind kind;
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most N of them, those of the highest priority.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--retry",
      description = "With --resume: those that broke down are tried again too.")
  private boolean retry;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "A CSV or Parquet table of numbers to compare with in report.html.")
  private String reference = "";

  CampaignKindCommand(CampaignKind kind, Surroundings around) {
    this.kind = kind;
    this.around = around;
  }

  @Override
  public Integer call() {
    return Campaign.run(kind, options, limit, retry, reference, around).number();
  }
}
