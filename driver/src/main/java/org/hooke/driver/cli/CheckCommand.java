package org.hooke.driver.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates an input and prints the plan. */
@Command(name = "check", description = "Validate the input and print the plan; compute nothing.")
final class CheckCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final CalculationOptions options = new CalculationOptions();

  CheckCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() {
    Preparation preparation = Preparation.of(options.path(), options.overrides());
    PlanText text = new PlanText(preparation.plan());
    text.table().forEach(around.terminal().out()::println);
    preparation.notes().forEach(note -> around.terminal().say("chosen: " + note));
    preparation.plan().warnings().forEach(w -> around.terminal().say("warning: " + w));
    return ExitCode.DONE.number();
  }
}
