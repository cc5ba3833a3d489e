package org.hooke.driver.workflow.defects;

import java.util.List;
import org.hooke.driver.input.CalculationInput;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.AtomDistances;
import org.hooke.kernels.defects.generation.DefectCell;

/**
 * The moments that a spin-polarised defect starts from: those of the crystal, and one or two Bohr
 * magnetons shared by the atoms around the defect, so that a moment can form there.
 *
 * @param input of the unit cell
 */
record StartingMoments(CalculationInput input) {
  private static final double SHELL = 1.15;
  private static final double STATED = 0.31; // what an element without a moment of its own gets

  Structure on(Structure start, DefectCell cell, int charge) {
    if (!input.spin().equals("collinear")) {
      return start.withoutMoments();
    }
    double[] moments = start.moments();
    for (int a = 0; a < moments.length; a++) {
      moments[a] = Math.abs(moments[a]) < STATED ? 0 : moments[a];
    }
    double[] f = cell.sites();
    AtomDistances distances = new AtomDistances(start);
    double nearest = distances.nearest(new double[] {f[0], f[1], f[2]});
    List<AtomDistances.Neighbour> shell =
        distances.within(new double[] {f[0], f[1], f[2]}, SHELL * Math.max(nearest, 3));
    double all = charge % 2 == 0 ? 2 : 1;
    for (AtomDistances.Neighbour n : shell) {
      moments[n.atom()] += all / shell.size();
    }
    return start.withMoments(moments);
  }
}
