package org.hooke.driver.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.scf.ScfStep;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * Audit of forces and stress: each against central differences of the free energy of the same
 * system.
 *
 * <p>Differences at h and h/2 are extrapolated, (4 D(h/2) - D(h))/3, which leaves an error O(h^4).
 * Symmetry is off; k-points are reduced by time reversal alone. The stress is audited twice: at a
 * fixed set of plane waves, and at a fixed cutoff with the smooth kinetic energy.
 */
public final class Derivatives {
  /** Which derivative a row is about. */
  public enum Kind {
    /** -dF/dtau, Ha/bohr. */
    FORCE,
    /** (1/Omega) dF/dstrain at a fixed set of plane waves, Ha/bohr^3. */
    STRESS_FIXED_WAVES,
    /** (1/Omega) dF/dstrain at a fixed, smooth cutoff, Ha/bohr^3. */
    STRESS_SMOOTH_CUTOFF
  }

  /**
   * One derivative.
   *
   * @param label "Si 1 x", "xy"
   * @param analytic in the unit of the kind
   * @param numeric the extrapolated difference
   */
  public record Row(Kind kind, String label, double analytic, double numeric) {
    /** |analytic - numeric|; not a number when an SCF did not converge. */
    public double error() {
      return Math.abs(analytic - numeric);
    }
  }

  /**
   * How the audit is done.
   *
   * @param displacement h of the atoms, bohr
   * @param strain h of the cell
   * @param smoothing width of the smooth cutoff for the second audit of the stress, Ha
   * @param forces most force components audited, chosen by the seed when there are more
   */
  public record Options(double displacement, double strain, double smoothing, int forces) {}

  private static final String[] AXES = {"x", "y", "z"};

  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> observer;
  private final Consumer<Row> progress;
  private final RunRecord record;

  /** Keeps nothing for a later run. */
  public Derivatives(
      Function<KPointsSetup, KPoints> places, Consumer<ScfStep> observer, Consumer<Row> progress) {
    this(places, observer, progress, RunRecord.none());
  }

  /**
   * @param progress sees every row as it is done
   * @param record keeps every geometry, and knows those of an earlier run
   */
  public Derivatives(
      Function<KPointsSetup, KPoints> places,
      Consumer<ScfStep> observer,
      Consumer<Row> progress,
      RunRecord record) {
    this.places = places;
    this.observer = observer;
    this.progress = progress;
    this.record = record;
  }

  /** Audits one calculation; the rows come in the order of the kinds. */
  public List<Row> audit(Calculation calculation, Options options) {
    ScfOptions tight =
        ScfOptions.of(
            Math.min(1e-13, calculation.scf().tolerance()), calculation.scf().maxIterations());
    Calculation c = calculation.withScf(tight);
    KMesh mesh = allPoints(c.mesh());
    List<Row> rows = new ArrayList<>();
    try (GroundState ground = new GroundState(places, observer, record)) {
      Calculation rest = c.deformed(c.structure(), mesh, true);
      CalculationResult reference = ground.solve(rest);
      forces(ground, rest, reference, mesh, options, rows);
      stress(ground, rest, reference, mesh, options, Kind.STRESS_FIXED_WAVES, rows);
    }
    if (options.smoothing() > 0) {
      try (GroundState ground = new GroundState(places, observer, record)) {
        Calculation rest = smooth(c, mesh, options);
        CalculationResult reference = ground.solve(rest);
        stress(ground, rest, reference, mesh, options, Kind.STRESS_SMOOTH_CUTOFF, rows);
      }
    }
    return rows;
  }

  private void forces(
      GroundState ground,
      Calculation rest,
      CalculationResult reference,
      KMesh mesh,
      Options options,
      List<Row> rows) {
    Structure structure = rest.structure();
    for (int coordinate : chosen(3 * structure.atoms(), options.forces(), rest.seed())) {
      double slope =
          slope(
              h -> {
                double[] move = new double[3 * structure.atoms()];
                move[coordinate] = h;
                return rest.deformed(structure.displaced(move), mesh, true);
              },
              options.displacement(),
              ground);
      int atom = coordinate / 3;
      String label = structure.symbol(atom) + " " + (atom + 1) + " " + AXES[coordinate % 3];
      double analytic =
          reference.forces()[coordinate] + reference.netForce()[coordinate % 3] / structure.atoms();
      add(rows, new Row(Kind.FORCE, label, analytic, -slope));
    }
  }

  private void stress(
      GroundState ground,
      Calculation rest,
      CalculationResult reference,
      KMesh mesh,
      Options options,
      Kind kind,
      List<Row> rows) {
    Structure structure = rest.structure();
    double volume = structure.lattice().volume();
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        int row = i;
        int column = j;
        double slope =
            slope(
                h -> {
                  double[] strain = new double[9];
                  strain[3 * row + column] += h / 2; // symmetric: no rotation
                  strain[3 * column + row] += h / 2;
                  boolean frozen = kind == Kind.STRESS_FIXED_WAVES;
                  return rest.deformed(structure.strained(strain), mesh, frozen);
                },
                options.strain(),
                ground);
        double analytic = (reference.stress()[3 * i + j] + reference.stress()[3 * j + i]) / 2;
        add(rows, new Row(kind, AXES[i] + AXES[j], analytic, slope / volume));
      }
    }
  }

  private void add(List<Row> rows, Row row) {
    rows.add(row);
    progress.accept(row);
  }

  /** dF/dh at h = 0, extrapolated from steps h and h/2. */
  private static double slope(DoubleFunction<Calculation> at, double h, GroundState ground) {
    double coarse = difference(at, h, ground);
    double fine = difference(at, h / 2, ground);
    return (4 * fine - coarse) / 3;
  }

  private static double difference(DoubleFunction<Calculation> at, double h, GroundState ground) {
    double plus = energy(ground.solve(at.apply(h)));
    double minus = energy(ground.solve(at.apply(-h)));
    return (plus - minus) / (2 * h);
  }

  /** F, or not a number when it did not converge: no derivative is judged by such an energy. */
  private static double energy(CalculationResult result) {
    return result.converged() ? result.freeEnergy() : Double.NaN;
  }

  /** The grid of these points without the crystal's symmetry. */
  private static KMesh allPoints(KMesh mesh) {
    return KMesh.monkhorstPack(mesh.grid(), mesh.shift(), SpaceGroup.identity(), true);
  }

  /** The smooth cutoff, on a grid that holds the sphere of every strained cell. */
  private static Calculation smooth(Calculation c, KMesh mesh, Options options) {
    PlaneWaveBasis sharp = c.basis();
    int[] least =
        PlaneWaveBasis.leastGrid(
            c.structure().strained(new double[] {0.01, 0, 0, 0, 0.01, 0, 0, 0, 0.01}).lattice(),
            sharp.cutoff() * (1 + 4 * options.strain()));
    int[] grid = sharp.grid();
    for (int i = 0; i < 3; i++) {
      grid[i] = Math.max(grid[i], sharp.transforms().goodLength(least[i]));
    }
    PlaneWaveBasis basis =
        new PlaneWaveBasis(
            sharp.lattice(), sharp.cutoff(), options.smoothing(), grid, sharp.transforms());
    return c.onBasis(basis, mesh);
  }

  /** All coordinates, or a seeded choice of them in ascending order. */
  private static int[] chosen(int coordinates, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < coordinates; i++) {
      left.add(i);
    }
    while (left.size() > most) {
      left.remove(random.nextInt(left.size()));
    }
    return left.stream().mapToInt(Integer::intValue).toArray();
  }
}
