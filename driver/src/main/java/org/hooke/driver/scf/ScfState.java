package org.hooke.driver.scf;

import java.util.List;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;

/**
 * Where the loop stands between two iterations: enough to go on, orbitals apart.
 *
 * <p>The orbitals are found again from the input density in the first diagonalisation, whose
 * tolerance is kept; so the loop goes on to the same result.
 *
 * @param next input of the next iteration
 * @param history of the mixer
 * @param bandTolerance residual norm asked of the bands, Ha
 * @param bands number of bands, raised by remedies or not
 * @param steps iterations done
 * @param remedies what the loop did unasked
 */
public record ScfState(
    MixedBundle next,
    AndersonHistory history,
    double bandTolerance,
    int bands,
    List<ScfStep> steps,
    List<String> remedies) {

  /** Copies the lists, not the bundles. */
  public ScfState {
    steps = List.copyOf(steps);
    remedies = List.copyOf(remedies);
  }
}
