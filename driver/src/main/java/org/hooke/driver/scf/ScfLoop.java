package org.hooke.driver.scf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Filling;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.DensitySymmetry;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.mixing.Anderson;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;
import org.hooke.kernels.mixing.MixingMetric;
import org.hooke.kernels.mixing.MixingPreconditioner;
import org.hooke.kernels.terms.DensityEnergies;
import org.hooke.kernels.terms.Hamiltonian;
import org.hooke.kernels.terms.HubbardU;
import org.hooke.kernels.terms.OccupationMatrices;
import org.hooke.kernels.terms.OccupationSymmetry;

/**
 * Solves the Kohn-Sham equations: the fixed point of rho_in -> V[rho_in] -> psi_nk -> rho_out.
 *
 * <p>With a Hubbard correction the occupation matrices n are iterated together with the density,
 * rho below standing for both: V holds v[n], and E[rho] the correction.
 *
 * <p>The energy of an iteration is that of its output orbitals and their density, an upper bound
 * whose error is of second order,
 *
 * <pre>  F = sum w f e - int V_in rho_out + E[rho_out] + E_ion - TS,</pre>
 *
 * where the first two terms are the kinetic and nonlocal energies. Ignorant of where k-points live.
 */
public final class ScfLoop {
  /** An occupation of the highest band above this asks for more bands. */
  private static final double TOP_OCCUPATION = 1e-7;

  /** An iteration is expected to lower the error at least to this part. */
  private static final double LEAST_GAIN = 0.3;

  private final Hamiltonian hamiltonian;
  private final KPoints kpoints;
  private final Filling filling;
  private final Smearing smearing;
  private final DensityBasis basis;
  private final DensitySymmetry symmetry;
  private final HubbardU hubbard;
  private final OccupationSymmetry matrixSymmetry;
  private final OccupationMixing matrixMixing;
  private final ScfOptions options;
  private final double electrons;
  private final double ionic; // E_ion, Ha
  private int occupied = Integer.MAX_VALUE; // bands that may hold electrons, once known
  private final List<ScfStep> steps = new ArrayList<>();
  private final List<String> remedies = new ArrayList<>();
  private final Consumer<ScfStep> observer;
  private final Consumer<ScfState> keeper;

  /**
   * @param matrixSymmetry of the Hamiltonian's Hubbard sites
   * @param electrons in the cell
   * @param observer sees every step as it is done
   * @param keeper sees where the loop stands after every step but the last; may throw to end it
   */
  public ScfLoop(
      Hamiltonian hamiltonian,
      KPoints kpoints,
      Filling filling,
      Smearing smearing,
      DensityBasis basis,
      DensitySymmetry symmetry,
      OccupationSymmetry matrixSymmetry,
      double electrons,
      ScfOptions options,
      Consumer<ScfStep> observer,
      Consumer<ScfState> keeper) {
    this.hamiltonian = hamiltonian;
    this.kpoints = kpoints;
    this.filling = filling;
    this.smearing = smearing;
    this.basis = basis;
    this.symmetry = symmetry;
    this.matrixSymmetry = matrixSymmetry;
    this.hubbard = hamiltonian.hubbard();
    this.matrixMixing = new OccupationMixing(hubbard, kpoints.setup().spins());
    this.electrons = electrons;
    this.ionic = hamiltonian.ionicEnergies().sum();
    this.options = options;
    this.observer = observer;
    this.keeper = keeper;
  }

  /**
   * Runs from a density and the occupation matrices of the Hubbard sites, if there are any; not
   * converging is a result, not an exception.
   */
  public ScfResult run(Density start, OccupationMatrices matrices) {
    return run(matrixMixing.bundle(start, matrices), null, options.firstBandTolerance());
  }

  /** Goes on from where a loop of the same calculation stood. */
  public ScfResult resume(ScfState state) {
    steps.addAll(state.steps());
    remedies.addAll(state.remedies());
    occupied = state.occupied();
    AndersonHistory history = state.history();
    MixingPreconditioner preconditioner = preconditioner(history.alpha(), history.screening());
    Anderson mixer = new Anderson(new MixingMetric(basis), preconditioner, options.mixingDepth());
    mixer.restore(history);
    return run(state.next(), mixer, state.bandTolerance());
  }

  /**
   * @param learnt the mixer so far, null before the first iteration
   */
  private ScfResult run(MixedBundle start, Anderson learnt, double startTolerance) {
    MixingMetric metric = new MixingMetric(basis);
    Anderson mixer = learnt;
    MixedBundle in = start;
    double tolerance = startTolerance;
    while (true) {
      long began = System.nanoTime();
      DensityEnergies before = hamiltonian.evaluate(in.density(basis));
      double[][] coupling = matrixMixing.potential(in);
      double[][] v = potential(before, coupling);
      Bands bands = diagonalized(v, tolerance);
      Occupations f = filling.fill(bands);
      Output output = output(f);
      MixedBundle out = matrixMixing.bundle(output.rho(), output.matrices());
      double error = residual(metric, in, out);
      double asked = options.bandTolerance(error, electrons);
      if (steps.isEmpty() && asked < 0.1 * tolerance) { // the start was better than its bands
        tolerance = asked;
        bands = diagonalized(v, tolerance);
        f = filling.fill(bands);
        output = output(f);
        out = matrixMixing.bundle(output.rho(), output.matrices());
        error = residual(metric, in, out);
      }
      DensityEnergies after = hamiltonian.evaluate(output.rho());
      double free = freeEnergy(before, coupling, output, after, bands, f);
      boolean converged = record(free, error, bands, began);
      if (converged || steps.size() >= options.maxIterations()) {
        return new ScfResult(
            converged,
            steps,
            remedies,
            bands,
            f,
            output.rho(),
            output.matrices(),
            before.potential(),
            after.potential());
      }
      occupied = occupied(bands, f);
      if (mixer == null) {
        mixer = new Anderson(metric, preconditioner(bands, f), options.mixingDepth());
      }
      tolerance = Math.min(tolerance, nextTolerance());
      in = mixer.next(in, out);
      keeper.accept(
          new ScfState(in, mixer.history(), tolerance, bands.bands(), occupied, steps, remedies));
    }
  }

  /** V on the grid, then the Hubbard sites' numbers, [spin]. */
  private static double[][] potential(DensityEnergies at, double[][] coupling) {
    double[][] v = at.potential().onGrid();
    for (int s = 0; s < v.length && coupling[s].length > 0; s++) {
      int points = v[s].length;
      v[s] = Arrays.copyOf(v[s], points + coupling[s].length);
      System.arraycopy(coupling[s], 0, v[s], points, coupling[s].length);
    }
    return v;
  }

  /** Bands in the potential; more of them while the highest is occupied. */
  private Bands diagonalized(double[][] v, double tolerance) {
    BandRequest request = new BandRequest(tolerance, options.solverIterations(), occupied);
    Bands bands = kpoints.diagonalize(v, request);
    double top = topOccupation(bands);
    int most = Arrays.stream(kpoints.setup().planeWaves()).min().orElseThrow();
    while (top > TOP_OCCUPATION && smearing.width() > 0 && bands.bands() < most) {
      int more = Math.min(most, bands.bands() + Math.max(4, bands.bands() / 5));
      remedies.add(
          String.format(
              java.util.Locale.ROOT,
              "bands raised from %d to %d: the highest held %.1e of an electron",
              bands.bands(),
              more,
              top));
      kpoints.move(kpoints.setup().withBands(more));
      bands = kpoints.diagonalize(v, request);
      top = topOccupation(bands);
    }
    return bands;
  }

  /** Number of bands that hold, at some k-point, more than the looseness of empty ones forgives. */
  private static int occupied(Bands bands, Occupations f) {
    double negligible = 2.0 / bands.spins() / (BandRequest.LOOSER * BandRequest.LOOSER);
    int highest = 0;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = highest; n < bands.bands(); n++) {
          if (Math.abs(f.occupation(s, k, n)) > negligible) {
            highest = n + 1;
          }
        }
      }
    }
    return highest;
  }

  /** The largest share |f|/g of the highest band that is occupied. */
  private double topOccupation(Bands bands) {
    Occupations f = filling.fill(bands);
    double top = 0;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double share = f.occupation(s, k, bands.bands() - 1) * bands.spins() / 2;
        top = Math.max(top, Math.abs(share));
      }
    }
    return top;
  }

  /** D = sum w g delta((mu - e)/width)/width over states, per cell and Ha; 0 without smearing. */
  private double densityOfStates(Bands bands, Occupations f) {
    double sum = 0;
    for (int s = 0; s < bands.spins() && f.fermiLevel(s).isPresent(); s++) {
      double mu = f.fermiLevel(s).getAsDouble();
      for (int k = 0; k < bands.kpoints(); k++) {
        double part = 0;
        for (double e : bands.eigenvalues(s, k)) {
          part += smearing.delta((mu - e) / smearing.width());
        }
        sum += bands.weight(k) * part;
      }
    }
    return smearing.width() > 0 ? 2.0 / bands.spins() * sum / smearing.width() : 0;
  }

  /** What the orbitals of an iteration give, symmetrised. */
  private record Output(Density rho, OccupationMatrices matrices) {}

  private Output output(Occupations f) {
    double[][] sums = kpoints.density(f);
    int points = kpoints.setup().basis().gridSize();
    Density rho = new Density(basis, sums.length);
    double[][] numbers = new double[sums.length][];
    for (int s = 0; s < sums.length; s++) {
      numbers[s] = Arrays.copyOfRange(sums[s], points, sums[s].length);
      for (int i = 0; i < numbers[s].length; i++) {
        numbers[s][i] *= sums.length / 2.0; // of one spin
      }
      basis.fromGrid(
          points == sums[s].length ? sums[s] : Arrays.copyOf(sums[s], points), rho.spin(s));
    }
    symmetry.apply(rho);
    return new Output(rho, matrixSymmetry.averaged(new OccupationMatrices(numbers)));
  }

  private static double residual(MixingMetric metric, MixedBundle in, MixedBundle out) {
    MixedBundle difference = out.copy();
    difference.addScaled(-1, in);
    return metric.product(difference, difference);
  }

  private double freeEnergy(
      DensityEnergies before,
      double[][] coupling,
      Output output,
      DensityEnergies after,
      Bands bands,
      Occupations f) {
    double sum = 0;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(s, k);
        double part = 0;
        for (int n = 0; n < e.length; n++) {
          part += f.occupation(s, k, n) * e[n];
        }
        sum += bands.weight(k) * part;
      }
    }
    double orbital = sum - before.potential().energy(output.rho());
    if (coupling[0].length > 0) {
      orbital += hubbard.energy(output.matrices());
      orbital -= HubbardU.contraction(coupling, output.matrices());
    }
    return orbital + after.parts().sum() + ionic + f.entropyTerm();
  }

  /** Notes the step; whether everything meets its tolerance. */
  private boolean record(double free, double error, Bands bands, long began) {
    if (!Double.isFinite(free) || !Double.isFinite(error)) {
      throw new ArithmeticException(
          "the energy of SCF iteration " + (steps.size() + 1) + " is not a number");
    }
    double change = steps.isEmpty() ? Double.NaN : free - steps.get(steps.size() - 1).freeEnergy();
    double seconds = (System.nanoTime() - began) * 1e-9;
    ScfStep step =
        new ScfStep(
            steps.size() + 1, free, change, error, bands.residual(), bands.applications(), seconds);
    steps.add(step);
    observer.accept(step);
    boolean bandsDone = bands.residual() <= 2 * options.bandTolerance(0, electrons);
    return error < options.tolerance() && bandsDone && explained(step);
  }

  /** Whether F moved by no more than it missed before and may miss now. */
  private boolean explained(ScfStep step) {
    if (steps.size() < 2) {
      return false;
    }
    double before = steps.get(steps.size() - 2).error();
    return Math.abs(step.change())
        < Math.max(options.tolerance() + before, 4e-15 * Math.abs(step.freeEnergy()));
  }

  /** Residual to ask of the next bands; what the end asks when the next iteration may be last. */
  private double nextTolerance() {
    double error = steps.get(steps.size() - 1).error();
    double before = steps.size() > 1 ? steps.get(steps.size() - 2).error() : error;
    boolean last = error * Math.min(LEAST_GAIN, error / before) < options.tolerance();
    return options.bandTolerance(last ? 0 : error, electrons);
  }

  /**
   * Kerker's screening from the density of states at the Fermi level, a semiconductor's without.
   */
  private MixingPreconditioner preconditioner(Bands bands, Occupations f) {
    double states = Math.max(0, densityOfStates(bands, f));
    double screening = Math.sqrt(4 * Math.PI * states / basis.volume());
    return preconditioner(screening > 0.1 ? 0.8 : 1, screening);
  }

  private MixingPreconditioner preconditioner(double alpha, double screening) {
    double permittivity = MixingPreconditioner.permittivity(electrons / basis.volume());
    return new MixingPreconditioner(basis, alpha, screening, permittivity);
  }
}
