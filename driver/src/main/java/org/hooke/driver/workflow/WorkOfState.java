package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Floating-point operations on the bands of one state, as docs/theory/time.md counts them.
 *
 * @param application of H to all bands once
 * @param product of all bands with each other once
 * @param rows bands with their buffer
 * @param atomic orbitals of all atoms
 * @param waves plane waves that a band is told by: half of them where it is real
 */
record WorkOfState(double application, double product, double rows, double atomic, double waves) {
  static WorkOfState of(Calculation c, int k) {
    boolean real = c.basis().real(c.mesh().point(k));
    double points = c.basis().gridSize();
    double transform = 10 * points * Math.log(points) / Math.log(2); // there and back
    double waves = c.basis().planeWaves(c.mesh().point(k));
    double rows = c.bands() + Math.max(4, c.bands() / 12);
    double band = (real ? 0.5 : 1) * transform + (real ? 4 : 16) * waves * projectors(c);
    double product = (real ? 2 : 8) * waves * rows * rows;
    double told = real ? waves / 2 : waves;
    return new WorkOfState(rows * band, product, rows, atomicOrbitals(c), told);
  }

  private static double projectors(Calculation c) {
    Structure structure = c.structure();
    double sum = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = c.potentials().get(structure.symbol(a));
      for (int i = 0; i < p.projectors(); i++) {
        sum += 2 * p.angularMomentum(i) + 1;
      }
    }
    return sum;
  }

  private static double atomicOrbitals(Calculation c) {
    Structure structure = c.structure();
    double sum = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = c.potentials().get(structure.symbol(a));
      for (int i = 0; i < p.orbitals(); i++) {
        sum += 2 * p.orbitalAngularMomentum(i) + 1;
      }
    }
    return sum;
  }
}
