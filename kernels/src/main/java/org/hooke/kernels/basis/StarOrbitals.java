package org.hooke.kernels.basis;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * Orbitals of a crystal at its irreducible k-points, as a start for nearly the same crystal at any
 * k-point of their stars. Immutable, serialisable.
 *
 * <p>The operation x' = W x + w takes psi_k to psi'(x) = psi(W^-1 (x - w)) at k' = W^-T k, time
 * reversal that to its conjugate at -k'. With q = k+G, in units of the reciprocal vectors,
 *
 * <pre>  c'(q') = e^{-2 pi i q' w} c(W^T q')   or   e^{-2 pi i q' w} conj c(-W^T q').</pre>
 *
 * Plane waves are told by their integers, so that the orbitals follow a strain of the lattice.
 */
public final class StarOrbitals implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Distance of a difference of k-points from integers that is rounding. */
  private static final double ROUNDING = 1e-8;

  private final KMesh mesh;
  private final int[][] spheres; // [k][3 plane wave + axis]; the half of real orbitals first
  private final boolean[] real; // [k]
  private final int[] alone; // 1 where a half begins with a plane wave that is its own partner, [k]
  private final double[][][] rows; // [k + kpoints * spin][real parts, then imaginary ones][wave]

  /**
   * @param mesh with the crystal's operations
   * @param rows of every state k + kpoints * spin: the real parts of all bands, then the imaginary
   *     ones, [state][2 band][plane wave]; kept, not copied
   */
  public StarOrbitals(PlaneWaveBasis basis, KMesh mesh, double[][][] rows) {
    this.mesh = mesh;
    this.rows = rows;
    this.spheres = new int[mesh.size()][];
    this.real = new boolean[mesh.size()];
    this.alone = new int[mesh.size()];
    for (int k = 0; k < spheres.length; k++) {
      KPointBasis point = basis.kpoint(mesh.point(k));
      spheres[k] = point.whole();
      real[k] = point.real();
      alone[k] = real[k] && point.partner(0) == 0 ? 1 : 0;
    }
  }

  /** The form in which the constructor takes a state's orbitals; a copy. */
  public static double[][] rowsOf(ComplexMatrix orbitals) {
    int bands = orbitals.rows();
    double[][] rows = new double[2 * bands][];
    for (int n = 0; n < bands; n++) {
      rows[n] = orbitals.re(n).clone();
      rows[bands + n] = orbitals.im(n).clone();
    }
    return rows;
  }

  /**
   * Orbitals for a k-point: the known ones turned there, random ones beyond. Not orthonormal where
   * the plane waves are others.
   *
   * @param spin 0 or 1
   * @param bands how many
   * @param seed of the random ones
   * @return empty where no operation leads from a known k-point to this one
   */
  public Optional<ComplexMatrix> at(KPointBasis target, int spin, int bands, long seed) {
    for (SymmetryOperation s : mesh.symmetry().operations()) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        int k = source(target, s, sign);
        if (k >= 0 && real[k] == target.real()) {
          int from = s.flipsSpin() && rows.length > spheres.length ? 1 - spin : spin;
          ComplexMatrix turned = OrbitalTransfer.random(bands, target, seed);
          turn(rows[k + spheres.length * from], k, s, sign, target, turned);
          return Optional.of(turned);
        }
      }
    }
    return Optional.empty();
  }

  /** The known k-point that the operation takes to the target's, or -1. */
  private int source(KPointBasis target, SymmetryOperation s, int sign) {
    double[] q = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        q[i] += sign * s.rotation(j, i) * target.k(j);
      }
    }
    for (int k = 0; k < spheres.length; k++) {
      boolean same = true;
      for (int i = 0; i < 3; i++) {
        double d = q[i] - mesh.fractional(k, i);
        same &= Math.abs(d - Math.rint(d)) < ROUNDING;
      }
      if (same) {
        return k;
      }
    }
    return -1;
  }

  private void turn(
      double[][] from, int k, SymmetryOperation s, int sign, KPointBasis to, ComplexMatrix result) {
    Map<Long, Integer> places = places(spheres[k]);
    int size = from[0].length;
    int bands = Math.min(from.length / 2, result.rows());
    double[] q = new double[3];
    for (int g = 0; g < to.size(); g++) {
      double angle = 0;
      for (int i = 0; i < 3; i++) {
        q[i] = to.k(i) + to.miller(g, i);
        angle -= 2 * Math.PI * q[i] * s.translation(i);
      }
      int place = places.getOrDefault(key(q, k, s, sign), -1);
      boolean conjugate = sign < 0;
      if (place >= size) { // a partner: the conjugate of what the half has
        place += alone[k] - size;
        conjugate = !conjugate;
      }
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      for (int n = 0; n < bands; n++) {
        double re = place < 0 ? 0 : from[n][place];
        double im = place < 0 ? 0 : from[from.length / 2 + n][place];
        im = conjugate ? -im : im;
        result.re(n)[g] = cos * re - sin * im;
        result.im(n)[g] = cos * im + sin * re;
      }
    }
    to.confine(result);
  }

  /** Of the integers sign W^T q - k. */
  private long key(double[] q, int k, SymmetryOperation s, int sign) {
    long[] h = new long[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += sign * s.rotation(j, i) * q[j];
      }
      h[i] = Math.round(sum - mesh.fractional(k, i));
    }
    return key(h[0], h[1], h[2]);
  }

  private static Map<Long, Integer> places(int[] sphere) {
    Map<Long, Integer> places = new HashMap<>();
    for (int g = 0; g < sphere.length / 3; g++) {
      places.put(key(sphere[3 * g], sphere[3 * g + 1], sphere[3 * g + 2]), g);
    }
    return places;
  }

  private static long key(long h1, long h2, long h3) {
    return (h1 * 2_000_003L + h2) * 2_000_003L + h3;
  }
}
