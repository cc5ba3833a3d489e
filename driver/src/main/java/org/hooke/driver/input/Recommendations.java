package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hooke.kernels.crystal.Structure;

/**
 * What "auto" means for one system: cutoff, smearing and k-points, each noted for the user.
 *
 * <p>cutoff is the largest recommendation among the pseudopotentials; smearing is cold where every
 * element is a metal or the number of electrons is odd, none otherwise; the k-points have spacing
 * 0.15 1/angstrom with smearing and 0.25 1/angstrom without.
 */
public final class Recommendations {
  private static final String FINE = "0.15 1/angstrom";
  private static final String COARSE = "0.25 1/angstrom";

  private Recommendations() {}

  /**
   * An input with cutoff, smearing and k-point grid settled.
   *
   * @param notes receives one line per choice made
   * @throws InputException when a cutoff is wanted and a pseudopotential recommends none
   */
  public static CalculationInput resolve(
      CalculationInput input, Map<String, PseudopotentialFacts> facts, List<String> notes) {
    Map<String, Object> chosen = new LinkedHashMap<>();
    if (input.cutoff().isEmpty()) {
      chosen.put("cutoff", cutoff(input, facts, notes));
    }
    String smearing = input.smearingKind();
    if (smearing.equals("auto")) {
      smearing = smearing(input, facts, notes);
      chosen.put("smearing.kind", smearing);
    }
    KPointChoice kpoints = input.kpoints();
    if (kpoints.kind() == KPointChoice.Kind.AUTO || kpoints.kind() == KPointChoice.Kind.SPACING) {
      List<Integer> grid = grid(input.structure(), kpoints, smearing, notes);
      chosen.put("kpoints", null);
      chosen.put("kpoints.spacing", null);
      chosen.put("kpoints.grid", grid);
    }
    CalculationInput settled = input.with(chosen, List.of());
    if (input.spin().equals("none") || input.structure().momentsStated()) {
      return settled;
    }
    notes.add("initial moments: " + InitialMoments.text(input.structure()) + ", parallel");
    return settled.withStructure(InitialMoments.given(input.structure()));
  }

  private static double cutoff(
      CalculationInput input, Map<String, PseudopotentialFacts> facts, List<String> notes) {
    double highest = 0;
    for (String symbol : input.structure().species()) {
      PseudopotentialFacts potential = facts.get(symbol);
      if (potential.recommendedCutoff().isEmpty()) {
        String expected = "an energy with its unit (" + potential.source() + " recommends none)";
        throw new InputException("cutoff", "auto", expected);
      }
      highest = Math.max(highest, potential.recommendedCutoff().getAsDouble());
    }
    notes.add(String.format(Locale.ROOT, "cutoff %.1f Ha, recommended", highest));
    return highest;
  }

  private static String smearing(
      CalculationInput input, Map<String, PseudopotentialFacts> facts, List<String> notes) {
    double n = InputChecks.electrons(input, facts);
    boolean even = Math.abs(n / 2 - Math.rint(n / 2)) < 1e-9;
    boolean metal = input.structure().species().stream().allMatch(Elements::metal);
    String kind = metal || !even ? "cold" : "none";
    String reason = metal ? "only metals" : even ? "an even number of electrons" : "odd electrons";
    notes.add("smearing " + kind + ": " + reason);
    return kind;
  }

  private static List<Integer> grid(
      Structure structure, KPointChoice kpoints, String smearing, List<String> notes) {
    boolean auto = kpoints.kind() == KPointChoice.Kind.AUTO;
    String standard = smearing.equals("none") ? COARSE : FINE;
    double spacing =
        auto
            ? Quantity.parse("kpoints.spacing", standard, Dimension.INVERSE_LENGTH)
            : kpoints.spacing();
    List<Integer> grid = new ArrayList<>(KPointChoice.gridOf(structure.lattice(), spacing));
    for (int n : grid) {
      if (n > 1000) {
        String expected = "a spacing that gives at most 1000 points along a vector";
        throw new InputException("kpoints.spacing", "grid " + grid, expected);
      }
    }
    notes.add("k-point grid " + grid + (auto ? ", spacing " + standard : ""));
    return List.copyOf(grid);
  }
}
