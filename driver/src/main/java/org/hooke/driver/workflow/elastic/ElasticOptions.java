package org.hooke.driver.workflow.elastic;

import java.util.List;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.workflow.CellFreedom;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.Relaxation;

/**
 * How an elastic tensor is computed.
 *
 * @param strains amplitudes eta, none of them 0; empty to choose one by the noise of the stress
 * @param relaxIons whether the ions are relaxed too
 * @param useSymmetry whether only the strains that symmetry leaves are computed
 * @param equilibrium which cell the tensor belongs to
 * @param gridFixed whether the FFT grid is the user's
 * @param relaxation of the ions
 * @param cell how a free cell is relaxed, and the pressure on it
 * @param measureNoise whether the noise of the stress is measured, at the cost of two more cells
 */
public record ElasticOptions(
    List<Double> strains,
    boolean relaxIons,
    boolean useSymmetry,
    Equilibrium equilibrium,
    boolean gridFixed,
    Relaxation.Options relaxation,
    CellRelaxation.Options cell,
    boolean measureNoise) {

  /** Which cell the tensor belongs to. */
  public enum Equilibrium {
    /** Cubic crystals at the volume where the pressure is the target's, others as given. */
    AUTO,
    /** The cell as given. */
    GIVEN,
    /** The given shape at the volume where the pressure is the target's. */
    ISOTROPIC,
    /** Ions and cell at rest at the target pressure. */
    RELAXED
  }

  /** Amplitudes that are chosen lie between these. */
  static final double LEAST_CHOSEN = 0.002;

  static final double LARGEST_CHOSEN = 0.01;

  /**
   * Forces that ions at rest may keep, Ha/bohr per unit of strain: a force f spoils the stress by
   * about 10 f eta per eta^2, so that 2e-4 eta costs a constant some 0.01 GPa.
   */
  private static final double FORCE_PER_STRAIN = 2e-4;

  private static final double STRESS = 3.4e-7; // 0.01 GPa in Ha/bohr^3

  /** Copies the list. */
  public ElasticOptions {
    strains = List.copyOf(strains);
  }

  /** Without load and without measuring the noise. */
  public ElasticOptions(
      List<Double> strains,
      boolean relaxIons,
      boolean useSymmetry,
      Equilibrium equilibrium,
      boolean gridFixed,
      Relaxation.Options relaxation) {
    this(
        strains,
        relaxIons,
        useSymmetry,
        equilibrium,
        gridFixed,
        relaxation,
        new CellRelaxation.Options(relaxation, CellFreedom.FULL, 0, STRESS, gridFixed),
        false);
  }

  /** As asked for in the input; the force tolerance is tightened to suit the smallest strain. */
  public static ElasticOptions of(CalculationInput input) {
    double least =
        input.elasticStrains().stream().mapToDouble(Math::abs).min().orElse(LEAST_CHOSEN);
    double force = Math.min(input.relaxForceTolerance(), FORCE_PER_STRAIN * least);
    return new ElasticOptions(
        input.elasticStrains(),
        input.elasticRelaxIons(),
        input.elasticUseSymmetry(),
        Equilibrium.valueOf(input.elasticEquilibrium().toUpperCase(java.util.Locale.ROOT)),
        input.fftGrid().isPresent(),
        new Relaxation.Options(force, input.relaxMaxSteps(), input.relaxMaxDisplacement()),
        CellRelaxation.Options.of(input, CellFreedom.FULL),
        input.elasticErrors() || input.elasticStrains().isEmpty());
  }

  /** The same with other amplitudes. */
  ElasticOptions withStrains(List<Double> other) {
    return new ElasticOptions(
        other, relaxIons, useSymmetry, equilibrium, gridFixed, relaxation, cell, measureNoise);
  }

  /**
   * The same for a cell that stays as it is, on any FFT grid, without measuring the noise again.
   */
  ElasticOptions atRest(List<Double> amplitudes) {
    return new ElasticOptions(
        amplitudes, relaxIons, useSymmetry, Equilibrium.GIVEN, false, relaxation, cell, false);
  }

  /** The same at another pressure, ions and cell at rest. */
  ElasticOptions atPressure(double pressure, List<Double> amplitudes) {
    CellRelaxation.Options other =
        new CellRelaxation.Options(
            cell.ions(), cell.freedom(), pressure, cell.stressTolerance(), cell.gridFixed());
    Equilibrium how = equilibrium == Equilibrium.GIVEN ? Equilibrium.RELAXED : equilibrium;
    return new ElasticOptions(
        amplitudes, relaxIons, useSymmetry, how, gridFixed, relaxation, other, false);
  }

  /** Of the equilibrium, Ha/bohr^3. */
  public double pressure() {
    return cell.pressure();
  }

  /** The largest |eta|. */
  public double largestStrain() {
    return strains.stream().mapToDouble(Math::abs).max().orElse(LARGEST_CHOSEN);
  }
}
