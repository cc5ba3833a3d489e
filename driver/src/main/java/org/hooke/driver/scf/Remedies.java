package org.hooke.driver.scf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Cold;
import org.hooke.kernels.bands.Filling;
import org.hooke.kernels.bands.HeldLevels;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.mixing.Anderson;

/**
 * What the loop does unasked when an iteration goes wrong: it watches the steps, decides, and says
 * each thing it did in a sentence.
 *
 * <p>Decides from the steps and its {@link Conduct} alone, so that a loop that is resumed decides
 * alike. Mutable, one thread.
 */
final class Remedies {
  /** Width of the cold smearing that takes over where levels cross, Ha. */
  private static final double ASSUMED_WIDTH = 0.005;

  /** Iterations in a row with crossed levels that are believed. */
  private static final int CROSSED = 2;

  /** An error so many times the last good one, with a higher energy, is worse. */
  private static final double WORSE = 3;

  /** Iterations in a row that are worse until their steps are taken back. */
  private static final int PATIENCE = 3;

  private static final int MOST_SOLVER_ITERATIONS = 100;

  /** Widened occupations go back once the error is below this, Ha. */
  private static final double NEAR = 1e-5;

  private static final double WIDENING = 4;

  private static final String SPIN = "magnetisation led by its residual";

  private final Smearing smearing;
  private final OptionalDouble moment;
  private final double electrons;
  private final List<String> said = new ArrayList<>();
  private Conduct conduct;

  /**
   * @param smearing of the input
   * @param moment held fixed, if any
   */
  Remedies(Smearing smearing, OptionalDouble moment, double electrons, ScfOptions options) {
    this.smearing = smearing;
    this.moment = moment;
    this.electrons = electrons;
    this.conduct = Conduct.start(options);
  }

  /** Goes on from where another stood. */
  void restore(Conduct stood, List<String> remedies) {
    conduct = stood;
    said.addAll(remedies);
  }

  Conduct conduct() {
    return conduct;
  }

  /** What was done so far, one sentence each. */
  List<String> said() {
    return List.copyOf(said);
  }

  /** Notes what was done. */
  void say(String format, Object... values) {
    said.add(String.format(Locale.ROOT, format, values));
  }

  /** The smearing to be used now. */
  Smearing smearing() {
    Smearing base = conduct.assumed().orElse(smearing);
    return conduct.widening() == 1 ? base : wider(base, conduct.widening());
  }

  /** The filling of bands to be used now. */
  Filling filling() {
    return Filling.of(smearing(), electrons, moment);
  }

  private static Smearing wider(Smearing base, double factor) {
    return Smearings.named(base.name(), factor * base.width(), base.order() / 2 - 1).orElseThrow();
  }

  /** Whether the occupations are what they will be: of their own width, no levels crossed. */
  boolean settled() {
    return conduct.widening() == 1 && conduct.crossings() == 0;
  }

  /**
   * Looks at the bands of iteration number {@code iteration}: fixed occupations whose levels cross
   * become smeared ones; bands that were not solved get more steps.
   *
   * @param asked residual norm asked of the bands, Ha
   */
  void look(int iteration, Bands bands, Occupations f, double asked) {
    boolean fixed = smearing().width() == 0 && !(smearing() instanceof HeldLevels);
    boolean crossed = fixed && gap(bands, f) < -bands.residual(); // eigenvalues are known to that
    boolean missed = bands.residual() > 2 * asked;
    conduct =
        conduct.counted(crossed ? conduct.crossings() + 1 : 0, missed ? conduct.unsolved() + 1 : 0);
    if (conduct.crossings() >= CROSSED) {
      say(
          "smearing turned on, cold with a width of %.3f Ha, in iteration %d: an empty level lay"
              + " %.1e Ha below a filled one",
          ASSUMED_WIDTH, iteration, -gap(bands, f));
      conduct = conduct.smearing(new Cold(ASSUMED_WIDTH), iteration);
    }
    if (conduct.unsolved() >= 2 && conduct.solverIterations() < MOST_SOLVER_ITERATIONS) {
      int more = Math.min(MOST_SOLVER_ITERATIONS, 2 * conduct.solverIterations());
      say(
          "eigensolver given %d steps, filtering after %d of them, from iteration %d on: bands stood"
              + " at %.1e Ha, asked %.1e Ha",
          more, BandSolver.TURN, iteration, bands.residual(), asked);
      conduct = conduct.solver(more);
    }
  }

  /** Lowest empty minus highest filled level, per spin where the moment is fixed, Ha. */
  private double gap(Bands bands, Occupations f) {
    double least = Double.POSITIVE_INFINITY;
    double[] vbm = new double[bands.spins()];
    double[] cbm = new double[bands.spins()];
    Arrays.fill(vbm, Double.NEGATIVE_INFINITY);
    Arrays.fill(cbm, Double.POSITIVE_INFINITY);
    double half = bands.spins() == 1 ? 1 : 0.5;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = 0; n < bands.bands(); n++) {
          double e = bands.eigenvalue(s, k, n);
          if (f.occupation(s, k, n) >= half) {
            vbm[s] = Math.max(vbm[s], e);
          } else {
            cbm[s] = Math.min(cbm[s], e);
          }
        }
      }
      least = Math.min(least, cbm[s] - vbm[s]);
    }
    return moment.isPresent() || bands.spins() == 1
        ? least
        : Math.min(cbm[0], cbm[1]) - Math.max(vbm[0], vbm[1]);
  }

  /**
   * How many steps are to be taken back, 0 for none: as many as went by since an iteration that
   * some in a row have been worse than, in energy and in error.
   */
  int takenBack(ScfStep step) {
    boolean worse =
        step.error() > WORSE * conduct.goodError()
            && step.freeEnergy() > conduct.goodFree() + conduct.goodError();
    if (!worse) {
      conduct = conduct.accepted(step);
      return 0;
    }
    conduct = conduct.worsened();
    int back = conduct.worse();
    if (back < PATIENCE) {
      return 0;
    }
    say(
        "%d steps taken back and halved in iteration %d: F had risen by %.1e Ha, the error to"
            + " %.1e Ha",
        back, step.iteration(), step.freeEnergy() - conduct.goodFree(), step.error());
    conduct = conduct.startedAgain();
    return back;
  }

  /** The occupations changed: no energy or error from before is one to compare with. */
  void startAgain() {
    conduct = conduct.startedAgain();
  }

  /** Undoes what is no longer needed, and does something where the iterations do not get on. */
  void tend(List<ScfStep> steps, Anderson mixer) {
    ScfStep last = steps.get(steps.size() - 1);
    boolean falls = steps.size() > 1 && last.error() < 0.7 * steps.get(steps.size() - 2).error();
    if (falls && mixer.damping() < 1) {
      mixer.damp(Math.min(1, 1.3 * mixer.damping()));
    }
    if (conduct.widening() > 1 && last.error() < NEAR) {
      conduct = conduct.widened(Math.max(1, conduct.widening() / 2));
      if (conduct.widening() == 1) {
        say("occupations back to their own width in iteration %d", last.iteration());
      }
    }
    if (mixer.climbing() && said.stream().noneMatch(s -> s.startsWith(SPIN))) {
      say(
          SPIN + " in iteration %d, not the history, which led to an unstable state",
          last.iteration());
    }
    Course course = Course.of(steps, conduct.since());
    if (course != Course.FALLING) {
      act(course, last, mixer);
      conduct = conduct.tried(last.iteration());
    }
  }

  private void act(Course course, ScfStep last, Anderson mixer) {
    String where =
        String.format(
            Locale.ROOT,
            "%s at an error of %.1e Ha in iteration %d",
            course.words(),
            last.error(),
            last.iteration());
    boolean smeared = smearing().width() > 0;
    switch (conduct.level() % 3) {
      case 0 -> {
        mixer.forget(1);
        mixer.damp(0.5 * mixer.damping());
        say("%s: mixing history dropped, steps halved", where);
      }
      case 1 -> {
        mixer.forget(1);
        if (smeared && conduct.widening() == 1) {
          conduct = conduct.widened(WIDENING);
          say("%s: mixing history dropped, occupations widened %.0f times", where, WIDENING);
        } else {
          mixer.damp(0.5 * mixer.damping());
          say("%s: mixing history dropped, steps halved", where);
        }
      }
      default -> {
        mixer.forget(0);
        mixer.damp(0.2);
        int more = Math.min(MOST_SOLVER_ITERATIONS, 2 * conduct.solverIterations());
        conduct = conduct.solver(more);
        say("%s: plain steps of a fifth, eigensolver given %d steps", where, more);
      }
    }
  }
}
