package org.hooke.kernels.kpoints;

import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.terms.OrbitalOperator;
import org.hooke.kernels.terms.OrbitalTerm;

/**
 * Density, energies, forces and stress of a block of orbitals of one eigenproblem: all of its
 * bands, or some. One thread at a time.
 */
final class OrbitalReductions {
  /** Bands whose density is summed in double precision before it goes into the exact sum. */
  private static final int DENSITY_GROUP = 16;

  /** Relative width of the shell below the cutoff that tells how the energy depends on it. */
  private static final double CUTOFF_SHELL = 0.05;

  private final KPointsSetup setup;
  private final KPointHamiltonian hamiltonian;
  private final Parallel parallel;

  OrbitalReductions(KPointsSetup setup, KPointHamiltonian hamiltonian, Parallel parallel) {
    this.setup = setup;
    this.hamiltonian = hamiltonian;
    this.parallel = parallel;
  }

  /**
   * Adds sum_n f_n |u_n(r_j)|^2, u = sum_G c_G e^{iGr} (divide by the volume for bohr^-3), then the
   * couplings, scaled as the setup says.
   *
   * @param f k weight times occupation, [band]
   * @param rho of {@link KPointsSetup#densitySize} elements
   */
  void addDensity(double[] f, ComplexMatrix orbitals, ExactSum rho) {
    int groups = (f.length + DENSITY_GROUP - 1) / DENSITY_GROUP;
    parallel.forEach(
        groups,
        (slot, group) -> {
          double[] part = new double[rho.size()];
          int last = Math.min(f.length, (group + 1) * DENSITY_GROUP);
          hamiltonian.transform(slot).addDensity(f, orbitals, group * DENSITY_GROUP, last, part);
          addOccupations(f, orbitals, group * DENSITY_GROUP, last, part);
          synchronized (rho) {
            rho.accumulate(part);
          }
        });
  }

  /** part[grid point + i] += couplingScale sum_n f_n times number i, over bands from..to-1. */
  private void addOccupations(double[] f, ComplexMatrix orbitals, int from, int to, double[] part) {
    double[] numbers = new double[setup.couplings()];
    if (numbers.length == 0) {
      return;
    }
    ComplexMatrix psi = orbitals.rows(from, to - from);
    double[] weights = Arrays.copyOfRange(f, from, to);
    for (OrbitalOperator operator : hamiltonian.operators()) {
      operator.addOccupations(psi, weights, numbers, Parallel.serial());
    }
    for (int i = 0; i < numbers.length; i++) {
      part[part.length - numbers.length + i] = setup.couplingScale() * numbers[i];
    }
  }

  /**
   * Adds the flat sums of {@link OrbitalSums} for f[n] = k weight times occupation.
   *
   * @param eigenvalues at least [band], Ha
   */
  void addSums(double[] f, ComplexMatrix orbitals, double[] eigenvalues, ExactSum sums) {
    ComplexMatrix psi = orbitals.rows(0, f.length);
    List<OrbitalTerm> terms = setup.terms();
    int atoms = setup.structure().atoms();
    double[] forces = new double[3 * atoms];
    double[] stress = new double[9];
    double[] flat = new double[OrbitalSums.size(setup)];
    for (int t = 0; t < terms.size(); t++) {
      OrbitalOperator operator = hamiltonian.operators().get(t);
      flat[t] = operator.addSums(psi, f, forces, stress, parallel);
    }
    System.arraycopy(forces, 0, flat, terms.size(), forces.length);
    System.arraycopy(stress, 0, flat, terms.size() + forces.length, 9);
    flat[flat.length - 1] = hamiltonian.basis().cutoffSlope(psi, f, eigenvalues, CUTOFF_SHELL);
    synchronized (sums) {
      sums.accumulate(flat);
    }
  }
}
