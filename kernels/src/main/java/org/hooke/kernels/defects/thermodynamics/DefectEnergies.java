package org.hooke.kernels.defects.thermodynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The formation energy of a defect against chemical potentials and Fermi level:
 *
 * <pre>  E_f(q) = E_corrected(q) - E_crystal - sum_i n_i mu_i + q (E_VBM + E_F)    Ha</pre>
 *
 * <p>n_i atoms of element i more than the crystal has, E_F measured from the valence band's edge.
 * Source: S. B. Zhang and J. E. Northrup, Phys. Rev. Lett. 67, 2339 (1991).
 *
 * @param name of the defect
 * @param added n_i by element, without zeros
 * @param sites how many places a unit cell has for it
 * @param states its charge states, ascending
 */
public record DefectEnergies(
    String name, Map<String, Integer> added, int sites, List<ChargeState> states) {
  /** Sorts and copies. */
  public DefectEnergies {
    added = Collections.unmodifiableMap(new TreeMap<>(added));
    List<ChargeState> sorted = new ArrayList<>(states);
    sorted.sort(Comparator.comparingInt(ChargeState::charge));
    states = List.copyOf(sorted);
  }

  /**
   * A charge transition level: the Fermi level at which two charge states are as likely.
   *
   * @param more the more positive charge, stable below the level
   * @param less the other
   * @param level over the valence band's edge, Ha
   * @param stable whether both are the most stable states there: whether it is in the diagram
   */
  public record Transition(int more, int less, double level, boolean stable) {}

  /**
   * E_f of a state, Ha.
   *
   * @param mu by element, Ha
   * @param vbm the valence band's edge on the scale of the crystal's eigenvalues, Ha
   * @param fermi over the valence band's edge, Ha
   */
  public double formation(ChargeState state, Map<String, Double> mu, double vbm, double fermi) {
    double sum = state.energy() + state.charge() * (vbm + fermi);
    for (Map.Entry<String, Integer> n : added.entrySet()) {
      sum -= n.getValue() * mu.get(n.getKey());
    }
    return sum;
  }

  /** The state of the lowest energy at a Fermi level; the less charged of two equal ones. */
  public ChargeState stable(double vbm, double fermi) {
    ChargeState best = null;
    for (ChargeState s : states) {
      double lead = best == null ? -1 : energyAt(s, vbm, fermi) - energyAt(best, vbm, fermi);
      if (lead < 0 || (lead == 0 && Math.abs(s.charge()) < Math.abs(best.charge()))) {
        best = s;
      }
    }
    return best;
  }

  private static double energyAt(ChargeState s, double vbm, double fermi) {
    return s.energy() + s.charge() * (vbm + fermi);
  }

  /** Every level between two states, the stable ones from the lowest, then the others. */
  public List<Transition> transitions(double vbm) {
    List<Transition> found = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      for (int j = 0; j < i; j++) {
        ChargeState more = states.get(i);
        ChargeState less = states.get(j);
        double level = (less.energy() - more.energy()) / (more.charge() - less.charge()) - vbm;
        double here = energyAt(more, vbm, level);
        double scale = 1e-12 * Math.max(1, Math.abs(here));
        boolean stable = states.stream().allMatch(s -> energyAt(s, vbm, level) >= here - scale);
        found.add(new Transition(more.charge(), less.charge(), level, stable));
      }
    }
    found.sort(
        Comparator.comparing((Transition t) -> !t.stable()).thenComparingDouble(Transition::level));
    return found;
  }
}
