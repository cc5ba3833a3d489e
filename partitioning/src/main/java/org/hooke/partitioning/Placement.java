package org.hooke.partitioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which executor holds which state, decided by the driver alone.
 *
 * <p>States without a living owner go, dearest first, to the executor with the least load per core.
 * Ties fall to the lower number, so that the same executors and costs give the same placement. It
 * never touches results: those do not depend on where a state lives. One thread.
 */
final class Placement {
  /** Load per core over its mean, beyond which newcomers take over states. */
  private static final double IMBALANCE = 1.25;

  private final double[] estimates; // [state]
  private final double[] measured; // [state], s; 0 where not yet
  private final String[] owners; // [state], executor number; null without one
  private final Map<String, TreeSet<Integer>> evictions = new HashMap<>(); // no longer owned there
  private List<ExecutorSlot> alive = List.of();

  /**
   * @param costs plane waves times bands of each state, [state]
   */
  Placement(double[] costs) {
    this.estimates = costs.clone();
    this.measured = new double[costs.length];
    this.owners = new String[costs.length];
  }

  /**
   * Takes note of the living executors, in a fixed order.
   *
   * @param mayMove whether states may leave living executors to even out the load; they are then
   *     built anew where they go
   */
  void update(List<ExecutorSlot> executors, boolean mayMove) {
    boolean changed = !executors.equals(alive);
    double[] costs = costs();
    alive = List.copyOf(executors);
    TreeSet<String> ids = new TreeSet<>(alive.stream().map(ExecutorSlot::id).toList());
    evictions.keySet().retainAll(ids);
    List<Integer> orphans = new ArrayList<>();
    for (int s = 0; s < owners.length; s++) {
      if (owners[s] == null || !ids.contains(owners[s])) {
        owners[s] = null;
        orphans.add(s);
      }
    }
    orphans.sort((a, b) -> Double.compare(costs[b], costs[a])); // stable: then by number
    for (int s : orphans) {
      owners[s] = least(costs).id();
    }
    if (changed && mayMove) {
      level(costs);
    }
  }

  /** A task for the state answered from this executor: it is the owner now. */
  void ran(String executor, int state) {
    if (!executor.equals(owners[state])) {
      leave(state);
      owners[state] = executor;
    }
    evictions.getOrDefault(executor, new TreeSet<>()).remove(state);
  }

  /**
   * Takes note of how long a state took, which counts instead of the estimates when all are known.
   *
   * @param seconds wall time, averaged with what it took before; 0 when unknown
   */
  void measured(int state, double seconds) {
    measured[state] = measured[state] > 0 ? (measured[state] + seconds) / 2 : seconds;
  }

  private double[] costs() {
    return Arrays.stream(measured).allMatch(seconds -> seconds > 0) ? measured : estimates;
  }

  String owner(int state) {
    return owners[state];
  }

  /** The given states by the executors that hold them, in the order of the executors. */
  Map<ExecutorSlot, int[]> batches(int[] states) {
    Map<ExecutorSlot, int[]> batches = new TreeMap<>((a, b) -> alive.indexOf(a) - alive.indexOf(b));
    for (ExecutorSlot slot : alive) {
      int[] own = Arrays.stream(states).filter(s -> slot.id().equals(owners[s])).toArray();
      if (own.length > 0) {
        batches.put(slot, own);
      }
    }
    return batches;
  }

  /** How many states an executor holds. */
  int held(String executor) {
    return (int) Arrays.stream(owners).filter(executor::equals).count();
  }

  /** States to be dropped by an executor; forgotten here once asked for. */
  int[] evicted(String executor) {
    TreeSet<Integer> states = evictions.remove(executor);
    return states == null ? new int[0] : states.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Moves the cheapest states from the fullest to the emptiest executor while that evens out. */
  private void level(double[] costs) {
    double mean = Arrays.stream(costs).sum() / alive.stream().mapToInt(ExecutorSlot::cores).sum();
    for (int moves = 0; moves < owners.length; moves++) {
      ExecutorSlot from = fullest(costs);
      ExecutorSlot to = least(costs);
      int cheapest = cheapest(costs, from.id());
      double after = cheapest < 0 ? 0 : (load(costs, to.id()) + costs[cheapest]) / to.cores();
      if (cheapest < 0
          || load(costs, from.id()) / from.cores() <= IMBALANCE * mean
          || after >= load(costs, from.id()) / from.cores()) {
        return;
      }
      leave(cheapest);
      owners[cheapest] = to.id();
    }
  }

  private void leave(int state) {
    String old = owners[state];
    if (old != null && alive.stream().anyMatch(e -> e.id().equals(old))) {
      evictions.computeIfAbsent(old, id -> new TreeSet<>()).add(state);
    }
  }

  private int cheapest(double[] costs, String executor) {
    int best = -1;
    for (int s = 0; s < owners.length; s++) {
      if (executor.equals(owners[s]) && (best < 0 || costs[s] <= costs[best])) {
        best = s;
      }
    }
    return best;
  }

  private ExecutorSlot least(double[] costs) {
    ExecutorSlot best = alive.get(0);
    for (ExecutorSlot e : alive) {
      best = load(costs, e.id()) / e.cores() < load(costs, best.id()) / best.cores() ? e : best;
    }
    return best;
  }

  private ExecutorSlot fullest(double[] costs) {
    ExecutorSlot best = alive.get(0);
    for (ExecutorSlot e : alive) {
      best = load(costs, e.id()) / e.cores() > load(costs, best.id()) / best.cores() ? e : best;
    }
    return best;
  }

  private double load(double[] costs, String executor) {
    double sum = 0;
    for (int s = 0; s < owners.length; s++) {
      sum += executor.equals(owners[s]) ? costs[s] : 0;
    }
    return sum;
  }
}
