package org.hooke.kernels.defects.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Concentrations of defects in equilibrium, and the Fermi level at which all charges cancel:
 *
 * <pre>  c(q) = N g_q exp(-E_f(q)/kT) / (1 + sum_q' g_q' exp(-E_f(q')/kT))    per unit cell
 *   sum_defects,q q c(q) + p - n = 0</pre>
 *
 * <p>N places per unit cell, g spin times orientations. The denominator keeps a place from being
 * taken twice by one kind of defect; entropies of vibration are left out. The charge falls with the
 * Fermi level, so there is one answer, found by bisection. Immutable. Source: S. B. Zhang and J. E.
 * Northrup, Phys. Rev. Lett. 67, 2339 (1991).
 */
public final class DefectEquilibrium {
  private static final double WIDEST = 2; // Ha beyond the band edges

  private final List<DefectEnergies> defects;
  private final CarrierLevels carriers;
  private final double vbm;

  /**
   * @param vbm the valence band's edge on the scale of the crystal's eigenvalues, Ha
   */
  public DefectEquilibrium(List<DefectEnergies> defects, CarrierLevels carriers, double vbm) {
    this.defects = List.copyOf(defects);
    this.carriers = carriers;
    this.vbm = vbm;
  }

  /**
   * How many there are.
   *
   * @param defect name
   * @param charge q
   * @param perCell concentration per unit cell
   */
  public record Concentration(String defect, int charge, double perCell) {}

  /**
   * The state of the crystal at a temperature.
   *
   * @param fermi over the valence band's edge, Ha
   * @param electrons in the conduction band per unit cell
   * @param holes in the valence band per unit cell
   * @param defects in the order given, charges ascending
   */
  public record State(double fermi, double electrons, double holes, List<Concentration> defects) {
    /** Copies the list. */
    public State {
      defects = List.copyOf(defects);
    }
  }

  /**
   * The state in which all charges cancel.
   *
   * @param mu by element, Ha
   * @param temperature kT, Ha
   * @throws IllegalArgumentException when the temperature is not positive
   */
  public State at(Map<String, Double> mu, double temperature) {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("kT = " + temperature + " Ha");
    }
    double low = -WIDEST;
    double high = WIDEST;
    for (int i = 0; i < 200; i++) {
      double middle = low + (high - low) / 2;
      if (charge(mu, middle, temperature) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double fermi = low + (high - low) / 2;
    return new State(
        fermi,
        carriers.electrons(fermi, temperature),
        carriers.holes(fermi, temperature),
        concentrations(mu, fermi, temperature));
  }

  private double charge(Map<String, Double> mu, double fermi, double temperature) {
    double sum = carriers.charge(fermi, temperature);
    for (Concentration c : concentrations(mu, fermi, temperature)) {
      sum += c.charge() * c.perCell();
    }
    return sum;
  }

  /** Concentrations at a Fermi level, whether or not the charges cancel. */
  public List<Concentration> concentrations(
      Map<String, Double> mu, double fermi, double temperature) {
    List<Concentration> found = new ArrayList<>();
    for (DefectEnergies d : defects) {
      int n = d.states().size();
      double[] exponent = new double[n];
      double largest = 0; // of the empty place
      for (int i = 0; i < n; i++) {
        ChargeState s = d.states().get(i);
        exponent[i] = Math.log(s.degeneracy()) - d.formation(s, mu, vbm, fermi) / temperature;
        largest = Math.max(largest, exponent[i]);
      }
      double sum = Math.exp(-largest);
      for (double e : exponent) {
        sum += Math.exp(e - largest);
      }
      for (int i = 0; i < n; i++) {
        double share = Math.exp(exponent[i] - largest) / sum;
        found.add(new Concentration(d.name(), d.states().get(i).charge(), d.sites() * share));
      }
    }
    return found;
  }
}
