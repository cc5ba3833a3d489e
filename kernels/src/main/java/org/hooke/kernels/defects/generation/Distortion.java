package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hooke.kernels.crystal.Structure;

/**
 * Starting geometries that a symmetric start would never reach.
 *
 * <p>A relaxation keeps the symmetry of its start. Minima of lower symmetry (Jahn-Teller, bonds
 * formed anew) are found only from starts that have it. Source of the idea: I. Mosquera-Lois, S. R.
 * Kavanagh, A. Walsh and D. O. Scanlon, npj Comput. Mater. 9, 25 (2023).
 */
public enum Distortion {
  /** The atoms on the places of the crystal. */
  NONE,
  /** The defect's neighbours in pairs towards each other. */
  PAIRS,
  /** Two of the defect's neighbours towards each other, the others left where they are. */
  ONE_PAIR,
  /**
   * An atom next to an empty site half way into it, between two half vacancies: D3d at silicon's.
   */
  SPLIT,
  /** The defect's neighbours towards it, or away, all alike. */
  BONDS,
  /** Every atom moved at random, by the seed. */
  RATTLE,
  /** Pairs, then rattled: nothing is held by symmetry. */
  RATTLED_PAIRS;

  private static final double SHELL = 1.15; // neighbours are within this times the nearest

  /**
   * How far.
   *
   * @param pairs by what share of their distance two paired neighbours approach
   * @param bonds by what share of their length the bonds become longer, negative for shorter
   * @param rattle standard deviation of each coordinate of a rattled atom, bohr
   * @param seed of the random moves
   */
  public record Size(double pairs, double bonds, double rattle, long seed) {}

  /** The distorted cell. */
  public Structure apply(DefectCell cell, Size size) {
    return switch (this) {
      case NONE -> cell.structure();
      case PAIRS -> pairs(cell, size, Integer.MAX_VALUE);
      case ONE_PAIR -> pairs(cell, size, 1);
      case SPLIT -> split(cell);
      case BONDS -> bonds(cell, size);
      case RATTLE -> rattled(cell, cell.structure(), size);
      case RATTLED_PAIRS -> rattled(cell, pairs(cell, size, Integer.MAX_VALUE), size);
    };
  }

  /** As it stands in names: "rattled-pairs". */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The atoms next to the defect's first site, nearest first, as vectors from it. */
  private static List<AtomDistances.Neighbour> shell(DefectCell cell) {
    double[] site = cell.sites();
    double[] f = {site[0], site[1], site[2]};
    AtomDistances distances = new AtomDistances(cell.structure());
    double reach = 4;
    List<AtomDistances.Neighbour> near = distances.within(f, reach);
    while (near.isEmpty()) {
      reach *= 1.5;
      near = distances.within(f, reach);
    }
    return distances.within(f, SHELL * near.get(0).distance());
  }

  /** Whether the defect has what is moved: only next to an empty site can an atom be split. */
  public boolean suits(DefectCell cell) {
    return this != SPLIT || cell.defect().changes().get(0).added().isEmpty();
  }

  private static Structure split(DefectCell cell) {
    double[] move = new double[3 * cell.structure().atoms()];
    AtomDistances.Neighbour first = shell(cell).get(0);
    for (int i = 0; i < 3; i++) {
      move[3 * first.atom() + i] = -first.vector()[i] / 2;
    }
    return cell.structure().displaced(move);
  }

  private static Structure pairs(DefectCell cell, Size size, int most) {
    List<AtomDistances.Neighbour> free = new ArrayList<>(shell(cell));
    double[] move = new double[3 * cell.structure().atoms()];
    for (int pair = 0; pair < most && free.size() > 1; pair++) {
      AtomDistances.Neighbour a = free.remove(0);
      AtomDistances.Neighbour b = free.remove(closest(a, free));
      for (int i = 0; i < 3; i++) {
        double between = b.vector()[i] - a.vector()[i];
        move[3 * a.atom() + i] += size.pairs() / 2 * between;
        move[3 * b.atom() + i] -= size.pairs() / 2 * between;
      }
    }
    return cell.structure().displaced(move);
  }

  /** The first of those nearest to an atom. */
  private static int closest(AtomDistances.Neighbour a, List<AtomDistances.Neighbour> others) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int o = 0; o < others.size(); o++) {
      double square = 0;
      for (int i = 0; i < 3; i++) {
        double d = others.get(o).vector()[i] - a.vector()[i];
        square += d * d;
      }
      if (square < least * (1 - 1e-6)) {
        least = square;
        best = o;
      }
    }
    return best;
  }

  private static Structure bonds(DefectCell cell, Size size) {
    double[] move = new double[3 * cell.structure().atoms()];
    for (AtomDistances.Neighbour n : shell(cell)) {
      for (int i = 0; i < 3; i++) {
        move[3 * n.atom() + i] += size.bonds() * n.vector()[i];
      }
    }
    return cell.structure().displaced(move);
  }

  private static Structure rattled(DefectCell cell, Structure start, Size size) {
    SplittableRandom random =
        new SplittableRandom(size.seed() * 0x9E3779B97F4A7C15L + cell.defect().name().hashCode());
    double[] move = new double[3 * start.atoms()];
    double[] mean = new double[3];
    for (int i = 0; i < move.length; i++) {
      move[i] = size.rattle() * gaussian(random);
      mean[i % 3] += move[i] / start.atoms();
    }
    for (int i = 0; i < move.length; i++) {
      move[i] -= mean[i % 3];
    }
    return start.displaced(move);
  }

  /** Normal deviate by Box and Muller, at most 3: no atom is thrown onto another. */
  private static double gaussian(SplittableRandom random) {
    while (true) {
      double u = 1 - random.nextDouble();
      double x =
          StrictMath.sqrt(-2 * StrictMath.log(u))
              * StrictMath.cos(2 * Math.PI * random.nextDouble());
      if (Math.abs(x) <= 3) {
        return x;
      }
    }
  }
}
