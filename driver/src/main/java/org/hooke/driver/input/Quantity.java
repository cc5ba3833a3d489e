package org.hooke.driver.input;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;
import static org.hooke.kernels.units.AtomicUnits.HARTREE_EV;
import static org.hooke.kernels.units.AtomicUnits.HARTREE_KELVIN;
import static org.hooke.kernels.units.AtomicUnits.PRESSURE_GPA;
import static org.hooke.kernels.units.AtomicUnits.RYDBERG;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with a unit, read into the units of {@link Dimension}. */
public final class Quantity {
  /** 1 hbar/(e bohr^2) in tesla, CODATA 2018. */
  private static final double MAGNETIC_TESLA = 2.35051756758e5;

  private static final Pattern FORM =
      Pattern.compile("([^\\s a-zA-Z/Å]*+(?:[eEdD][+-]?[0-9]+)?)(.*)");
  private static final Map<String, Unit> UNITS = units();

  private record Unit(Dimension dimension, double factor) {}

  private Quantity() {}

  /**
   * The value in atomic units (time in seconds).
   *
   * @throws InputException when the text is no finite number with a unit of this dimension
   */
  public static double parse(String key, String text, Dimension dimension) {
    String clean = text.replace('\u00A0', ' ').strip();
    Matcher form = FORM.matcher(clean);
    String number = form.matches() ? form.group(1) : "";
    String name = form.matches() ? form.group(2).strip().replaceAll("\\s+", " ") : "";
    OptionalDouble value = Numbers.real(number);
    String expected = dimension.phrase() + " with its unit (" + accepted(dimension) + ")";
    if (value.isEmpty()) {
      throw new InputException(key, text, expected + ", a finite number first");
    }
    if (name.isEmpty()) {
      throw new InputException(key, text, expected, clean + " " + preferred(dimension));
    }
    Unit unit = UNITS.get(name);
    if (unit == null) {
      String near = Spelling.nearest(name, names(dimension));
      throw new InputException(key, text, expected, near.isEmpty() ? "" : number + " " + near);
    }
    if (!dimension.accepts(unit.dimension())) {
      String found = unit.dimension().phrase();
      throw new InputException(key, text, expected + "; this is " + found);
    }
    double x = value.getAsDouble() * unit.factor();
    if (!Double.isFinite(x)) {
      throw new InputException(key, text, expected + ", a finite number first");
    }
    return x;
  }

  /** The value in the unit kept inside, as text that {@link #parse} reads back exactly. */
  public static String text(double value, Dimension dimension) {
    return dimension == Dimension.NONE
        ? Numbers.text(value)
        : Numbers.text(value) + " " + dimension.unit();
  }

  /** Bohr per named unit of length: the factor of an inline structure's coordinates. */
  static double lengthFactor(String key, String unit) {
    return parse(key, "1 " + unit, Dimension.LENGTH);
  }

  /** Names accepted for a dimension, the shortest list that is worth printing. */
  private static String accepted(Dimension dimension) {
    return switch (dimension) {
      case NONE -> "none";
      case ENERGY -> "Ha, Ry, eV, meV";
      case THERMAL -> "Ha, Ry, eV, meV, kelvin";
      case TEMPERATURE -> "kelvin";
      case LENGTH -> "bohr, angstrom, nm";
      case INVERSE_LENGTH -> "1/angstrom, 1/bohr, 1/nm";
      case FORCE -> "Ha/bohr, Ry/bohr, eV/angstrom";
      case PRESSURE -> "GPa, kbar, Ha/bohr^3";
      case TIME -> "s, min, h, d";
      case MAGNETIC_FIELD -> "tesla";
      case ELECTRIC_FIELD -> "V/angstrom, V/nm";
    };
  }

  private static String preferred(Dimension dimension) {
    return switch (dimension) {
      case ENERGY, THERMAL -> "Ry";
      case LENGTH -> "angstrom";
      case INVERSE_LENGTH -> "1/angstrom";
      default -> accepted(dimension).split(",", 2)[0];
    };
  }

  private static List<String> names(Dimension dimension) {
    List<String> names = new ArrayList<>();
    UNITS.forEach(
        (name, unit) -> {
          if (dimension.accepts(unit.dimension())) {
            names.add(name);
          }
        });
    return names;
  }

  private static Map<String, Unit> units() {
    Map<String, Unit> all = new LinkedHashMap<>();
    double angstrom = 1 / BOHR_ANGSTROM;
    double ev = 1 / HARTREE_EV;
    add(all, Dimension.ENERGY, 1, "Ha", "ha", "hartree", "Hartree");
    add(all, Dimension.ENERGY, RYDBERG, "Ry", "ry", "rydberg", "Rydberg");
    add(all, Dimension.ENERGY, ev, "eV", "ev");
    add(all, Dimension.ENERGY, 1e-3 * ev, "meV");
    add(all, Dimension.TEMPERATURE, 1 / HARTREE_KELVIN, "kelvin", "K", "Kelvin");
    add(all, Dimension.LENGTH, 1, "bohr", "Bohr");
    add(all, Dimension.LENGTH, angstrom, "angstrom", "Angstrom", "Ang", "ang", "\u00C5", "\u212B");
    add(all, Dimension.LENGTH, 10 * angstrom, "nm");
    add(all, Dimension.LENGTH, 0.01 * angstrom, "pm");
    add(all, Dimension.INVERSE_LENGTH, 1 / angstrom, "1/angstrom", "1/Angstrom", "angstrom^-1");
    add(all, Dimension.INVERSE_LENGTH, 1 / angstrom, "1/\u00C5", "1/\u212B");
    add(all, Dimension.INVERSE_LENGTH, 1, "1/bohr", "1/Bohr", "bohr^-1");
    add(all, Dimension.INVERSE_LENGTH, 0.1 / angstrom, "1/nm", "nm^-1");
    add(all, Dimension.FORCE, 1, "Ha/bohr");
    add(all, Dimension.FORCE, RYDBERG, "Ry/bohr");
    add(all, Dimension.FORCE, ev / angstrom, "eV/angstrom", "eV/Angstrom", "eV/\u00C5");
    add(all, Dimension.FORCE, 1e-3 * ev / angstrom, "meV/angstrom", "meV/\u00C5");
    add(all, Dimension.PRESSURE, 1 / PRESSURE_GPA, "GPa");
    add(all, Dimension.PRESSURE, 0.1 / PRESSURE_GPA, "kbar");
    add(all, Dimension.PRESSURE, 1, "Ha/bohr^3");
    add(all, Dimension.TIME, 1, "s", "second", "seconds");
    add(all, Dimension.TIME, 60, "min", "minute", "minutes");
    add(all, Dimension.TIME, 3600, "h", "hour", "hours");
    add(all, Dimension.TIME, 86400, "d", "day", "days");
    add(all, Dimension.MAGNETIC_FIELD, 1 / MAGNETIC_TESLA, "tesla", "T");
    add(all, Dimension.MAGNETIC_FIELD, 1, "au_magnetic");
    add(all, Dimension.ELECTRIC_FIELD, ev / angstrom, "V/angstrom", "V/Angstrom", "V/\u00C5");
    add(all, Dimension.ELECTRIC_FIELD, 0.1 * ev / angstrom, "V/nm");
    add(all, Dimension.ELECTRIC_FIELD, 1, "au_electric");
    return all;
  }

  private static void add(Map<String, Unit> all, Dimension d, double factor, String... names) {
    for (String name : names) {
      all.put(name, new Unit(d, factor));
    }
  }
}
