package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.hooke.kernels.crystal.Structure;

/** Derivatives of a term against central differences of its own energy. */
final class Differences {
  /** A term at one geometry. */
  interface Probe {
    double energy();

    double[] forces();

    double[] stress();
  }

  private Differences() {}

  /** Forces are minus the gradient of the energy by every coordinate of every atom. */
  static void assertForces(Function<Structure, Probe> at) {
    double[] forces = at.apply(Crystal.REST).forces();
    for (int i = 0; i < forces.length; i++) {
      int coordinate = i;
      assertDerivative(-forces[i], 2e-2, h -> at.apply(Crystal.moved(coordinate, h)).energy());
    }
  }

  /** All nine stress components times the volume are the strain derivatives of the energy. */
  static void assertStress(Function<Structure, Probe> at) {
    double[] stress = at.apply(Crystal.REST).stress();
    double volume = Crystal.REST.lattice().volume();
    for (int ij = 0; ij < 9; ij++) {
      int component = ij;
      assertDerivative(
          volume * stress[ij], 1e-3, h -> at.apply(Crystal.strained(component, h)).energy());
      assertEquals(stress[ij], stress[3 * (ij % 3) + ij / 3], 1e-11, "symmetry of " + ij);
    }
  }

  /**
   * A right derivative leaves only the O(h^2) error of the difference: halving h quarters it, and
   * extrapolating it away leaves O(h^4).
   */
  static void assertDerivative(double analytic, double h, DoubleUnaryOperator energy) {
    double coarse = central(energy, h);
    double fine = central(energy, h / 2);
    double ofCoarse = Math.abs(analytic - coarse);
    double ofFine = Math.abs(analytic - fine);
    assertTrue(
        ofFine < 1e-9 || ofFine < 0.3 * ofCoarse,
        () -> analytic + ": error " + ofCoarse + " -> " + ofFine);
    double extrapolated = fine + (fine - coarse) / 3;
    assertEquals(extrapolated, analytic, 1e-7 * Math.max(1, Math.abs(analytic)));
  }

  private static double central(DoubleUnaryOperator energy, double h) {
    return (energy.applyAsDouble(h) - energy.applyAsDouble(-h)) / (2 * h);
  }
}
