package org.hooke.driver.input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hooke.kernels.crystal.Structure;

/**
 * The moments a spin-polarised calculation starts from where the structure states none: those of
 * the elements below, parallel. Antiferromagnets must be stated.
 *
 * <p>Near the high-spin moments of the usual ions and free atoms: a start below the answer may end
 * in a state of low spin, one above it comes down. Elements not listed start with {@value #OTHERS},
 * noble gases with 0. The table is in docs/theory/spin.md.
 */
final class InitialMoments {
  private static final double OTHERS = 0.3;

  private static final Map<String, Double> TABLE =
      table(
          "Sc 0.5 Ti 1 V 2 Cr 3 Mn 4 Fe 3 Co 2 Ni 1 Cu 0.3 "
              + "Y 0.3 Zr 0.5 Nb 0.5 Mo 0.5 Tc 0.5 Ru 0.5 Rh 0.5 Pd 0.5 Ag 0.3 "
              + "Ce 1 Pr 2 Nd 3 Pm 4 Sm 5 Eu 7 Gd 7 Tb 6 Dy 5 Ho 4 Er 3 Tm 2 Yb 1 "
              + "Hf 0.5 Ta 0.5 W 0.5 Re 0.5 Os 0.5 Ir 0.5 Pt 0.5 Au 0.3 "
              + "Pa 1 U 2 Np 3 Pu 5 Am 6 Cm 7 "
              + "He 0 Ne 0 Ar 0 Kr 0 Xe 0 Rn 0");

  private InitialMoments() {}

  private static Map<String, Double> table(String text) {
    String[] words = text.split(" ", -1);
    Map<String, Double> table = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      table.put(words[i], Double.valueOf(words[i + 1]));
    }
    return Map.copyOf(table);
  }

  /** The moment an atom of this element starts with, Bohr magnetons. */
  static double of(String symbol) {
    return TABLE.getOrDefault(symbol, OTHERS);
  }

  /** The structure with the elements' moments. */
  static Structure given(Structure structure) {
    double[] moments = structure.symbols().stream().mapToDouble(InitialMoments::of).toArray();
    return structure.withMoments(moments);
  }

  /** "Fe 3.0, O 0.3", for the user. */
  static String text(Structure structure) {
    return structure.species().stream()
        .map(symbol -> symbol + " " + Numbers.text(of(symbol)))
        .collect(Collectors.joining(", "));
  }
}
