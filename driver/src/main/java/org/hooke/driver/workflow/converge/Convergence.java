package org.hooke.driver.workflow.converge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.FftGridChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.elastic.StrainDirection;
import org.hooke.kernels.elastic.Voigt;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * The lowest cutoff and the widest k-spacing that leave the clamped elastic constants within a
 * target error, by extrapolation of two series.
 *
 * <p>Measured at every setting: the slopes (S(eta e) - S(0))/eta of all stress components for a
 * stretch along x and a shear yz, three cells. The cutoff's series runs on the coarsest k-grid, the
 * k-points' at the lowest cutoff: how the one converges hardly depends on the other. Each may have
 * half of the target.
 */
public final class Convergence {
  private static final double STRAIN = 0.01;
  private static final double FIRST_CUTOFF = 0.6; // of the given one
  private static final double CUTOFF_STEP = 1.2;
  private static final double FIRST_SPACING = 0.2646; // 0.5 1/angstrom in 1/bohr
  private static final double SPACING_STEP = 0.8;
  private static final int MOST = 9; // settings in a series
  private static final int[] MEASURED = {0, 3}; // xx, yz

  /**
   * One setting.
   *
   * @param cutoff Ha
   * @param spacing of k-points, 1/bohr
   * @param grid n1 n2 n3 of k-points
   * @param pressure Ha/bohr^3
   * @param change largest change of a slope from the setting before, Ha/bohr^3; NaN for the first
   * @param left what is left to the limit, Ha/bohr^3; NaN when not known
   * @param seconds of wall time
   */
  public record Setting(
      double cutoff,
      double spacing,
      List<Integer> grid,
      double pressure,
      double change,
      double left,
      double seconds) {
    /** Copies the list. */
    public Setting {
      grid = List.copyOf(grid);
    }

    private Setting with(double nowLeft) {
      return new Setting(cutoff, spacing, grid, pressure, change, nowLeft, seconds);
    }
  }

  /**
   * What was found.
   *
   * @param cutoffs the series of cutoffs, lowest first
   * @param spacings the series of k-spacings, widest first
   * @param cutoff number of the setting chosen; empty when the target was not reached
   * @param spacing number of the setting chosen
   * @param failure why a series ended early, one sentence; empty when none did
   */
  public record Result(
      List<Setting> cutoffs,
      List<Setting> spacings,
      OptionalInt cutoff,
      OptionalInt spacing,
      String failure) {
    /** Copies the lists. */
    public Result {
      cutoffs = List.copyOf(cutoffs);
      spacings = List.copyOf(spacings);
    }

    /** Whether both were found. */
    public boolean converged() {
      return cutoff.isPresent() && spacing.isPresent();
    }

    /** What both leave together, Ha/bohr^3; NaN unless converged. */
    public double left() {
      return converged()
          ? cutoffs.get(cutoff.getAsInt()).left() + spacings.get(spacing.getAsInt()).left()
          : Double.NaN;
    }
  }

  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> scf;
  private final Consumer<Setting> progress;
  private final RunRecord record;

  /**
   * @param scf sees every SCF step
   * @param progress sees every setting as it is done
   * @param record keeps its calculations, and knows those of an earlier run
   */
  public Convergence(
      Function<KPointsSetup, KPoints> places,
      Consumer<ScfStep> scf,
      Consumer<Setting> progress,
      RunRecord record) {
    this.record = record;
    this.places = places;
    this.scf = scf;
    this.progress = progress;
  }

  /**
   * Searches from six tenths of the calculation's cutoff and 0.5 1/angstrom on.
   *
   * @param target error of a constant, Ha/bohr^3
   */
  public Result search(Calculation given, double target) {
    double first = FIRST_CUTOFF * given.basis().cutoff();
    List<Setting> cutoffs = new ArrayList<>();
    List<Setting> spacings = new ArrayList<>();
    String failure = "";
    OptionalInt cutoff = OptionalInt.empty();
    OptionalInt spacing = OptionalInt.empty();
    try {
      Series byCutoff = new Series(true);
      for (int j = 0; j < MOST && cutoff.isEmpty(); j++) {
        double e = first * Math.pow(CUTOFF_STEP, j);
        measure(given, e, FIRST_SPACING, byCutoff, cutoffs);
        cutoff = byCutoff.coarsest(target / 2);
      }
      Series bySpacing = new Series(false);
      for (int j = 0; j < 2 * MOST && spacings.size() < MOST && spacing.isEmpty(); j++) {
        double h = FIRST_SPACING * Math.pow(SPACING_STEP, j);
        List<Integer> grid = grid(given, h);
        if (spacings.isEmpty() || !grid.equals(spacings.get(spacings.size() - 1).grid())) {
          measure(given, first, h, bySpacing, spacings);
          spacing = bySpacing.coarsest(target / 2);
        }
      }
    } catch (ArithmeticException e) {
      failure = String.valueOf(e.getMessage());
    }
    return new Result(cutoffs, spacings, cutoff, spacing, failure);
  }

  /** The grid of a spacing: n_i = ceil(|b_i|/spacing). */
  private static List<Integer> grid(Calculation c, double spacing) {
    List<Integer> n = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      double b = c.structure().lattice().reciprocalLength(i);
      n.add((int) Math.ceil(b / spacing - 1e-9));
    }
    return n;
  }

  /** One more setting of a series; brings up to date what is left at the others. */
  private void measure(
      Calculation given, double cutoff, double spacing, Series series, List<Setting> settings) {
    long began = System.nanoTime();
    List<Integer> n = grid(given, spacing);
    Calculation c = at(given, cutoff, n.stream().mapToInt(Integer::intValue).toArray());
    double[] slopes = new double[6 * MEASURED.length];
    double pressure;
    try (GroundState ground = new GroundState(places, scf, record)) {
      CalculationResult rest = solved(ground, c);
      pressure = rest.pressure();
      double[] s0 = Voigt.stress(rest.stress());
      for (int d = 0; d < MEASURED.length; d++) {
        StrainDirection direction =
            StrainDirection.of("", Voigt.unit(MEASURED[d]), CartesianPointGroup.trivial());
        CalculationResult strained = solved(ground, strained(c, direction));
        double[] s = Voigt.stress(direction.at(STRAIN).secondPiolaKirchhoff(strained.stress()));
        for (int m = 0; m < 6; m++) {
          slopes[6 * d + m] = (s[m] - s0[m]) / STRAIN;
        }
      }
    }
    series.add(slopes);
    double seconds = (System.nanoTime() - began) * 1e-9;
    int last = series.size() - 1;
    settings.add(
        new Setting(cutoff, spacing, n, pressure, series.change(last), series.left(last), seconds));
    for (int j = 0; j <= last; j++) {
      settings.set(j, settings.get(j).with(series.left(j)));
    }
    progress.accept(settings.get(last));
  }

  private static CalculationResult solved(GroundState ground, Calculation c) {
    CalculationResult result = ground.solve(c);
    if (!result.converged()) {
      throw new ArithmeticException(
          "self-consistency not reached in " + result.scf().steps().size() + " iterations");
    }
    return result;
  }

  /** On an FFT grid that also holds the strained cells. */
  private static Calculation at(Calculation given, double cutoff, int[] n) {
    double[] strain = {STRAIN, 0, 0, 0, STRAIN, 0, 0, 0, STRAIN};
    Lattice largest = given.structure().lattice().strained(strain);
    int[] grid =
        FftGridChoice.choose(
            PlaneWaveBasis.leastGrid(largest, cutoff), given.group(), given.basis().transforms());
    Calculation c = given.withCutoff(cutoff).withKGrid(n);
    return Arrays.equals(grid, c.basis().grid()) ? c : c.inCell(c.structure(), c.group(), grid);
  }

  private static Calculation strained(Calculation c, StrainDirection direction) {
    Lattice lattice = c.structure().lattice();
    SpaceGroup kept = c.group().subgroup(s -> direction.isKeptBy(s.cartesianRotation(lattice)));
    double[] gradient = direction.at(STRAIN).displacementGradient();
    return c.inCell(c.structure().strained(gradient), kept, c.basis().grid());
  }
}
