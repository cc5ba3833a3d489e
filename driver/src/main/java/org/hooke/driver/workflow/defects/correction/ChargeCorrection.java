package org.hooke.driver.workflow.defects.correction;

import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.defects.Alignment;
import org.hooke.kernels.defects.ChargeLattice;
import org.hooke.kernels.defects.DielectricTensor;
import org.hooke.kernels.defects.GaussianCharge;

/**
 * What is added to the energy of a charged cell, Ha: {@code total = image + quadrupole + q C}.
 *
 * <pre>  makov-payne   -q^2 phi_i(0)/2  -  (2 pi/3 Omega) q M mean(1/(n eps n))
 *  fnv           E_isolated - E_periodic of the model charge  +  q C from planes
 *  kumagai-oba   -q^2 phi_i(0)/2  +  q C from atoms</pre>
 *
 * <p>phi_i(0) is the potential of the images and the background ({@link ChargeLattice}), M the
 * second moment of the defect's charge, C the alignment ({@link Alignment}). The model charge of
 * fnv is a Gaussian, spherical in the metric of the dielectric: then the total does not depend on
 * its width. Immutable.
 */
public final class ChargeCorrection {
  /** A model charge may have this much outside the sphere that fits into its cell. */
  private static final double OUTSIDE = 1e-3;

  /** Charges nearer to zero are none. */
  private static final double NEUTRAL = 1e-8;

  private final CorrectionSettings settings;
  private final PotentialSamples crystal;
  private final PotentialSamples defect;
  private final ModelCentre centre;
  private final double charge;
  private final double image;
  private final double quadrupole;
  private final Alignment alignment;
  private final List<PlanarProfile> planes;
  private final SiteProfile sites;
  private final CorrectedEnergy energy;

  private ChargeCorrection(
      PotentialSamples crystal,
      PotentialSamples defect,
      ModelCentre centre,
      CorrectionSettings settings) {
    this.settings = settings;
    this.crystal = crystal;
    this.defect = defect;
    this.centre = centre;
    this.charge = Math.abs(defect.charge()) < NEUTRAL ? 0 : defect.charge();
    Lattice lattice = defect.structure().lattice();
    DielectricTensor eps = settings.dielectric();
    GaussianCharge model =
        new GaussianCharge(charge, settings.width(), GaussianCharge.Shape.DIELECTRIC);
    CorrectionScheme scheme = scheme();
    if (scheme != CorrectionScheme.NONE) {
      CellGeometry.requireBulk(crystal.structure());
    }
    if (scheme == CorrectionScheme.FNV) {
      requireRoom(model, lattice, eps);
    }
    PotentialAlignment potentials =
        new PotentialAlignment(crystal, defect, model, eps, centre.of(defect.structure()));
    this.planes = List.copyOf(potentials.planes(settings.farShare()));
    this.sites = potentials.sites();
    this.image =
        switch (scheme) {
          case NONE -> 0;
          case FNV -> model.isolatedEnergy(eps) - model.periodicEnergy(lattice, eps);
          case MAKOV_PAYNE, KUMAGAI_OBA ->
              -charge * charge * new ChargeLattice(lattice, eps).atCharge() / 2;
        };
    double moment = scheme == CorrectionScheme.MAKOV_PAYNE ? settings.secondMoment().orElse(0) : 0;
    this.quadrupole = -2 * Math.PI * charge * moment * eps.meanScreening() / (3 * lattice.volume());
    this.alignment =
        switch (scheme) {
          case NONE, MAKOV_PAYNE -> new Alignment(0, 0, 0);
          case FNV -> PotentialAlignment.together(planes);
          case KUMAGAI_OBA -> PotentialAlignment.of(sites);
        };
    this.energy =
        CorrectedEnergy.of(
            centre,
            defect.structure(),
            scheme == CorrectionScheme.NONE ? 0 : charge,
            settings,
            total());
  }

  /**
   * Of a defect's cell, whose charge is that of its samples.
   *
   * @param crystal of the perfect crystal in the same supercell, same cutoff and FFT grid, neutral
   * @param defect of the defect's cell
   * @param centre where the model charge sits; of the same atoms in the same order
   * @throws InputException when the cells do not match, the crystal is charged, the cell is a slab,
   *     or too small for the model charge
   */
  public static ChargeCorrection of(
      PotentialSamples crystal,
      PotentialSamples defect,
      ModelCentre centre,
      CorrectionSettings settings) {
    if (Math.abs(crystal.charge()) > NEUTRAL) {
      throw new InputException(
          "the crystal's supercell", "charge " + crystal.charge(), "a neutral one");
    }
    return new ChargeCorrection(crystal, defect, centre, settings);
  }

  private static void requireRoom(GaussianCharge model, Lattice lattice, DielectricTensor eps) {
    double outside = model.outside(lattice, eps);
    if (outside > OUTSIDE) {
      throw new InputException(
          "a charged defect's cell",
          String.format(
              Locale.ROOT,
              "%.1f %% of a model charge of width %.2f bohr outside the sphere that fits",
              100 * outside,
              model.width()),
          "a larger cell or a narrower model charge");
    }
  }

  /** How it was corrected: not at all when there is no charge. */
  public CorrectionScheme scheme() {
    return charge == 0 ? CorrectionScheme.NONE : settings.scheme();
  }

  /** What was decided. */
  public CorrectionSettings settings() {
    return settings;
  }

  /** q, electrons removed. */
  public double charge() {
    return charge;
  }

  /** Where the model charge sits, Cartesian, bohr. */
  public double[] centre() {
    return centre.of(defect.structure());
  }

  /** The energy that the images and the background take away, Ha. */
  public double imageEnergy() {
    return image;
  }

  /** Makov and Payne's term of third order, Ha; 0 in the other schemes. */
  public double quadrupoleEnergy() {
    return quadrupole;
  }

  /** C, the plateau's height, its error and how many values it is the mean of. */
  public Alignment alignment() {
    return alignment;
  }

  /** q C, Ha. */
  public double alignmentEnergy() {
    return charge * alignment.value();
  }

  /** What is added to the energy, Ha. */
  public double total() {
    return image + quadrupole + alignmentEnergy();
  }

  /** |q| times the alignment's error, Ha. */
  public double error() {
    return Math.abs(charge) * alignment.error();
  }

  /** Means over planes along a1, a2, a3, whatever the scheme. */
  public List<PlanarProfile> planes() {
    return planes;
  }

  /** Potentials at the atoms, whatever the scheme. */
  public SiteProfile sites() {
    return sites;
  }

  /** The corrected energy as a function of the atoms, aligned at this geometry. */
  public CorrectedEnergy energy() {
    return energy;
  }

  /** What is added to the forces, [3 a + i], Ha/bohr; zeros without ionic charges. */
  public double[] forces() {
    return energy.forces(defect.structure());
  }

  /** The same cells with another permittivity. */
  public ChargeCorrection withDielectric(DielectricTensor other) {
    return new ChargeCorrection(crystal, defect, centre, settings.withDielectric(other));
  }

  /** The same cells with another scheme. */
  public ChargeCorrection withScheme(CorrectionScheme other) {
    return new ChargeCorrection(crystal, defect, centre, settings.withScheme(other));
  }

  /**
   * How the total moves with the permittivity.
   *
   * @param share the uncertainty of eps in parts of it, in (0, 1): 0.1 for 10 %
   */
  public DielectricRange dielectricRange(double share) {
    DielectricTensor eps = settings.dielectric();
    double less = withDielectric(eps.times(1 - share)).total();
    double more = withDielectric(eps.times(1 + share)).total();
    double h = 1e-3;
    double slope =
        (withDielectric(eps.times(1 + h)).total() - withDielectric(eps.times(1 - h)).total())
            / (2 * h);
    return new DielectricRange(share, less, more, slope);
  }

  /**
   * How the total moves with the permittivity.
   *
   * @param share by which eps was varied
   * @param less total at (1 - share) eps, Ha
   * @param more total at (1 + share) eps, Ha
   * @param slope d total/d ln eps, Ha
   */
  public record DielectricRange(double share, double less, double more, double slope) {}
}
