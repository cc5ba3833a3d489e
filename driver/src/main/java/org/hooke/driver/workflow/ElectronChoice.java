package org.hooke.driver.workflow;

import java.util.OptionalDouble;
import org.hooke.kernels.bands.Filling;
import org.hooke.kernels.bands.Smearing;

/**
 * How many electrons there are and how they fill the bands. Immutable.
 *
 * @param count electrons in the cell
 * @param spins 1 or 2
 * @param moment N_up - N_dn where it is held fixed; empty where both spins share a Fermi level
 * @param smearing of the levels near the Fermi level
 */
public record ElectronChoice(double count, int spins, OptionalDouble moment, Smearing smearing) {
  /** Without spin. */
  public static ElectronChoice unpolarised(double count, Smearing smearing) {
    return new ElectronChoice(count, 1, OptionalDouble.empty(), smearing);
  }

  /** With spin, the moment free. */
  public static ElectronChoice collinear(double count, Smearing smearing) {
    return new ElectronChoice(count, 2, OptionalDouble.empty(), smearing);
  }

  /** The filling of the bands. */
  public Filling filling() {
    return Filling.of(smearing, count, moment);
  }
}
