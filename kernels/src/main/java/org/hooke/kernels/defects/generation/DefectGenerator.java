package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.defects.generation.PointDefect.Kind;

/**
 * The point defects of a crystal, one of each kind and element for every site that symmetry tells
 * apart, in a fixed order: sites in the order of the atoms, holes from the widest. Immutable.
 */
public final class DefectGenerator {
  private static final double ON_ATOM = 0.1; // bohr

  private final Structure unit;
  private final SiteSymmetry symmetry;
  private final AtomDistances distances;

  public DefectGenerator(Structure unit) {
    this.unit = unit.withoutMoments();
    this.symmetry = new SiteSymmetry(unit);
    this.distances = new AtomDistances(unit);
  }

  /** One for each inequivalent atom. */
  public List<PointDefect> vacancies() {
    List<PointDefect> found = new ArrayList<>();
    Map<String, Integer> numbers = new TreeMap<>();
    for (int a : representatives()) {
      String symbol = unit.symbol(a);
      int number = numbers.merge(symbol, 1, Integer::sum);
      found.add(onSite(Kind.VACANCY, "v_" + symbol + "_" + number, a, ""));
    }
    return found;
  }

  /** Every element of the crystal on every site of another. */
  public List<PointDefect> antisites() {
    return placed(Kind.ANTISITE, unit.species());
  }

  /** Every one of these elements on every site of another one. */
  public List<PointDefect> substitutions(List<String> foreign) {
    return placed(Kind.SUBSTITUTION, foreign);
  }

  private List<PointDefect> placed(Kind kind, List<String> elements) {
    List<PointDefect> found = new ArrayList<>();
    for (String added : elements) {
      Map<String, Integer> numbers = new TreeMap<>();
      for (int a : representatives()) {
        String symbol = unit.symbol(a);
        int number = numbers.merge(symbol, 1, Integer::sum);
        if (!symbol.equals(added)) {
          found.add(onSite(kind, added + "_" + symbol + "_" + number, a, added));
        }
      }
    }
    return found;
  }

  private List<Integer> representatives() {
    List<Integer> atoms = new ArrayList<>();
    int[] orbits = symmetry.orbits();
    for (int a = 0; a < orbits.length; a++) {
      if (orbits[a] == a) {
        atoms.add(a);
      }
    }
    return atoms;
  }

  private PointDefect onSite(Kind kind, String name, int atom, String added) {
    double[] x = {unit.fractional(atom, 0), unit.fractional(atom, 1), unit.fractional(atom, 2)};
    SiteSymmetry.Site site = symmetry.site(x);
    SiteChange change = new SiteChange(unit.symbol(atom), added, x[0], x[1], x[2]);
    String origin = "site of " + unit.symbol(atom) + ", atom " + (atom + 1) + " of the unit cell";
    return new PointDefect(name, kind, List.of(change), site.multiplicity(), site.group(), origin);
  }

  /** The vertices of Voronoi cells, widest first; atoms nearer than the radius (bohr) fill them. */
  public List<InterstitialSites.Hole> voronoiHoles(double leastRadius) {
    return new InterstitialSites(unit, symmetry).find(leastRadius);
  }

  /** The minima of the unit cell's density, emptiest first; not nearer than the radius (bohr). */
  public List<InterstitialSites.Hole> densityHoles(Density density, double leastRadius) {
    return new DensityMinima(density, symmetry, new AtomDistances(unit)).find(leastRadius);
  }

  /** Each of these elements in every Voronoi hole: {@link #interstitials(List, List, int)}. */
  public List<PointDefect> interstitials(List<String> elements, double leastRadius, int most) {
    return interstitials(elements, voronoiHoles(leastRadius), most);
  }

  /**
   * Each of these elements in every hole.
   *
   * @param most only so many of the first
   */
  public List<PointDefect> interstitials(
      List<String> elements, List<InterstitialSites.Hole> holes, int most) {
    List<PointDefect> found = new ArrayList<>();
    for (String added : elements) {
      for (int h = 0; h < Math.min(most, holes.size()); h++) {
        InterstitialSites.Hole hole = holes.get(h);
        double[] x = hole.site().fractional();
        found.add(
            new PointDefect(
                "i_" + added + "_" + (h + 1),
                Kind.INTERSTITIAL,
                List.of(new SiteChange("", added, x[0], x[1], x[2])),
                hole.site().multiplicity(),
                hole.site().group(),
                hole.origin()));
      }
    }
    return found;
  }

  /**
   * Two defects as close together as they can be without being in one place.
   *
   * @throws IllegalArgumentException when one of them is a complex itself
   */
  public PointDefect complex(PointDefect a, PointDefect b) {
    if (a.changes().size() != 1 || b.changes().size() != 1) {
      throw new IllegalArgumentException("a complex is made of two single defects");
    }
    SiteChange first = a.changes().get(0);
    double[] at = {first.u0(), first.u1(), first.u2()};
    Structure places = images(b.changes().get(0), b.multiplicity());
    AtomDistances around = new AtomDistances(places);
    AtomDistances.Neighbour nearest = nearest(around, at);
    double[] to =
        unit.lattice().fractional(nearest.vector()[0], nearest.vector()[1], nearest.vector()[2]);
    SiteChange other = b.changes().get(0);
    SiteChange second =
        new SiteChange(other.removed(), other.added(), at[0] + to[0], at[1] + to[1], at[2] + to[2]);
    List<SymmetryOperation> keeping = keepingBoth(at, to);
    int places12 = a.multiplicity() * a.siteGroup().order() / keeping.size();
    boolean same = first.removed().equals(other.removed()) && first.added().equals(other.added());
    return new PointDefect(
        a.name() + "+" + b.name(),
        Kind.COMPLEX,
        List.of(first, second),
        same && swapped(at, to) ? Math.max(1, places12 / 2) : places12,
        PointGroup.of(keeping),
        String.format(Locale.ROOT, "two defects %.3f bohr apart", nearest.distance()));
  }

  private AtomDistances.Neighbour nearest(AtomDistances around, double[] at) {
    double reach = 2;
    while (true) {
      List<AtomDistances.Neighbour> near =
          around.within(at, reach).stream().filter(n -> n.distance() > ON_ATOM).toList();
      if (!near.isEmpty()) {
        return near.get(0);
      }
      reach *= 1.5;
    }
  }

  /** Every place of the unit cell that symmetry joins with a change's, as atoms. */
  private Structure images(SiteChange change, int multiplicity) {
    List<double[]> found = new ArrayList<>();
    for (SymmetryOperation s : symmetry.group().operations()) {
      double[] y = s.applied(change.u0(), change.u1(), change.u2());
      SiteSymmetry.Site site = symmetry.site(y);
      boolean known = false;
      for (double[] z : found) {
        double away = 0;
        for (int i = 0; i < 3; i++) {
          double d = z[i] - site.fractional()[i];
          away = Math.max(away, Math.abs(d - Math.rint(d)));
        }
        known |= away < 1e-4;
      }
      if (!known) {
        found.add(site.fractional());
      }
    }
    double[] x = new double[3 * found.size()];
    for (int i = 0; i < found.size(); i++) {
      System.arraycopy(found.get(i), 0, x, 3 * i, 3);
    }
    List<String> symbols = Collections.nCopies(found.size(), "X");
    if (found.size() != multiplicity) {
      throw new IllegalStateException(found.size() + " places, not " + multiplicity);
    }
    return new Structure(unit.lattice(), symbols, x);
  }

  /** The operations that keep the first place and take the second to itself. */
  private List<SymmetryOperation> keepingBoth(double[] at, double[] to) {
    List<SymmetryOperation> found = new ArrayList<>();
    for (SymmetryOperation s : symmetry.keeping(at)) {
      if (moved(s, to, 1) < 1e-4) {
        found.add(s);
      }
    }
    return found;
  }

  /** Whether some operation exchanges the two places. */
  private boolean swapped(double[] at, double[] to) {
    double[] end = {at[0] + to[0], at[1] + to[1], at[2] + to[2]};
    return symmetry.group().operations().stream()
        .anyMatch(
            s -> {
              double[] y = s.applied(at[0], at[1], at[2]);
              double away = 0;
              for (int i = 0; i < 3; i++) {
                double d = y[i] - end[i];
                away = Math.max(away, Math.abs(d - Math.rint(d)));
              }
              return away < 1e-4 && moved(s, to, -1) < 1e-4;
            });
  }

  /** Largest component of W v - sign v. */
  private static double moved(SymmetryOperation s, double[] v, int sign) {
    double largest = 0;
    for (int i = 0; i < 3; i++) {
      double y = s.rotation(i, 0) * v[0] + s.rotation(i, 1) * v[1] + s.rotation(i, 2) * v[2];
      largest = Math.max(largest, Math.abs(y - sign * v[i]));
    }
    return largest;
  }

  /** Distance of the nearest atom from a place in the unit cell, bohr. */
  public double nearestAtom(double[] fractional) {
    return distances.nearest(fractional);
  }
}
