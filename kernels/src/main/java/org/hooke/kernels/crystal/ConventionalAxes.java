package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Candidates for the conventional basis of a point group given in a primitive basis.
 *
 * <p>Axes lie along the rotation axes; vectors across them are the shortest of the lattice plane.
 * Every candidate is a matrix C whose columns are lattice vectors, right-handed in space.
 * Grosse-Kunstleve, Acta Cryst. A55, 383 (1999), section 4.
 */
final class ConventionalAxes {
  private final double[] metric; // of the primitive basis, invariant under the rotations
  private final int handedness; // sign of the primitive basis' determinant in space
  private final List<int[]> proper; // det(W) W

  ConventionalAxes(double[] metric, int handedness, List<int[]> rotations) {
    this.metric = metric;
    this.handedness = handedness;
    this.proper = new ArrayList<>();
    for (int[] w : rotations) {
      int det = Matrix3.determinant(w);
      int[] p = new int[9];
      for (int i = 0; i < 9; i++) {
        p[i] = det * w[i];
      }
      proper.add(p);
    }
  }

  /** The candidates in order of preference. */
  List<int[]> candidates(LaueClass laueClass) {
    return switch (laueClass.system()) {
      case TRICLINIC -> List.of(handed(new int[] {1, 0, 0}, new int[] {0, 1, 0}, 0, 0, 1));
      case MONOCLINIC -> monoclinic();
      case ORTHORHOMBIC -> orthorhombic();
      case TETRAGONAL -> uniaxial(4);
      case TRIGONAL, HEXAGONAL -> uniaxial(3);
      case CUBIC -> cubic(laueClass == LaueClass.CUBIC_HIGH ? 4 : 2);
    };
  }

  private List<int[]> monoclinic() {
    int[] rotation = proper.stream().filter(ofOrder(2)).findFirst().orElseThrow();
    int[] b = axis(rotation);
    int[][] plane = planeAcross(rotation);
    int[] p = plane[0];
    int[] q = plane[1]; // p q <= 0
    int[] r = {-p[0] - q[0], -p[1] - q[1], -p[2] - q[2]};
    int[][] three = {p, q, r};
    List<int[]> found = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        if (i != j) {
          int[] m = columns(three[i], b, three[j]);
          found.add(isRightHanded(m) ? m : columns(three[i], negative(b), three[j]));
        }
      }
    }
    found.sort(Comparator.comparingDouble(m -> length(column(m, 0)) + length(column(m, 2))));
    return found;
  }

  private List<int[]> orthorhombic() {
    List<int[]> axes = new ArrayList<>();
    for (int[] w : proper) {
      if (PointGroup.order(w) == 2) {
        addAxis(axes, axis(w));
      }
    }
    axes.sort(Comparator.comparingDouble(this::length));
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    List<int[]> found = new ArrayList<>();
    for (int[] o : orders) {
      found.add(handed(axes.get(o[0]), axes.get(o[1]), axes.get(o[2])));
    }
    return found;
  }

  /** c along the axis of this order, a shortest across it, b = R a. */
  private List<int[]> uniaxial(int order) {
    int[] rotation = proper.stream().filter(ofOrder(order)).findFirst().orElseThrow();
    int[] c = axis(rotation);
    int[] a = planeAcross(rotation)[0];
    int[] b = apply(rotation, a);
    int[] d = order == 4 ? b : new int[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
    if (!isRightHanded(columns(a, b, c))) {
      c = negative(c);
    }
    List<int[]> found = new ArrayList<>();
    found.add(columns(a, b, c));
    found.add(columns(d, negative(a), c)); // turned by 90 or, since a + b is -R^2 a, by 60 degrees
    found.add(columns(b, a, negative(c)));
    found.add(columns(negative(a), d, negative(c)));
    return found;
  }

  private List<int[]> cubic(int order) {
    List<int[]> axes = new ArrayList<>();
    for (int[] w : proper) {
      if (PointGroup.order(w) == order) {
        addAxis(axes, axis(w));
      }
    }
    int[] m = handed(axes.get(0), axes.get(1), axes.get(2));
    return List.of(m, columns(column(m, 1), negative(column(m, 0)), column(m, 2)));
  }

  private static Predicate<int[]> ofOrder(int order) {
    return w -> PointGroup.order(w) == order;
  }

  private static void addAxis(List<int[]> axes, int[] axis) {
    for (int[] known : axes) {
      int[] n = cross(known, axis);
      if (n[0] == 0 && n[1] == 0 && n[2] == 0) {
        return;
      }
    }
    axes.add(axis);
  }

  /** The shortest lattice vector along the axis of W: a column of the sum of the powers of W. */
  private static int[] axis(int[] w) {
    int[] sum = sumOfPowers(w);
    for (int j = 0; j < 3; j++) {
      int[] v = column(sum, j);
      if (v[0] != 0 || v[1] != 0 || v[2] != 0) {
        return coprime(v);
      }
    }
    throw new IllegalStateException("a rotation without an axis");
  }

  private static int[] sumOfPowers(int[] w) {
    int[] sum = new int[9];
    int[] power = Matrix3.identity();
    for (int k = PointGroup.order(w); k > 0; k--) {
      power = Matrix3.times(power, w);
      for (int i = 0; i < 9; i++) {
        sum[i] += power[i];
      }
    }
    return sum;
  }

  /** Two shortest lattice vectors p, q across the axis of W, |p| <= |q|, p q <= 0. */
  private int[][] planeAcross(int[] w) {
    int[] r = axis(Matrix3.transposed(w)); // r v = 0 for every v across the axis
    int[][] plane = kernel(r);
    int[] p = plane[0];
    int[] q = plane[1];
    double noise = 1e-9 * Math.max(dot(p, p), dot(q, q));
    while (true) { // Gauss
      if (dot(q, q) < dot(p, p) - noise) {
        int[] swap = p;
        p = q;
        q = swap;
      }
      int steps = (int) Math.rint(dot(p, q) / dot(p, p) - 1e-9);
      if (steps == 0) {
        break;
      }
      int[] shorter = {q[0] - steps * p[0], q[1] - steps * p[1], q[2] - steps * p[2]};
      if (dot(shorter, shorter) > dot(q, q) - noise) {
        break;
      }
      q = shorter;
    }
    return new int[][] {p, dot(p, q) > 0 ? negative(q) : q};
  }

  /** A basis of the integer vectors v with r v = 0, r coprime. */
  private static int[][] kernel(int[] r) {
    int[] bezout = bezout(r[0], r[1]);
    int g = bezout[2];
    if (g == 0) {
      return new int[][] {{1, 0, 0}, {0, 1, 0}};
    }
    return new int[][] {{r[1] / g, -r[0] / g, 0}, {-bezout[0] * r[2], -bezout[1] * r[2], g}};
  }

  /** x, y, g with x a + y b = g = gcd(a, b). */
  private static int[] bezout(int a, int b) {
    if (b == 0) {
      return new int[] {Integer.signum(a), 0, Math.abs(a)};
    }
    int[] inner = bezout(b, a % b);
    return new int[] {inner[1], inner[0] - a / b * inner[1], inner[2]};
  }

  private static int[] coprime(int[] v) {
    int g = Math.abs(bezout(bezout(v[0], v[1])[2], v[2])[2]);
    return new int[] {v[0] / g, v[1] / g, v[2] / g};
  }

  /** The columns a, b and c or -c, whichever is right-handed in space. */
  private int[] handed(int[] a, int[] b, int... c) {
    int[] m = columns(a, b, c);
    return isRightHanded(m) ? m : columns(negative(a), negative(b), negative(c));
  }

  private boolean isRightHanded(int[] m) {
    return Matrix3.determinant(m) * handedness > 0;
  }

  private double length(int[] v) {
    return Math.sqrt(dot(v, v));
  }

  private double dot(int[] u, int[] v) {
    return LatticeSymmetry.dot(metric, u, v);
  }

  private static int[] apply(int[] w, int[] v) {
    int[] r = new int[3];
    for (int i = 0; i < 3; i++) {
      r[i] = w[3 * i] * v[0] + w[3 * i + 1] * v[1] + w[3 * i + 2] * v[2];
    }
    return r;
  }

  private static int[] cross(int[] u, int[] v) {
    return new int[] {
      u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]
    };
  }

  private static int[] negative(int[] v) {
    return new int[] {-v[0], -v[1], -v[2]};
  }

  private static int[] columns(int[] a, int[] b, int[] c) {
    return new int[] {a[0], b[0], c[0], a[1], b[1], c[1], a[2], b[2], c[2]};
  }

  private static int[] column(int[] m, int j) {
    return new int[] {m[j], m[3 + j], m[6 + j]};
  }
}
