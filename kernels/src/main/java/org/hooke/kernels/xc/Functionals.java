package org.hooke.kernels.xc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functionals an input may name. */
public final class Functionals {
  private static final List<Functional> ALL =
      List.of(
          new LocalDensity("LDA-PZ", PerdewZunger.CEPERLEY_ALDER),
          new LocalDensity("LDA-PW92", PerdewWang.ORIGINAL),
          GradientCorrected.pbe(),
          GradientCorrected.pbeSol());

  private Functionals() {}

  /** The names, as an input writes them. */
  public static List<String> names() {
    return ALL.stream().map(Functional::name).toList();
  }

  /** The functional of that name, upper and lower case alike; empty if there is none. */
  public static Optional<Functional> named(String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    return ALL.stream().filter(f -> f.name().toLowerCase(Locale.ROOT).equals(wanted)).findFirst();
  }
}
