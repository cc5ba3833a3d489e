package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hooke.kernels.crystal.Structure;

/** The section {@code defects:} of an input, in atomic units. Immutable. */
public final class DefectInput {
  private final CalculationInput input;

  DefectInput(CalculationInput input) {
    this.input = input;
  }

  /** n_ij of the supercell's vectors, [3 i + j]; empty when the program chooses. */
  public Optional<int[]> supercell() {
    if (!(value("supercell") instanceof List<?>)) {
      return Optional.empty();
    }
    List<Double> given = numbers("supercell");
    boolean whole = given.stream().allMatch(x -> x == Math.rint(x));
    if (!whole || (given.size() != 3 && given.size() != 9)) {
      throw new InputException(
          "defects.supercell", given.toString(), "three whole numbers, or nine, or auto");
    }
    int[] matrix = new int[9];
    for (int i = 0; i < given.size(); i++) {
      matrix[given.size() == 3 ? 4 * i : i] = (int) Math.rint(given.get(i));
    }
    return Optional.of(matrix);
  }

  /** bohr. */
  public double imageDistance() {
    return (Double) value("image_distance");
  }

  public int mostAtoms() {
    return (Integer) value("most_atoms");
  }

  /** Whether a kind is wanted: "vacancies", "antisites", ... */
  public boolean wants(String kind) {
    return words("kinds").contains(kind);
  }

  /** Symbols of foreign elements. */
  public List<String> elements() {
    List<String> symbols = new ArrayList<>();
    words("elements").forEach(w -> symbols.add(Elements.require("", "defects.elements", w)));
    return symbols;
  }

  /** Whether holes are minima of the density. */
  public boolean holesOfDensity() {
    return value("hole_search").equals("density");
  }

  /** Whether the input says anything of defects. */
  public boolean asked() {
    return DefectKeys.all().stream().map(InputKey.Draft::build).anyMatch(this::said);
  }

  private boolean said(InputKey key) {
    Object value = input.value(key.name());
    boolean map = value == null || value instanceof Map<?, ?>;
    return map
        ? value instanceof Map<?, ?> m && !m.isEmpty()
        : !Objects.equals(value, InputReader.standard(key));
  }

  /** How many of the widest holes take interstitials. */
  public int holes() {
    return (Integer) value("holes");
  }

  /** bohr. */
  public double holeRadius() {
    return (Double) value("hole_radius");
  }

  /** Names of two defects joined by +. */
  public List<String> complexes() {
    return words("complexes");
  }

  /** Names of the defects to compute, empty for all. */
  public List<String> only() {
    return words("only");
  }

  /** Given cells of defects by name, in the order given. */
  public Map<String, Structure> structures() {
    Map<String, Structure> found = new LinkedHashMap<>();
    ((Map<?, ?>) value("structures"))
        .forEach((name, s) -> found.put((String) name, ((GivenStructure) s).structure()));
    return Collections.unmodifiableMap(found);
  }

  /** "none", "pairs", "one-pair", "split", "bonds", "rattle", "rattled-pairs". */
  public List<String> starts() {
    return words("starts");
  }

  public double pairing() {
    return (Double) value("pairing");
  }

  public double bondChange() {
    return (Double) value("bond_change");
  }

  /** bohr. */
  public double rattle() {
    return (Double) value("rattle");
  }

  public boolean relax() {
    return (Boolean) value("relax");
  }

  /** Grid of the supercell; empty when it follows from the unit cell's. */
  public Optional<List<Integer>> kpoints() {
    return value("kpoints") instanceof List<?> list
        ? Optional.of(list.stream().map(Integer.class::cast).toList())
        : Optional.empty();
  }

  /** Shift of that grid; empty when it is the unit cell's. */
  public Optional<List<Double>> kpointShift() {
    return value("kpoint_shift") instanceof List<?>
        ? Optional.of(numbers("kpoint_shift"))
        : Optional.empty();
  }

  /** Electrons removed; empty when they are guessed. */
  public Optional<List<Integer>> charges() {
    if (!(value("charges") instanceof List<?>)) {
      return Optional.empty();
    }
    List<Integer> charges = new ArrayList<>();
    for (double q : numbers("charges")) {
      if (q != Math.rint(q)) {
        throw new InputException("defects.charges", Numbers.text(q), "whole numbers of electrons");
      }
      charges.add((int) Math.rint(q));
    }
    return Optional.of(charges.stream().distinct().sorted().toList());
  }

  /** eps_ij, [3 i + j]; empty when it is not given. */
  public Optional<double[]> dielectric() {
    return tensor("dielectric");
  }

  /** The electrons' part of eps_ij, [3 i + j]; empty when it is the whole. */
  public Optional<double[]> electronicDielectric() {
    return tensor("electronic_dielectric");
  }

  private Optional<double[]> tensor(String key) {
    if (!(value(key) instanceof List<?>)) {
      return Optional.empty();
    }
    List<Double> given = numbers(key);
    double[] eps = new double[9];
    switch (given.size()) {
      case 1 -> eps[0] = eps[4] = eps[8] = given.get(0);
      case 3 -> {
        for (int i = 0; i < 3; i++) {
          eps[4 * i] = given.get(i);
        }
      }
      case 9 -> {
        for (int i = 0; i < 9; i++) {
          eps[i] = given.get(i);
        }
      }
      default ->
          throw new InputException("defects." + key, given.toString(), "one number, three or nine");
    }
    return Optional.of(eps);
  }

  /** "none", "makov-payne", "fnv" or "kumagai-oba". */
  public String correction() {
    return (String) value("correction");
  }

  /** bohr. */
  public double modelWidth() {
    return (Double) value("model_width");
  }

  public double far() {
    return (Double) value("far");
  }

  /** By chemical symbol. */
  public Map<String, Double> ionicCharges() {
    return bySymbol("ionic_charges");
  }

  /** Of the shells of an element around a defect, the nearest first, by chemical symbol. */
  public Map<String, List<Double>> nearCharges() {
    Map<String, List<Double>> found = new LinkedHashMap<>();
    ((Map<?, ?>) value("near_charges"))
        .forEach(
            (s, z) ->
                found.put((String) s, ((List<?>) z).stream().map(Double.class::cast).toList()));
    return Collections.unmodifiableMap(found);
  }

  private Map<String, Double> bySymbol(String key) {
    Map<String, Double> found = new LinkedHashMap<>();
    ((Map<?, ?>) value(key)).forEach((s, z) -> found.put((String) s, (Double) z));
    return Collections.unmodifiableMap(found);
  }

  public boolean correctedRelaxation() {
    return (Boolean) value("corrected_relaxation");
  }

  /** Competing phases in the order given. */
  public List<PhaseInput> phases() {
    return ((Map<?, ?>) value("phases")).values().stream().map(PhaseInput.class::cast).toList();
  }

  /** Ha; empty when it follows from the bands. */
  public OptionalDouble gap() {
    return value("gap") instanceof Double x ? OptionalDouble.of(x) : OptionalDouble.empty();
  }

  /** Ha. */
  public double vbmShift() {
    return (Double) value("vbm_shift");
  }

  /** k_B T, Ha. */
  public double temperature() {
    return (Double) value("temperature");
  }

  private Object value(String key) {
    return input.value("defects." + key);
  }

  private List<String> words(String key) {
    return ((List<?>) value(key)).stream().map(String.class::cast).toList();
  }

  private List<Double> numbers(String key) {
    return ((List<?>) value(key)).stream().map(Double.class::cast).toList();
  }
}
