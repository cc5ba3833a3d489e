package org.hooke.kernels.basis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * Carries orbitals from one basis of a k-point to another, plane wave by plane wave, and to
 * streams.
 */
public final class OrbitalTransfer {
  private final KPointBasis to;
  private final int[] source; // [plane wave of to], plane wave of from or -1

  public OrbitalTransfer(KPointBasis from, KPointBasis to) {
    this.to = to;
    Map<Long, Integer> index = new HashMap<>();
    for (int g = 0; g < from.size(); g++) {
      index.put(key(from, g), g);
    }
    this.source = new int[to.size()];
    for (int g = 0; g < source.length; g++) {
      source[g] = index.getOrDefault(key(to, g), -1);
    }
  }

  private static long key(KPointBasis basis, int g) {
    long key = 0;
    for (int axis = 0; axis < 3; axis++) {
      key = key * 2_000_003L + basis.miller(g, axis);
    }
    return key;
  }

  /**
   * c_G of every band for the plane waves both bases have, zero for the others; random rows beyond
   * the old bands. The rows are not orthonormal in general.
   */
  public ComplexMatrix apply(ComplexMatrix orbitals, int rows, long seed) {
    ComplexMatrix result = random(rows, to, seed);
    for (int n = 0; n < Math.min(rows, orbitals.rows()); n++) {
      for (int g = 0; g < source.length; g++) {
        boolean known = source[g] >= 0;
        result.re(n)[g] = known ? orbitals.re(n)[source[g]] : 0;
        result.im(n)[g] = known ? orbitals.im(n)[source[g]] : 0;
      }
    }
    return result;
  }

  /** Random orbitals that fall off with the kinetic energy, the same for the same seed. */
  public static ComplexMatrix random(int rows, KPointBasis basis, long seed) {
    ComplexMatrix x = new ComplexMatrix(rows, basis.size());
    for (int n = 0; n < rows; n++) {
      SplittableRandom random = new SplittableRandom(seed * 65_537L + n);
      for (int g = 0; g < basis.size(); g++) {
        double fall = 1 / (1 + 2 * basis.kinetic()[g] * basis.kinetic()[g]);
        x.re(n)[g] = fall * (random.nextDouble() - 0.5);
        x.im(n)[g] = fall * (random.nextDouble() - 0.5);
      }
    }
    return x;
  }

  /** Writes orbitals bit by bit; null is written as no rows. */
  public static void write(ComplexMatrix orbitals, DataOutput out) throws IOException {
    int rows = orbitals == null ? 0 : orbitals.rows();
    out.writeInt(rows);
    out.writeInt(orbitals == null ? 0 : orbitals.columns());
    for (int n = 0; n < rows; n++) {
      for (double x : orbitals.re(n)) {
        out.writeDouble(x);
      }
      for (double x : orbitals.im(n)) {
        out.writeDouble(x);
      }
    }
  }

  /**
   * Reads what {@link #write} wrote; null when there were no rows.
   *
   * @throws IOException when the shape is not the one expected
   */
  public static ComplexMatrix read(DataInput in, int rows, int columns) throws IOException {
    int storedRows = in.readInt();
    int storedColumns = in.readInt();
    if (storedRows == 0) {
      return null;
    }
    if (storedRows != rows || storedColumns != columns) {
      int[] found = {storedRows, storedColumns};
      throw new IOException(
          "orbitals of shape " + Arrays.toString(found) + ", expected " + rows + " x " + columns);
    }
    ComplexMatrix x = new ComplexMatrix(rows, columns);
    for (int n = 0; n < rows; n++) {
      fill(in, x.re(n));
      fill(in, x.im(n));
    }
    return x;
  }

  private static void fill(DataInput in, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
