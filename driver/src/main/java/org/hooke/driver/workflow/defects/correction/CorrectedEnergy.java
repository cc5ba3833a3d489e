package org.hooke.driver.workflow.defects.correction;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.ChargeLattice;
import org.hooke.kernels.defects.ImageInteraction;

/**
 * What is added to the energy of a charged cell as a function of its atoms, Ha, and its exact
 * gradient:
 *
 * <pre>  E_corrected(tau) = E(tau) + total(tau_0) - [E_image(tau) - E_image(tau_0)]</pre>
 *
 * <p>with the correction's total at tau_0, where the potential was aligned, held fixed, and E_image
 * the energy of the ions in the images' field ({@link ImageInteraction}). Immutable.
 */
public final class CorrectedEnergy {
  private final ModelCentre centre;
  private final ImageInteraction images;
  private final double constant; // total(tau_0) + E_image(tau_0)

  private CorrectedEnergy(ModelCentre centre, ImageInteraction images, double constant) {
    this.centre = centre;
    this.images = images;
    this.constant = constant;
  }

  /**
   * Of a correction aligned at one geometry.
   *
   * @param total the correction there, Ha
   */
  static CorrectedEnergy of(
      ModelCentre centre,
      Structure aligned,
      double charge,
      CorrectionSettings settings,
      double total) {
    Structure reference = centre.reference();
    double[] ions = new double[reference.atoms()];
    for (int a = 0; a < ions.length; a++) {
      ions[a] = settings.ionicCharges().getOrDefault(reference.symbol(a), 0.0);
    }
    ImageInteraction images =
        new ImageInteraction(
            new ChargeLattice(reference.lattice(), settings.electronic()),
            charge,
            ions,
            centre.weights(),
            centre.positions(reference),
            centre.start());
    double there = images.energy(centre.positions(aligned));
    return new CorrectedEnergy(centre, images, total + there);
  }

  /** What is added to E(tau), Ha. */
  public double at(Structure structure) {
    return constant - images.energy(centre.positions(structure));
  }

  /** What is added to the forces, minus the gradient of {@link #at}, [3 a + i], Ha/bohr. */
  public double[] forces(Structure structure) {
    double[] forces = new double[3 * structure.atoms()];
    images.addCorrection(centre.positions(structure), forces);
    return forces;
  }
}
