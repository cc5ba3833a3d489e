package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.crystal.Structure;

/**
 * Oxidation states that chemists meet, and those that make a compound neutral.
 *
 * <p>One state per element; among the neutral choices the one of the most usual states. An element
 * alone has 0; a compound with no neutral choice has none. Immutable.
 */
public final class OxidationStates {
  /** Most usual first, after N. N. Greenwood and A. Earnshaw, Chemistry of the Elements (1997). */
  private static final String TABLE =
      "H 1 -1;Li 1;Be 2;B 3;C 4 -4 2;N -3 5 3;O -2 -1;F -1;Na 1;Mg 2;Al 3;Si 4 -4;P 5 -3 3;"
          + "S -2 6 4;Cl -1;K 1;Ca 2;Sc 3;Ti 4 3 2;V 5 4 3 2;Cr 3 6 2;Mn 2 4 3 7;Fe 3 2;Co 2 3;"
          + "Ni 2 3;Cu 2 1;Zn 2;Ga 3;Ge 4 2 -4;As 5 3 -3;Se -2 4 6;Br -1;Rb 1;Sr 2;Y 3;Zr 4;"
          + "Nb 5 4;Mo 6 4;Tc 7 4;Ru 4 3;Rh 3;Pd 2 4;Ag 1;Cd 2;In 3 1;Sn 4 2;Sb 3 5 -3;Te -2 4 6;"
          + "I -1;Xe 0;Cs 1;Ba 2;La 3;Ce 4 3;Pr 3;Nd 3;Sm 3;Eu 3 2;Gd 3;Tb 3;Dy 3;Ho 3;Er 3;Tm 3;"
          + "Yb 3 2;Lu 3;Hf 4;Ta 5;W 6 4;Re 7 4;Os 4;Ir 4 3;Pt 4 2;Au 3 1;Hg 2 1;Tl 1 3;Pb 2 4;"
          + "Bi 3 5;Th 4;U 6 4";

  private final Map<String, Integer> states;

  private OxidationStates(Map<String, Integer> states) {
    this.states = Map.copyOf(states);
  }

  /** The states of a crystal's elements. */
  public static OxidationStates of(Structure structure) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    structure.symbols().forEach(s -> counts.merge(s, 1, Integer::sum));
    List<String> elements = List.copyOf(counts.keySet());
    if (elements.size() == 1) {
      return new OxidationStates(Map.of(elements.get(0), 0));
    }
    List<int[]> best = new ArrayList<>();
    search(elements, counts, new int[elements.size()], 0, best);
    Map<String, Integer> states = new HashMap<>();
    if (!best.isEmpty()) {
      for (int i = 0; i < elements.size(); i++) {
        states.put(elements.get(i), usual(elements.get(i)).get(best.get(0)[i]));
      }
    }
    return new OxidationStates(states);
  }

  /** Keeps in best the neutral choice with the least sum of ranks. */
  private static void search(
      List<String> elements, Map<String, Integer> counts, int[] rank, int next, List<int[]> best) {
    if (next == elements.size()) {
      int charge = 0;
      int cost = 0;
      for (int i = 0; i < next; i++) {
        charge += counts.get(elements.get(i)) * usual(elements.get(i)).get(rank[i]);
        cost += rank[i];
      }
      if (charge == 0 && (best.isEmpty() || cost < sum(best.get(0)))) {
        best.clear();
        best.add(rank.clone());
      }
      return;
    }
    for (int r = 0; r < usual(elements.get(next)).size(); r++) {
      rank[next] = r;
      search(elements, counts, rank, next + 1, best);
    }
    rank[next] = 0;
  }

  private static int sum(int[] a) {
    int sum = 0;
    for (int x : a) {
      sum += x;
    }
    return sum;
  }

  /** The usual states of an element, most usual first; 0 alone where none is known. */
  public static List<Integer> usual(String symbol) {
    for (String entry : TABLE.split(";", -1)) {
      String[] words = entry.split(" ", -1);
      if (words[0].equals(symbol)) {
        List<Integer> states = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
          states.add(Integer.valueOf(words[i]));
        }
        return states;
      }
    }
    return List.of(0);
  }

  /** Whether the compound's states could be told. */
  public boolean known() {
    return !states.isEmpty();
  }

  /** Whether the crystal is of one element. */
  public boolean elemental() {
    return states.size() == 1;
  }

  /** The state of an element of the crystal; 0 where it could not be told. */
  public int of(String symbol) {
    return states.getOrDefault(symbol, 0);
  }
}
