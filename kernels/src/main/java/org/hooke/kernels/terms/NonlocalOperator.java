package org.hooke.kernels.terms;

import java.util.Arrays;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.FloatAlgebra;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Scalars;

/**
 * The separable potential at one k-point, two matrix products per block of atoms: b = <beta|psi>,
 * then out += beta D b.
 *
 * <p>With real orbitals the projectors are real functions too, (-i)^l beta Y_lm e^{-iq tau} being
 * conjugate at q and -q: they are kept on half the sphere as the orbitals are, and b is real.
 *
 * <p>Derivatives take as many products as one application: with y_r = sum_n f_n conj(D b)_nr psi_n
 * every change of the projectors has dE = 2 Re sum_r sum_G dbeta_r(G) conj y_r(G).
 *
 * <p>Projectors exist block by block, at most {@link #BLOCK} rows unless one atom has more. They
 * are kept when all of them take at most {@link #MOST_BYTES} in their precision, else made anew
 * from the tables of each species (real factors, 8 bytes per row and plane wave) whenever they are
 * needed: that bounds the memory of large cells, at the price of about the work of two bands per
 * call. The blocks are the same in both cases, and so are the bits of all results.
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
  private final FloatComplexMatrix[] rounded; // [block], made when first used, or empty

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
      kept[b] = block(b, Parallel.serial());
    }
    this.rounded = new FloatComplexMatrix[8 * all * basis.size() <= mostBytes ? blocks : 0];
  }

  /** Rows (-i)^l F_row(q) e^{-iq tau} of the atoms of one block. */
  private ComplexMatrix block(int b, Parallel parallel) {
    ComplexMatrix p = new ComplexMatrix(blockRows[b], basis.size());
    parallel.forEach(
        firstAtom[b + 1] - firstAtom[b],
        (slot, i) -> {
          int a = firstAtom[b] + i;
          ComplexVector[] phases = phases(a);
          ProjectorTable table = tables[atoms.of(a)];
          for (int r = 0; r < table.rows(); r++) {
            ComplexVector phase = phases[table.angularMomentum(r)];
            p.row(firstRow[a] + r).setWeighted(values[atoms.of(a)][r], phase);
          }
        });
    return p;
  }

  /** (-i)^l e^{-iq tau} scaled as orbitals are, [l]; null for l that the atom does not have. */
  private ComplexVector[] phases(int a) {
    ProjectorTable table = tables[atoms.of(a)];
    ComplexVector[] phases = new ComplexVector[table.largestAngularMomentum() + 1];
    ComplexVector phase = basis.structureFactor(fractional(a));
    for (int r = 0; r < table.rows(); r++) {
      int l = table.angularMomentum(r);
      if (phases[l] == null) {
        phases[l] = phase.timesMinusI(l);
        basis.scaleToHalf(phases[l]);
      }
    }
    return phases;
  }

  private double[] fractional(int a) {
    return new double[] {
      structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
    };
  }

  private ComplexMatrix projectors(int b, Parallel parallel) {
    return kept.length > 0 ? kept[b] : block(b, parallel);
  }

  private FloatComplexMatrix rounded(int b, FloatAlgebra gemm, Parallel parallel) {
    if (rounded.length > 0 && rounded[b] != null) {
      return rounded[b];
    }
    FloatComplexMatrix p = new FloatComplexMatrix(blockRows[b], basis.size());
    gemm.round(projectors(b, parallel), p);
    if (rounded.length > 0) {
      rounded[b] = p;
    }
    return p;
  }

  /** <p_i|psi_n>, [band][row]. */
  private static ComplexMatrix projections(BlockAlgebra gemm, ComplexMatrix psi, ComplexMatrix p) {
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
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    for (int block = 0; block < blockRows.length; block++) {
      if (blockRows[block] > 0) {
        ComplexMatrix p = projectors(block, parallel);
        gemm.addCombination(1, coupled(block, projections(gemm, psi, p)), p, out);
      }
    }
  }

  @Override
  public void addApply(
      FloatComplexMatrix psi, FloatComplexMatrix out, Scalars scalars, Parallel parallel) {
    FloatAlgebra gemm = new FloatAlgebra(scalars, parallel);
    for (int block = 0; block < blockRows.length; block++) {
      if (blockRows[block] > 0) {
        FloatComplexMatrix p = rounded(block, gemm, parallel);
        ComplexMatrix b = new ComplexMatrix(psi.rows(), p.rows());
        gemm.gram(psi, p, b);
        for (int n = 0; n < b.rows(); n++) {
          b.row(n).conjugate();
        }
        gemm.addCombination(1, coupled(block, b), p, out);
      }
    }
  }

  @Override
  public double energy(ComplexMatrix psi, double[] f, Parallel parallel) {
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
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

  @Override
  public void addForces(ComplexMatrix psi, double[] f, double[] forces, Parallel parallel) {
    addSums(psi, f, forces, new double[9], parallel);
  }

  @Override
  public void addStress(ComplexMatrix psi, double[] f, double[] stress, Parallel parallel) {
    addSums(psi, f, new double[3 * atoms.atoms()], stress, parallel);
  }

  /**
   * {@inheritDoc}
   *
   * <p>F_ax = -2 sum_rG q_x Im[beta_r conj y_r] over the rows of an atom, for dbeta/dtau = -iq
   * beta; sigma_ij = (2/Omega) sum_rG Re[dbeta_r/dstrain_ij conj y_r], where a strain changes only
   * the factor F_r(q), the same for all atoms of a species.
   */
  @Override
  public double addSums(
      ComplexMatrix psi, double[] f, double[] forces, double[] stress, Parallel parallel) {
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    double[][][] overlap = new double[tables.length][][]; // [species][row][plane wave]
    for (int s = 0; s < tables.length; s++) {
      overlap[s] = new double[tables[s].rows()][basis.size()];
    }
    double energy = 0;
    for (int block = 0; block < blockRows.length; block++) {
      ComplexMatrix p = projectors(block, parallel);
      ComplexMatrix b = projections(gemm, psi, p);
      ComplexMatrix c = coupled(block, b);
      energy += weightedDot(f, b, c);
      ComplexMatrix y = new ComplexMatrix(blockRows[block], basis.size());
      gemm.combine(c.weightedAdjoint(f), psi, y);
      addBlock(block, p, y, forces, overlap, parallel);
    }
    double[] strain = new double[9];
    for (int s = 0; s < tables.length; s++) {
      tables[s].addStrain(basis, overlap[s], strain);
    }
    for (int ij = 0; ij < 9; ij++) {
      stress[ij] += 2 * strain[ij] / basis.lattice().volume();
    }
    return energy;
  }

  /** Forces of the atoms of a block, and Re[(-i)^l e^{-iq tau} conj y_r] summed over its atoms. */
  private void addBlock(
      int block,
      ComplexMatrix p,
      ComplexMatrix y,
      double[] forces,
      double[][][] overlap,
      Parallel parallel) {
    int first = firstAtom[block];
    double[][] z = new double[blockRows[block]][basis.size()]; // [row][plane wave]
    parallel.forEach(
        firstAtom[block + 1] - first,
        (slot, i) -> {
          int a = first + i;
          addForce(a, p, y, z, forces);
          ComplexVector[] phases = phases(a);
          ProjectorTable table = tables[atoms.of(a)];
          for (int r = 0; r < table.rows(); r++) {
            int row = firstRow[a] + r;
            y.row(row).realOfConjugateTimes(phases[table.angularMomentum(r)], z[row]);
          }
        });
    for (int a = first; a < firstAtom[block + 1]; a++) {
      double[][] sums = overlap[atoms.of(a)];
      int from = firstRow[a];
      parallel.forEach(sums.length, (slot, r) -> add(z[from + r], sums[r]));
    }
  }

  private static void add(double[] x, double[] y) {
    for (int g = 0; g < x.length; g++) {
      y[g] += x[g];
    }
  }

  /** forces[3 a + x] -= 2 sum_rG q_x Im[conj y_r p_r]; the atom's rows of z are scratch. */
  private void addForce(int a, ComplexMatrix p, ComplexMatrix y, double[][] z, double[] forces) {
    int first = firstRow[a];
    int rows = tables[atoms.of(a)].rows();
    for (int r = first; r < first + rows; r++) {
      y.row(r).imaginaryOfConjugateTimes(p.row(r), z[r]);
      if (r > first) {
        add(z[r], z[first]);
      }
    }
    for (int axis = 0; rows > 0 && axis < 3; axis++) {
      double[] q = basis.q(axis);
      double sum = 0;
      for (int g = 0; g < q.length; g++) {
        sum += q[g] * z[first][g];
      }
      forces[3 * a + axis] -= 2 * sum;
    }
  }
}
