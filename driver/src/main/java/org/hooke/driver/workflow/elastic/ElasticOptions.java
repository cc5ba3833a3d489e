package org.hooke.driver.workflow.elastic;

import java.util.List;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.workflow.Relaxation;

/**
 * How an elastic tensor is computed.
 *
 * @param strains amplitudes eta, none of them 0
 * @param relaxIons whether the ions are relaxed too
 * @param useSymmetry whether only the strains that symmetry leaves are computed
 * @param equilibrium which cell the tensor belongs to
 * @param gridFixed whether the FFT grid is the user's
 * @param relaxation of the ions
 */
public record ElasticOptions(
    List<Double> strains,
    boolean relaxIons,
    boolean useSymmetry,
    Equilibrium equilibrium,
    boolean gridFixed,
    Relaxation.Options relaxation) {

  /** Which cell the tensor belongs to. */
  public enum Equilibrium {
    /** Cubic crystals at the volume where the pressure vanishes, others as given. */
    AUTO,
    /** The cell as given. */
    GIVEN,
    /** The given shape at the volume where the pressure vanishes. */
    ISOTROPIC
  }

  /**
   * Forces that ions at rest may keep, Ha/bohr per unit of strain: a force f spoils the stress by
   * about 10 f eta per eta^2, so that 2e-4 eta costs a constant some 0.01 GPa.
   */
  private static final double FORCE_PER_STRAIN = 2e-4;

  /** Copies the list. */
  public ElasticOptions {
    strains = List.copyOf(strains);
  }

  /** As asked for in the input; the force tolerance is tightened to suit the smallest strain. */
  public static ElasticOptions of(CalculationInput input) {
    double least = input.elasticStrains().stream().mapToDouble(Math::abs).min().orElseThrow();
    double force = Math.min(input.relaxForceTolerance(), FORCE_PER_STRAIN * least);
    return new ElasticOptions(
        input.elasticStrains(),
        input.elasticRelaxIons(),
        input.elasticUseSymmetry(),
        Equilibrium.valueOf(input.elasticEquilibrium().toUpperCase(java.util.Locale.ROOT)),
        input.fftGrid().isPresent(),
        new Relaxation.Options(force, input.relaxMaxSteps(), input.relaxMaxDisplacement()));
  }

  /** The largest |eta|. */
  public double largestStrain() {
    return strains.stream().mapToDouble(Math::abs).max().orElseThrow();
  }
}
