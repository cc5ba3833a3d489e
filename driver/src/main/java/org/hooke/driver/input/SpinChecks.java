package org.hooke.driver.input;

import java.util.Map;
import org.hooke.kernels.crystal.Structure;

/** Refusals of moments and fields that cannot be. */
final class SpinChecks {
  private static final double WHOLE = 1e-9;

  private SpinChecks() {}

  /**
   * Holds moments against electrons.
   *
   * @param facts by chemical symbol
   * @param electrons in the cell
   * @throws InputException for the first thing that cannot be right
   */
  static void check(
      CalculationInput input, Map<String, PseudopotentialFacts> facts, double electrons) {
    boolean polarised = input.spin().equals("collinear");
    if (!polarised && input.fixedMoment().isPresent()) {
      throw needsSpin("fixed_moment", Numbers.text(input.fixedMoment().getAsDouble()));
    }
    if (!polarised && input.magneticField() != 0) {
      String field = Quantity.text(input.magneticField(), Dimension.MAGNETIC_FIELD);
      throw needsSpin("fields.magnetic", field);
    }
    if (!polarised) {
      return;
    }
    refuseMoments(input.structure(), facts);
    boolean none = input.smearingKind().equals("none");
    if (none && !whole(electrons)) {
      String found = "none with " + text(electrons) + " electrons";
      String expected = "a whole number of electrons, or smearing";
      throw new InputException("smearing.kind", found, expected, "kind: cold");
    }
    if (input.fixedMoment().isPresent()) {
      checkFixed(input.fixedMoment().getAsDouble(), electrons, none);
    }
  }

  private static void checkFixed(double moment, double electrons, boolean none) {
    if (Math.abs(moment) > electrons) {
      String expected = "at most the " + text(electrons) + " electrons of the cell";
      throw new InputException("fixed_moment", text(moment), expected);
    }
    if (none && !whole((electrons + moment) / 2)) {
      boolean even = whole(electrons / 2);
      String expected =
          "an "
              + (even ? "even" : "odd")
              + " whole number for "
              + text(electrons)
              + " electrons without smearing";
      throw new InputException("fixed_moment", text(moment), expected);
    }
  }

  private static void refuseMoments(Structure s, Map<String, PseudopotentialFacts> facts) {
    for (int atom = 0; atom < s.atoms(); atom++) {
      double valence = facts.get(s.symbol(atom)).valence();
      if (Math.abs(s.moment(atom)) > valence) {
        String found = text(s.moment(atom)) + " on " + s.symbol(atom) + (atom + 1);
        String expected = "at most its " + text(valence) + " valence electrons";
        throw new InputException("structure.moments", found, expected);
      }
    }
  }

  private static InputException needsSpin(String key, String found) {
    return new InputException(key, found, "spin: collinear beside it", "spin: collinear");
  }

  private static boolean whole(double x) {
    return Math.abs(x - Math.rint(x)) < WHOLE;
  }

  private static String text(double x) {
    return Numbers.text(x).replaceAll("\\.0$", "");
  }
}
