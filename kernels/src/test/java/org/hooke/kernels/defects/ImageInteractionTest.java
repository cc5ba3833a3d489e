package org.hooke.kernels.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hooke.kernels.crystal.Lattice;
import org.junit.jupiter.api.Test;

class ImageInteractionTest {
  private static final DielectricTensor EPS = new DielectricTensor(3, 0, 0, 0, 3, 0.5, 0, 0.5, 5);
  private static final double[] POSITIONS = {
    0.2, -0.1, 0.3, 2.5, 0.4, -0.2, -1.0, 2.2, 0.1, 0.3, -0.8, 7.6
  };
  private static final double[] IONS = {1.5, -2, 0.7, -0.4};
  private static final double[] WEIGHTS = {0.5, 0.3, 0.2, 0};

  private static Lattice cell(double scale) {
    return new Lattice(8 * scale, 0, scale, -scale, 9 * scale, 0, 0, 2 * scale, 10 * scale);
  }

  @Test
  void theForcesAreTheGradientOfTheEnergyTheCentresMotionIncluded() {
    ImageInteraction images =
        new ImageInteraction(
            new ChargeLattice(cell(1), EPS), 2, IONS, WEIGHTS, POSITIONS, new double[] {0.5, 1, 0});
    double[] correction = new double[12];
    images.addCorrection(POSITIONS, correction);
    double h = 1e-4;
    double net = 0;
    for (int i = 0; i < 12; i++) {
      double[] up = POSITIONS.clone();
      double[] down = POSITIONS.clone();
      up[i] += h;
      down[i] -= h;
      assertEquals((images.energy(up) - images.energy(down)) / (2 * h), correction[i], 1e-9);
      net += i % 3 == 0 ? correction[i] : 0;
    }
    assertTrue(Math.abs(correction[4]) > 1e-4);
    assertEquals(0, net, 1e-14);
  }

  /** The leading term: q Z 4 pi r/(3 eps Omega) in a cubic cell. */
  @Test
  void theCorrectionFallsAsTheThirdPower() {
    double[] size = new double[3];
    for (int i = 0; i < 3; i++) {
      double a = 12 << i;
      ChargeLattice images =
          new ChargeLattice(new Lattice(a, 0, 0, 0, a, 0, 0, 0, a), DielectricTensor.isotropic(4));
      ImageInteraction one =
          new ImageInteraction(
              images, 2, new double[] {0, -1.5}, new double[] {1, 0}, new double[6], new double[3]);
      double[] force = new double[6];
      one.addCorrection(new double[] {0, 0, 0, 1.2, 0, 0}, force);
      assertEquals(-force[0], force[3], 1e-16);
      double leading = 2 * -1.5 * 4 * Math.PI * 1.2 / (3 * 4 * a * a * a);
      assertEquals(1, force[3] / leading, 3 * 1.44 * 2 / (a * a));
      size[i] = force[3];
    }
    assertEquals(8, size[1] / size[2], 0.1);
  }

  @Test
  void theReferencesLatticeVectorsDoNotMatterAndWeightsMustAddUpToOne() {
    ChargeLattice lattice = new ChargeLattice(cell(1), EPS);
    double[] c = {0.5, 1, 0};
    ImageInteraction images = new ImageInteraction(lattice, 1, IONS, WEIGHTS, POSITIONS, c);
    double[] moved = POSITIONS.clone();
    double[] jump = cell(1).cartesian(1, -1, 2);
    for (int i = 0; i < 3; i++) {
      moved[3 + i] += jump[i];
    }
    ImageInteraction other = new ImageInteraction(lattice, 1, IONS, WEIGHTS, moved, c);
    assertEquals(images.energy(POSITIONS), other.energy(moved), 1e-14);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImageInteraction(lattice, 1, IONS, new double[] {1, 1, 0, 0}, POSITIONS, c));
  }

  /** An ion halfway between the charge and an image is pulled by neither. */
  @Test
  void anIonBetweenTwoImagesIsTakenHalfAtEach() {
    Lattice cube = new Lattice(9, 0, 0, 0, 9, 0, 0, 0, 9);
    ChargeLattice charges = new ChargeLattice(cube, DielectricTensor.isotropic(2));
    double[] atoms = {0, 0, 0, 4.5, 0, 0};
    ImageInteraction images =
        new ImageInteraction(
            charges, 1, new double[] {0, 1}, new double[] {1, 0}, atoms, new double[3]);
    double[] forces = new double[6];
    images.addCorrection(atoms, forces);
    assertEquals(0, forces[3], 1e-15);
    assertEquals(
        charges.ofImages(new double[] {4.5, 0, 0}) - charges.atCharge(),
        images.energy(atoms),
        1e-15);
  }
}
