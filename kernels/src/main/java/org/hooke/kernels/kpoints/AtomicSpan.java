package org.hooke.kernels.kpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.special.RealHarmonics;

/**
 * The atoms' own orbitals on the plane waves of one k-point, completed by random ones, row by row.
 *
 * <p>&lt;k+G|phi_lm(r - tau)&gt; ~ (-i)^l phi_l(|k+G|) Y_lm(k+G) e^{-i(k+G)tau}, each plane wave
 * disturbed by a few percent so that no symmetry of the start survives that the ground state may
 * lack. A row depends on its number and the seed alone.
 */
final class AtomicSpan {
  /** Relative size of the random disturbance of atomic orbitals. */
  private static final double DISTURBANCE = 0.05;

  private final KPointsSetup setup;
  private final KPointBasis basis;
  private final long seed;

  AtomicSpan(KPointsSetup setup, KPointBasis basis, long seed) {
    this.setup = setup;
    this.basis = basis;
    this.seed = seed;
  }

  /** Rows of a span from which {@code wanted} orbitals are to be taken. */
  int size(int wanted) {
    return Math.max(atomicOrbitals() + 2, wanted);
  }

  /** Rows first, first + 1, ... of the span, [row][plane wave]; not normalised. */
  ComplexMatrix rows(int first, int count) {
    ComplexMatrix span = random(first, count);
    fillAtomic(span, first);
    return span;
  }

  /** The same without atomic orbitals. */
  ComplexMatrix random(int first, int count) {
    return OrbitalTransfer.random(first, count, basis, seed);
  }

  private int atomicOrbitals() {
    Structure structure = setup.structure();
    int count = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      count += orbitalsOf(a);
    }
    return count;
  }

  private int orbitalsOf(int a) {
    Pseudopotential p = setup.potential(setup.structure().symbol(a));
    int count = 0;
    for (int i = 0; i < p.orbitals(); i++) {
      count += 2 * p.orbitalAngularMomentum(i) + 1;
    }
    return count;
  }

  /** Overwrites those rows of the span, which begins at {@code first}, that are atomic orbitals. */
  private void fillAtomic(ComplexMatrix span, int first) {
    Structure structure = setup.structure();
    Map<String, double[][]> shapes = new TreeMap<>(); // [orbital and m][plane wave] by species
    double[] factor = new double[basis.size()];
    int row = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      int last = row + orbitalsOf(a);
      if (last > first && row < first + span.rows()) {
        String symbol = structure.symbol(a);
        Pseudopotential p = setup.potential(symbol);
        fillAtom(a, shapes.computeIfAbsent(symbol, s -> shapes(p)), factor, span, first, row);
      }
      row = last;
    }
  }

  /**
   * @param first number of the matrix's first row
   * @param number of the atom's first orbital
   */
  private void fillAtom(
      int a, double[][] shape, double[] factor, ComplexMatrix span, int first, int number) {
    Structure structure = setup.structure();
    Pseudopotential p = setup.potential(structure.symbol(a));
    ComplexVector phase =
        basis.structureFactor(
            new double[] {
              structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
            });
    int next = 0;
    for (int i = 0; i < p.orbitals(); i++) {
      int l = p.orbitalAngularMomentum(i);
      ComplexVector turned = phase.timesMinusI(l);
      basis.scaleToHalf(turned);
      for (int m = -l; m <= l; m++) {
        int row = number + next - first;
        double[] f = shape[next++];
        if (row >= 0 && row < span.rows()) {
          SplittableRandom random = new SplittableRandom(seed * 31 + first + row);
          for (int g = 0; g < factor.length; g++) {
            factor[g] = f[g] * (1 + DISTURBANCE * (random.nextDouble() - 0.5));
          }
          span.row(row).setWeighted(factor, turned);
        }
      }
    }
  }

  /** phi_l(|k+G|) Y_lm(k+G) of every orbital and m, [row][plane wave]. */
  private double[][] shapes(Pseudopotential p) {
    double[][] q = {basis.q(0), basis.q(1), basis.q(2)};
    double[] radial = new double[basis.size()];
    List<double[]> shapes = new ArrayList<>();
    for (int i = 0; i < p.orbitals(); i++) {
      int l = p.orbitalAngularMomentum(i);
      p.orbital(i, basis.norms(), radial);
      for (int m = -l; m <= l; m++) {
        double[] shape = new double[basis.size()];
        new RealHarmonics(l, m).evaluate(q, basis.norms(), shape, null);
        for (int g = 0; g < shape.length; g++) {
          shape[g] *= radial[g];
        }
        shapes.add(shape);
      }
    }
    return shapes.toArray(new double[0][]);
  }
}
