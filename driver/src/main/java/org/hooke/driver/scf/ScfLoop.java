package org.hooke.driver.scf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.hooke.kernels.bands.Bands;
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
  private final DensityBasis basis;
  private final DensitySymmetry symmetry;
  private final HubbardU hubbard;
  private final OccupationSymmetry matrixSymmetry;
  private final OccupationMixing matrixMixing;
  private final ScfOptions options;
  private final double electrons;
  private final double ionic; // E_ion, Ha
  private long applications; // of H to one band in this iteration
  private int occupied = Integer.MAX_VALUE; // bands that may hold electrons, once known
  private final List<ScfStep> steps = new ArrayList<>();
  private final Remedies remedies;
  private final ScreeningChoice screening;
  private final Consumer<ScfStep> observer;
  private final Consumer<ScfState> keeper;

  /**
   * @param matrixSymmetry of the Hamiltonian's Hubbard sites
   * @param moment N_up - N_dn held fixed, if any
   * @param electrons in the cell
   * @param observer sees every step as it is done
   * @param keeper sees where the loop stands after every step but the last; may throw to end it
   */
  public ScfLoop(
      Hamiltonian hamiltonian,
      KPoints kpoints,
      Smearing smearing,
      OptionalDouble moment,
      DensityBasis basis,
      DensitySymmetry symmetry,
      OccupationSymmetry matrixSymmetry,
      double electrons,
      ScfOptions options,
      Consumer<ScfStep> observer,
      Consumer<ScfState> keeper) {
    this.hamiltonian = hamiltonian;
    this.kpoints = kpoints;
    this.remedies = new Remedies(smearing, moment, electrons, options);
    this.screening = new ScreeningChoice(basis, symmetry, electrons);
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

  /**
   * The same when the orbitals are known as well.
   *
   * @param bandTolerance residual asked of the first bands, Ha
   */
  public ScfResult run(Density start, OccupationMatrices matrices, double bandTolerance) {
    return run(matrixMixing.bundle(start, matrices), null, bandTolerance);
  }

  /** Goes on from where a loop of the same calculation stood. */
  public ScfResult resume(ScfState state) {
    steps.addAll(state.steps());
    remedies.restore(state.conduct(), state.remedies());
    occupied = state.occupied();
    Anderson mixer = mixer(screening.again(state.history()), state.history());
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
      applications = 0;
      DensityEnergies before = hamiltonian.evaluate(in.density(basis));
      double[][] coupling = matrixMixing.potential(in);
      double[][] v = potential(before, coupling);
      Output out = output(v, tolerance);
      double error = residual(metric, in, out.bundle);
      double asked = options.bandTolerance(error, electrons);
      if (steps.isEmpty() && asked < 0.1 * tolerance) { // the start was better than its bands
        tolerance = asked;
        out = output(v, tolerance);
        error = residual(metric, in, out.bundle);
      }
      if (error < options.tolerance() && !solved(out.bands)) { // the density is done, bands are not
        tolerance = options.bandTolerance(0, electrons);
        out = output(v, tolerance);
        error = residual(metric, in, out.bundle);
      }
      Smearing used = remedies.smearing();
      remedies.look(steps.size() + 1, out.bands, out.f, tolerance);
      boolean converged = record(freeEnergy(before, coupling, out), error, out.bands, began);
      if (converged || steps.size() >= options.maxIterations()) {
        return result(converged, before, out);
      }
      occupied = occupied(out.bands, out.f);
      if (mixer == null || (remedies.smearing().width() > 0 && used.width() == 0)) {
        MixingPreconditioner step =
            screening.choose(kpoints, out.bands, out.f, remedies.smearing(), out.rho);
        mixer = mixer == null ? mixer(step) : mixer(step, mixer.history());
      }
      in = next(mixer, in, out.bundle);
      if (remedies.smearing().width() != used.width()) { // residuals of other occupations mislead
        mixer.reset();
        remedies.startAgain();
      }
      tolerance = Math.min(tolerance, nextTolerance());
      keeper.accept(
          new ScfState(
              in,
              mixer.history(),
              tolerance,
              out.bands.bands(),
              occupied,
              remedies.conduct(),
              steps,
              remedies.said()));
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

  private Anderson mixer(MixingPreconditioner preconditioner) {
    return new Anderson(new MixingMetric(basis), preconditioner, options.mixingDepth());
  }

  private Anderson mixer(MixingPreconditioner preconditioner, AndersonHistory history) {
    Anderson mixer = mixer(preconditioner);
    mixer.restore(history);
    return mixer;
  }

  /** The next input: a step on, or another one from before a step that is taken back. */
  private MixedBundle next(Anderson mixer, MixedBundle in, MixedBundle out) {
    mixer.judge(steps.get(steps.size() - 1).change());
    int back = remedies.takenBack(steps.get(steps.size() - 1));
    if (back > 0) {
      mixer.damp(0.5 * mixer.damping());
      return mixer.retreat(in, out, back);
    }
    remedies.tend(steps, mixer);
    return mixer.next(in, out);
  }

  private ScfResult result(boolean converged, DensityEnergies before, Output out) {
    return new ScfResult(
        converged,
        steps,
        remedies.said(),
        remedies.smearing(),
        out.bands,
        out.f,
        out.rho,
        out.matrices,
        before.potential(),
        out.after.potential());
  }

  /** What an input density leads to. */
  private static final class Output {
    final Bands bands;
    final Occupations f;
    final Density rho;
    final OccupationMatrices matrices;
    final DensityEnergies after;
    final MixedBundle bundle;

    Output(
        Bands bands,
        Occupations f,
        Density rho,
        OccupationMatrices matrices,
        DensityEnergies after,
        MixedBundle bundle) {
      this.bands = bands;
      this.f = f;
      this.rho = rho;
      this.matrices = matrices;
      this.after = after;
      this.bundle = bundle;
    }
  }

  private Output output(double[][] v, double tolerance) {
    Bands bands = diagonalized(v, tolerance);
    Occupations f = remedies.filling().fill(bands);
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
    OccupationMatrices matrices = matrixSymmetry.averaged(new OccupationMatrices(numbers));
    MixedBundle bundle = matrixMixing.bundle(rho, matrices);
    return new Output(bands, f, rho, matrices, hamiltonian.evaluate(rho), bundle);
  }

  /** Bands in the potential; more of them while the highest is occupied. */
  private Bands diagonalized(double[][] v, double tolerance) {
    BandRequest request =
        new BandRequest(tolerance, remedies.conduct().solverIterations(), occupied);
    Bands bands = kpoints.diagonalize(v, request);
    applications += bands.applications();
    double top = topOccupation(bands);
    int most = Arrays.stream(kpoints.setup().planeWaves()).min().orElseThrow();
    while (top > TOP_OCCUPATION && remedies.smearing().width() > 0 && bands.bands() < most) {
      int more = Math.min(most, bands.bands() + Math.max(4, bands.bands() / 5));
      remedies.say(
          "bands raised from %d to %d: the highest held %.1e of an electron",
          bands.bands(), more, top);
      kpoints.move(kpoints.setup().withBands(more));
      bands = kpoints.diagonalize(v, request);
      applications += bands.applications();
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
    Occupations f = remedies.filling().fill(bands);
    double top = 0;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double share = f.occupation(s, k, bands.bands() - 1) * bands.spins() / 2;
        top = Math.max(top, Math.abs(share));
      }
    }
    return top;
  }

  private static double residual(MixingMetric metric, MixedBundle in, MixedBundle out) {
    MixedBundle difference = out.copy();
    difference.addScaled(-1, in);
    return metric.product(difference, difference);
  }

  private double freeEnergy(DensityEnergies before, double[][] coupling, Output out) {
    Bands bands = out.bands;
    Occupations f = out.f;
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
    double orbital = sum - before.potential().energy(out.rho);
    if (coupling[0].length > 0) {
      orbital += hubbard.energy(out.matrices);
      orbital -= HubbardU.contraction(coupling, out.matrices);
    }
    return orbital + out.after.parts().sum() + ionic + f.entropyTerm();
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
        new ScfStep(steps.size() + 1, free, change, error, bands.residual(), applications, seconds);
    steps.add(step);
    observer.accept(step);
    return error < options.tolerance() && solved(bands) && explained(step) && remedies.settled();
  }

  /** Whether the bands are as good as the end asks. */
  private boolean solved(Bands bands) {
    return bands.residual() <= 2 * options.bandTolerance(0, electrons);
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
}
