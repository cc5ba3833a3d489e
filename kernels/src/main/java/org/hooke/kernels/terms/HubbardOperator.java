package org.hooke.kernels.terms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.Parallel;

/**
 * The operator of {@link HubbardU} at one k-point, two matrix products: b = <phi|psi>, then out +=
 * phi v b with the real matrix v of each site.
 *
 * <p>Orbitals phi, phases and derivatives are built as the projectors of {@link NonlocalOperator};
 * all rows are kept. The numbers v are set before use; reading is safe for several threads.
 */
final class HubbardOperator implements OrbitalOperator {
  private final KPointBasis basis;
  private final List<HubbardSite> sites;
  private final int[] firstRow; // [site + 1]
  private final Map<String, ProjectorTable> tables = new TreeMap<>(); // by symbol
  private final ComplexVector[] phases; // (-i)^l e^{-iq tau}, [site]
  private final ComplexMatrix phi; // [row][plane wave]
  private final int couplings;
  private volatile double[] v; // Ha, [number]

  HubbardOperator(
      Structure structure,
      List<HubbardSite> sites,
      Map<String, AtomicShell> shells,
      KPointBasis basis) {
    this.basis = basis;
    this.sites = List.copyOf(sites);
    Map<String, double[][]> values = new TreeMap<>();
    shells.forEach(
        (symbol, shell) -> {
          tables.put(symbol, new ProjectorTable(shell));
          values.put(symbol, tables.get(symbol).values(basis));
        });
    this.firstRow = new int[sites.size() + 1];
    this.phases = new ComplexVector[sites.size()];
    int numbers = 0;
    for (int i = 0; i < sites.size(); i++) {
      HubbardSite site = sites.get(i);
      firstRow[i + 1] = firstRow[i] + site.functions();
      numbers += site.functions() * site.functions();
      int a = site.atom();
      double[] x = {
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
      };
      phases[i] = basis.structureFactor(x).timesMinusI(site.l());
      basis.scaleToHalf(phases[i]);
    }
    this.couplings = numbers;
    this.v = new double[numbers];
    this.phi = new ComplexMatrix(firstRow[sites.size()], basis.size());
    for (int i = 0; i < sites.size(); i++) {
      double[][] shape = values.get(sites.get(i).symbol());
      for (int m = 0; m < shape.length; m++) {
        phi.row(firstRow[i] + m).setWeighted(shape[m], phases[i]);
      }
    }
  }

  @Override
  public void couple(double[] numbers) {
    if (numbers.length != couplings) {
      throw new IllegalArgumentException(numbers.length + " numbers for " + couplings);
    }
    v = numbers.clone();
  }

  /** <phi_r|psi_n>, [band][row]. */
  private ComplexMatrix projections(BlockAlgebra gemm, ComplexMatrix psi) {
    ComplexMatrix b = new ComplexMatrix(psi.rows(), phi.rows());
    gemm.gram(psi, phi, b);
    for (int n = 0; n < b.rows(); n++) {
      b.row(n).conjugate();
    }
    return b;
  }

  /** v b, [band][row]. */
  private ComplexMatrix coupled(ComplexMatrix b) {
    double[] numbers = v;
    ComplexMatrix c = new ComplexMatrix(b.rows(), b.columns());
    for (int n = 0; n < b.rows(); n++) {
      for (int i = 0; i < sites.size(); i++) {
        times(numbers, i, b.re(n), c.re(n));
        times(numbers, i, b.im(n), c.im(n));
      }
    }
    return c;
  }

  private void times(double[] numbers, int i, double[] b, double[] c) {
    int size = sites.get(i).functions();
    int offset = sites.get(i).offset();
    for (int m = 0; m < size; m++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += numbers[offset + size * m + k] * b[firstRow[i] + k];
      }
      c[firstRow[i] + m] = sum;
    }
  }

  @Override
  public void addApply(ComplexMatrix psi, ComplexMatrix out, Parallel parallel) {
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    gemm.addCombination(1, coupled(projections(gemm, psi)), phi, out);
  }

  @Override
  public double energy(ComplexMatrix psi, double[] f, Parallel parallel) {
    ComplexMatrix b = projections(basis.scalars().algebra(parallel), psi);
    return weightedDot(f, b, coupled(b));
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
  public void addOccupations(ComplexMatrix psi, double[] f, double[] numbers, Parallel parallel) {
    ComplexMatrix b = projections(basis.scalars().algebra(parallel), psi);
    for (int n = 0; n < b.rows(); n++) {
      double[] re = b.re(n);
      double[] im = b.im(n);
      for (int i = 0; i < sites.size(); i++) {
        int size = sites.get(i).functions();
        int row = firstRow[i];
        for (int mk = 0; mk < size * size; mk++) {
          int m = row + mk / size;
          int k = row + mk % size;
          numbers[sites.get(i).offset() + mk] += f[n] * (re[m] * re[k] + im[m] * im[k]);
        }
      }
    }
  }

  @Override
  public void addForces(ComplexMatrix psi, double[] f, double[] forces, Parallel parallel) {
    addSums(psi, f, forces, new double[9], parallel);
  }

  @Override
  public void addStress(ComplexMatrix psi, double[] f, double[] stress, Parallel parallel) {
    int last = sites.stream().mapToInt(HubbardSite::atom).max().orElse(0);
    addSums(psi, f, new double[3 * last + 3], stress, parallel);
  }

  /**
   * {@inheritDoc}
   *
   * <p>With y_r = sum_n f_n conj(v b)_nr psi_n: F_ax = -2 sum_rG q_x Im[phi_r conj y_r], sigma_ij =
   * (2/Omega) sum_rG Re[dphi_r/dstrain_ij conj y_r], as in {@link NonlocalOperator}. One k-point's
   * stress is not symmetric: v is no scalar. The sum over all is, since v and n commute.
   */
  @Override
  public double addSums(
      ComplexMatrix psi, double[] f, double[] forces, double[] stress, Parallel parallel) {
    BlockAlgebra gemm = basis.scalars().algebra(parallel);
    ComplexMatrix b = projections(gemm, psi);
    ComplexMatrix c = coupled(b);
    ComplexMatrix y = new ComplexMatrix(phi.rows(), basis.size());
    gemm.combine(c.weightedAdjoint(f), psi, y);
    Map<String, double[][]> overlaps = new TreeMap<>(); // [row][plane wave] by symbol
    tables.forEach((symbol, table) -> overlaps.put(symbol, new double[table.rows()][basis.size()]));
    double[] z = new double[basis.size()];
    for (int i = 0; i < sites.size(); i++) {
      double[][] overlap = overlaps.get(sites.get(i).symbol());
      for (int m = 0; m < overlap.length; m++) {
        int row = firstRow[i] + m;
        y.row(row).imaginaryOfConjugateTimes(phi.row(row), z);
        addForce(sites.get(i).atom(), z, forces);
        y.row(row).realOfConjugateTimes(phases[i], z);
        for (int g = 0; g < z.length; g++) {
          overlap[m][g] += z[g];
        }
      }
    }
    double[] strain = new double[9];
    tables.forEach((symbol, table) -> table.addWholeStrain(basis, overlaps.get(symbol), strain));
    for (int ij = 0; ij < 9; ij++) {
      stress[ij] += 2 * strain[ij] / basis.lattice().volume();
    }
    return weightedDot(f, b, c);
  }

  /** forces[3 a + x] -= 2 sum_G q_x z. */
  private void addForce(int a, double[] z, double[] forces) {
    for (int axis = 0; axis < 3; axis++) {
      double[] q = basis.q(axis);
      double sum = 0;
      for (int g = 0; g < q.length; g++) {
        sum += q[g] * z[g];
      }
      forces[3 * a + axis] -= 2 * sum;
    }
  }
}
