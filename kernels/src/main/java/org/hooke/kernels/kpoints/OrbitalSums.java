package org.hooke.kernels.kpoints;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.terms.OrbitalTerm;

/**
 * Sums over k-points and bands: energies of the orbital terms by name, their forces and stress, and
 * the slope of the energy with the cutoff. Immutable.
 *
 * <p>Travels as one flat array: energies in the order of the terms, forces [3 a + i], stress [3 i +
 * j], cutoff slope.
 */
public final class OrbitalSums {
  private final Map<String, Double> energies = new LinkedHashMap<>();
  private final double[] forces;
  private final double[] stress;
  private final double cutoffSlope;

  /**
   * @param flat energies, forces, stress of {@link #size} elements
   */
  public OrbitalSums(List<OrbitalTerm> terms, int atoms, double[] flat) {
    for (int t = 0; t < terms.size(); t++) {
      energies.put(terms.get(t).name(), flat[t]);
    }
    int first = terms.size();
    this.forces = Arrays.copyOfRange(flat, first, first + 3 * atoms);
    this.stress = Arrays.copyOfRange(flat, first + 3 * atoms, first + 3 * atoms + 9);
    this.cutoffSlope = flat[first + 3 * atoms + 9];
  }

  /** Length of the flat array for a setup. */
  public static int size(KPointsSetup setup) {
    return setup.terms().size() + 3 * setup.structure().atoms() + 10;
  }

  /** Energy of each orbital term, Ha, in the order of the terms: sums of them depend on it. */
  public Map<String, Double> energies() {
    return Collections.unmodifiableMap(energies);
  }

  /** A copy of the forces, [3 a + i], Ha/bohr. */
  public double[] forces() {
    return forces.clone();
  }

  /** A copy of the stress, [3 i + j], Ha/bohr^3. */
  public double[] stress() {
    return stress.clone();
  }

  /**
   * Estimate of dE/dcutoff, dimensionless: minus the energy per Ha of cutoff that the outermost
   * plane waves still bring, (1/d) sum w f |c_G|^2 (T_G - e) over the shell of width d below the
   * cutoff.
   */
  public double cutoffSlope() {
    return cutoffSlope;
  }
}
