package org.hooke.driver.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;

/**
 * Moves ions and cell to the least enthalpy H = F + p V: BFGS in the coordinates of {@link
 * CellCoordinates}, started from the model Hessian of {@link BondStiffness}.
 *
 * <p>With a sharp cutoff the plane waves stay the same integers while the cell moves, so that
 * energy and stress belong together; when it is at rest the basis is chosen anew for its cell, and
 * the search goes on until the stress of the fresh basis vanishes too: the answer belongs to the
 * cutoff. With a smooth cutoff every geometry has its own basis. Every geometry keeps the crystal's
 * symmetry to rounding.
 */
public final class CellRelaxation {
  private static final double MOST_STRAIN = 0.05; // Kelvin's norm of one step
  private static final int MOST_BASES = 12;
  private static final double STRICTER = 0.3; // of the tolerances, before the basis is renewed

  /**
   * When it ends, and how far it may go.
   *
   * @param ions force tolerance, steps and longest move of an atom
   * @param freedom of the cell
   * @param pressure target, Ha/bohr^3
   * @param stressTolerance largest component of stress + pressure on the free cell, Ha/bohr^3
   * @param gridFixed whether the FFT grid is the user's
   */
  public record Options(
      Relaxation.Options ions,
      CellFreedom freedom,
      double pressure,
      double stressTolerance,
      boolean gridFixed) {

    /** As asked for in the input. */
    public static Options of(CalculationInput input, CellFreedom freedom) {
      return new Options(
          new Relaxation.Options(
              input.relaxForceTolerance(), input.relaxMaxSteps(), input.relaxMaxDisplacement()),
          freedom,
          input.relaxPressure(),
          input.relaxStressTolerance(),
          input.fftGrid().isPresent());
    }
  }

  /**
   * One geometry.
   *
   * @param number 0 for the start
   * @param freeEnergy F, Ha
   * @param enthalpy F + p V at the target pressure, Ha
   * @param maxForce largest force component on a free coordinate, Ha/bohr
   * @param maxStress largest component of what drives the cell, Ha/bohr^3
   * @param pressure -trace/3 of the stress, Ha/bohr^3
   * @param structure the geometry
   * @param accepted false when it was taken back
   * @param fresh whether its plane waves were chosen for its own cell
   */
  public record Step(
      int number,
      double freeEnergy,
      double enthalpy,
      double maxForce,
      double maxStress,
      double pressure,
      Structure structure,
      boolean accepted,
      boolean fresh) {}

  /**
   * Where the relaxation ended.
   *
   * @param converged whether forces, stress and the last SCF met their tolerances in a basis chosen
   *     for the last cell
   * @param steps every geometry computed
   * @param last result of the last accepted geometry
   */
  public record Outcome(boolean converged, List<Step> steps, CalculationResult last) {
    /** Copies the list. */
    public Outcome {
      steps = List.copyOf(steps);
    }
  }

  /** A geometry with its place and slope. */
  private static final class Point {
    private final CalculationResult result;
    private final double[] q;
    private final double enthalpy;
    private final double[] gradient;
    private final double force;
    private final double stress;

    private Point(CellCoordinates x, double[] q, CalculationResult result, double pressure) {
      Structure s = result.calculation().structure();
      double[] driving = x.driving(result.stress(), pressure);
      this.result = result;
      this.q = q;
      this.enthalpy = result.freeEnergy() + pressure * s.lattice().volume();
      this.gradient = x.gradient(q, result.forces(), driving, s.lattice());
      this.force = largest(Relaxation.projected(s, result.forces()));
      this.stress = largest(driving);
    }
  }

  private final GroundState ground;
  private final Options options;
  private final Consumer<Step> observer;

  public CellRelaxation(GroundState ground, Options options, Consumer<Step> observer) {
    this.ground = ground;
    this.options = options;
    this.observer = observer;
  }

  /**
   * Relaxes from the calculation's geometry.
   *
   * @throws InputException when the FFT grid is the user's and the cell outgrows it
   */
  public Outcome relax(Calculation given) {
    Calculation start = given;
    SpaceGroup kept = given.group();
    if (constrained(given.structure())) {
      kept = Constraints.kept(given.structure(), given.symmetry());
      start = given.withSymmetry(kept);
    }
    CellCoordinates x = new CellCoordinates(start.structure(), kept, options.freedom());
    InverseHessian inverse = new InverseHessian(BondStiffness.inverse(start.structure()));
    boolean smooth = start.basis().smoothing() > 0;
    List<Step> steps = new ArrayList<>();
    Point here = point(x, new double[x.size()], ground.solve(start));
    note(steps, here, true, true);
    for (int bases = 1; !rests(here, 1) && bases <= MOST_BASES; bases++) {
      here = search(x, here, inverse, steps);
      boolean searching = rests(here, 1) && !smooth;
      if (!searching) {
        return new Outcome(rests(here, 1) && smooth, steps, here.result);
      }
      Calculation c = here.result.calculation();
      here =
          point(x, here.q, ground.solve(inOwnBasis(c, c.structure(), kept, options.gridFixed())));
      note(steps, here, true, true);
    }
    return new Outcome(rests(here, 1), steps, here.result);
  }

  /** BFGS until the point rests, in one basis or, with a smooth cutoff, in one per geometry. */
  private Point search(CellCoordinates x, Point start, InverseHessian inverse, List<Step> steps) {
    Point here = start;
    double trust = 1;
    boolean smooth = start.result.calculation().basis().smoothing() > 0;
    while (!rests(here, smooth ? 1 : STRICTER)
        && here.result.converged()
        && steps.size() <= options.ions().maxSteps()) {
      double[] p = limited(x.kept(inverse.newtonStep(here.gradient)), trust);
      double[] q = here.q.clone();
      for (int i = 0; i < q.length; i++) {
        q[i] += p[i];
      }
      Point there = point(x, q, ground.solve(moved(here, x, q)));
      double slope = dot(p, here.gradient);
      boolean accepted = there.enthalpy <= here.enthalpy + 1e-4 * slope + noise(here);
      note(steps, there, accepted, smooth);
      inverse.update(p, difference(there.gradient, here.gradient));
      if (accepted) {
        here = there;
        trust = Math.min(1, 2 * trust);
      } else {
        trust = reach(p) * Math.max(0.25, minimum(here, there, slope, dot(p, there.gradient)));
        if (trust < 1e-4) {
          break;
        }
      }
    }
    return here;
  }

  private Calculation moved(Point here, CellCoordinates x, double[] q) {
    Calculation c = here.result.calculation();
    Structure to = x.at(q);
    return c.basis().smoothing() > 0
        ? inOwnBasis(c, to, x.group(), options.gridFixed())
        : c.withFrozenBasis(to);
  }

  /**
   * A geometry in the plane waves of its own cell, on the same FFT grid as long as that holds them.
   *
   * @param kept operations that the geometry keeps
   * @param gridFixed whether the FFT grid is the user's
   * @throws InputException when it is and cannot hold the plane waves
   */
  private static Calculation inOwnBasis(
      Calculation c, Structure s, SpaceGroup kept, boolean gridFixed) {
    int[] grid = c.basis().grid();
    int[] least = PlaneWaveBasis.leastGrid(s.lattice(), c.basis().cutoff());
    boolean holds = true;
    for (int i = 0; i < 3; i++) {
      holds &= grid[i] >= least[i];
      least[i] = Math.max(least[i], grid[i]);
    }
    if (holds) {
      return c.inOwnBasis(s);
    }
    if (gridFixed) {
      throw new InputException(
          "fft_grid",
          Arrays.toString(grid),
          "at least " + Arrays.toString(least) + " for the relaxed cell, or auto");
    }
    int[] larger = FftGridChoice.choose(least, kept, c.basis().transforms());
    return c.inCell(s, kept, larger);
  }

  private Point point(CellCoordinates x, double[] q, CalculationResult result) {
    return new Point(x, q, result, options.pressure());
  }

  private boolean rests(Point p, double factor) {
    return p.result.converged()
        && p.force <= factor * options.ions().forceTolerance()
        && p.stress <= factor * options.stressTolerance();
  }

  private void note(List<Step> steps, Point p, boolean accepted, boolean fresh) {
    Step step =
        new Step(
            steps.size(),
            p.result.freeEnergy(),
            p.enthalpy,
            p.force,
            p.stress,
            p.result.pressure(),
            p.result.calculation().structure(),
            accepted,
            fresh);
    steps.add(step);
    observer.accept(step);
  }

  private static boolean constrained(Structure s) {
    for (boolean fixed : s.fixed()) {
      if (fixed) {
        return true;
      }
    }
    return false;
  }

  /** Energies are only known to the tolerance of the SCF. */
  private static double noise(Point p) {
    return 4 * p.result.calculation().scf().tolerance();
  }

  /** The step, cut so that it goes no further than this share of what one step may. */
  private double[] limited(double[] p, double trust) {
    double reach = reach(p);
    double[] q = p.clone();
    for (int i = 0; i < q.length && reach > trust; i++) {
      q[i] *= trust / reach;
    }
    return q;
  }

  /** The longest move of an atom or the strain, over what one step may do. */
  private double reach(double[] p) {
    int n = p.length - 6;
    double reach = 0;
    for (int a = 0; a < n; a += 3) {
      double move = Math.sqrt(p[a] * p[a] + p[a + 1] * p[a + 1] + p[a + 2] * p[a + 2]);
      reach = Math.max(reach, move / options.ions().maxDisplacement());
    }
    double strain = 0;
    for (int m = 0; m < 6; m++) {
      strain += p[n + m] * p[n + m];
    }
    return Math.max(reach, Math.sqrt(strain) / MOST_STRAIN);
  }

  /** Minimum in (0, 1) of the cubic with these values and slopes at 0 and 1; 1/2 without one. */
  private static double minimum(Point here, Point there, double slope0, double slope1) {
    double d1 = slope0 + slope1 - 3 * (there.enthalpy - here.enthalpy);
    double square = d1 * d1 - slope0 * slope1;
    if (square < 0) {
      return 0.5;
    }
    double d2 = Math.sqrt(square);
    double t = 1 - (slope1 + d2 - d1) / (slope1 - slope0 + 2 * d2);
    return t > 0 && t < 1 ? t : 0.5;
  }

  private static double largest(double[] v) {
    double largest = 0;
    for (double x : v) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] d = a.clone();
    for (int i = 0; i < d.length; i++) {
      d[i] -= b[i];
    }
    return d;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
