package org.hooke.kernels.terms;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * A sum of spherical functions of the atoms, f(G) = (1/Omega) sum_a x_a f_a(|G|) e^{-iG tau_a}, and
 * the derivatives of its overlap with a function w: E = Omega sum_G Re[w(G)* f(G)].
 *
 * <p>f_a(q) = int f_a(r) e^{-iqr} d^3r. Local potentials, core charges and free-atom densities are
 * all of this form, with w the density, the exchange-correlation potential and a difference of
 * potentials. A strain leaves G tau_a unchanged and turns |G| by -G_i G_j/|G|. Source: Nielsen and
 * Martin, Phys. Rev. B 32, 3792 (1985). The shares x_a are 1 unless stated. One thread (basis).
 */
final class AtomicSuperposition {
  /** A radial function of one species. */
  interface Form {
    /** value[n] = f(q_n), slope[n] = df/dq. */
    void evaluate(int species, double[] q, double[] value, double[] slope);
  }

  private static final int TOGETHER = 8; // atoms whose factors are held at once

  private final Structure structure;
  private final DensityBasis basis;
  private final SpeciesOfAtoms atoms;
  private final double[][] value; // [species][G]
  private final double[][] slope; // [species][G]

  /**
   * @param withZero whether the form is finite and wanted at G = 0; otherwise it is 0 there
   */
  AtomicSuperposition(
      Structure structure, DensityBasis basis, SpeciesOfAtoms atoms, boolean withZero, Form form) {
    this.structure = structure;
    this.basis = basis;
    this.atoms = atoms;
    int n = basis.size();
    int first = withZero ? 0 : 1;
    double[] q = Arrays.copyOfRange(basis.norms(), first, n);
    double[] f = new double[n - first];
    double[] df = new double[n - first];
    this.value = new double[atoms.count()][n];
    this.slope = new double[atoms.count()][n];
    for (int s = 0; s < atoms.count(); s++) {
      form.evaluate(s, q, f, df);
      System.arraycopy(f, 0, value[s], first, n - first);
      System.arraycopy(df, 0, slope[s], first, n - first);
    }
  }

  /** f(G) with all shares 1. */
  ComplexVector coefficients() {
    double[] ones = new double[atoms.atoms()];
    Arrays.fill(ones, 1);
    return coefficients(ones);
  }

  /** f(G) with shares x_a, [atom]. */
  ComplexVector coefficients(double[] share) {
    ComplexVector f = new ComplexVector(basis.size());
    for (int s = 0; s < atoms.count(); s++) {
      ComplexVector phases = new ComplexVector(basis.size());
      addPhases(s, share, phases);
      f.addWeighted(1 / basis.volume(), value[s], phases);
    }
    return f;
  }

  /** forces[3 a + i] += -dE/dtau_ai = -sum_G x_a f_a(|G|) G_i Im[w(G)* e^{-iG tau_a}], Ha/bohr. */
  void addForces(double[] share, ComplexVector w, double[] forces) {
    basis
        .parallel()
        .forEach(
            atoms.atoms(),
            (slot, a) -> {
              double[] im = new double[basis.size()];
              w.imaginaryOfConjugateTimes(structureFactor(a), im);
              double[] f = value[atoms.of(a)];
              for (int i = 0; i < 3; i++) {
                double[] g = basis.g(i);
                double sum = 0;
                for (int n = 0; n < im.length; n++) {
                  sum += f[n] * g[n] * im[n];
                }
                forces[3 * a + i] -= share[a] * sum;
              }
            });
  }

  /** The same with all shares 1. */
  void addForces(ComplexVector w, double[] forces) {
    double[] ones = new double[atoms.atoms()];
    Arrays.fill(ones, 1);
    addForces(ones, w, forces);
  }

  /**
   * stress[3 i + j] += -sum_aG (f_a' G_i G_j/|G| + f_a delta_ij) Re[w* e^{-iG tau_a}]/Omega: the
   * strain derivative, over Omega, of E at fixed Omega w(G) without the change of Omega in front of
   * the sum, Ha/bohr^3. All shares are 1.
   */
  void addStress(ComplexVector w, double[] stress) {
    ComplexVector phases = new ComplexVector(basis.size());
    double[] re = new double[basis.size()];
    double[] ones = new double[atoms.atoms()];
    Arrays.fill(ones, 1);
    for (int s = 0; s < atoms.count(); s++) {
      phases.clear();
      addPhases(s, ones, phases);
      w.realOfConjugateTimes(phases, re);
      addStressOf(s, re, stress);
    }
  }

  private void addStressOf(int s, double[] re, double[] stress) {
    double[] norms = basis.norms();
    double ofVolume = 0;
    for (int n = 0; n < re.length; n++) {
      ofVolume += value[s][n] * re[n];
      re[n] = n == 0 ? 0 : re[n] * slope[s][n] / norms[n]; // G_i G_j/|G| vanishes at G = 0
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] gi = basis.g(i);
        double[] gj = basis.g(j);
        double sum = i == j ? ofVolume : 0;
        for (int n = 1; n < re.length; n++) {
          sum += gi[n] * gj[n] * re[n];
        }
        stress[3 * i + j] -= sum / basis.volume();
      }
    }
  }

  /** phases += sum_a x_a e^{-iG tau_a} over the atoms of a species, in their order. */
  private void addPhases(int species, double[] share, ComplexVector phases) {
    int[] of = IntStream.range(0, atoms.atoms()).filter(a -> atoms.of(a) == species).toArray();
    ComplexVector[] factors = new ComplexVector[TOGETHER];
    for (int first = 0; first < of.length; first += TOGETHER) {
      int from = first;
      int count = Math.min(TOGETHER, of.length - first);
      basis.parallel().forEach(count, (slot, i) -> factors[i] = structureFactor(of[from + i]));
      for (int i = 0; i < count; i++) {
        phases.addScaled(share[of[from + i]], factors[i]);
      }
    }
  }

  private ComplexVector structureFactor(int atom) {
    return basis.structureFactor(
        new double[] {
          structure.fractional(atom, 0),
          structure.fractional(atom, 1),
          structure.fractional(atom, 2)
        });
  }
}
