package org.hooke.driver.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.scf.ScfResult;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.terms.Energies;
import org.hooke.kernels.terms.HubbardSite;
import org.hooke.kernels.terms.HubbardU;

/** What one ground-state calculation gave, in atomic units. Treated as immutable. */
public final class CalculationResult {
  private final Calculation calculation;
  private final ScfResult scf;
  private final Energies energies;
  private final double[] forces; // [3 a + i]
  private final double[] netForce; // [i]
  private final double[] stress; // [3 i + j]
  private final double pulayPressure;
  private final int[] planeWaves; // [k]
  private final Map<String, Double> seconds;
  private final List<String> warnings;

  /**
   * @param energies kinetic, nonlocal, hubbard where there is one, local, hartree, xc, ewald,
   *     alpha_z, entropy
   * @param forces [3 a + i], Ha/bohr, their sum removed
   * @param netForce the sum that was removed, per axis, Ha/bohr
   * @param stress (1/Omega) dF/dstrain, [3 i + j], Ha/bohr^3
   * @param pulayPressure estimate of what the finite basis adds to the pressure, Ha/bohr^3
   * @param planeWaves number at each k-point
   * @param seconds wall time by phase
   */
  public CalculationResult(
      Calculation calculation,
      ScfResult scf,
      Energies energies,
      double[] forces,
      double[] netForce,
      double[] stress,
      double pulayPressure,
      int[] planeWaves,
      Map<String, Double> seconds,
      List<String> warnings) {
    this.calculation = calculation;
    this.scf = scf;
    this.energies = energies;
    this.forces = forces;
    this.netForce = netForce;
    this.stress = stress;
    this.pulayPressure = pulayPressure;
    this.planeWaves = planeWaves;
    this.seconds = Map.copyOf(seconds);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * The same with a part added to the energy and its forces added to the forces; stress and all
   * else as they were.
   *
   * @param part name of the energy
   * @param energy Ha
   * @param added minus the energy's gradient, [3 a + i], Ha/bohr; adds up to zero
   */
  public CalculationResult plus(String part, double energy, double[] added) {
    double[] sum = forces.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += added[i];
    }
    return new CalculationResult(
        calculation,
        scf,
        energies.with(part, energy),
        sum,
        netForce,
        stress,
        pulayPressure,
        planeWaves,
        seconds,
        warnings);
  }

  public Calculation calculation() {
    return calculation;
  }

  public ScfResult scf() {
    return scf;
  }

  public boolean converged() {
    return scf.converged();
  }

  /** The parts, Ha; their sum is the free energy. */
  public Energies energies() {
    return energies;
  }

  /** F = E - TS, Ha: what the forces derive from. */
  public double freeEnergy() {
    return energies.sum();
  }

  /** Internal energy E, Ha. */
  public double totalEnergy() {
    return energies.sum() - energies.get("entropy");
  }

  /** Extrapolation to zero width, F + (E - F)/p, Ha. */
  public double sigma0() {
    return scf.smearing().atZeroWidth(totalEnergy(), freeEnergy());
  }

  /** The live forces, [3 a + i], Ha/bohr. */
  public double[] forces() {
    return forces;
  }

  /** The live net force removed, [axis], Ha/bohr. */
  public double[] netForce() {
    return netForce;
  }

  /** The live stress, [3 i + j], Ha/bohr^3, tension positive. */
  public double[] stress() {
    return stress;
  }

  /** -trace/3 of the stress, Ha/bohr^3. */
  public double pressure() {
    return -(stress[0] + stress[4] + stress[8]) / 3;
  }

  /** Estimate of what the finite basis adds to the pressure, Ha/bohr^3. */
  public double pulayPressure() {
    return pulayPressure;
  }

  /** The live numbers of plane waves, [k]. */
  public int[] planeWaves() {
    return planeWaves;
  }

  /** Wall time by phase, s. */
  public Map<String, Double> seconds() {
    return seconds;
  }

  public List<String> warnings() {
    return warnings;
  }

  /** Fermi level, Ha, the mean of both spins' where the moment is fixed; empty without smearing. */
  public Optional<Double> fermiLevel() {
    Occupations f = scf.occupations();
    if (f.fermiLevel(0).isEmpty()) {
      return Optional.empty();
    }
    double first = f.fermiLevel(0).getAsDouble();
    double last = f.fermiLevel(f.spins() - 1).getAsDouble();
    return Optional.of(first + (last - first) / 2);
  }

  /** The moments of the density; empty without spin. */
  public Optional<Magnetization> magnetization() {
    return scf.density().spins() == 2
        ? Optional.of(Magnetization.of(calculation.structure(), scf.density()))
        : Optional.empty();
  }

  /** The sites with a Hubbard U, whose matrices {@link ScfResult#occupationMatrices} holds. */
  public List<HubbardSite> hubbardSites() {
    return new HubbardU(calculation.structure(), calculation.potentials(), calculation.hubbard())
        .sites();
  }
}
