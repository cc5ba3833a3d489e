package org.hooke.driver.scf;

import java.util.List;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;

/**
 * Where the loop stands between two iterations: enough to go on, orbitals apart.
 *
 * <p>With the orbitals of the same moment the loop goes on to the same bits. Without, they are
 * found again from the input density in the first diagonalisation, whose tolerance is kept; so it
 * goes on to the same result. Whatever the loop remembers from one iteration to the next must be
 * here.
 *
 * @param next input of the next iteration
 * @param history of the mixer
 * @param bandTolerance residual norm asked of the bands, Ha
 * @param bands number of bands, raised by remedies or not
 * @param occupied bands that may hold electrons, which are asked for more tightly
 * @param conduct what remedies have changed
 * @param steps iterations done
 * @param remedies what the loop did unasked
 */
public record ScfState(
    MixedBundle next,
    AndersonHistory history,
    double bandTolerance,
    int bands,
    int occupied,
    Conduct conduct,
    List<ScfStep> steps,
    List<String> remedies) {

  /** Copies the lists, not the bundles. */
  public ScfState {
    steps = List.copyOf(steps);
    remedies = List.copyOf(remedies);
  }
}
