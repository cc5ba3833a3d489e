package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hooke.driver.workflow.defects.DefectPlan;
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
    List<String> warnings = new ArrayList<>(preparation.plan().warnings());
    if (preparation.plan().input().defects().asked()) {
      DefectPlan defects =
          DefectPlan.of(DefectCommand.plans(), preparation.plan(), Optional.empty());
      DefectPlanText.whole(defects).forEach(around.terminal().out()::println);
      defects.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
    }
    preparation.notes().forEach(note -> around.terminal().say("chosen: " + note));
    warnings.forEach(w -> around.terminal().say("warning: " + w));
    return ExitCode.DONE.number();
  }
}
