package org.hooke.kernels.terms;

import java.util.Arrays;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexGemm;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.Parallel;

/**
 * The separable potential at one k-point, two matrix products per block of atoms: b = <beta|psi>,
 * then out += beta D b.
 *
 * <p>Projectors exist block by block, at most {@link #BLOCK} rows unless one atom has more. They
 * are kept when all of them take at most {@link #MOST_BYTES}, else made anew from the tables of
 * each species (real factors, 8 bytes per row and plane wave) whenever they are needed: that bounds
 * the memory of large cells, at the price of about the work of two bands per call. The blocks are
 * the same in both cases, and so are the bits of all results.
 */
final class NonlocalOperator implements OrbitalOperator {
  /** Rows per block. */
  static final int BLOCK = 128;

  /** All projectors are kept up to this size per k-point, bytes. */
  static final long MOST_BYTES = 64L << 20;

  private final Structure structure;
  private final SpeciesOfAtoms atoms;
  private final KPointBasis basis;
  private final ProjectorTable[] tables; // [species]
  private final double[][][] values; // F(q), [species][row][plane wave]
  private final int[] firstAtom; // [block + 1]
  private final int[] firstRow; // within its block, [atom]
  private final int[] blockRows; // [block]
  private final ComplexMatrix[] kept; // [block], or empty

  NonlocalOperator(Structure structure, SpeciesOfAtoms atoms, KPointBasis basis) {
    this(structure, atoms, basis, BLOCK, MOST_BYTES);
  }

  NonlocalOperator(
      Structure structure, SpeciesOfAtoms atoms, KPointBasis basis, int mostRows, long mostBytes) {
    this.structure = structure;
    this.atoms = atoms;
    this.basis = basis;
    this.tables = new ProjectorTable[atoms.count()];
    this.values = new double[atoms.count()][][];
    for (int s = 0; s < tables.length; s++) {
      tables[s] = new ProjectorTable(atoms.pseudopotential(s));
      values[s] = tables[s].values(basis);
    }
    int[] first = new int[atoms.atoms() + 1];
    int[] rows = new int[atoms.atoms() + 1];
    this.firstRow = new int[atoms.atoms()];
    int blocks = 0;
    long all = 0;
    for (int a = 0; a < atoms.atoms(); a++) {
      int n = tables[atoms.of(a)].rows();
      if (blocks == 0 || rows[blocks - 1] + n > mostRows) {
        first[blocks++] = a;
      }
      firstRow[a] = rows[blocks - 1];
      rows[blocks - 1] += n;
      all += n;
    }
    first[blocks] = atoms.atoms();
    this.firstAtom = Arrays.copyOf(first, blocks + 1);
    this.blockRows = Arrays.copyOf(rows, blocks);
    this.kept = new ComplexMatrix[16 * all * basis.size() <= mostBytes ? blocks : 0];
    for (int b = 0; b < kept.length; b++) {
      kept[b] = block(b, values, Parallel.serial());
    }
  }

  /** Rows (-i)^l w_row(q) e^{-iq tau} of the atoms of one block, w [species][row][plane wave]. */
  private ComplexMatrix block(int b, double[][][] w, Parallel parallel) {
    ComplexMatrix p = new ComplexMatrix(blockRows[b], basis.size());
    parallel.forEach(
        firstAtom[b + 1] - firstAtom[b],
        (slot, i) -> {
          int a = firstAtom[b] + i;
          ProjectorTable table = tables[atoms.of(a)];
          ComplexVector phase = basis.structureFactor(fractional(a));
          ComplexVector turned = phase;
          for (int r = 0; r < table.rows(); r++) {
            if (r == 0 || table.angularMomentum(r) != table.angularMomentum(r - 1)) {
              turned = phase.timesMinusI(table.angularMomentum(r));
            }
            p.row(firstRow[a] + r).setWeighted(w[atoms.of(a)][r], turned);
          }
        });
    return p;
  }

  private double[] fractional(int a) {
    return new double[] {
      structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
    };
  }

  private ComplexMatrix projectors(int b, Parallel parallel) {
    return kept.length > 0 ? kept[b] : block(b, values, parallel);
  }

  /** <p_i|psi_n>, [band][row]. */
  private static ComplexMatrix projections(ComplexGemm gemm, ComplexMatrix psi, ComplexMatrix p) {
    ComplexMatrix b = new ComplexMatrix(psi.rows(), p.rows());
    gemm.gram(psi, p, b);
    for (int n = 0; n < b.rows(); n++) {
      b.row(n).conjugate();
    }
    return b;
  }

  /** D b, [band][row]. */
  private ComplexMatrix coupled(int block, ComplexMatrix b) {
    ComplexMatrix c = new ComplexMatrix(b.rows(), b.columns());
    for (int n = 0; n < b.rows(); n++) {
      for (int a = firstAtom[block]; a < firstAtom[block + 1]; a++) {
        tables[atoms.of(a)].couple(b.re(n), c.re(n), firstRow[a]);
        tables[atoms.of(a)].couple(b.im(n), c.im(n), firstRow[a]);
      }
    }
    return c;
  }

  @Override
  public void addApply(ComplexMatrix psi, ComplexMatrix out, Parallel parallel) {
    ComplexGemm gemm = new ComplexGemm(parallel);
    for (int block = 0; block < blockRows.length; block++) {
      if (blockRows[block] > 0) {
        ComplexMatrix p = projectors(block, parallel);
        gemm.addCombination(1, coupled(block, projections(gemm, psi, p)), p, out);
      }
    }
  }

  @Override
  public double energy(ComplexMatrix psi, double[] f, Parallel parallel) {
    ComplexGemm gemm = new ComplexGemm(parallel);
    double energy = 0;
    for (int block = 0; block < blockRows.length; block++) {
      ComplexMatrix b = projections(gemm, psi, projectors(block, parallel));
      energy += weightedDot(f, b, coupled(block, b));
    }
    return energy;
  }

  /** sum_n f_n Re[b_n* c_n]. */
  private static double weightedDot(double[] f, ComplexMatrix b, ComplexMatrix c) {
    double sum = 0;
    for (int n = 0; n < b.rows(); n++) {
      sum += f[n] * b.row(n).dot(c.row(n));
    }
    return sum;
  }

  /**
   * F_ax = -2 sum_n f_n sum_ijm D_ij Im[<q_x beta_aim|psi_n>* <beta_ajm|psi_n>], q = k+G, Ha/bohr.
   */
  @Override
  public void addForces(ComplexMatrix psi, double[] f, double[] forces, Parallel parallel) {
    ComplexGemm gemm = new ComplexGemm(parallel);
    ComplexMatrix[] c = allCoupled(gemm, psi, parallel);
    for (int axis = 0; axis < 3; axis++) {
      double[][][] w = new double[tables.length][][];
      for (int s = 0; s < w.length; s++) {
        w[s] = ProjectorTable.timesQ(values[s], basis, axis);
      }
      for (int block = 0; block < blockRows.length; block++) {
        ComplexMatrix b = projections(gemm, psi, block(block, w, parallel));
        addForces(block, axis, f, b, c[block], forces);
      }
    }
  }

  private void addForces(
      int block, int axis, double[] f, ComplexMatrix b, ComplexMatrix c, double[] forces) {
    double[] im = new double[blockRows[block]];
    for (int n = 0; n < b.rows(); n++) {
      b.row(n).imaginaryOfConjugateTimes(c.row(n), im);
      for (int a = firstAtom[block]; a < firstAtom[block + 1]; a++) {
        double sum = 0;
        for (int r = 0; r < tables[atoms.of(a)].rows(); r++) {
          sum += im[firstRow[a] + r];
        }
        forces[3 * a + axis] -= 2 * f[n] * sum;
      }
    }
  }

  /**
   * sigma_ij = (2/Omega) sum_n f_n Re sum D_ij <d beta_aim/d strain|psi_n>* <beta_ajm|psi_n>,
   * Ha/bohr^3. Symmetric, since a rotation of crystal and plane waves together leaves the sum over
   * m unchanged: only i <= j is computed.
   */
  @Override
  public void addStress(ComplexMatrix psi, double[] f, double[] stress, Parallel parallel) {
    ComplexGemm gemm = new ComplexGemm(parallel);
    ComplexMatrix[] c = allCoupled(gemm, psi, parallel);
    double volume = basis.lattice().volume();
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        double[][][] w = new double[tables.length][][];
        for (int s = 0; s < w.length; s++) {
          w[s] = tables[s].strained(basis, i, j);
        }
        double sum = 0;
        for (int block = 0; block < blockRows.length; block++) {
          ComplexMatrix b = projections(gemm, psi, block(block, w, parallel));
          sum += weightedDot(f, b, c[block]);
        }
        stress[3 * i + j] -= 2 * sum / volume;
        if (i != j) {
          stress[3 * j + i] -= 2 * sum / volume;
        }
      }
    }
  }

  /** D <beta|psi> of every block, [block] of [band][row]. */
  private ComplexMatrix[] allCoupled(ComplexGemm gemm, ComplexMatrix psi, Parallel parallel) {
    ComplexMatrix[] c = new ComplexMatrix[blockRows.length];
    for (int block = 0; block < c.length; block++) {
      c[block] = coupled(block, projections(gemm, psi, projectors(block, parallel)));
    }
    return c;
  }
}
