package org.hooke.driver.scf;

import java.util.Optional;
import org.hooke.kernels.bands.Smearing;

/**
 * How the loop conducts itself, as far as remedies have changed it: belongs to its state.
 * Immutable.
 *
 * @param assumed smearing used although the input has none, because levels crossed
 * @param widening factor on the smearing's width, 1 when all is well; 1 at the end
 * @param solverIterations most block iterations of the eigensolver
 * @param crossings iterations in a row in which an empty level lay below a filled one
 * @param unsolved iterations in a row in which bands missed what was asked of them
 * @param worse iterations in a row that were worse than the last good one
 * @param level of the next remedy against standstill
 * @param since iteration after which the last remedy works
 * @param goodFree F of the last good iteration, Ha; NaN before the first
 * @param goodError its error, Ha
 */
public record Conduct(
    Optional<Smearing> assumed,
    double widening,
    int solverIterations,
    int crossings,
    int unsolved,
    int worse,
    int level,
    int since,
    double goodFree,
    double goodError) {

  /** Before the first iteration. */
  static Conduct start(ScfOptions options) {
    return new Conduct(
        Optional.empty(),
        1,
        options.solverIterations(),
        0,
        0,
        0,
        0,
        0,
        Double.NaN,
        Double.POSITIVE_INFINITY);
  }

  /** From that iteration on; counts as crossed until an iteration with it is done. */
  Conduct smearing(Smearing smearing, int iteration) {
    return new Conduct(
        Optional.of(smearing),
        widening,
        solverIterations,
        1,
        unsolved,
        0,
        level,
        iteration,
        Double.NaN,
        Double.POSITIVE_INFINITY);
  }

  Conduct widened(double factor) {
    return new Conduct(
        assumed,
        factor,
        solverIterations,
        crossings,
        unsolved,
        worse,
        level,
        since,
        goodFree,
        goodError);
  }

  Conduct solver(int iterations) {
    return new Conduct(
        assumed, widening, iterations, crossings, 0, worse, level, since, goodFree, goodError);
  }

  Conduct counted(int crossed, int missed) {
    return new Conduct(
        assumed,
        widening,
        solverIterations,
        crossed,
        missed,
        worse,
        level,
        since,
        goodFree,
        goodError);
  }

  Conduct worsened() {
    return new Conduct(
        assumed,
        widening,
        solverIterations,
        crossings,
        unsolved,
        worse + 1,
        level,
        since,
        goodFree,
        goodError);
  }

  Conduct accepted(ScfStep step) {
    return new Conduct(
        assumed,
        widening,
        solverIterations,
        crossings,
        unsolved,
        0,
        level,
        since,
        step.freeEnergy(),
        step.error());
  }

  /** Steps were taken back: the next iteration is good. */
  Conduct startedAgain() {
    return new Conduct(
        assumed,
        widening,
        solverIterations,
        crossings,
        unsolved,
        0,
        level,
        since,
        Double.NaN,
        Double.POSITIVE_INFINITY);
  }

  /** A remedy against standstill was tried in this iteration. */
  Conduct tried(int iteration) {
    return new Conduct(
        assumed,
        widening,
        solverIterations,
        crossings,
        unsolved,
        worse,
        level + 1,
        iteration,
        goodFree,
        goodError);
  }
}
