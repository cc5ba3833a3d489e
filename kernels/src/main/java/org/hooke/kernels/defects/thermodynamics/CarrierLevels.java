package org.hooke.kernels.defects.thermodynamics;

/**
 * Electrons in the conduction band and holes in the valence band of a crystal, from its levels and
 * their weights: n = sum_cb w/(1 + exp((e - E_F)/kT)), p = sum_vb w/(1 + exp((E_F - e)/kT)).
 *
 * <p>Immutable. A k-grid gives a density of states of as many steps as it has points: few points
 * near the edges make few carriers of uncertain number.
 */
public final class CarrierLevels {
  private final double[] valence; // over the valence band's edge, Ha, at most 0
  private final double[] valenceWeights; // states per unit cell
  private final double[] conduction; // over the valence band's edge, Ha
  private final double[] conductionWeights;

  /**
   * @param valence levels over the valence band's edge, Ha
   * @param valenceWeights states per unit cell of each, spin counted
   * @param conduction levels over the valence band's edge, Ha
   * @param conductionWeights states per unit cell of each, spin counted
   * @throws IllegalArgumentException when lengths differ
   */
  public CarrierLevels(
      double[] valence, double[] valenceWeights, double[] conduction, double[] conductionWeights) {
    if (valence.length != valenceWeights.length || conduction.length != conductionWeights.length) {
      throw new IllegalArgumentException("levels and weights differ in number");
    }
    this.valence = valence.clone();
    this.valenceWeights = valenceWeights.clone();
    this.conduction = conduction.clone();
    this.conductionWeights = conductionWeights.clone();
  }

  /** Holes less electrons per unit cell. */
  public double charge(double fermi, double temperature) {
    return holes(fermi, temperature) - electrons(fermi, temperature);
  }

  /**
   * Electrons in the conduction band per unit cell.
   *
   * @param fermi over the valence band's edge, Ha
   * @param temperature kT, Ha
   */
  public double electrons(double fermi, double temperature) {
    double sum = 0;
    for (int i = 0; i < conduction.length; i++) {
      sum += conductionWeights[i] / (1 + Math.exp((conduction[i] - fermi) / temperature));
    }
    return sum;
  }

  /** Holes in the valence band per unit cell. */
  public double holes(double fermi, double temperature) {
    double sum = 0;
    for (int i = 0; i < valence.length; i++) {
      sum += valenceWeights[i] / (1 + Math.exp((fermi - valence[i]) / temperature));
    }
    return sum;
  }
}
