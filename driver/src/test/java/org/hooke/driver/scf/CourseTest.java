package org.hooke.driver.scf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static List<ScfStep> steps(int count, IntToDoubleFunction error, IntToDoubleFunction f) {
    List<ScfStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double before = i == 0 ? Double.NaN : f.applyAsDouble(i - 1);
      double free = f.applyAsDouble(i);
      steps.add(new ScfStep(i + 1, free, free - before, error.applyAsDouble(i), 0, 0, 0));
    }
    return steps;
  }

  @Test
  void anErrorThatFallsSlowlyFalls() {
    assertEquals(
        Course.FALLING, Course.of(steps(30, i -> Math.pow(0.85, i), i -> Math.pow(0.85, i)), 0));
  }

  @Test
  void anErrorThatStaysStands() {
    assertEquals(Course.STANDING, Course.of(steps(12, i -> 1e-3, i -> -0.001 * i), 0));
  }

  @Test
  void anEnergyThatGoesUpAndDownOscillates() {
    assertEquals(
        Course.OSCILLATING, Course.of(steps(12, i -> 1e-3 * (1 + i % 2), i -> 0.01 * (i % 2)), 0));
  }

  @Test
  void aRemedyIsGivenTime() {
    assertEquals(Course.FALLING, Course.of(steps(12, i -> 1e-3, i -> -0.001 * i), 8));
  }

  @Test
  void stepsThatChangeNothingAreTooShort() {
    assertEquals(Course.CREEPING, Course.of(steps(6, i -> 0.1, i -> -1e-5 * i), 0));
    assertEquals(Course.FALLING, Course.of(steps(6, i -> 0.1, i -> -1e-5 * i), 3)); // too early
    assertEquals(Course.FALLING, Course.of(steps(6, i -> 0.1, i -> -0.01 * i), 0));
    assertEquals(
        Course.FALLING, Course.of(steps(6, i -> Math.pow(0.1, i), i -> 1e-9 * i), 0)); // it falls
  }
}
