package org.hooke.driver.workflow.defects.correction;

import java.util.Map;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.PotentialMeans;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ElectrostaticPotential;

/**
 * The electrostatic potential of a finished calculation where corrections of charged cells look at
 * it: means over planes across the three lattice axes and means around the atoms, Ha, an electron's
 * potential energy.
 *
 * <p>What the potential is and where its zero lies: {@link ElectrostaticPotential}. It follows from
 * the density alone, so a result that was kept gives the same bits as the run that made it,
 * wherever its k-points lived. Immutable.
 */
public final class PotentialSamples {
  /** Width w of the Gaussian e^{-r^2/w^2} that averages the potential around an atom, bohr. */
  public static final double SITE_WIDTH = 1;

  private final Structure structure;
  private final double charge;
  private final double mean;
  private final double[][] planes; // [axis][point]
  private final double[] sites; // [atom]
  private final double siteWidth;

  /**
   * @param charge electrons removed
   * @param mean over the cell, Ha
   * @param planes means over the planes through (i/n) a_axis, [axis][point], Ha
   * @param sites means around the atoms, [atom], Ha
   * @param siteWidth w of the Gaussian weight around the atoms, bohr
   * @throws IllegalArgumentException when the lengths disagree
   */
  public PotentialSamples(
      Structure structure,
      double charge,
      double mean,
      double[][] planes,
      double[] sites,
      double siteWidth) {
    if (planes.length != 3 || sites.length != structure.atoms()) {
      throw new IllegalArgumentException(
          planes.length + " axes, " + sites.length + " sites, " + structure.atoms() + " atoms");
    }
    this.structure = structure;
    this.charge = charge;
    this.mean = mean;
    this.planes = new double[][] {planes[0].clone(), planes[1].clone(), planes[2].clone()};
    this.sites = sites.clone();
    this.siteWidth = siteWidth;
  }

  /** Of the output density of a calculation. */
  public static PotentialSamples of(CalculationResult result) {
    Calculation c = result.calculation();
    return of(c.structure(), result.scf().density(), c.potentials());
  }

  /**
   * Of a density, with the points of its FFT grid along each axis.
   *
   * @param potentials by chemical symbol
   */
  public static PotentialSamples of(
      Structure structure, Density density, Map<String, Pseudopotential> potentials) {
    PotentialMeans v =
        new PotentialMeans(
            density.basis(), ElectrostaticPotential.of(structure, density, potentials));
    double protons = 0;
    for (String symbol : structure.symbols()) {
      protons += potentials.get(symbol).valence();
    }
    double[][] planes = {v.overPlanes(0), v.overPlanes(1), v.overPlanes(2)};
    return new PotentialSamples(
        structure,
        wholeIfNear(protons - density.electrons()),
        v.overCell(),
        planes,
        v.aroundAtoms(structure, SITE_WIDTH),
        SITE_WIDTH);
  }

  /** Sums over the density are whole to rounding only. */
  private static double wholeIfNear(double charge) {
    double whole = Math.rint(charge);
    return Math.abs(charge - whole) < 1e-6 ? whole + 0.0 : charge;
  }

  /** The geometry, in the order of the site potentials. */
  public Structure structure() {
    return structure;
  }

  /** Electrons removed. */
  public double charge() {
    return charge;
  }

  /** The mean over the cell, Ha. */
  public double mean() {
    return mean;
  }

  /** A copy of the means over the planes through (i/n) a_axis, [point], Ha. */
  public double[] planes(int axis) {
    return planes[axis].clone();
  }

  /** A copy of the means around the atoms, [atom], Ha. */
  public double[] sites() {
    return sites.clone();
  }

  /** w of the Gaussian weight around the atoms, bohr. */
  public double siteWidth() {
    return siteWidth;
  }
}
