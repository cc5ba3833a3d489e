package org.hooke.driver.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hooke.kernels.crystal.Structure;

/**
 * Moves the ions of a fixed cell to zero force: BFGS with a trust radius.
 *
 * <p>Steps p = -B g, g = dF/dx = -forces, with the inverse Hessian B updated from every pair of
 * geometries (Nocedal and Wright, Numerical Optimization, 2nd ed., eq. 6.17) and steps longer than
 * the trust radius cut. A step that raises the energy by more than its noise is taken back to the
 * minimum of the cubic through both ends. Fixed coordinates (along the lattice vectors) do not
 * move; a symmetric start stays symmetric because its forces are.
 */
public final class Relaxation {
  /** Curvature of the first step, Ha/bohr^2: that of a stiff bond, so that it is not too long. */
  private static final double FIRST_CURVATURE = 0.4;

  /**
   * When the ions are at rest, and how far they may go.
   *
   * @param forceTolerance largest force component on a free coordinate, Ha/bohr
   * @param maxSteps most geometries after the first
   * @param maxDisplacement longest move of an atom in one step, bohr
   */
  public record Options(double forceTolerance, int maxSteps, double maxDisplacement) {}

  /**
   * One geometry.
   *
   * @param number 0 for the start
   * @param freeEnergy Ha
   * @param maxForce largest force component on a free coordinate, Ha/bohr
   * @param structure the geometry
   * @param accepted false when it was taken back
   */
  public record Step(
      int number, double freeEnergy, double maxForce, Structure structure, boolean accepted) {}

  /**
   * Where the relaxation ended.
   *
   * @param converged whether forces and the last SCF met their tolerances
   * @param steps every geometry computed
   * @param last result of the best geometry
   */
  public record Outcome(boolean converged, List<Step> steps, CalculationResult last) {
    /** Copies the list. */
    public Outcome {
      steps = List.copyOf(steps);
    }
  }

  private final EnergySurface ground;
  private final Options options;
  private final Consumer<Step> observer;

  public Relaxation(EnergySurface ground, Options options, Consumer<Step> observer) {
    this.ground = ground;
    this.options = options;
    this.observer = observer;
  }

  /** Relaxes from the calculation's positions. */
  public Outcome relax(Calculation start) {
    return relax(
        ground.solve(start.withSymmetry(Constraints.kept(start.structure(), start.symmetry()))));
  }

  /**
   * Relaxes from a geometry that the same surface solved last, with no operation that fixed
   * coordinates break.
   */
  public Outcome relax(CalculationResult first) {
    List<Step> steps = new ArrayList<>();
    Calculation start = first.calculation();
    CalculationResult here = first;
    double[] g = gradient(here);
    note(steps, here, g, true);
    InverseHessian inverse = new InverseHessian(g.length, 1 / FIRST_CURVATURE);
    double trust = options.maxDisplacement();
    while (largest(g) > options.forceTolerance()
        && here.converged()
        && steps.size() <= options.maxSteps()) {
      double[] p = limited(inverse.newtonStep(g), trust);
      CalculationResult there = ground.solve(moved(here.calculation(), p, 1));
      double[] gThere = gradient(there);
      double slope = dot(p, g);
      boolean accepted = there.freeEnergy() <= here.freeEnergy() + 1e-4 * slope + noise(start);
      note(steps, there, gThere, accepted);
      inverse.update(p, difference(gThere, g));
      if (accepted) {
        here = there;
        g = gThere;
        trust = Math.min(options.maxDisplacement(), 1.5 * trust);
      } else {
        trust = Math.max(0.25, minimum(here, there, slope, dot(p, gThere))) * longest(p);
      }
    }
    boolean rests = largest(g) <= options.forceTolerance() && here.converged();
    return new Outcome(rests, steps, here);
  }

  /** Energies are only known to the tolerance of the SCF. */
  private static double noise(Calculation c) {
    return 4 * c.scf().tolerance();
  }

  /** dF/dx of the free coordinates, [3 a + i], Ha/bohr; projected on the free directions. */
  private static double[] gradient(CalculationResult result) {
    Structure structure = result.calculation().structure();
    double[] g = result.forces().clone();
    for (int i = 0; i < g.length; i++) {
      g[i] = -g[i];
    }
    return projected(structure, g);
  }

  /** Projects every atom's Cartesian vector onto the span of its free lattice directions. */
  static double[] projected(Structure structure, double[] cartesian) {
    double[] v = cartesian.clone();
    for (int a = 0; a < structure.atoms(); a++) {
      List<double[]> free = freeDirections(structure, a);
      if (free.size() < 3) {
        double[] rest = new double[3];
        for (double[] e : free) {
          double along = e[0] * v[3 * a] + e[1] * v[3 * a + 1] + e[2] * v[3 * a + 2];
          for (int i = 0; i < 3; i++) {
            rest[i] += along * e[i];
          }
        }
        System.arraycopy(rest, 0, v, 3 * a, 3);
      }
    }
    return v;
  }

  /** Orthonormal vectors that span the lattice vectors along which an atom is free. */
  private static List<double[]> freeDirections(Structure structure, int atom) {
    List<double[]> free = new ArrayList<>();
    for (int axis = 0; axis < 3; axis++) {
      if (!structure.fixed(atom, axis)) {
        double[] e = new double[3];
        for (int i = 0; i < 3; i++) {
          e[i] = structure.lattice().a(axis, i);
        }
        for (double[] other : free) {
          double overlap = dot(e, other);
          for (int i = 0; i < 3; i++) {
            e[i] -= overlap * other[i];
          }
        }
        double norm = Math.sqrt(dot(e, e));
        for (int i = 0; i < 3; i++) {
          e[i] /= norm;
        }
        free.add(e);
      }
    }
    return free;
  }

  private static Calculation moved(Calculation c, double[] p, double t) {
    double[] step = projected(c.structure(), p);
    for (int i = 0; i < step.length; i++) {
      step[i] *= t;
    }
    return c.withPositions(c.structure().displaced(step).fractional());
  }

  private void note(List<Step> steps, CalculationResult r, double[] g, boolean accepted) {
    Step step =
        new Step(steps.size(), r.freeEnergy(), largest(g), r.calculation().structure(), accepted);
    steps.add(step);
    observer.accept(step);
  }

  /**
   * Minimum in (0, 1) of the cubic with these values and slopes at 0 and 1; 1/2 when it has none.
   */
  private static double minimum(
      CalculationResult here, CalculationResult there, double slope0, double slope1) {
    double rise = there.freeEnergy() - here.freeEnergy();
    double d1 = slope0 + slope1 - 3 * rise;
    double square = d1 * d1 - slope0 * slope1;
    if (square < 0) {
      return 0.5;
    }
    double d2 = Math.sqrt(square);
    double t = 1 - (slope1 + d2 - d1) / (slope1 - slope0 + 2 * d2);
    return t > 0 && t < 1 ? t : 0.5;
  }

  private static double[] limited(double[] p, double trust) {
    double longest = longest(p);
    double scale = longest > trust ? trust / longest : 1;
    double[] q = p.clone();
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    return q;
  }

  /** Longest move of an atom. */
  private static double longest(double[] p) {
    double longest = 0;
    for (int a = 0; a < p.length; a += 3) {
      longest =
          Math.max(longest, Math.sqrt(p[a] * p[a] + p[a + 1] * p[a + 1] + p[a + 2] * p[a + 2]));
    }
    return longest;
  }

  private static double largest(double[] g) {
    double largest = 0;
    for (double x : g) {
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
