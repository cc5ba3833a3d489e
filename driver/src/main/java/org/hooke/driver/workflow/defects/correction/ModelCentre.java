package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * Where the model charge sits, as a function of the atoms: c(tau) = c_0 + sum_a w_a (tau_a -
 * tau_a^0), Cartesian, bohr, sum_a w_a = 1. Immutable.
 *
 * <p>c_0 is the mean of the atoms that were added and of the crystal's sites that were left. The
 * centre follows the added atoms in equal shares; where nothing was added, as at a vacancy, the
 * nearest neighbours of the empty sites.
 */
public final class ModelCentre {
  /** Neighbours are within this times the nearest one's distance. */
  private static final double FIRST_SHELL = 1.15;

  /** A crystal's charges add up to less for each atom. */
  private static final double NEUTRAL = 1e-6;

  /** Ions' charges that add up to less have no centre. */
  private static final double LEAST_CHARGE = 0.25;

  private final Structure reference;
  private final double[] start; // c_0
  private final double[] weights; // [atom]

  private ModelCentre(Structure reference, double[] start, double[] weights) {
    this.reference = reference;
    this.start = start;
    this.weights = weights;
  }

  /**
   * Of a defect told by comparing its cell with the crystal's.
   *
   * @param reference the defect's cell before its atoms relax, in the order of all later geometries
   * @throws InputException when the cells do not match, or nothing was changed
   */
  public static ModelCentre of(Structure crystal, Structure reference) {
    SiteMatch match = SiteMatch.of(crystal, reference);
    List<double[]> points = new ArrayList<>();
    double[] weights = new double[reference.atoms()];
    for (int a = 0; a < weights.length; a++) {
      if (match.site(a) < 0) {
        points.add(reference.cartesian(a));
        weights[a] = 1;
      }
    }
    boolean added = !points.isEmpty();
    for (int s : match.missing()) {
      points.add(crystal.cartesian(s));
      if (!added) {
        addNeighbours(reference, crystal.cartesian(s), weights);
      }
    }
    if (points.isEmpty()) {
      throw new InputException(
          "the defect's cell", "the crystal's own atoms", "an atom added, left out or replaced");
    }
    normalise(weights);
    return new ModelCentre(reference, mean(reference.lattice(), points), weights);
  }

  /**
   * A centre at a given place that follows the atoms nearest to it.
   *
   * @param fractional of the defect, [axis]
   */
  public static ModelCentre at(Structure reference, double[] fractional) {
    double[] c = reference.lattice().cartesian(fractional[0], fractional[1], fractional[2]);
    double[] weights = new double[reference.atoms()];
    addNeighbours(reference, c, weights);
    normalise(weights);
    return new ModelCentre(reference, c, weights);
  }

  /**
   * The centre of the ions' charge, c = [sum Z_a tau_a of the added - sum Z_s R_s of the missing +
   * sum Z_a u_a of the others displaced by u_a]/sum Z, w_a = Z_a/sum Z.
   *
   * <p>With it the images of the dipole that displaced ions make are in the correction. Right where
   * the defect's charge is that of ions added or missing; not where electrons of the defect's own
   * carry it, when the ions' charges do not add up to it.
   *
   * @param charges Z by chemical symbol; others are zero
   * @throws InputException when the charges do not add up to zero over the crystal, or to nearly
   *     zero over the defect's cell
   */
  public static ModelCentre ofCharges(
      Structure crystal, Structure reference, Map<String, Double> charges) {
    double neutral = 0;
    for (String symbol : crystal.symbols()) {
      neutral += charges.getOrDefault(symbol, 0.0);
    }
    if (Math.abs(neutral) > NEUTRAL * crystal.atoms()) {
      throw new InputException(
          "the ions' charges", charges.toString(), "charges that add up to zero in the crystal");
    }
    ModelCentre plain = of(crystal, reference);
    SiteMatch match = SiteMatch.of(crystal, reference);
    double[] follow = new double[reference.atoms()];
    double[] moment = new double[3]; // from the plain start
    double sum = 0;
    for (int a = 0; a < follow.length; a++) {
      follow[a] = charges.getOrDefault(reference.symbol(a), 0.0);
      sum += follow[a];
      double[] from = match.site(a) < 0 ? plain.start : crystal.cartesian(match.site(a));
      addMoment(reference, follow[a], from, reference.cartesian(a), moment);
    }
    for (int s : match.missing()) {
      double z = charges.getOrDefault(crystal.symbol(s), 0.0);
      addMoment(reference, -z, plain.start, crystal.cartesian(s), moment);
    }
    if (!(Math.abs(sum) >= LEAST_CHARGE)) {
      throw new InputException(
          "the ions' charges", "a sum of " + sum, "the defect's charge, which the centre is of");
    }
    double[] c = plain.start.clone();
    for (int i = 0; i < 3; i++) {
      c[i] += moment[i] / sum;
    }
    normalise(follow);
    return new ModelCentre(reference, c, follow);
  }

  /** moment += z times the vector from one point to the nearest image of another. */
  private static void addMoment(
      Structure structure, double z, double[] from, double[] to, double[] moment) {
    double[] r = SiteMatch.nearest(structure.lattice(), from, to);
    for (int i = 0; i < 3; i++) {
      moment[i] += z * r[i];
    }
  }

  private static void addNeighbours(Structure structure, double[] point, double[] weights) {
    double[] distance = new double[weights.length];
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < distance.length; a++) {
      distance[a] = SiteMatch.distance(structure.lattice(), point, structure.cartesian(a));
      least = Math.min(least, distance[a]);
    }
    for (int a = 0; a < distance.length; a++) {
      if (distance[a] <= FIRST_SHELL * least + 1e-6) {
        weights[a] += 1;
      }
    }
  }

  private static void normalise(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    for (int a = 0; a < weights.length; a++) {
      weights[a] /= sum;
    }
  }

  /** Each point taken where it is nearest to the first. */
  private static double[] mean(Lattice lattice, List<double[]> points) {
    double[] first = points.get(0);
    double[] c = first.clone();
    for (double[] point : points) {
      double[] r = SiteMatch.nearest(lattice, first, point);
      for (int i = 0; i < 3; i++) {
        c[i] += r[i] / points.size();
      }
    }
    return c;
  }

  /** The geometry that displacements count from. */
  public Structure reference() {
    return reference;
  }

  /** A copy of c_0, Cartesian, bohr. */
  public double[] start() {
    return start.clone();
  }

  /** A copy of w_a, [atom]. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * In which shell of its element around c_0 each atom is, the nearest 0, [atom]: a shell ends
   * where the next atom is farther than {@link #FIRST_SHELL} times its first.
   */
  int[] shells() {
    double[] distance = new double[weights.length];
    Map<String, List<Integer>> byElement = new TreeMap<>();
    for (int a = 0; a < distance.length; a++) {
      distance[a] = SiteMatch.distance(reference.lattice(), start, reference.cartesian(a));
      byElement.computeIfAbsent(reference.symbol(a), s -> new ArrayList<>()).add(a);
    }
    int[] shells = new int[distance.length];
    for (List<Integer> atoms : byElement.values()) {
      atoms.sort(Comparator.comparingDouble(a -> distance[a]));
      int shell = 0;
      double first = distance[atoms.get(0)];
      for (int a : atoms) {
        if (distance[a] > FIRST_SHELL * first + 1e-6) {
          first = distance[a];
          shell++;
        }
        shells[a] = shell;
      }
    }
    return shells;
  }

  /**
   * c(tau), Cartesian, bohr; each atom taken where it is nearest to its reference.
   *
   * @throws InputException when it is not a geometry of the reference's atoms
   */
  public double[] of(Structure structure) {
    double[] positions = positions(structure);
    double[] c = start.clone();
    for (int a = 0; a < weights.length; a++) {
      double[] from = reference.cartesian(a);
      for (int i = 0; i < 3; i++) {
        c[i] += weights[a] * (positions[3 * a + i] - from[i]);
      }
    }
    return c;
  }

  /** Cartesian positions without jumps by lattice vectors from the reference, [3 a + i], bohr. */
  double[] positions(Structure structure) {
    if (!structure.symbols().equals(reference.symbols())) {
      throw new InputException(
          "the defect's atoms", "another order or other elements", "those of the reference");
    }
    double[] positions = new double[3 * structure.atoms()];
    for (int a = 0; a < structure.atoms(); a++) {
      double[] from = reference.cartesian(a);
      double[] r = SiteMatch.nearest(structure.lattice(), from, structure.cartesian(a));
      for (int i = 0; i < 3; i++) {
        positions[3 * a + i] = from[i] + r[i];
      }
    }
    return positions;
  }
}
