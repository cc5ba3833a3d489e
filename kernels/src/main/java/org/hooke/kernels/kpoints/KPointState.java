package org.hooke.kernels.kpoints;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.eigen.BandTargets;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.eigen.EigenSolver;
import org.hooke.kernels.eigen.Preconditioner;
import org.hooke.kernels.eigen.TeterPreconditioner;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.terms.OrbitalOperator;
import org.hooke.kernels.terms.OrbitalTerm;

/**
 * The orbitals of one eigenproblem (k, spin), wherever it lives, and what can be computed from
 * them.
 *
 * <p>Mutable, one thread at a time. Its results depend on its history of calls alone, not on the
 * slots of {@code parallel} nor on where it runs.
 */
public final class KPointState {
  /** Bands whose density is summed in double precision before it goes into the exact sum. */
  private static final int DENSITY_GROUP = 16;

  /** Relative width of the shell below the cutoff that tells how the energy depends on it. */
  private static final double CUTOFF_SHELL = 0.05;

  private final KPointsSetup setup;
  private final int state;
  private final Parallel parallel;
  private final EigenSolver solver;
  private final KPointHamiltonian hamiltonian;
  private final Preconditioner preconditioner;
  private double[] couplings; // numbers of the terms that take some, of the last diagonalisation
  private double[] eigenvalues; // [band], Ha, of the last diagonalisation
  private ComplexMatrix
      orbitals; // [band + buffer][plane wave]; null until the first diagonalisation

  /**
   * @param state k + kpoints * spin
   */
  public KPointState(KPointsSetup setup, int state, EigenSolver solver, Parallel parallel) {
    this.setup = setup;
    this.state = state;
    this.solver = solver;
    this.parallel = parallel;
    KPointBasis basis = setup.basis().kpoint(setup.mesh().point(state % setup.mesh().size()));
    if (basis.dimension() < setup.bands()) {
      throw new IllegalArgumentException(
          setup.bands() + " bands, but " + basis.size() + " plane waves");
    }
    List<OrbitalOperator> operators = setup.terms().stream().map(t -> t.at(basis)).toList();
    this.hamiltonian = new KPointHamiltonian(basis, operators, parallel);
    this.preconditioner = new TeterPreconditioner(basis.kinetic());
  }

  /** The same orbitals in another geometry, basis or number of bands. */
  public KPointState moved(KPointsSetup next) {
    KPointState moved = new KPointState(next, state, solver, parallel);
    if (orbitals != null) {
      moved.orbitals =
          new OrbitalTransfer(hamiltonian.basis(), moved.hamiltonian.basis())
              .apply(orbitals, moved.rows(), moved.seed());
    }
    return moved;
  }

  /**
   * Improves the orbitals in the potential v(r_j), Ha, [grid point, then couplings].
   *
   * @return eigenvalues of all bands, residuals of those that may be occupied
   */
  public EigenResult diagonalize(double[] v, BandRequest request) {
    int points = v.length - setup.couplings();
    couplings = Arrays.copyOfRange(v, points, v.length);
    hamiltonian.potential(couplings.length == 0 ? v : Arrays.copyOf(v, points));
    hamiltonian.couple(couplings);
    if (orbitals == null) {
      orbitals = new StartingOrbitals(setup, hamiltonian, parallel).lowest(rows(), seed());
    }
    int bands = setup.bands();
    BandTargets targets = request.targets(bands);
    EigenResult result =
        solver.solve(hamiltonian, preconditioner, orbitals, targets, request.maxIterations());
    eigenvalues = Arrays.copyOf(result.values(), bands);
    return new EigenResult(
        eigenvalues,
        Arrays.copyOf(result.residuals(), targets.firm()),
        result.iterations(),
        result.applications(),
        result.converged());
  }

  /**
   * Adds sum_n f_n |u_n(r_j)|^2, u = sum_G c_G e^{iGr} (divide by the volume for bohr^-3), then the
   * couplings, scaled as the setup says.
   *
   * @param f k weight times occupation, [band]
   * @param rho of {@link KPointsSetup#densitySize} elements
   */
  public void addDensity(double[] f, ExactSum rho) {
    int groups = (f.length + DENSITY_GROUP - 1) / DENSITY_GROUP;
    parallel.forEach(
        groups,
        (slot, group) -> {
          double[] part = new double[rho.size()];
          int last = Math.min(f.length, (group + 1) * DENSITY_GROUP);
          hamiltonian.transform(slot).addDensity(f, orbitals, group * DENSITY_GROUP, last, part);
          addOccupations(f, group * DENSITY_GROUP, last, part);
          synchronized (rho) {
            rho.accumulate(part);
          }
        });
  }

  /** part[grid point + i] += couplingScale sum_n f_n times number i, over bands from..to-1. */
  private void addOccupations(double[] f, int from, int to, double[] part) {
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

  /** Adds the flat sums of {@link OrbitalSums} for f[n] = k weight times occupation. */
  public void addSums(double[] f, ExactSum sums) {
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

  /** Writes eigenvalues, couplings and orbitals of the last diagonalisation bit by bit. */
  public void write(DataOutput out) throws IOException {
    for (double e : eigenvalues) {
      out.writeDouble(e);
    }
    for (double number : couplings) {
      out.writeDouble(number);
    }
    OrbitalTransfer.write(orbitals, out);
  }

  /**
   * Reads what {@link #write} wrote for the same setup.
   *
   * @throws IOException when the shape is another one
   */
  public void read(DataInput in) throws IOException {
    double[] e = new double[setup.bands()];
    for (int n = 0; n < e.length; n++) {
      e[n] = in.readDouble();
    }
    double[] numbers = new double[setup.couplings()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readDouble();
    }
    eigenvalues = e;
    couplings = numbers;
    hamiltonian.couple(numbers);
    orbitals = OrbitalTransfer.read(in, rows(), hamiltonian.size());
  }

  /**
   * Wanted bands, and a buffer above the occupied ones that is not converged when there are fewer
   * empty bands than it takes.
   */
  private int rows() {
    int occupied = Math.min(setup.bands(), (int) Math.ceil(setup.electrons() / 2));
    int buffered = occupied + Math.max(2, occupied / 12);
    return Math.min(Math.max(setup.bands(), buffered), hamiltonian.dimension());
  }

  private long seed() {
    return setup.seed() * 1_000_003L + state;
  }
}
