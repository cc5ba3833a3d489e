package org.hooke.driver.workflow.defects;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.crystal.Structure;

/**
 * How one relaxation of a defect ended: geometry, energies, forces, and what corrections need of
 * its potential. Treated as immutable.
 */
public final class DefectOutcome implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DefectTask task;
  private final String failure; // empty when it ended well
  private final boolean converged;
  private final Structure structure;
  private final double total;
  private final double free;
  private final double sigma0;
  private final double[] forces; // [3 a + i], uncorrected
  private final double[] steps; // free energy of each geometry
  private final double charge;
  private final double mean;
  private final double[][] planes; // [axis][point]
  private final double[] sites; // [atom]
  private final double siteWidth;
  private final double[] weights; // [k]
  private final double[][][] levels; // [spin][k][band]
  private final double[][][] occupations; // [spin][k][band]
  private final double moment; // NaN without spin
  private final double electrons;
  private final double pressure;

  private DefectOutcome(
      DefectTask task,
      String failure,
      boolean converged,
      CalculationResult result,
      double[] steps) {
    this.task = task;
    this.failure = failure;
    this.converged = converged;
    this.structure = result.calculation().structure();
    this.total = result.totalEnergy();
    this.free = result.freeEnergy();
    this.sigma0 = result.sigma0();
    this.forces = result.forces().clone();
    this.steps = steps.clone();
    PotentialSamples samples = PotentialSamples.of(result);
    this.charge = samples.charge();
    this.mean = samples.mean();
    this.planes = new double[][] {samples.planes(0), samples.planes(1), samples.planes(2)};
    this.sites = samples.sites();
    this.siteWidth = samples.siteWidth();
    Bands bands = result.scf().bands();
    Occupations f = result.scf().occupations();
    this.weights = bands.weights();
    this.levels = new double[bands.spins()][bands.kpoints()][];
    this.occupations = new double[bands.spins()][bands.kpoints()][];
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        levels[s][k] = bands.eigenvalues(s, k).clone();
        occupations[s][k] = f.occupations(s, k).clone();
      }
    }
    this.moment = result.magnetization().map(m -> m.total()).orElse(Double.NaN);
    this.electrons = result.calculation().electrons();
    this.pressure = result.pressure();
  }

  private DefectOutcome(DefectTask task, String failure) {
    this.task = task;
    this.failure = failure;
    this.converged = false;
    this.structure = task.reference();
    this.total = Double.NaN;
    this.free = Double.NaN;
    this.sigma0 = Double.NaN;
    this.forces = new double[0];
    this.steps = new double[0];
    this.charge = task.charge();
    this.mean = Double.NaN;
    this.planes = new double[3][0];
    this.sites = new double[0];
    this.siteWidth = Double.NaN;
    this.weights = new double[0];
    this.levels = new double[0][][];
    this.occupations = new double[0][][];
    this.moment = Double.NaN;
    this.electrons = Double.NaN;
    this.pressure = Double.NaN;
  }

  /** Of a relaxation; of one geometry when it has one step. */
  static DefectOutcome of(
      DefectTask task, boolean converged, List<Relaxation.Step> steps, CalculationResult last) {
    double[] energies = steps.stream().mapToDouble(Relaxation.Step::freeEnergy).toArray();
    return new DefectOutcome(task, "", converged, last, energies);
  }

  /** Of one that broke down. */
  public static DefectOutcome failed(DefectTask task, String cause) {
    return new DefectOutcome(task, cause.isEmpty() ? "unknown" : cause);
  }

  /** What was to be done. */
  public DefectTask task() {
    return task;
  }

  /** Why there is no result; empty when there is one. */
  public String failure() {
    return failure;
  }

  /** Whether there are numbers. */
  public boolean hasResult() {
    return failure.isEmpty();
  }

  /** Whether forces and the last SCF met their tolerances. */
  public boolean converged() {
    return converged;
  }

  /** The last geometry. */
  public Structure structure() {
    return structure;
  }

  /** Internal energy E, Ha, uncorrected. */
  public double totalEnergy() {
    return total;
  }

  /** F = E - TS, Ha, uncorrected. */
  public double freeEnergy() {
    return free;
  }

  /** Extrapolated to zero width, Ha, uncorrected: the energy that formation energies use. */
  public double sigma0() {
    return sigma0;
  }

  /** A copy of the uncorrected forces, [3 a + i], Ha/bohr. */
  public double[] forces() {
    return forces.clone();
  }

  /** A copy of the free energies of all geometries, Ha; corrected where the relaxation was. */
  public double[] steps() {
    return steps.clone();
  }

  /** Largest component of an uncorrected force, Ha/bohr. */
  public double largestForce() {
    double largest = 0;
    for (double f : forces) {
      largest = Math.max(largest, Math.abs(f));
    }
    return largest;
  }

  /** What corrections need of the potential. */
  public PotentialSamples samples() {
    return new PotentialSamples(structure, charge, mean, planes, sites, siteWidth);
  }

  /** Weights of the k-points, [k]. */
  public double[] weights() {
    return weights.clone();
  }

  public int spins() {
    return levels.length;
  }

  /** A copy of the eigenvalues at a k-point, Ha, [band]. */
  public double[] levels(int spin, int k) {
    return levels[spin][k].clone();
  }

  /** A copy of the occupations at a k-point, 0..2 without spin, [band]. */
  public double[] occupations(int spin, int k) {
    return occupations[spin][k].clone();
  }

  /** Moment of the cell, Bohr magnetons; empty without spin. */
  public OptionalDouble moment() {
    return Double.isNaN(moment) ? OptionalDouble.empty() : OptionalDouble.of(moment);
  }

  /** In the cell. */
  public double electrons() {
    return electrons;
  }

  /** -trace/3 of the stress, Ha/bohr^3; of a charged cell it depends on the potential's zero. */
  public double pressure() {
    return pressure;
  }

  /** Levels within a window that are neither full nor empty, or all where it is wide, Ha. */
  public List<double[]> levelsBetween(double low, double high) {
    List<double[]> found = new ArrayList<>();
    for (int s = 0; s < levels.length; s++) {
      for (int k = 0; k < levels[s].length; k++) {
        for (int n = 0; n < levels[s][k].length; n++) {
          if (levels[s][k][n] > low && levels[s][k][n] < high) {
            found.add(new double[] {levels[s][k][n], occupations[s][k][n], s, k});
          }
        }
      }
    }
    return found;
  }
}
