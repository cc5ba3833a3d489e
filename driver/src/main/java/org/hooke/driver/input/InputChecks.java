package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hooke.kernels.bands.HeldLevels;

/** Doubts about an input that its pseudopotentials settle, before anything is computed. */
public final class InputChecks {
  private InputChecks() {}

  /**
   * Warnings about an input.
   *
   * @param facts by chemical symbol, one for every species of the structure
   * @throws InputException for the first thing that cannot be right
   */
  public static List<String> check(
      CalculationInput input, Map<String, PseudopotentialFacts> facts) {
    List<String> warnings = new ArrayList<>();
    for (String symbol : input.structure().species()) {
      PseudopotentialFacts potential = facts.get(symbol);
      if (potential == null) {
        String expected = "a pseudopotential for every element of the structure";
        throw new InputException("pseudopotentials", "none for " + symbol, expected);
      }
      if (!potential.symbol().equals(symbol)) {
        String found = potential.source() + " (" + potential.symbol() + ")";
        String expected = "a pseudopotential of " + symbol;
        throw new InputException("pseudopotentials." + symbol, found, expected);
      }
      checkFunctional(input, potential, warnings);
    }
    checkFiles(input, warnings);
    StructureChecks.refuseContacts(input.structure(), facts);
    checkElectrons(input, electrons(input, facts));
    checkMoments(input, warnings);
    SpinChecks.check(input, facts, electrons(input, facts));
    return warnings;
  }

  /** Number of electrons: valences less the charge. */
  public static double electrons(CalculationInput input, Map<String, PseudopotentialFacts> facts) {
    double n = -input.charge();
    for (String symbol : input.structure().symbols()) {
      n += facts.get(symbol).valence();
    }
    return n;
  }

  /** "LDA" or "GGA", empty when the name says neither. */
  static String family(String functional) {
    String name = functional.toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      return "";
    }
    boolean local = name.startsWith("LDA") || name.equals("PZ") || name.equals("PADE");
    return local ? "LDA" : "GGA";
  }

  private static void checkFunctional(
      CalculationInput input, PseudopotentialFacts potential, List<String> warnings) {
    String made = potential.functional();
    String used = input.functional();
    if (made.isEmpty()) {
      warnings.add(potential.source() + " does not say which functional it was made with");
      return;
    }
    boolean sameFamily = family(made).equals(family(used));
    if (!sameFamily && !input.acceptsFunctionalMismatch()) {
      throw new InputException(
          "functional",
          used,
          "the family of "
              + potential.source()
              + ", made with "
              + made
              + " (functional_mismatch: accept overrides)");
    }
    boolean same = made.equalsIgnoreCase(used) || (sameFamily && made.equals("LDA"));
    if (!same) {
      warnings.add(potential.source() + " was made with " + made + ", used with " + used);
    }
  }

  private static void checkFiles(CalculationInput input, List<String> warnings) {
    Set<String> named = input.pseudopotentials().files().keySet();
    List<String> species = input.structure().species();
    for (String symbol : species) {
      if (!named.isEmpty() && !named.contains(symbol)) {
        warnings.add("pseudopotentials names no file for " + symbol + ": the embedded one is used");
      }
    }
    for (String symbol : new TreeSet<>(named)) {
      if (!species.contains(symbol)) {
        warnings.add("pseudopotentials." + symbol + " is not used: there is no such atom");
      }
    }
  }

  private static void checkElectrons(CalculationInput input, double n) {
    String count = Numbers.text(n).replaceAll("\\.0$", "") + " electrons";
    if (n < 1e-6) {
      String found = Numbers.text(input.charge()) + " (" + count + ")";
      throw new InputException("charge", found, "a charge that leaves electrons");
    }
    if (input.smearingKind().equals("held")) {
      checkHeld(input, n, count);
      return;
    }
    boolean none = input.smearingKind().equals("none");
    boolean even = Math.abs(n / 2 - Math.rint(n / 2)) < 1e-9;
    if (none && !even && input.spin().equals("none")) {
      throw new InputException(
          "smearing.kind",
          "none with " + count,
          "an even number of electrons, or smearing",
          "kind: cold");
    }
    double majority = (n + Math.abs(input.fixedMoment().orElse(0))) / 2;
    int least = (int) (none ? Math.ceil(majority - 1e-9) : Math.floor(majority + 1e-9) + 1);
    if (input.bands().isPresent() && input.bands().getAsInt() < least) {
      String found = Integer.toString(input.bands().getAsInt());
      String expected = "at least " + least + " bands for " + count + ", or auto";
      throw new InputException("bands", found, expected, Integer.toString(least));
    }
  }

  private static void checkHeld(CalculationInput input, double n, String count) {
    int spins = input.spin().equals("none") ? 1 : 2;
    int least;
    try {
      least = new HeldLevels(input.heldLevels()).bands(n, spins);
    } catch (IllegalArgumentException e) {
      String expected =
          (spins == 1 ? "occupations from 0 to 2" : "as many levels up as down, each from 0 to 1,")
              + " that leave an even whole number of the "
              + count
              + " for full levels, or auto";
      throw new InputException("smearing.levels", input.heldLevels().toString(), expected, "auto");
    }
    if (input.fixedMoment().isPresent()) {
      throw new InputException(
          "fixed_moment", "with smearing.kind held", "none: the levels have the moment");
    }
    if (input.bands().isPresent() && input.bands().getAsInt() < least) {
      String found = Integer.toString(input.bands().getAsInt());
      String expected = "at least " + least + " bands for " + count + ", or auto";
      throw new InputException("bands", found, expected, Integer.toString(least));
    }
  }

  private static void checkMoments(CalculationInput input, List<String> warnings) {
    for (double moment : input.structure().moments()) {
      if (moment != 0 && input.spin().equals("none")) {
        warnings.add("initial moments are not used without spin polarisation");
        return;
      }
    }
  }

  /**
   * Refuses to continue a checkpoint that another input wrote.
   *
   * @throws InputException naming the keys that differ
   */
  public static void requireSame(CalculationInput checkpoint, CalculationInput input) {
    List<String> keys = checkpoint.differences(input);
    if (!keys.isEmpty()) {
      String expected =
          "the input it was written for; these keys differ: " + String.join(", ", keys);
      throw new InputException("checkpoint", "of another input", expected);
    }
  }
}
