package org.hooke.driver.workflow.defects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.DefectInput;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.DefectCell;
import org.hooke.kernels.defects.generation.DefectGenerator;
import org.hooke.kernels.defects.generation.Distortion;
import org.hooke.kernels.defects.generation.GivenDefect;
import org.hooke.kernels.defects.generation.InterstitialSites;
import org.hooke.kernels.defects.generation.OxidationStates;
import org.hooke.kernels.defects.generation.PointDefect;
import org.hooke.kernels.defects.generation.Supercell;
import org.hooke.kernels.defects.generation.SupercellChoice;

/** From an input to the cells that will be computed. Stateless. */
final class DefectPlanner {
  private DefectPlanner() {}

  /** The supercell that the input asks for. */
  static Supercell supercell(CalculationInput input, Structure unit) {
    DefectInput how = input.defects();
    if (how.supercell().isPresent()) {
      int[] matrix = how.supercell().get();
      try {
        return new Supercell(unit, matrix);
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "defects.supercell",
            Arrays.toString(matrix),
            "vectors that span a volume, in a right-handed order");
      }
    }
    return SupercellChoice.smallest(unit, how.imageDistance(), how.mostAtoms())
        .orElseThrow(
            () ->
                new InputException(
                    "defects.image_distance",
                    how.imageDistance() + " bohr",
                    "a distance that a cell of at most defects.most_atoms = "
                        + how.mostAtoms()
                        + " atoms can keep"));
  }

  /** Every defect asked for, with its charges and starts. */
  static List<DefectCandidate> candidates(
      CalculationInput input,
      Supercell supercell,
      Optional<Density> density,
      List<String> warnings) {
    DefectInput how = input.defects();
    OxidationStates states = OxidationStates.of(supercell.unit());
    if (!states.known()) {
      warnings.add(
          "no usual oxidation states make the crystal neutral: charges are guessed as in a covalent"
              + " one");
    }
    List<DefectCell> cells = new ArrayList<>();
    Map<String, Structure> given = how.structures();
    given.forEach((name, s) -> cells.add(GivenDefect.in(supercell, name, s, warnings::add)));
    for (PointDefect d : generated(how, supercell.unit(), density, given.isEmpty(), warnings)) {
      cells.add(new DefectCell(supercell, d));
    }
    List<DefectCandidate> found = new ArrayList<>();
    for (DefectCell cell : cells) {
      Map<String, Structure> starts = starts(input, cell, given.get(cell.defect().name()));
      found.add(new DefectCandidate(cell, charges(how, cell, states), starts));
    }
    if (found.isEmpty() && !(how.holesOfDensity() && density.isEmpty())) {
      throw new InputException(
          "defects.kinds", "no defect", "a kind that this crystal has, or defects.structures");
    }
    return found;
  }

  private static List<PointDefect> generated(
      DefectInput how,
      Structure unit,
      Optional<Density> density,
      boolean byDefault,
      List<String> warnings) {
    DefectGenerator generator = new DefectGenerator(unit);
    List<PointDefect> all = new ArrayList<>();
    if (how.wants("vacancies")) {
      all.addAll(generator.vacancies());
    }
    if (how.wants("antisites")) {
      all.addAll(generator.antisites());
    }
    if (how.wants("substitutions")) {
      all.addAll(generator.substitutions(how.elements()));
    }
    if (how.wants("interstitials")) {
      List<String> elements = new ArrayList<>(unit.species());
      how.elements().stream().filter(e -> !elements.contains(e)).forEach(elements::add);
      if (how.holesOfDensity() && density.isEmpty()) {
        warnings.add(
            "interstitials come at the minima of the density once the unit cell is computed: they are"
                + " not in this plan");
      } else {
        all.addAll(generator.interstitials(elements, holes(generator, how, density), how.holes()));
      }
    }
    for (String name : how.complexes()) {
      all.add(complex(name, generator, how, unit));
    }
    if (how.only().isEmpty()) {
      return byDefault ? all : List.of();
    }
    List<PointDefect> chosen = new ArrayList<>();
    boolean pending = how.holesOfDensity() && density.isEmpty();
    for (String name : how.only()) {
      if (pending && name.startsWith("i_")) {
        continue;
      }
      chosen.add(named(name, all, "defects.only"));
    }
    return chosen;
  }

  private static List<InterstitialSites.Hole> holes(
      DefectGenerator generator, DefectInput how, Optional<Density> density) {
    return how.holesOfDensity()
        ? generator.densityHoles(density.orElseThrow(), how.holeRadius())
        : generator.voronoiHoles(how.holeRadius());
  }

  private static PointDefect complex(
      String name, DefectGenerator generator, DefectInput how, Structure unit) {
    List<PointDefect> single = new ArrayList<>(generator.vacancies());
    single.addAll(generator.antisites());
    single.addAll(generator.substitutions(how.elements()));
    List<String> elements = new ArrayList<>(unit.species());
    elements.addAll(how.elements());
    single.addAll(generator.interstitials(elements, how.holeRadius(), how.holes()));
    String[] parts = name.split("\\+", -1);
    if (parts.length != 2) {
      throw new InputException(
          "defects.complexes", name, "two defects joined by +, such as v_Mg_1+v_O_1");
    }
    return generator.complex(
        named(parts[0], single, "defects.complexes"), named(parts[1], single, "defects.complexes"));
  }

  private static PointDefect named(String name, List<PointDefect> all, String key) {
    return all.stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    key,
                    name,
                    "one of "
                        + all.stream().map(PointDefect::name).collect(Collectors.joining(", "))));
  }

  private static List<ChargeGuess> charges(
      DefectInput how, DefectCell cell, OxidationStates states) {
    return how.charges()
        .map(given -> given.stream().map(q -> new ChargeGuess(q, "asked for")).toList())
        .orElseGet(() -> ChargeGuess.of(cell.defect(), states));
  }

  private static Map<String, Structure> starts(
      CalculationInput input, DefectCell cell, Structure given) {
    DefectInput how = input.defects();
    Map<String, Structure> starts = new LinkedHashMap<>();
    if (given != null) {
      starts.put("given", GivenDefect.ordered(cell, given));
      return starts;
    }
    Distortion.Size size =
        new Distortion.Size(how.pairing(), how.bondChange(), how.rattle(), input.seed());
    for (String word : how.starts()) {
      Distortion d = Distortion.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
      if (d.suits(cell)) {
        starts.put(word, d.apply(cell, size));
      }
    }
    if (starts.isEmpty()) { // nothing of what was asked for can be done to it
      starts.put(Distortion.NONE.word(), cell.structure());
    }
    return starts;
  }
}
