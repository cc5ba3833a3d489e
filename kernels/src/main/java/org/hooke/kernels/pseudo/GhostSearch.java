package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hooke.kernels.xc.Functional;
import org.hooke.kernels.xc.Functionals;

/**
 * Looks for ghost states: in each l the bound states of the full separable potential are counted,
 * none being missed, and compared with those of the all-electron atom.
 *
 * <p>The all-electron atom (spherical, without spin, nonrelativistic LDA) gives the eigenvalues of
 * the valence shells and a first screening. The pseudo-atom is solved with the lowest states of
 * each l occupied; where that gives the all-electron eigenvalues, nothing lies below them. Where it
 * does not, it is solved once more with the states occupied that lie nearest to those eigenvalues,
 * in order: a state below the highest of them that was not chosen is a ghost. So is, in an l with
 * no valence shell, one well below the highest occupied level. For one projector this finds what
 * the theorem of X. Gonze, R. Stumpf and M. Scheffler, PRB 44, 8503 (1991) finds; several
 * projectors need the count.
 */
public final class GhostSearch {
  /** A state of an l without valence shells is a ghost this far below the highest level, Ha. */
  private static final double MARGIN = 0.2;

  private static final double TOLERANCE = 1e-3; // Ha, of both atoms

  private GhostSearch() {}

  /** The deepest ghost state, if there is one. */
  public static Optional<GhostState> find(Pseudopotential potential) {
    RadialForm form = potential.radial();
    List<Configuration.Shell> shells = Configuration.valence(form.symbol(), form.valence());
    AllElectron atom = new AllElectron(form.symbol(), shells);
    RadialElements elements = new RadialElements(0.05, AllElectron.RADIUS, 22);
    Functional functional = Functionals.named("LDA-PW92").orElseThrow();
    RadialScf scf = new FreeAtom(functional).scf(elements, form, highest(form, shells));
    List<RadialScf.Level> lowest = lowest(elements, shells);
    double[] screening = scf.screening(atom.valenceCharge(elements));
    boolean converged = scf.solve(lowest, screening, TOLERANCE, (channels, all) -> {});
    if (converged && agree(lowest, atom)) {
      return deepest(scf.channels(), lowest, atom);
    }
    List<RadialScf.Level> matched = lowest(elements, shells);
    screening = scf.screening(atom.valenceCharge(elements));
    scf.solve(matched, screening, TOLERANCE, (channels, all) -> assign(channels, all, atom));
    return deepest(scf.channels(), matched, atom);
  }

  private static List<RadialScf.Level> lowest(
      RadialElements elements, List<Configuration.Shell> shells) {
    int[] next = new int[4];
    List<RadialScf.Level> levels = new ArrayList<>();
    for (Configuration.Shell shell : shells) {
      int index = next[shell.l()]++;
      levels.add(new RadialScf.Level(elements, shell.l(), index, shell.electrons()));
    }
    return levels;
  }

  /** Whether the levels are those of the all-electron atom; relativity moves them by less. */
  private static boolean agree(List<RadialScf.Level> levels, AllElectron atom) {
    for (int i = 0; i < levels.size(); i++) {
      double expected = atom.energy(i);
      if (Math.abs(levels.get(i).energy - expected) > 0.15 + 0.3 * Math.abs(expected)) {
        return false;
      }
    }
    return true;
  }

  private static int highest(RadialForm form, List<Configuration.Shell> shells) {
    int highest = 0;
    for (int i = 0; i < form.projectors(); i++) {
      highest = Math.max(highest, form.angularMomentum(i));
    }
    for (Configuration.Shell shell : shells) {
      highest = Math.max(highest, shell.l());
    }
    return highest;
  }

  /** Gives each level the state nearest to its all-electron eigenvalue, in order within each l. */
  private static void assign(
      RadialHamiltonian[] channels, List<RadialScf.Level> levels, AllElectron atom) {
    for (int l = 0; l < channels.length; l++) {
      List<RadialScf.Level> members = new ArrayList<>();
      List<Double> targets = new ArrayList<>();
      for (int i = 0; i < levels.size(); i++) {
        if (levels.get(i).l == l) {
          members.add(levels.get(i));
          targets.add(atom.energy(i));
        }
      }
      if (!members.isEmpty()) {
        int[] chosen = nearest(eigenvalues(channels[l], members.size() + 2), targets);
        for (int k = 0; k < chosen.length; k++) {
          if (members.get(k).index != chosen[k]) {
            members.get(k).energy = Double.NaN;
          }
          members.get(k).index = chosen[k];
        }
      }
    }
  }

  private static double[] eigenvalues(RadialHamiltonian channel, int count) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = channel.eigenvalue(k, Double.NaN, channel.vector());
    }
    return values;
  }

  /** The increasing choice of values with the least sum of |log| ratios to the targets. */
  private static int[] nearest(double[] values, List<Double> targets) {
    int[] best = new int[targets.size()];
    double least = Double.POSITIVE_INFINITY;
    for (int mask = 0; mask < 1 << values.length; mask++) {
      if (Integer.bitCount(mask) == targets.size()) {
        int[] choice = new int[targets.size()];
        double cost = 0;
        int k = 0;
        for (int i = 0; i < values.length; i++) {
          if ((mask >> i & 1) == 1) {
            cost += Math.abs(Math.log(depth(values[i]) / depth(targets.get(k))));
            choice[k++] = i;
          }
        }
        if (cost < least) {
          least = cost;
          best = choice;
        }
      }
    }
    return best;
  }

  /** Binding energy with a floor, so that barely bound and unbound states compare. */
  private static double depth(double energy) {
    return Math.max(-energy, 0) + 0.05 * Math.exp(Math.min(0, -energy));
  }

  private static Optional<GhostState> deepest(
      RadialHamiltonian[] channels, List<RadialScf.Level> levels, AllElectron atom) {
    double highest = levels.stream().mapToDouble(x -> x.energy).max().orElse(0);
    Optional<GhostState> deepest = Optional.empty();
    for (int l = 0; l < channels.length; l++) {
      int channel = l;
      int[] taken = levels.stream().filter(x -> x.l == channel).mapToInt(x -> x.index).toArray();
      int last = Arrays.stream(taken).max().orElse(-1);
      int most = last < 0 ? channels[l].countBelow(highest - MARGIN) : last;
      for (int k = 0; k < most; k++) {
        int index = k;
        if (Arrays.stream(taken).noneMatch(x -> x == index)) {
          double energy = channels[l].eigenvalue(k, Double.NaN, channels[l].vector());
          if (deepest.isEmpty() || energy < deepest.get().energy()) {
            deepest = Optional.of(new GhostState(l, energy, atom.lowest(l)));
          }
        }
      }
    }
    return deepest;
  }
}
