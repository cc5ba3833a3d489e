package org.hooke.driver.workflow.elastic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hooke.kernels.elastic.ElasticTensor;
import org.hooke.kernels.elastic.InvariantStiffness;
import org.hooke.kernels.elastic.StiffnessFit;
import org.hooke.kernels.elastic.StrainDirection;
import org.hooke.kernels.elastic.Voigt;

/**
 * A tensor fitted to the stresses of strained cells, with its checks, in atomic units. Immutable.
 */
public final class ElasticFit {
  /**
   * Curvature of the energy along one direction against the tensor's.
   *
   * @param direction its name
   * @param fromEnergy (1/V0) d2F/d(eta)2 / |e|^2, Ha/bohr^3; e in Voigt's notation
   * @param fromStress e C e / |e|^2, Ha/bohr^3
   */
  public record EnergyCheck(String direction, double fromEnergy, double fromStress) {}

  private final ElasticTensor tensor;
  private final double symmetryResidue;
  private final double pointGroupResidue;
  private final double fitCondition;
  private final double r2;
  private final List<EnergyCheck> energyChecks;
  private final ComponentErrors errors;

  ElasticFit(
      ElasticTensor tensor,
      double symmetryResidue,
      double pointGroupResidue,
      double fitCondition,
      double r2,
      List<EnergyCheck> energyChecks,
      ComponentErrors errors) {
    this.tensor = tensor;
    this.symmetryResidue = symmetryResidue;
    this.pointGroupResidue = pointGroupResidue;
    this.fitCondition = fitCondition;
    this.r2 = r2;
    this.energyChecks = List.copyOf(energyChecks);
    this.errors = errors;
  }

  /**
   * Fits the points of every direction that has any.
   *
   * @param basis the stiffnesses allowed
   * @param crystal the stiffnesses that the crystal's full point group allows
   * @param volume of the equilibrium cell, bohr^3
   */
  static ElasticFit of(
      List<StressPoints> points,
      InvariantStiffness basis,
      InvariantStiffness crystal,
      double volume) {
    List<double[]> directions = new ArrayList<>();
    List<double[]> slopes = new ArrayList<>();
    for (StressPoints p : points) {
      directions.add(p.direction().strain());
      slopes.add(p.slope());
    }
    StiffnessFit fit = new StiffnessFit(basis, directions, slopes);
    ElasticTensor tensor = fit.tensor();
    List<EnergyCheck> checks = new ArrayList<>();
    for (StressPoints p : points) {
      checks.add(energyCheck(p, tensor, volume));
    }
    InvariantStiffness symmetric = InvariantStiffness.triclinic();
    return new ElasticFit(
        tensor,
        new StiffnessFit(symmetric, directions, slopes).residue(),
        new StiffnessFit(crystal, directions, slopes).residue(),
        fit.condition(),
        r2(points, tensor),
        checks,
        ComponentErrors.unknown());
  }

  private static EnergyCheck energyCheck(StressPoints p, ElasticTensor c, double volume) {
    StrainDirection direction = p.direction();
    double[] e = Voigt.strain(direction.strain());
    double[] s = c.stress(direction.strain());
    double square = 0;
    double stress = 0;
    for (int m = 0; m < 6; m++) {
      square += e[m] * e[m];
      stress += e[m] * s[m];
    }
    return new EnergyCheck(direction.name(), p.curvature() / (volume * square), stress / square);
  }

  /** Share of the variance of all stresses that S0 + C E explains. */
  private static double r2(List<StressPoints> points, ElasticTensor c) {
    double left = 0;
    double all = 0;
    for (StressPoints p : points) {
      double[] unit = c.stress(p.direction().strain());
      for (int i = 1; i <= p.strained(); i++) {
        for (int m = 0; m < 6; m++) {
          double change = p.stress(i)[m] - p.stress(0)[m];
          double off = change - p.amplitudes().get(i) * unit[m];
          left += Voigt.kelvin(m) * Voigt.kelvin(m) * off * off;
          all += Voigt.kelvin(m) * Voigt.kelvin(m) * change * change;
        }
      }
    }
    return all > 0 ? 1 - left / all : Double.NaN;
  }

  /** dS/dE at the equilibrium, Ha/bohr^3, in the axes of the structure. */
  public ElasticTensor tensor() {
    return tensor;
  }

  /** What no tensor with C_mn = C_nm explains of the slopes, relative to their length. */
  public double symmetryResidue() {
    return symmetryResidue;
  }

  /** What no tensor of the crystal's point group explains of the slopes, relative. */
  public double pointGroupResidue() {
    return pointGroupResidue;
  }

  /** Condition number of the least squares. */
  public double fitCondition() {
    return fitCondition;
  }

  /** Share of the variance of all stresses that S0 + C E explains. */
  public double r2() {
    return r2;
  }

  /** One per direction. */
  public List<EnergyCheck> energyChecks() {
    return energyChecks;
  }

  /** The same fit with the errors of its constants. */
  ElasticFit with(ComponentErrors found) {
    return new ElasticFit(
        tensor, symmetryResidue, pointGroupResidue, fitCondition, r2, energyChecks, found);
  }

  /** What is not known about each constant. */
  public ComponentErrors errors() {
    return errors;
  }

  /** Largest change of a constant when one strained cell is left out, Ha/bohr^3. */
  public OptionalDouble leaveOneOut() {
    return Arrays.stream(errors.leaveOneOut()).filter(Double::isFinite).max();
  }
}
