package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.Structure;

/**
 * The largest holes between the atoms: vertices of the Voronoi cells, points with at least four
 * atoms equally near and none nearer.
 *
 * <p>Vertices closer together than {@link #MERGED} count as one hole, that of the highest symmetry
 * and then of the largest radius; of sites that symmetry joins one is returned.
 */
public final class InterstitialSites {
  /** Vertices closer than this are one hole, bohr. */
  static final double MERGED = 0.8;

  private static final double SAME = 1e-4; // bohr
  private static final double GRID = 1; // bohr

  private final Structure unit;
  private final SiteSymmetry symmetry;
  private final double reach; // bohr: atoms farther away share no vertex

  /**
   * One hole.
   *
   * @param site its place and symmetry
   * @param radius distance of the nearest atoms, bohr
   * @param origin "4 Si at 2.35 angstrom" with the length in bohr
   */
  public record Hole(SiteSymmetry.Site site, double radius, String origin) {}

  public InterstitialSites(Structure unit, SiteSymmetry symmetry) {
    this.unit = unit;
    this.symmetry = symmetry;
    this.reach = 2 * coveringRadius(unit) * (1 + 1e-9);
  }

  /** At least the distance of any point from its nearest atom: from a grid and its diagonal. */
  private static double coveringRadius(Structure unit) {
    Lattice l = unit.lattice();
    int[] n = new int[3];
    double diagonal = 0;
    for (int i = 0; i < 3; i++) {
      n[i] = (int) Math.ceil(l.length(i) / GRID);
      diagonal += l.length(i) / n[i];
    }
    AtomDistances atoms = new AtomDistances(unit);
    double largest = 0;
    for (int i = 0; i < n[0]; i++) {
      for (int j = 0; j < n[1]; j++) {
        for (int k = 0; k < n[2]; k++) {
          double[] f = {(double) i / n[0], (double) j / n[1], (double) k / n[2]};
          largest = Math.max(largest, atoms.nearest(f));
        }
      }
    }
    return largest + diagonal / 2;
  }

  /**
   * The inequivalent holes, widest first.
   *
   * @param leastRadius holes with atoms nearer than this are left out, bohr
   */
  public List<Hole> find(double leastRadius) {
    List<Hole> vertices = new ArrayList<>();
    int[] orbits = symmetry.orbits();
    for (int a = 0; a < unit.atoms(); a++) {
      if (orbits[a] == a) {
        addVertices(a, leastRadius, vertices);
      }
    }
    vertices.sort(
        Comparator.<Hole>comparingInt(h -> -h.site().group().order())
            .thenComparingDouble(h -> -Math.rint(h.radius() / SAME)));
    List<Hole> kept = new ArrayList<>();
    for (Hole h : vertices) {
      if (kept.stream().noneMatch(k -> symmetry.distance(k.site(), h.site()) < MERGED)) {
        kept.add(h);
      }
    }
    kept.sort(
        Comparator.<Hole>comparingDouble(h -> -Math.rint(h.radius() / SAME))
            .thenComparingInt(h -> -h.site().group().order()));
    return kept;
  }

  /** Centres of the spheres through an atom and three neighbours that no atom lies within. */
  private void addVertices(int atom, double leastRadius, List<Hole> found) {
    double[] at = unit.cartesian(atom);
    double[] x = {unit.fractional(atom, 0), unit.fractional(atom, 1), unit.fractional(atom, 2)};
    List<double[]> near =
        new AtomDistances(unit)
            .within(x, reach).stream().map(AtomDistances.Neighbour::vector).toList();
    for (int i = 0; i < near.size(); i++) {
      for (int j = i + 1; j < near.size(); j++) {
        for (int k = j + 1; k < near.size(); k++) {
          double[] c = circumcentre(near.get(i), near.get(j), near.get(k));
          if (c != null) {
            consider(at, c, near, leastRadius, found);
          }
        }
      }
    }
  }

  private void consider(
      double[] at, double[] c, List<double[]> near, double leastRadius, List<Hole> found) {
    double radius = Math.sqrt(dot(c, c));
    if (radius < leastRadius || radius > reach / 2) {
      return;
    }
    int touching = 1;
    for (double[] n : near) {
      double[] d = {n[0] - c[0], n[1] - c[1], n[2] - c[2]};
      double distance = Math.sqrt(dot(d, d));
      if (distance < radius - SAME) {
        return;
      }
      touching += distance < radius + SAME ? 1 : 0;
    }
    double[] f = unit.lattice().fractional(at[0] + c[0], at[1] + c[1], at[2] + c[2]);
    for (Hole h : found) {
      if (Math.abs(h.radius() - radius) < 10 * SAME
          && symmetry.distance(h.site(), f) < 100 * SAME) {
        return;
      }
    }
    String origin =
        String.format(
            Locale.ROOT, "hole between %d atoms at %.3f bohr, a Voronoi vertex", touching, radius);
    found.add(new Hole(symmetry.site(f), radius, origin));
  }

  /** The point as far from 0 as from a, b and c; null when they lie in a plane with 0. */
  private static double[] circumcentre(double[] a, double[] b, double[] c) {
    double[] m = {a[0], a[1], a[2], b[0], b[1], b[2], c[0], c[1], c[2]};
    double scale = Math.sqrt(dot(a, a) * dot(b, b) * dot(c, c));
    if (Math.abs(Matrix3.determinant(m)) < 1e-6 * scale) {
      return null;
    }
    return Matrix3.apply(
        Matrix3.inverse(m), new double[] {dot(a, a) / 2, dot(b, b) / 2, dot(c, c) / 2});
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
