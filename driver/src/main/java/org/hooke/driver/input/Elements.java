package org.hooke.driver.input;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hooke.kernels.units.AtomicUnits;

/** The chemical elements by symbol: what a reader must know to doubt an input. */
public final class Elements {
  private static final List<String> SYMBOLS =
      List.of(
          ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V "
                  + "Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc "
                  + "Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu "
                  + "Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi "
                  + "Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr "
                  + "Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og")
              .split(" "));

  /** Single-bond radii of H to Cm, angstrom: Cordero et al., Dalton Trans. 2008, 2832. */
  private static final List<Double> COVALENT =
      List.of(
              ("0.31 0.28 1.28 0.96 0.84 0.76 0.71 0.66 0.57 0.58 1.66 "
                      + "1.41 1.21 1.11 1.07 1.05 1.02 1.06 2.03 1.76 1.70 1.60 "
                      + "1.53 1.39 1.39 1.32 1.26 1.24 1.32 1.22 1.22 1.20 1.19 "
                      + "1.20 1.20 1.16 2.20 1.95 1.90 1.75 1.64 1.54 1.47 1.46 "
                      + "1.42 1.39 1.45 1.44 1.42 1.39 1.39 1.38 1.39 1.40 2.44 "
                      + "2.15 2.07 2.04 2.03 2.01 1.99 1.98 1.98 1.96 1.94 1.92 "
                      + "1.92 1.89 1.90 1.87 1.87 1.75 1.70 1.62 1.51 1.44 1.41 "
                      + "1.36 1.36 1.32 1.45 1.46 1.48 1.40 1.50 1.50 2.60 2.21 "
                      + "2.15 2.06 2.00 1.96 1.90 1.87 1.80 1.69")
                  .split(" "))
          .stream()
          .map(Double::valueOf)
          .toList();

  private static final Set<String> METALS =
      Set.of(
          ("Li Be Na Mg Al K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Rb Sr Y "
                  + "Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Cs Ba La Ce Pr Nd Pm Sm Eu "
                  + "Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi "
                  + "Po Fr Ra Ac Th Pa U Np Pu Am Cm")
              .split(" "));

  private static final Map<String, Integer> NUMBERS = numbers();

  private Elements() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> all = new HashMap<>();
    for (int i = 0; i < SYMBOLS.size(); i++) {
      all.put(SYMBOLS.get(i), i + 1);
    }
    return Map.copyOf(all);
  }

  /** All symbols, H first. */
  public static List<String> symbols() {
    return SYMBOLS;
  }

  /** Whether the text is a chemical symbol, in its usual capitals. */
  public static boolean known(String symbol) {
    return NUMBERS.containsKey(symbol);
  }

  /** Number of protons. */
  public static int number(String symbol) {
    return NUMBERS.get(symbol);
  }

  /** Whether the element is a metal under usual conditions. */
  public static boolean metal(String symbol) {
    return METALS.contains(symbol);
  }

  /** Covalent radius, bohr; 1.6 angstrom beyond curium. */
  public static double covalentRadius(String symbol) {
    int i = number(symbol) - 1;
    return (i < COVALENT.size() ? COVALENT.get(i) : 1.6) / AtomicUnits.BOHR_ANGSTROM;
  }

  /**
   * The symbol in its usual capitals: "SI" and "si" are Si.
   *
   * @throws InputException naming the nearest symbol
   */
  public static String require(String where, String key, String text) {
    String t = text.strip();
    String usual =
        t.isEmpty()
            ? t
            : t.substring(0, 1).toUpperCase(Locale.ROOT) + t.substring(1).toLowerCase(Locale.ROOT);
    if (known(usual)) {
      return usual;
    }
    String nearest = Spelling.nearest(t, SYMBOLS);
    throw new InputException(where, key, text, "a chemical symbol, H to Og", nearest);
  }
}
