package org.hooke.kernels.crystal;

import java.util.List;

/**
 * How a group permutes the atoms of a structure, and averages over the group of what atoms carry.
 *
 * <p>Operation s takes atom a to W x_a + w = x_image + L with L a lattice vector. Immutable.
 */
public final class SymmetryAction {
  /** Images further from their atom than this are refused unless another limit is given, bohr. */
  public static final double DEFAULT_LIMIT = 0.1;

  private final Structure structure;
  private final SpaceGroup group;
  private final int[][] image; // [operation][atom]
  private final CartesianPointGroup rotations;

  /** Within {@link #DEFAULT_LIMIT}. */
  public SymmetryAction(Structure structure, SpaceGroup group) {
    this(structure, group, DEFAULT_LIMIT);
  }

  /**
   * Maps every atom by every operation to the nearest atom of its species.
   *
   * @param limit largest distance of an image from its atom, bohr
   * @throws IllegalArgumentException when an operation does not permute the atoms
   */
  public SymmetryAction(Structure structure, SpaceGroup group, double limit) {
    this.structure = structure;
    this.group = group;
    this.rotations = new CartesianPointGroup(group, structure.lattice());
    List<SymmetryOperation> operations = group.operations();
    List<String> species = structure.species();
    int[] labels = structure.symbols().stream().mapToInt(species::indexOf).toArray();
    AtomGrid grid = new AtomGrid(structure.lattice().vectors(), labels, structure.fractional());
    this.image = new int[operations.size()][structure.atoms()];
    for (int s = 0; s < operations.size(); s++) {
      boolean[] taken = new boolean[structure.atoms()];
      for (int a = 0; a < structure.atoms(); a++) {
        int b = grid.nearest(moved(operations.get(s), a), labels[a], limit);
        if (b < 0 || taken[b]) {
          throw new IllegalArgumentException(
              "operation " + s + " takes atom " + a + " to no atom of its own");
        }
        taken[b] = true;
        image[s][a] = b;
      }
    }
  }

  private double[] moved(SymmetryOperation s, int a) {
    return s.applied(
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2));
  }

  public Structure structure() {
    return structure;
  }

  public SpaceGroup group() {
    return group;
  }

  /** The atom that an operation takes an atom to. */
  public int image(int operation, int atom) {
    return image[operation][atom];
  }

  /** L = W x_a + w - x_image in lattice units, [axis]; integers where the structure is exact. */
  public int[] latticeTranslation(int operation, int atom) {
    double[] x = moved(group.operations().get(operation), atom);
    int[] l = new int[3];
    for (int i = 0; i < 3; i++) {
      l[i] = (int) Math.rint(x[i] - structure.fractional(image[operation][atom], i));
    }
    return l;
  }

  /** The least atom that some operation takes each atom to: equal for equivalent atoms, [atom]. */
  public int[] orbits() {
    int[] least = new int[structure.atoms()];
    for (int a = 0; a < least.length; a++) {
      least[a] = a;
      for (int[] map : image) {
        least[a] = Math.min(least[a], map[a]);
      }
    }
    return least;
  }

  /**
   * F_image(s,a) = mean over s of R_s F_a: vectors on atoms averaged over the group.
   *
   * @param vectors Cartesian, [3 atom + axis], such as forces or displacements
   */
  public double[] averagedVectors(double[] vectors) {
    double[] sum = new double[vectors.length];
    for (int s = 0; s < image.length; s++) {
      double[] r = rotations.rotation(s);
      for (int a = 0; a < image[s].length; a++) {
        int b = 3 * image[s][a];
        for (int i = 0; i < 3; i++) {
          sum[b + i] +=
              (r[3 * i] * vectors[3 * a]
                      + r[3 * i + 1] * vectors[3 * a + 1]
                      + r[3 * i + 2] * vectors[3 * a + 2])
                  / image.length;
        }
      }
    }
    return sum;
  }

  /** Moments averaged over the group, reversed where an operation flips the spin; [atom]. */
  public double[] averagedMoments(double[] moments) {
    double[] sum = new double[moments.length];
    for (int s = 0; s < image.length; s++) {
      double sign = group.operations().get(s).flipsSpin() ? -1 : 1;
      for (int a = 0; a < moments.length; a++) {
        sum[image[s][a]] += sign * moments[a] / image.length;
      }
    }
    return sum;
  }

  /** The mean of R T R^T: a stress or strain averaged over the group, [3 i + j]. */
  public double[] averagedTensor(double[] tensor) {
    return rotations.averagedTensor(tensor);
  }

  /**
   * The structure with lattice, positions and moments averaged over the group, which then holds to
   * rounding. The lattice keeps its orientation: the change is a pure stretch.
   */
  public Structure symmetrised() {
    double[] x = new double[3 * structure.atoms()];
    for (int s = 0; s < image.length; s++) {
      for (int a = 0; a < structure.atoms(); a++) {
        double[] moved = moved(group.operations().get(s), a);
        int b = image[s][a];
        for (int i = 0; i < 3; i++) {
          double d = moved[i] - structure.fractional(b, i);
          x[3 * b + i] += (d - Math.rint(d)) / image.length;
        }
      }
    }
    for (int a = 0; a < structure.atoms(); a++) {
      for (int i = 0; i < 3; i++) {
        x[3 * a + i] += structure.fractional(a, i);
      }
    }
    Structure exact = structure.withFractional(x).withLattice(symmetrisedLattice());
    return structure.momentsStated()
        ? exact.withMoments(averagedMoments(structure.moments()))
        : exact;
  }

  /** Rows A U with U = sqrt(A^-1 G A^-T), G the mean of W^T A A^T W. */
  private Lattice symmetrisedLattice() {
    double[] rows = structure.lattice().vectors();
    double[] g =
        SpaceGroupMatch.invariantMetric(
            rows, group.operations().stream().map(SymmetryOperation::rotation).toList());
    double[] inverse = Matrix3.inverse(rows);
    double[] square = Matrix3.times(Matrix3.times(inverse, g), Matrix3.transposed(inverse));
    double[] u = Matrix3.toDouble(Matrix3.identity());
    for (int step = 0; step < 50; step++) { // Newton's iteration for the root of a matrix near 1
      double[] other = Matrix3.times(Matrix3.inverse(u), square);
      for (int i = 0; i < 9; i++) {
        u[i] = (u[i] + other[i]) / 2;
      }
    }
    return new Lattice(Matrix3.times(rows, u));
  }
}
