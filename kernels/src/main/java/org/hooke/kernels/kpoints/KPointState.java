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

/**
 * The orbitals of one eigenproblem (k, spin), wherever it lives, and what can be computed from
 * them.
 *
 * <p>Mutable, one thread at a time. Its results depend on its history of calls alone, not on the
 * slots of {@code parallel} nor on where it runs.
 */
public final class KPointState implements StoredOrbitals {
  private final KPointsSetup setup;
  private final int state;
  private final Parallel parallel;
  private final EigenSolver solver;
  private final KPointHamiltonian hamiltonian;
  private final OrbitalReductions reductions;
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
    this.reductions = new OrbitalReductions(setup, hamiltonian, parallel);
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
      orbitals = start();
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

  /** The setup's given start where it has one for this k-point. */
  private ComplexMatrix start() {
    int spin = state / setup.mesh().size();
    return setup
        .start()
        .flatMap(known -> known.at(hamiltonian.basis(), spin, rows(), seed()))
        .orElseGet(() -> new StartingOrbitals(setup, hamiltonian, parallel).lowest(rows(), seed()));
  }

  /** The live orbitals of the last diagonalisation, [band][plane wave]. */
  public ComplexMatrix orbitals() {
    return orbitals;
  }

  /**
   * Adds sum_n f_n |u_n(r_j)|^2, u = sum_G c_G e^{iGr} (divide by the volume for bohr^-3), then the
   * couplings, scaled as the setup says.
   *
   * @param f k weight times occupation, [band]
   * @param rho of {@link KPointsSetup#densitySize} elements
   */
  public void addDensity(double[] f, ExactSum rho) {
    reductions.addDensity(f, orbitals, rho);
  }

  /** Adds the flat sums of {@link OrbitalSums} for f[n] = k weight times occupation. */
  public void addSums(double[] f, ExactSum sums) {
    reductions.addSums(f, orbitals, eigenvalues, sums);
  }

  /** Writes eigenvalues, couplings and orbitals of the last diagonalisation bit by bit. */
  @Override
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
  @Override
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
