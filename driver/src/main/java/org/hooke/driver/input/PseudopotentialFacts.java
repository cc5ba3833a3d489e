package org.hooke.driver.input;

import java.util.OptionalDouble;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * What the checks must know of a pseudopotential.
 *
 * @param symbol element it was made for
 * @param valence electrons it leaves
 * @param coreRadius bohr
 * @param functional functional it was made with: "LDA", "PBE", ...; empty when it does not say
 * @param source where it came from, for messages
 * @param recommendedCutoff of the wavefunctions, Ha; empty when there is no recommendation
 */
public record PseudopotentialFacts(
    String symbol,
    double valence,
    double coreRadius,
    String functional,
    String source,
    OptionalDouble recommendedCutoff) {

  /** The facts of a pseudopotential that was read. */
  public static PseudopotentialFacts of(Pseudopotential p, OptionalDouble recommendedCutoff) {
    return new PseudopotentialFacts(
        p.symbol(), p.valence(), p.coreRadius(), p.functional(), p.source(), recommendedCutoff);
  }
}
