package org.hooke.kernels.mixing;

import java.util.List;
import java.util.Optional;

/**
 * Everything an {@link Anderson} mixer has learnt, so that another can go on in its place.
 *
 * @param alpha damping of its preconditioner
 * @param screening of its preconditioner, 1/bohr
 * @param model of its local screening, where it has one
 * @param damping part of its steps that the mixer takes
 * @param climbing whether its last step took the magnetisation along the residual
 * @param misled times the energy rose after that
 * @param steps differences of successive inputs, newest first
 * @param changes differences of successive residuals, newest first
 * @param lastInput empty before the first step
 * @param lastResidual empty before the first step
 */
public record AndersonHistory(
    double alpha,
    double screening,
    Optional<MixedBundle> model,
    double damping,
    boolean climbing,
    int misled,
    List<MixedBundle> steps,
    List<MixedBundle> changes,
    Optional<MixedBundle> lastInput,
    Optional<MixedBundle> lastResidual) {

  /** Copies the lists, not the bundles. */
  public AndersonHistory {
    steps = List.copyOf(steps);
    changes = List.copyOf(changes);
  }
}
