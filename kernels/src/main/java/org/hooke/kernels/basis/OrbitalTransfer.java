package org.hooke.kernels.basis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
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
  private final KPointBasis from;
  private final KPointBasis to;
  private final int[] source; // [plane wave of to] plane wave of from's whole sphere, or -1
  private final int[] mirror; // the same for -(k+G), used when the two bases differ in kind

  /** Both bases belong to the same k-point; one may have real and one complex orbitals. */
  public OrbitalTransfer(KPointBasis from, KPointBasis to) {
    this.from = from;
    this.to = to;
    Map<Long, Integer> index = new HashMap<>();
    int[] whole = from.whole();
    for (int g = 0; g < whole.length / 3; g++) {
      index.put(key(whole[3 * g], whole[3 * g + 1], whole[3 * g + 2]), g);
    }
    this.source = new int[to.size()];
    this.mirror = new int[to.size()];
    int[] m = new int[3];
    for (int g = 0; g < source.length; g++) {
      for (int axis = 0; axis < 3; axis++) {
        m[axis] = (int) Math.rint(-to.miller(g, axis) - 2 * to.k(axis));
      }
      long key = key(to.miller(g, 0), to.miller(g, 1), to.miller(g, 2));
      source[g] = index.getOrDefault(key, -1);
      mirror[g] = index.getOrDefault(key(m[0], m[1], m[2]), -1);
    }
  }

  private static long key(int h1, int h2, int h3) {
    return (h1 * 2_000_003L + h2) * 2_000_003L + h3;
  }

  /**
   * c_G of every band for the plane waves both bases have, zero for the others; random rows beyond
   * the old bands. The rows are not orthonormal in general. Complex orbitals become real ones by
   * the phase that makes int psi^2 positive and the real part of what comes out.
   */
  public ComplexMatrix apply(ComplexMatrix orbitals, int rows, long seed) {
    ComplexMatrix result = random(rows, to, seed);
    for (int n = 0; n < Math.min(rows, orbitals.rows()); n++) {
      double[] re = orbitals.re(n);
      double[] im = orbitals.im(n);
      if (from.real() == to.real()) {
        copy(re, im, result.re(n), result.im(n));
      } else if (to.real()) {
        toReal(re, im, result.re(n), result.im(n));
      } else {
        toComplex(re, im, result.re(n), result.im(n));
      }
    }
    return result;
  }

  private void copy(double[] re, double[] im, double[] toRe, double[] toIm) {
    for (int g = 0; g < source.length; g++) {
      boolean known = source[g] >= 0 && source[g] < re.length;
      toRe[g] = known ? re[source[g]] : 0;
      toIm[g] = known ? im[source[g]] : 0;
    }
  }

  /** c(G) = d(G)/sqrt 2, or conj d(-G-2k)/sqrt 2 when the half has the partner. */
  private void toComplex(double[] re, double[] im, double[] toRe, double[] toIm) {
    for (int g = 0; g < source.length; g++) {
      boolean kept = source[g] >= 0 && source[g] < re.length;
      int h = kept ? source[g] : mirror[g];
      boolean known = source[g] >= 0 && h >= 0;
      double scale = known && from.partner(h) == h ? 1 : Math.sqrt(0.5);
      toRe[g] = known ? scale * re[h] : 0;
      toIm[g] = known ? (kept ? scale : -scale) * im[h] : 0;
    }
  }

  /** d(G) = sqrt 2 (a(G) + conj a(-G-2k))/2 of the turned orbital a. */
  private void toReal(double[] re, double[] im, double[] toRe, double[] toIm) {
    double x = 0; // int psi^2 over the half
    double y = 0;
    for (int g = 0; g < source.length; g++) {
      int f = source[g];
      int h = mirror[g];
      if (f >= 0 && h >= 0) {
        x += re[f] * re[h] - im[f] * im[h];
        y += re[f] * im[h] + im[f] * re[h];
      }
    }
    double angle = -0.5 * Math.atan2(y, x);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int g = 0; g < source.length; g++) {
      int f = source[g];
      int h = mirror[g];
      boolean known = f >= 0 && h >= 0;
      boolean alone = known && f == h;
      double scale = alone ? 0.5 : Math.sqrt(0.5);
      toRe[g] = known ? scale * (c * (re[f] + re[h]) - s * (im[f] + im[h])) : 0;
      toIm[g] = known && !alone ? scale * (c * (im[f] - im[h]) + s * (re[f] - re[h])) : 0;
    }
  }

  /** Random orbitals that fall off with the kinetic energy, the same for the same seed. */
  public static ComplexMatrix random(int rows, KPointBasis basis, long seed) {
    return random(0, rows, basis, seed);
  }

  /** Rows first, first + 1, ... of those. */
  public static ComplexMatrix random(int first, int rows, KPointBasis basis, long seed) {
    ComplexMatrix x = new ComplexMatrix(rows, basis.size());
    for (int n = 0; n < rows; n++) {
      SplittableRandom random = new SplittableRandom(seed * 65_537L + first + n);
      for (int g = 0; g < basis.size(); g++) {
        double fall = 1 / (1 + 2 * basis.kinetic()[g] * basis.kinetic()[g]);
        x.re(n)[g] = fall * (random.nextDouble() - 0.5);
        x.im(n)[g] = fall * (random.nextDouble() - 0.5);
      }
    }
    basis.confine(x);
    return x;
  }

  /** Writes orbitals bit by bit; null is written as no rows. */
  public static void write(ComplexMatrix orbitals, DataOutput out) throws IOException {
    int rows = orbitals == null ? 0 : orbitals.rows();
    out.writeInt(rows);
    out.writeInt(orbitals == null ? 0 : orbitals.columns());
    ByteBuffer bytes = ByteBuffer.allocate(rows == 0 ? 0 : orbitals.columns() * Double.BYTES);
    for (int n = 0; n < rows; n++) {
      bytes.asDoubleBuffer().put(orbitals.re(n));
      out.write(bytes.array());
      bytes.asDoubleBuffer().put(orbitals.im(n));
      out.write(bytes.array());
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
    ByteBuffer bytes = ByteBuffer.allocate(columns * Double.BYTES);
    for (int n = 0; n < rows; n++) {
      in.readFully(bytes.array());
      bytes.asDoubleBuffer().get(x.re(n));
      in.readFully(bytes.array());
      bytes.asDoubleBuffer().get(x.im(n));
    }
    return x;
  }
}
