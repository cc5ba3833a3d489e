package org.hooke.driver.workflow;

import org.hooke.driver.input.Elements;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.SphereIntegrals;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * The moments of a density m = n_up - n_dn, Bohr magnetons. Immutable.
 *
 * <p>Moments per atom are those within spheres, the covalent radii scaled by a common factor, at
 * most 1, so that no two overlap: a convention, not an observable.
 */
public final class Magnetization {
  private final double total;
  private final double absolute;
  private final double[] perAtom;
  private final double[] radii;

  private Magnetization(double total, double absolute, double[] perAtom, double[] radii) {
    this.total = total;
    this.absolute = absolute;
    this.perAtom = perAtom;
    this.radii = radii;
  }

  /** The moments of a density with two spins. */
  public static Magnetization of(Structure structure, Density rho) {
    ComplexVector m = rho.spin(0).copy();
    m.addScaled(-1, rho.spin(1));
    double[] onGrid = new double[rho.basis().gridSize()];
    rho.basis().toGrid(m, onGrid);
    double absolute = 0;
    for (double x : onGrid) {
      absolute += Math.abs(x);
    }
    double[] covalent = new double[structure.atoms()];
    for (int a = 0; a < covalent.length; a++) {
      covalent[a] = Elements.covalentRadius(structure.symbol(a));
    }
    double volume = rho.basis().volume();
    SphereIntegrals spheres =
        new SphereIntegrals(structure, SphereIntegrals.apart(structure, covalent));
    return new Magnetization(
        m.re()[0] * volume,
        absolute * volume / onGrid.length,
        spheres.of(rho.basis(), m),
        spheres.radii());
  }

  /** Integral of m over the cell. */
  public double total() {
    return total;
  }

  /** Integral of |m| over the cell. */
  public double absolute() {
    return absolute;
  }

  /** A copy of the moments within the spheres, [atom]. */
  public double[] perAtom() {
    return perAtom.clone();
  }

  /** A copy of the radii of the spheres, [atom], bohr. */
  public double[] radii() {
    return radii.clone();
  }
}
