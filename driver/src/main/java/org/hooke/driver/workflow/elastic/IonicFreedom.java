package org.hooke.driver.workflow.elastic;

import org.hooke.driver.workflow.Calculation;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;

/** Whether symmetry leaves the ions of a cell anything to relax. */
final class IonicFreedom {
  private static final double NOTHING = 1e-8;

  private IonicFreedom() {}

  /** Whether some displacement keeps every operation, moves no fixed atom and is no translation. */
  static boolean any(Calculation c) {
    Structure structure = c.structure();
    SymmetryAction action = new SymmetryAction(structure, c.symmetry());
    int atoms = structure.atoms();
    for (int x = 0; x < 3 * atoms; x++) {
      double[] unit = new double[3 * atoms];
      unit[x] = 1;
      double[] kept = action.averagedVectors(unit);
      double[] mean = new double[3];
      for (int i = 0; i < 3 * atoms; i++) {
        mean[i % 3] += kept[i] / atoms;
      }
      for (int i = 0; i < 3 * atoms; i++) {
        if (!structure.fixed(i / 3, i % 3) && Math.abs(kept[i] - mean[i % 3]) > NOTHING) {
          return true;
        }
      }
    }
    return false;
  }
}
