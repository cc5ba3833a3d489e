package org.hooke.driver.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One command over many structures. */
@Command(
    name = "campaign",
    description = "A command over every structure of a folder, list or table.")
final class CampaignCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Without the command to run. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a campaign of what? hooke campaign scf DIR, hooke campaign elastic DIR");
  }
}
