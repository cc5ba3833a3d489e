package org.hooke.driver.workflow.defects.correction;

import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.InputException;
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
  /** How far the centre may move, in parts of the largest sphere in the cell. */
  private static final double MIDDLE = 0.75;

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
    int[] shells = centre.shells();
    for (int a = 0; a < ions.length; a++) {
      List<Double> near = settings.nearCharges().getOrDefault(reference.symbol(a), List.of());
      ions[a] =
          shells[a] < near.size()
              ? near.get(shells[a])
              : settings.ionicCharges().getOrDefault(reference.symbol(a), 0.0);
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

  /**
   * What is added to E(tau), Ha.
   *
   * @throws InputException when the centre has left the middle of its cell
   */
  public double at(Structure structure) {
    return constant - images.energy(positions(structure));
  }

  /**
   * What is added to the forces, minus the gradient of {@link #at}, [3 a + i], Ha/bohr.
   *
   * @throws InputException when the centre has left the middle of its cell
   */
  public double[] forces(Structure structure) {
    double[] forces = new double[3 * structure.atoms()];
    images.addCorrection(positions(structure), forces);
    return forces;
  }

  /** Beyond the middle of its cell the centre's nearest images of the ions are others. */
  private double[] positions(Structure structure) {
    double[] positions = centre.positions(structure);
    double[] c = images.centre(positions);
    double[] from = centre.start();
    double moved = Math.hypot(Math.hypot(c[0] - from[0], c[1] - from[1]), c[2] - from[2]);
    double most = MIDDLE * CellGeometry.innerRadius(centre.reference().lattice());
    if (moved > most) {
      throw new InputException(
          "the model charge",
          String.format(Locale.ROOT, "its centre moved by %.1f bohr", moved),
          String.format(
              Locale.ROOT,
              "less than %.1f bohr, in the middle of its cell: a larger cell, or no forces corrected",
              most));
    }
    return positions;
  }
}
