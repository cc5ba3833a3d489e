package org.hooke.driver.workflow.eos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.CellFreedom;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.FftGridChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.CrystalSystem;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.elastic.EquationFit;
import org.hooke.kernels.elastic.EquationForm;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * Energy and pressure of a crystal at several volumes, and the equations of state through them.
 *
 * <p>Every volume has its own plane waves at the same cutoff, and the same FFT grid and k-grid;
 * ions, and the shape of the cell at its volume, come to rest when asked.
 */
public final class EquationOfState {
  /** What comes to rest at every volume. */
  public enum Rest {
    /** Nothing: all lengths scale. */
    NONE,
    /** The ions. */
    IONS,
    /** The ions, and the cell at its volume. */
    SHAPE
  }

  /**
   * How it is done.
   *
   * @param volumes over the given one
   * @param rest what comes to rest at every volume
   * @param relaxation of ions and shape
   */
  public record Options(List<Double> volumes, Rest rest, CellRelaxation.Options relaxation) {
    /** Copies the list. */
    public Options {
      volumes = List.copyOf(volumes);
    }

    /** As asked for in the input; auto relaxes the shape of every crystal that is not cubic. */
    public static Options of(CalculationInput input, Calculation c) {
      boolean cubic = c.group().pointGroup().system() == CrystalSystem.CUBIC;
      Rest rest =
          input.eosRelax().equals("auto")
              ? (cubic ? Rest.IONS : Rest.SHAPE)
              : Rest.valueOf(input.eosRelax().toUpperCase(Locale.ROOT));
      return new Options(
          input.eosVolumes(), rest, CellRelaxation.Options.of(input, CellFreedom.SHAPE));
    }
  }

  /**
   * One volume.
   *
   * @param scale volume over the given one
   * @param result the last geometry there
   * @param geometries how many were solved
   * @param failure why it is not in the fits, one sentence; empty when it is
   */
  public record Point(
      double scale, CalculationResult result, int geometries, Optional<String> failure) {
    /** bohr^3. */
    public double volume() {
      return result.calculation().structure().lattice().volume();
    }

    /** Ha. */
    public double freeEnergy() {
      return result.freeEnergy();
    }

    /** Ha/bohr^3. */
    public double pressure() {
      return result.pressure();
    }
  }

  /**
   * The points and what was fitted to those that did not fail.
   *
   * @param points in the order of the volumes asked for
   * @param energies one per form, to the energies
   * @param pressures one per form, to the pressures
   */
  public record Result(
      List<Point> points, List<EquationFit> energies, List<EquationFit> pressures) {
    /** Copies the lists. */
    public Result {
      points = List.copyOf(points);
      energies = List.copyOf(energies);
      pressures = List.copyOf(pressures);
    }

    /** Whether every volume came to rest and every form fits the energies. */
    public boolean converged() {
      return points.stream().allMatch(p -> p.failure().isEmpty())
          && energies.size() == EquationForm.values().length;
    }
  }

  private final Function<KPointsSetup, KPoints> places;
  private final Consumer<ScfStep> scf;
  private final Consumer<Point> progress;
  private final RunRecord record;

  /**
   * @param scf sees every SCF step
   * @param progress sees every volume as it is done
   * @param record keeps its calculations, and knows those of an earlier run
   */
  public EquationOfState(
      Function<KPointsSetup, KPoints> places,
      Consumer<ScfStep> scf,
      Consumer<Point> progress,
      RunRecord record) {
    this.record = record;
    this.places = places;
    this.scf = scf;
    this.progress = progress;
  }

  /**
   * Computes every volume of a calculation's crystal.
   *
   * @throws InputException when the FFT grid is given and cannot hold the largest cell
   */
  public Result run(Calculation given, Options options) {
    int[] grid = grid(given, options);
    List<Point> points = new ArrayList<>();
    try (GroundState ground = new GroundState(places, scf, record)) {
      for (double scale : options.volumes()) {
        double stretch = Math.cbrt(scale) - 1;
        double[] strain = {stretch, 0, 0, 0, stretch, 0, 0, 0, stretch};
        Structure cell = given.structure().strained(strain);
        Point point = point(ground, given.inCell(cell, given.group(), grid), scale, options);
        points.add(point);
        progress.accept(point);
      }
    }
    return fitted(points);
  }

  private static Point point(GroundState ground, Calculation c, double scale, Options options) {
    if (options.rest() == Rest.SHAPE) {
      CellRelaxation.Outcome end =
          new CellRelaxation(ground, options.relaxation(), step -> {}).relax(c);
      return new Point(scale, end.last(), end.steps().size(), failure(end.last(), end.converged()));
    }
    CalculationResult first = ground.solve(c);
    if (options.rest() == Rest.NONE || !first.converged()) {
      return new Point(scale, first, 1, failure(first, true));
    }
    Relaxation.Outcome end =
        new Relaxation(ground, options.relaxation().ions(), step -> {}).relax(first);
    return new Point(scale, end.last(), end.steps().size(), failure(end.last(), end.converged()));
  }

  private static Optional<String> failure(CalculationResult last, boolean rests) {
    if (!last.converged()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "self-consistency not reached in %d iterations",
              last.scf().steps().size()));
    }
    return rests ? Optional.empty() : Optional.of("ions or cell not at rest");
  }

  /** The fits through points that did not fail. */
  static Result fitted(List<Point> points) {
    List<Point> good = points.stream().filter(p -> p.failure().isEmpty()).toList();
    double[] v = good.stream().mapToDouble(Point::volume).toArray();
    double[] e = good.stream().mapToDouble(Point::freeEnergy).toArray();
    double[] p = good.stream().mapToDouble(Point::pressure).toArray();
    List<EquationFit> energies = new ArrayList<>();
    List<EquationFit> pressures = new ArrayList<>();
    if (v.length >= 3) {
      for (EquationForm form : EquationForm.values()) {
        EquationFit.ofEnergies(form, v, e).ifPresent(energies::add);
        EquationFit.ofPressures(form, v, p).ifPresent(pressures::add);
      }
    }
    return new Result(points, energies, pressures);
  }

  /** One that holds the largest cell, with a few per cent for its change of shape. */
  private static int[] grid(Calculation given, Options options) {
    double most = 1;
    for (double scale : options.volumes()) {
      most = Math.max(most, scale);
    }
    double stretch = Math.cbrt(most) - 1 + (options.rest() == Rest.SHAPE ? 0.02 : 0);
    double[] strain = {stretch, 0, 0, 0, stretch, 0, 0, 0, stretch};
    Lattice largest = given.structure().lattice().strained(strain);
    int[] least = PlaneWaveBasis.leastGrid(largest, given.basis().cutoff());
    int[] grid = given.basis().grid();
    boolean holds = true;
    for (int i = 0; i < 3; i++) {
      holds &= grid[i] >= least[i];
      least[i] = Math.max(least[i], grid[i]);
    }
    if (!holds && options.relaxation().gridFixed()) {
      throw new InputException(
          "fft_grid",
          Arrays.toString(grid),
          "at least " + Arrays.toString(least) + " for the largest volume, or auto");
    }
    return holds ? grid : FftGridChoice.choose(least, given.group(), given.basis().transforms());
  }
}
