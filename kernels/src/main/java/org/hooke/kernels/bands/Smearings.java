package org.hooke.kernels.bands;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The smearing schemes an input may name. */
public final class Smearings {
  private static final List<String> NAMES =
      List.of("none", "fermi-dirac", "gaussian", "methfessel-paxton", "cold", "held");

  private Smearings() {}

  /** The names, as an input writes them. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The scheme of that name, upper and lower case alike; empty if there is none.
   *
   * @param width Ha, positive; ignored by "none"
   * @param order N of Methfessel-Paxton, at least 0; ignored by the others
   */
  public static Optional<Smearing> named(String name, double width, int order) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    if (HeldLevels.named(word)) {
      return Optional.of(HeldLevels.of(word));
    }
    return switch (word) {
      case "none" -> Optional.of(new NoSmearing());
      case "fermi-dirac" -> Optional.of(new FermiDirac(width));
      case "gaussian" -> Optional.of(new Gaussian(width));
      case "methfessel-paxton" -> Optional.of(new MethfesselPaxton(width, order));
      case "cold" -> Optional.of(new Cold(width));
      default -> Optional.empty();
    };
  }

  /** x within [-40, 40], beyond which e^(-x^2) is zero: spares zero times infinity. */
  static double bounded(double x) {
    return Math.max(-40, Math.min(40, x));
  }

  static double positive(double width) {
    if (!(width > 0) || Double.isInfinite(width)) {
      throw new IllegalArgumentException("smearing width " + width);
    }
    return width;
  }
}
