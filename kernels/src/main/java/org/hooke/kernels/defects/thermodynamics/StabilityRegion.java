package org.hooke.kernels.defects.thermodynamics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chemical potentials at which a crystal is stable: sum_i n_i mu_i = E(crystal), and for every
 * competing phase sum_i m_i mu_i at most E(phase); the elements are among them.
 *
 * <p>A convex polytope; its corners are where one fewer competing phases than the crystal has
 * elements coexist with it. Foreign elements take the highest potential that the phases which hold
 * them allow. Source: C. Freysoldt et al., Rev. Mod. Phys. 86, 253 (2014), II.C.
 */
public final class StabilityRegion {
  private static final double SLACK = 1e-9; // Ha

  private final CompetingPhase crystal;
  private final List<CompetingPhase> competitors;
  private final List<String> elements; // of the crystal
  private final List<Corner> corners;

  /**
   * A corner of the region.
   *
   * @param name of the limiting phases, and of the elements that are richest there
   * @param mu chemical potentials, Ha, of all elements
   * @param delta the same relative to the elements' own phases, Ha
   * @param limits which phases coexist with the crystal
   */
  public record Corner(
      String name, Map<String, Double> mu, Map<String, Double> delta, List<String> limits) {
    /** Copies. */
    public Corner {
      mu = Collections.unmodifiableMap(new TreeMap<>(mu));
      delta = Collections.unmodifiableMap(new TreeMap<>(delta));
      limits = List.copyOf(limits);
    }
  }

  /**
   * @param crystal whose defects are in question
   * @param competitors elements and compounds; at least one phase of every element that appears
   * @throws IllegalArgumentException when an element has no phase of its own, or the crystal is
   *     unstable: the message says against what
   */
  public StabilityRegion(CompetingPhase crystal, List<CompetingPhase> competitors) {
    this.crystal = crystal;
    this.competitors = List.copyOf(competitors);
    this.elements = List.copyOf(new TreeSet<>(crystal.atoms().keySet()));
    Map<String, Double> own = own();
    Set<String> all = new TreeSet<>(crystal.atoms().keySet());
    competitors.forEach(p -> all.addAll(p.atoms().keySet()));
    for (String e : all) {
      if (!own.containsKey(e)) {
        throw new IllegalArgumentException("no phase of the element " + e + " is given");
      }
    }
    this.corners = elements.size() == 1 ? single(own) : enumerated(own);
  }

  /** The corners, in a fixed order: richest in the alphabetically first element first. */
  public List<Corner> corners() {
    return corners;
  }

  /** Energy of formation from the elements' own phases, Ha for the atoms of the crystal given. */
  public double formation() {
    return crystal.excess(own());
  }

  /** Least energy per atom of each element's own phases, Ha. */
  private Map<String, Double> own() {
    Map<String, Double> own = new TreeMap<>();
    for (CompetingPhase p : competitors) {
      if (p.element()) {
        String e = p.atoms().keySet().iterator().next();
        own.merge(e, p.energy() / p.count(e), Math::min);
      }
    }
    return own;
  }

  /** A crystal of one element has the potential of itself. */
  private List<Corner> single(Map<String, Double> own) {
    String e = elements.get(0);
    Map<String, Double> mu = new TreeMap<>();
    mu.put(e, crystal.energy() / crystal.count(e));
    return List.of(corner(mu, own, new ArrayList<>(List.of(crystal.name()))));
  }

  private List<Corner> enumerated(Map<String, Double> own) {
    List<CompetingPhase> within =
        competitors.stream()
            .filter(p -> elements.containsAll(p.atoms().keySet()) && !same(p))
            .toList();
    Map<String, Corner> found = new LinkedHashMap<>();
    choose(within, 0, new ArrayList<>(), own, found);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          crystal.name() + " is not stable against the phases given: " + worst(within));
    }
    List<Corner> sorted = new ArrayList<>(found.values());
    sorted.sort(
        (a, b) -> {
          for (String e : elements) {
            int order =
                Double.compare(Math.rint(b.mu().get(e) * 1e8), Math.rint(a.mu().get(e) * 1e8));
            if (order != 0) {
              return order;
            }
          }
          return 0;
        });
    return List.copyOf(sorted);
  }

  /** Whether a phase has the crystal's composition: it bounds nothing but the crystal itself. */
  private boolean same(CompetingPhase p) {
    String e = elements.get(0);
    return elements.stream()
        .allMatch(x -> p.count(x) * crystal.count(e) == crystal.count(x) * p.count(e));
  }

  private void choose(
      List<CompetingPhase> from,
      int next,
      List<CompetingPhase> chosen,
      Map<String, Double> own,
      Map<String, Corner> found) {
    if (chosen.size() == elements.size() - 1) {
      Map<String, Double> mu = solved(chosen);
      if (mu != null && from.stream().allMatch(p -> p.excess(mu) >= -SLACK)) {
        StringBuilder key = new StringBuilder();
        mu.values().forEach(x -> key.append(Math.rint(x * 1e7)).append(' '));
        List<String> limits = new ArrayList<>();
        from.stream().filter(p -> p.excess(mu) < SLACK).forEach(p -> limits.add(p.name()));
        found.putIfAbsent(key.toString(), corner(mu, own, limits));
      }
      return;
    }
    for (int i = next; i < from.size(); i++) {
      chosen.add(from.get(i));
      choose(from, i + 1, chosen, own, found);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Where the crystal coexists with the phases; null when they are not independent. */
  private Map<String, Double> solved(List<CompetingPhase> chosen) {
    int n = elements.size();
    double[][] a = new double[n][n + 1];
    for (int row = 0; row < n; row++) {
      CompetingPhase p = row == 0 ? crystal : chosen.get(row - 1);
      for (int i = 0; i < n; i++) {
        a[row][i] = p.count(elements.get(i));
      }
      a[row][n] = p.energy();
    }
    if (!eliminate(a)) {
      return null;
    }
    Map<String, Double> mu = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      mu.put(elements.get(i), a[i][n]);
    }
    return mu;
  }

  /** Gauss and Jordan with row pivots; false when singular. */
  private static boolean eliminate(double[][] a) {
    int n = a.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c; r < n; r++) {
        pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
      }
      if (Math.abs(a[pivot][c]) < 1e-9) {
        return false;
      }
      double[] row = a[pivot];
      a[pivot] = a[c];
      a[c] = row;
      for (int r = 0; r < n; r++) {
        double factor = r == c ? 0 : a[r][c] / a[c][c];
        for (int j = c; j <= n && factor != 0; j++) {
          a[r][j] -= factor * a[c][j];
        }
      }
    }
    for (int r = 0; r < n; r++) {
      a[r][n] /= a[r][r];
    }
    return true;
  }

  /** Adds the foreign elements, each as rich as the phases allow. */
  private Corner corner(Map<String, Double> host, Map<String, Double> own, List<String> limits) {
    Map<String, Double> mu = new TreeMap<>(host);
    for (String e : own.keySet()) {
      if (!mu.containsKey(e)) {
        double highest = own.get(e);
        String limit = e;
        for (CompetingPhase p : competitors) {
          boolean alone =
              p.atoms().keySet().stream().allMatch(x -> x.equals(e) || host.containsKey(x));
          if (p.count(e) > 0 && alone) {
            double rest = p.energy();
            for (Map.Entry<String, Integer> m : p.atoms().entrySet()) {
              rest -= m.getKey().equals(e) ? 0 : m.getValue() * mu.get(m.getKey());
            }
            if (rest / p.count(e) < highest - SLACK) {
              highest = rest / p.count(e);
              limit = p.name();
            }
          }
        }
        mu.put(e, highest);
        limits.add(limit);
      }
    }
    Map<String, Double> delta = new TreeMap<>();
    mu.forEach((e, x) -> delta.put(e, own.containsKey(e) ? x - own.get(e) : 0.0));
    List<String> rich =
        elements.stream().filter(e -> delta.get(e) > -SLACK).map(e -> e + "-rich").toList();
    String name = rich.isEmpty() ? "with " + String.join(", ", limits) : String.join(", ", rich);
    return new Corner(name, mu, delta, limits);
  }

  /** The phase that the crystal falls apart into most gladly, for the message. */
  private String worst(List<CompetingPhase> within) {
    if (formation() > 0) {
      return "its elements lie lower by " + formation() + " Ha";
    }
    return "they leave no chemical potentials of "
        + String.join(", ", elements)
        + " at which it would last ("
        + String.join(", ", within.stream().map(CompetingPhase::name).toList())
        + ")";
  }
}
