package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class EwaldTest {
  private static Differences.Probe probe(Structure structure) {
    Ewald ewald = new Ewald(structure, Crystal.PSEUDOPOTENTIALS);
    return new Differences.Probe() {
      @Override
      public double energy() {
        return ewald.energy();
      }

      @Override
      public double[] forces() {
        return EwaldTest.forces(ewald, structure);
      }

      @Override
      public double[] stress() {
        return EwaldTest.stress(ewald);
      }
    };
  }

  private static double[] forces(Ewald ewald, Structure structure) {
    double[] forces = new double[3 * structure.atoms()];
    ewald.addForces(forces);
    return forces;
  }

  private static double[] stress(Ewald ewald) {
    double[] stress = new double[9];
    ewald.addStress(stress);
    return stress;
  }

  private static Ewald of(Structure structure, double... charges) {
    return new Ewald(structure, charges, Ewald.balancedEta(structure));
  }

  private static Structure structure(Lattice lattice, double... fractional) {
    return new Structure(lattice, Collections.nCopies(fractional.length / 3, "X"), fractional);
  }

  @Test
  void forcesAreMinusTheGradientOfTheEnergy() {
    Differences.assertForces(EwaldTest::probe);
  }

  @Test
  void stressIsTheStrainDerivativeOfTheEnergyPerVolumeInAChargedCell() {
    Differences.assertStress(EwaldTest::probe);
  }

  @Test
  void nothingDependsOnEta() {
    double[] z = {3, 4, 3};
    double eta = Ewald.balancedEta(Crystal.REST);
    Ewald balanced = new Ewald(Crystal.REST, z, eta);
    for (double factor : new double[] {0.4, 2.5}) {
      Ewald other = new Ewald(Crystal.REST, z, factor * eta);
      assertEquals(balanced.energy(), other.energy(), 1e-14 * Math.abs(balanced.energy()));
      assertArrayEquals(forces(balanced, Crystal.REST), forces(other, Crystal.REST), 1e-13);
      assertArrayEquals(stress(balanced), stress(other), 1e-15);
    }
  }

  /** Constants of Crandall and Buhler, J. Phys. A 20, 5497 (1987), and Sherman (1932). */
  @Test
  void madelungConstants() {
    Structure salt = structure(new Lattice(0, 1, 1, 1, 0, 1, 1, 1, 0), 0, 0, 0, .5, .5, .5);
    assertEquals(-1.747564594633182, of(salt, 1, -1).energy(), 1e-14);
    Structure caesium = structure(new Lattice(1, 0, 0, 0, 1, 0, 0, 0, 1), 0, 0, 0, .5, .5, .5);
    double nearest = Math.sqrt(0.75);
    assertEquals(-1.762674773070988, of(caesium, 1, -1).energy() * nearest, 1e-13);
    Structure zinc = structure(new Lattice(0, 2, 2, 2, 0, 2, 2, 2, 0), 0, 0, 0, .25, .25, .25);
    assertEquals(-1.63805505338879, of(zinc, 1, -1).energy() * Math.sqrt(3), 1e-13);
  }

  /**
   * Wigner crystals: E = -C/(2 r_s) with C = 1.791861 (sc 1.760119, bcc 1.791859, fcc 1.791747).
   */
  @Test
  void chargeInItsBackground() {
    double[][] cells = {
      {1, 0, 0, 0, 1, 0, 0, 0, 1}, {-1, 1, 1, 1, -1, 1, 1, 1, -1}, {0, 1, 1, 1, 0, 1, 1, 1, 0}
    };
    double[] constants = {1.760119, 1.791859, 1.791747};
    for (int c = 0; c < 3; c++) {
      Structure one = structure(new Lattice(cells[c]), 0, 0, 0);
      double radius = Math.cbrt(3 * one.lattice().volume() / (4 * Math.PI));
      Ewald ewald = of(one, 1);
      assertEquals(-constants[c] / (2 * radius), ewald.energy(), 1e-6);
      // E goes as 1/length, so the pressure is E/(3 Omega).
      double trace = stress(ewald)[0] + stress(ewald)[4] + stress(ewald)[8];
      assertEquals(-ewald.energy() / one.lattice().volume(), trace, 1e-13);
    }
  }

  @Test
  void aSupercellOfALongThinSkewedCellGivesTheSame() {
    Lattice thin = new Lattice(2.5, 0, 0, 0.9, 3.1, 0, 0.4, 1.1, 29);
    Structure one = structure(thin, 0.1, 0.2, 0.3, 0.6, 0.5, 0.35);
    Lattice wide = new Lattice(5, 0, 0, 0.9, 3.1, 0, 0.4, 1.1, 29);
    Structure two =
        structure(wide, 0.05, 0.2, 0.3, 0.3, 0.5, 0.35, 0.55, 0.2, 0.3, 1.8, -0.5, 0.35);
    Ewald small = of(one, 4, -1);
    Ewald large = of(two, 4, -1, 4, -1);
    assertEquals(2 * small.energy(), large.energy(), 1e-12);
    assertArrayEquals(stress(small), stress(large), 1e-13);
    double[] forces = forces(large, two);
    for (int i = 0; i < 3; i++) {
      assertEquals(0, forces[i] + forces[3 + i] + forces[6 + i] + forces[9 + i], 1e-13);
      assertEquals(forces(small, one)[i], forces[i], 1e-13);
    }
  }

  @Test
  void coincidentAtomsAreRefused() {
    Structure twice = structure(new Lattice(5, 0, 0, 0, 5, 0, 0, 0, 5), 0, 0, 0, 1, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> of(twice, 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Ewald(
                new Structure(twice.lattice(), List.of("Q"), new double[3]),
                Crystal.PSEUDOPOTENTIALS));
  }
}
