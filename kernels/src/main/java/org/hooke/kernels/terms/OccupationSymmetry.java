package org.hooke.kernels.terms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.special.HarmonicRotation;

/**
 * Averages occupation matrices over a group: n of the image of a site is the mean of D n D^T, with
 * the spins exchanged by operations that flip them. Immutable.
 */
public final class OccupationSymmetry {
  private final List<HubbardSite> sites;
  private final boolean[] flips; // [operation]
  private final int[][] image; // [operation][site]
  private final double[][][] rotations; // D, [operation][l]

  /**
   * @throws IllegalArgumentException when an operation does not permute the atoms
   */
  public OccupationSymmetry(HubbardU hubbard, Structure structure, SpaceGroup group) {
    this.sites = hubbard.sites();
    int count = sites.isEmpty() ? 0 : group.operations().size();
    this.flips = new boolean[count];
    this.image = new int[count][sites.size()];
    this.rotations = new double[count][4][];
    if (count == 0) {
      return;
    }
    Map<Integer, Integer> siteOf = new TreeMap<>(); // by atom
    for (int i = 0; i < sites.size(); i++) {
      siteOf.put(sites.get(i).atom(), i);
    }
    SymmetryAction action = new SymmetryAction(structure, group);
    for (int s = 0; s < count; s++) {
      SymmetryOperation operation = group.operations().get(s);
      double[] rotation = operation.cartesianRotation(structure.lattice());
      flips[s] = operation.flipsSpin();
      for (int i = 0; i < sites.size(); i++) {
        int l = sites.get(i).l();
        image[s][i] = siteOf.get(action.image(s, sites.get(i).atom()));
        if (rotations[s][l] == null) {
          rotations[s][l] = HarmonicRotation.matrix(l, rotation);
        }
      }
    }
  }

  /** The mean over the group, exactly symmetric in m and m'. */
  public OccupationMatrices averaged(OccupationMatrices n) {
    if (flips.length == 0) {
      return n;
    }
    double[][] sum = new double[n.spins()][n.size()];
    for (int s = 0; s < flips.length; s++) {
      for (int spin = 0; spin < n.spins(); spin++) {
        int to = flips[s] ? n.spins() - 1 - spin : spin;
        for (int i = 0; i < sites.size(); i++) {
          double[] d = rotations[s][sites.get(i).l()];
          HubbardSite target = sites.get(image[s][i]);
          addRotated(d, n.of(sites.get(i), spin), target, sum[to]);
        }
      }
    }
    return new OccupationMatrices(sum);
  }

  /** sum += D n D^T / operations, symmetrised against rounding. */
  private void addRotated(double[] d, double[] n, HubbardSite target, double[] sum) {
    int size = target.functions();
    double[] half = new double[size * size]; // D n
    for (int ij = 0; ij < size * size; ij++) {
      for (int k = 0; k < size; k++) {
        half[ij] += d[ij / size * size + k] * n[k * size + ij % size];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double x = 0;
        for (int k = 0; k < size; k++) {
          x += half[i * size + k] * d[j * size + k];
        }
        sum[target.offset() + i * size + j] += 0.5 * x / flips.length;
        sum[target.offset() + j * size + i] += 0.5 * x / flips.length;
      }
    }
  }
}
