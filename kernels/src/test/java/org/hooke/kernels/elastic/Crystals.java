package org.hooke.kernels.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.SpaceGroupType;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;

/** Crystals of every Laue class, turned, and random tensors that obey them. */
final class Crystals {
  private Crystals() {}

  /** The orbit of a random point in a conventional cell. */
  static Structure of(int number, Random random) {
    SpaceGroupType type = SpaceGroupType.of(number);
    double[] x = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    List<String> symbols = new ArrayList<>();
    List<Double> positions = new ArrayList<>();
    for (SymmetryOperation s : type.operations()) {
      for (double y : s.applied(x[0], x[1], x[2])) {
        positions.add(y - Math.floor(y));
      }
      symbols.add("Si");
    }
    double[] f = positions.stream().mapToDouble(Double::doubleValue).toArray();
    return new Structure(new Lattice(rows(type)), symbols, f);
  }

  private static double[] rows(SpaceGroupType type) {
    return switch (type.pointGroup().system()) {
      case TRICLINIC -> new double[] {20, 0, 0, -3, 23, 0, -4, -5, 17};
      case MONOCLINIC -> new double[] {23, 0, 0, 0, 17, 0, -5, 0, 20};
      case ORTHORHOMBIC -> new double[] {20, 0, 0, 0, 17, 0, 0, 0, 23};
      case TETRAGONAL -> new double[] {20, 0, 0, 0, 20, 0, 0, 0, 23};
      case TRIGONAL, HEXAGONAL -> new double[] {20, 0, 0, -10, 10 * Math.sqrt(3), 0, 0, 0, 23};
      case CUBIC -> new double[] {25, 0, 0, 0, 25, 0, 0, 0, 25};
    };
  }

  static CartesianPointGroup group(Structure s) {
    return new CartesianPointGroup(SpaceGroup.of(s), s.lattice());
  }

  /** A random stable tensor that the group leaves unchanged. */
  static ElasticTensor tensor(CartesianPointGroup group, Random random) {
    double[] c = ElasticTensor.isotropic(90, 60).stiffness();
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n <= m; n++) {
        double more = 25 * random.nextGaussian();
        c[6 * m + n] += more;
        c[6 * n + m] = c[6 * m + n];
      }
    }
    ElasticTensor mean = new ElasticTensor(c).averaged(group);
    return mean.stability().isStable() ? mean : tensor(group, random);
  }

  /** A random proper rotation, [3 row + column]. */
  static double[] rotation(Random random) {
    double[] q = new double[4];
    double norm = 0;
    for (int i = 0; i < 4; i++) {
      q[i] = random.nextGaussian();
      norm += q[i] * q[i];
    }
    double w = q[0] / Math.sqrt(norm);
    double x = q[1] / Math.sqrt(norm);
    double y = q[2] / Math.sqrt(norm);
    double z = q[3] / Math.sqrt(norm);
    return new double[] {
      1 - 2 * (y * y + z * z),
      2 * (x * y - w * z),
      2 * (x * z + w * y),
      2 * (x * y + w * z),
      1 - 2 * (x * x + z * z),
      2 * (y * z - w * x),
      2 * (x * z - w * y),
      2 * (y * z + w * x),
      1 - 2 * (x * x + y * y)
    };
  }

  /** The same crystal turned and in another cell of its lattice. */
  static Structure turned(Structure s, double[] rotation, int[] unimodular) {
    double[] rows = Matrix3.times(s.lattice().vectors(), Matrix3.transposed(rotation));
    double[] m = new double[9];
    for (int i = 0; i < 9; i++) {
      m[i] = unimodular[i];
    }
    Lattice other = new Lattice(Matrix3.times(m, rows));
    Lattice same = new Lattice(rows);
    double[] f = new double[3 * s.atoms()];
    for (int a = 0; a < s.atoms(); a++) {
      double[] r = same.cartesian(s.fractional(a, 0), s.fractional(a, 1), s.fractional(a, 2));
      System.arraycopy(other.fractional(r[0], r[1], r[2]), 0, f, 3 * a, 3);
    }
    return new Structure(other, s.symbols(), f);
  }
}
