package org.hooke.driver.workflow.defects.correction;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.DielectricTensor;

/**
 * What the user decides about the correction of charged cells.
 *
 * @param scheme how energies are corrected
 * @param dielectric the crystal's permittivity that screens the defect's charge: the static one
 *     when the ions are relaxed, the electrons' alone when they are held
 * @param electronic the electrons' permittivity, which screens the images' field at given ions: for
 *     the forces
 * @param width beta of the model charge, bohr
 * @param farShare the planes that far from the defect's, in parts of half the repeat length, align
 * @param ionicCharges the charge that an ion shows to a field (Born's effective charge), by
 *     chemical symbol; empty: forces are not corrected
 * @param nearCharges in place of them for the atoms near the defect, where its empty or foreign
 *     site changes what they show: by chemical symbol, one for each shell of that element outwards
 * @param secondMoment int rho r^2 of the defect's charge for Makov and Payne's term, bohr^2
 */
public record CorrectionSettings(
    CorrectionScheme scheme,
    DielectricTensor dielectric,
    DielectricTensor electronic,
    double width,
    double farShare,
    Map<String, Double> ionicCharges,
    Map<String, List<Double>> nearCharges,
    OptionalDouble secondMoment) {

  /** Width of the model charge when nothing is said, bohr. */
  public static final double DEFAULT_WIDTH = 1;

  /** Ions carry a charge when theirs differ from it by less, in parts of it. */
  private static final double OF_IONS = 0.25;

  /** The half of the cell that is farther away. */
  public static final double DEFAULT_FAR_SHARE = 0.5;

  /**
   * @throws InputException when the width is not positive or the share not in [0, 1)
   */
  public CorrectionSettings {
    ionicCharges = Map.copyOf(ionicCharges);
    nearCharges = Map.copyOf(nearCharges);
    if (!(width > 0) || !Double.isFinite(width)) {
      throw new InputException("the model charge's width", width + " bohr", "a positive length");
    }
    if (!(farShare >= 0 && farShare < 1)) {
      throw new InputException("the far share", String.valueOf(farShare), "a number in [0, 1)");
    }
  }

  /** The usual choices: one permittivity, a width of 1 bohr, the far half, no forces. */
  public static CorrectionSettings of(CorrectionScheme scheme, DielectricTensor dielectric) {
    return new CorrectionSettings(
        scheme,
        dielectric,
        dielectric,
        DEFAULT_WIDTH,
        DEFAULT_FAR_SHARE,
        Map.of(),
        Map.of(),
        OptionalDouble.empty());
  }

  /** The same with forces corrected. */
  public CorrectionSettings withForces(
      DielectricTensor electrons, Map<String, Double> chargesBySymbol) {
    return new CorrectionSettings(
        scheme, dielectric, electrons, width, farShare, chargesBySymbol, nearCharges, secondMoment);
  }

  /** The same with other charges of the atoms near the defect, shell by shell. */
  public CorrectionSettings withNear(Map<String, List<Double>> chargesBySymbol) {
    return new CorrectionSettings(
        scheme,
        dielectric,
        electronic,
        width,
        farShare,
        ionicCharges,
        chargesBySymbol,
        secondMoment);
  }

  /** The same with another permittivity. */
  public CorrectionSettings withDielectric(DielectricTensor other) {
    return new CorrectionSettings(
        scheme, other, electronic, width, farShare, ionicCharges, nearCharges, secondMoment);
  }

  /** The same with another scheme. */
  public CorrectionSettings withScheme(CorrectionScheme other) {
    return new CorrectionSettings(
        other, dielectric, electronic, width, farShare, ionicCharges, nearCharges, secondMoment);
  }

  /** The same with another width of the model charge, bohr. */
  public CorrectionSettings withWidth(double beta) {
    return new CorrectionSettings(
        scheme, dielectric, electronic, beta, farShare, ionicCharges, nearCharges, secondMoment);
  }

  /** The same with the second moment of the defect's charge, bohr^2. */
  public CorrectionSettings withSecondMoment(double moment) {
    return new CorrectionSettings(
        scheme,
        dielectric,
        electronic,
        width,
        farShare,
        ionicCharges,
        nearCharges,
        OptionalDouble.of(moment));
  }

  /**
   * Where the model charge sits: the centre of the ions' charge where that is the defect's to a
   * quarter, else the mean of the atoms added and the sites left empty.
   *
   * @param crystal the perfect crystal in the defect's supercell
   * @param reference the defect's cell before its atoms relax
   * @param charge q, electrons removed
   * @throws InputException when the cells do not match, or the ions' charges do not add up to zero
   *     over the crystal
   */
  public ModelCentre centre(Structure crystal, Structure reference, double charge) {
    double sum = 0;
    for (String symbol : reference.symbols()) {
      sum += ionicCharges.getOrDefault(symbol, 0.0);
    }
    boolean carried = charge != 0 && Math.abs(sum - charge) <= OF_IONS * Math.abs(charge);
    return carried
        ? ModelCentre.ofCharges(crystal, reference, ionicCharges)
        : ModelCentre.of(crystal, reference);
  }
}
