package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.driver.workflow.MemoryForecast;
import org.hooke.driver.workflow.PlaceForecast;
import org.hooke.driver.workflow.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is forecast for executors, and what does not fit into them. */
class ExecutorRoomTest {
  private static final double GIB = 1 << 30;

  @TempDir private Path folder;

  private Plan plan() {
    String input = Shell.SILICON.replace("gamma", "{grid: [3, 3, 3]}");
    return Preparation.of(Shell.file(folder, "si.yaml", input), List.of()).plan();
  }

  private static InputException refused(ExecutorRoom room, PlaceForecast forecast) {
    return assertThrows(InputException.class, () -> room.require(forecast));
  }

  @Test
  void statesAndTheirMemoryAreSharedAmongExecutors() {
    Plan plan = plan();
    int states = plan.memory().states();
    PlaceForecast one = PlaceForecast.of(plan, 1, 1, false);
    PlaceForecast three = PlaceForecast.of(plan, 3, 1, false);
    assertEquals(states, one.states());
    assertEquals((states + 2) / 3, three.states());
    double orbitals = (double) plan.memory().perState() * (states - three.states());
    assertEquals(orbitals, one.perExecutor() - three.perExecutor(), 1);
    MemoryForecast memory = plan.memory();
    assertTrue(memory.work() > 0, "what is worked on has the solver's");
    double wide = PlaceForecast.of(plan, 1, 2, false).perExecutor();
    assertEquals((double) memory.work(), wide - one.perExecutor(), 1, "one more thread");
    assertTrue(three.seconds() > one.seconds() / 3, "sharing costs something");
    assertTrue(PlaceForecast.of(plan, 1, 2, true).seconds() < one.seconds());
    PlaceForecast huge = PlaceForecast.of(plan, 1000, 1, false);
    assertTrue(huge.seconds() > three.seconds(), "a thousand for so little are too many");
  }

  @Test
  void whatDoesNotFitIsRefusedWithBothFigures() {
    PlaceForecast large = new PlaceForecast(4, 1, 2, 3 * GIB, GIB / 16, 100);
    new ExecutorRoom(4, 1, 3.5 * GIB, false).require(large);
    InputException e = refused(new ExecutorRoom(4, 1, 2 * GIB, false), large);
    assertTrue(e.getMessage().contains("need 3.0 GiB"), e.getMessage());
    assertTrue(e.getMessage().contains("2.0 GiB an executor has"), e.getMessage());
    assertTrue(e.getMessage().contains("--executor-memory"), e.getMessage());
    PlaceForecast whole = new PlaceForecast(1, 2, 8, 12 * GIB, GIB / 2, 100);
    String here = refused(new ExecutorRoom(1, 2, 8 * GIB, true), whole).getMessage();
    assertTrue(here.contains("need 12.5 GiB") && here.contains("8.0 GiB there are"), here);
  }
}
