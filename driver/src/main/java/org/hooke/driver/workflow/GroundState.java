package org.hooke.driver.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hooke.driver.scf.ScfLoop;
import org.hooke.driver.scf.ScfResult;
import org.hooke.driver.scf.ScfStep;
import org.hooke.kernels.bands.Filling;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.DensitySymmetry;
import org.hooke.kernels.basis.DensityTransfer;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.OrbitalSums;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.terms.AtomicDensity;
import org.hooke.kernels.terms.Energies;
import org.hooke.kernels.terms.Hamiltonian;
import org.hooke.kernels.terms.HubbardU;
import org.hooke.kernels.terms.OccupationMatrices;
import org.hooke.kernels.terms.OccupationSymmetry;

/**
 * Energy, forces and stress of one geometry after another, each starting from the one before.
 *
 * <p>Keeps the orbitals where they live and the last density. Mutable, one thread.
 */
public final class GroundState implements EnergySurface, AutoCloseable {
  /** Levels closer than this count as one shell, Ha. */
  private static final double DEGENERATE = 1e-4;

  /** Most coefficients of orbitals that are handed on, 64 MB of them. */
  private static final double MOST_COEFFICIENTS = 4e6;

  /** Residual of orbitals that are handed on, Ha: another crystal disturbs them more. */
  private static final double STARTING_RESIDUAL = 5e-3;

  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> observer;
  private final RunRecord record;
  private KPoints kpoints;
  private Density lastDensity;
  private OccupationMatrices lastMatrices;
  private Calculation last;
  private int lastBands;
  private Supplier<Optional<StarOrbitals>> lastOrbitals = Optional::empty;

  /**
   * @param places decides where the k-points of a setup live
   * @param observer sees every SCF step
   */
  public GroundState(Function<KPointsSetup, KPoints> places, Consumer<ScfStep> observer) {
    this(places, observer, RunRecord.none());
  }

  /**
   * @param places decides where the k-points of a setup live
   * @param observer sees every SCF step
   * @param record keeps what is done, and knows what an earlier run had done
   */
  public GroundState(
      Function<KPointsSetup, KPoints> places, Consumer<ScfStep> observer, RunRecord record) {
    this.places = places;
    this.observer = observer;
    this.record = record;
  }

  /** Starts the next calculation from this density instead of the last one's or the atoms'. */
  public void startFrom(Calculation calculation, Density density) {
    this.last = calculation;
    this.lastDensity = density;
    this.lastMatrices = null;
    this.lastBands = 0;
    this.lastOrbitals = Optional::empty;
  }

  /**
   * Starts the next calculation, of nearly the same crystal, from a result's density and bands.
   *
   * @param orbitals of {@link #orbitals}, asked for when something has to be computed
   */
  public void startFrom(CalculationResult solved, Supplier<Optional<StarOrbitals>> orbitals) {
    startFrom(solved.calculation(), solved.scf().density());
    int solvedBands = solved.scf().bands().bands();
    lastBands = solvedBands > solved.calculation().bands() ? solvedBands : 0; // raised on the way
    lastOrbitals = orbitals;
  }

  /**
   * Orbitals in the potential of a result's density, found from that density alone: the same ones
   * whether the result was computed just now or read. Empty where they would be too many to be
   * handed on, or depend on more than the density.
   */
  public Optional<StarOrbitals> orbitals(CalculationResult solved) {
    Calculation c = solved.calculation();
    DensityBasis basis = c.basis().densityBasis();
    Hamiltonian hamiltonian =
        Hamiltonian.of(
            c.structure(), basis, c.potentials(), c.functional(), c.fields(), c.hubbard());
    KPointsSetup setup = setup(c, hamiltonian).withBands(solved.scf().bands().bands());
    double coefficients = 0;
    for (int waves : setup.planeWaves()) {
      coefficients += (double) waves * setup.bands() * setup.spins();
    }
    if (setup.inBlocks() || setup.couplings() > 0 || coefficients > MOST_COEFFICIENTS) {
      return Optional.empty();
    }
    double[][] potential = hamiltonian.evaluate(solved.scf().density()).potential().onGrid();
    try (KPoints found = places.apply(setup)) {
      found.diagonalize(potential, new BandRequest(STARTING_RESIDUAL, c.scf().solverIterations()));
      return found.gathered();
    }
  }

  /** Solves one geometry, unless an earlier run did. Not converging is a result. */
  @Override
  public CalculationResult solve(Calculation c) {
    CalculationResult result =
        record.finished(c).orElseGet(() -> computed(c, record.unfinished(c)));
    last = c;
    lastDensity = result.scf().density();
    lastMatrices = result.scf().occupationMatrices();
    return result;
  }

  private CalculationResult computed(Calculation c, Optional<RunRecord.Unfinished> resumed) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    long began = System.nanoTime();
    DensityBasis basis = c.basis().densityBasis();
    Hamiltonian hamiltonian =
        Hamiltonian.of(
            c.structure(), basis, c.potentials(), c.functional(), c.fields(), c.hubbard());
    DensitySymmetry symmetry = new DensitySymmetry(basis, c.symmetry().operations());
    OccupationSymmetry matrixSymmetry =
        new OccupationSymmetry(hamiltonian.hubbard(), c.structure(), c.symmetry());
    KPointsSetup setup = setup(c, hamiltonian);
    Density start = start(c, basis);
    symmetry.apply(start);
    int more = resumed.map(stood -> stood.state().bands()).orElse(lastBands);
    boolean follows = place(more > setup.bands() ? setup.withBands(more) : setup);
    basis.spreadOver(kpoints.idle());
    resumed.flatMap(RunRecord.Unfinished::orbitals).ifPresent(kpoints::restore);
    seconds.put("setup", since(began));

    began = System.nanoTime();
    ScfLoop loop =
        new ScfLoop(
            hamiltonian,
            kpoints,
            c.smearing(),
            c.electronChoice().moment(),
            basis,
            symmetry,
            matrixSymmetry,
            c.electrons(),
            c.scf(),
            observer,
            state -> record.step(c, state, kpoints));
    OccupationMatrices matrices = matrixSymmetry.averaged(startMatrices(c, hamiltonian.hubbard()));
    ScfResult scf =
        resumed.isPresent()
            ? loop.resume(resumed.get().state())
            : loop.run(
                start,
                matrices,
                follows ? c.scf().followingBandTolerance() : c.scf().firstBandTolerance());
    seconds.put("scf", since(began));
    CalculationResult result = derivatives(c, hamiltonian, scf, seconds);
    basis.spreadOver(Parallel.serial()); // the density may outlive the threads
    record.keep(result);
    return result;
  }

  private static KPointsSetup setup(Calculation c, Hamiltonian hamiltonian) {
    return new KPointsSetup(
            c.structure(),
            c.basis(),
            c.potentials(),
            hamiltonian.orbitalTerms(),
            c.mesh(),
            c.spins(),
            c.bands(),
            c.electrons(),
            c.seed())
        .withDoubleOnly(c.doubleOnly())
        .withBlocks(c.grain() == Grain.BLOCKS);
  }

  /**
   * Keeps the orbitals when the k-points are the same ones, else starts from those handed on, or
   * anew.
   *
   * @return whether there are orbitals to start from
   */
  private boolean place(KPointsSetup next) {
    if (kpoints != null && sameMesh(kpoints.setup(), next)) {
      int bands = Math.max(next.bands(), kpoints.setup().bands());
      kpoints.move(next.withBands(bands));
      return true;
    }
    close();
    Optional<StarOrbitals> known = lastOrbitals.get();
    lastOrbitals = Optional::empty;
    kpoints = places.apply(known.map(next::startingFrom).orElse(next));
    return known.isPresent();
  }

  private static boolean sameMesh(KPointsSetup a, KPointsSetup b) {
    boolean same = a.states() == b.states() && a.spins() == b.spins();
    for (int k = 0; same && k < a.mesh().size(); k++) {
      for (int axis = 0; axis < 3; axis++) {
        same &= a.mesh().fractional(k, axis) == b.mesh().fractional(k, axis);
      }
    }
    return same;
  }

  /** The free atoms' density; plus what the last density differed from its own free atoms'. */
  private Density start(Calculation c, DensityBasis basis) {
    Density atoms = atomic(c, basis).density(c.spins());
    if (lastDensity == null || lastDensity.spins() != atoms.spins()) {
      return atoms;
    }
    Density deformation = lastDensity.copy();
    deformation.addScaled(-1, atomic(last, lastDensity.basis()).density(last.spins()));
    new DensityTransfer(lastDensity.basis(), basis).addTo(deformation, atoms);
    return atoms;
  }

  /** The last occupation matrices where the sites are as many, else the free atoms'. */
  private OccupationMatrices startMatrices(Calculation c, HubbardU hubbard) {
    boolean follows =
        lastMatrices != null
            && lastMatrices.spins() == c.spins()
            && lastMatrices.size() == hubbard.couplings();
    return follows ? lastMatrices : hubbard.start(c.spins());
  }

  private static AtomicDensity atomic(Calculation c, DensityBasis basis) {
    return new AtomicDensity(c.structure(), basis, c.potentials(), c.electrons());
  }

  private CalculationResult derivatives(
      Calculation c, Hamiltonian hamiltonian, ScfResult scf, Map<String, Double> seconds) {
    long began = System.nanoTime();
    int atoms = c.structure().atoms();
    double volume = c.structure().lattice().volume();
    OrbitalSums sums = kpoints.sums(scf.occupations());

    double[] forces = sums.forces();
    hamiltonian.addForces(scf.density(), forces);
    atomic(c, hamiltonian.basis())
        .addForceCorrection(scf.potentialIn(), scf.potentialOut(), scf.density(), forces);
    SymmetryAction crystal = new SymmetryAction(c.structure(), c.symmetry());
    forces = crystal.averagedVectors(forces);
    double[] net = new double[3];
    for (int i = 0; i < 3 * atoms; i++) {
      net[i % 3] += forces[i];
    }
    for (int i = 0; i < 3 * atoms; i++) {
      forces[i] -= net[i % 3] / atoms;
    }

    double[] stress = sums.stress();
    hamiltonian.addStress(scf.density(), stress);
    stress = crystal.averagedTensor(stress);
    double pulay = 2.0 / 3 * c.basis().cutoff() / volume * sums.cutoffSlope();
    seconds.put("forces_stress", since(began));
    return new CalculationResult(
        c,
        scf,
        energies(hamiltonian, scf, sums),
        forces,
        net,
        stress,
        pulay,
        kpoints.setup().planeWaves(),
        seconds,
        warnings(c, scf));
  }

  private static Energies energies(Hamiltonian hamiltonian, ScfResult scf, OrbitalSums sums) {
    Energies all = new Energies();
    for (var part : sums.energies().entrySet()) {
      boolean correction = part.getKey().equals(hamiltonian.hubbard().name());
      all =
          all.with(
              part.getKey(),
              correction
                  ? hamiltonian.hubbard().energy(scf.occupationMatrices())
                  : part.getValue());
    }
    return all.with(hamiltonian.evaluate(scf.density()).parts())
        .with(hamiltonian.ionicEnergies())
        .with("entropy", scf.occupations().entropyTerm());
  }

  private static List<String> warnings(Calculation c, ScfResult scf) {
    List<String> warnings = new ArrayList<>();
    if (!scf.converged()) {
      warnings.add(
          String.format(
              java.util.Locale.ROOT,
              "not converged after %d iterations: the estimated error is %.1e Ha, asked %.1e Ha",
              scf.steps().size(),
              scf.last().error(),
              c.scf().tolerance()));
    }
    Filling filling = Filling.of(scf.smearing(), c.electrons(), c.electronChoice().moment());
    if (filling.splitsShell(scf.bands(), DEGENERATE)) {
      warnings.add(
          "a degenerate shell is only partly filled: symmetry and the derivatives may be broken;"
              + " use a smearing");
    }
    return warnings;
  }

  private static double since(long began) {
    return (System.nanoTime() - began) * 1e-9;
  }

  @Override
  public void close() {
    if (kpoints != null) {
      kpoints.close();
      kpoints = null;
    }
  }
}
