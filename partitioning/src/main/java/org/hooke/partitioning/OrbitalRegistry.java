package org.hooke.partitioning;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;

/**
 * The orbitals that live in this executor's process, by calculation and state, between tasks.
 *
 * <p>The one static object of the project: tasks of different jobs meet in a process by nothing
 * else. Spark knows nothing of this memory; calculations are dropped explicitly.
 */
final class OrbitalRegistry {
  private static final OrbitalRegistry OF_THIS_PROCESS = new OrbitalRegistry();

  private record Key(String calculation, int number) {}

  private final ConcurrentHashMap<Key, HeldState> states = new ConcurrentHashMap<>();
  // [calculation, generation it begins]; held strongly by the states that live in it
  private final ConcurrentHashMap<Key, WeakReference<Geometry>> geometries =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, HeldBlocks> blocks = new ConcurrentHashMap<>();
  private ThreadParallel threads;

  private OrbitalRegistry() {}

  static OrbitalRegistry ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /**
   * A state, made without orbitals when absent.
   *
   * @param inner threads of a new state
   */
  HeldState state(String calculation, int state, Parallel inner) {
    return states.computeIfAbsent(new Key(calculation, state), key -> new HeldState(state, inner));
  }

  /**
   * The blocks of bands of a calculation, made empty when absent.
   *
   * @param parallel threads of new ones
   */
  HeldBlocks blocks(String calculation, Parallel parallel) {
    return blocks.computeIfAbsent(calculation, key -> new HeldBlocks(parallel));
  }

  /** The geometry that begins at a generation, decoded once for all states. */
  Geometry geometry(String calculation, int generation, Serialized<Geometry> form) {
    Geometry[] decoded = new Geometry[1];
    geometries.compute(
        new Key(calculation, generation),
        (key, known) -> {
          decoded[0] = known == null ? null : known.get();
          if (decoded[0] != null) {
            return known;
          }
          decoded[0] = form.value();
          return new WeakReference<>(decoded[0]);
        });
    return decoded[0];
  }

  /** Threads over states, or inside one; made at first use. */
  synchronized Parallel threads(int slots) {
    if (threads == null || threads.slots() != slots) {
      if (threads != null) {
        threads.close();
      }
      threads = new ThreadParallel(slots, "hooke-states");
    }
    return threads;
  }

  void drop(String calculation, int state) {
    states.remove(new Key(calculation, state));
  }

  /** Frees everything of a calculation. */
  void drop(String calculation) {
    HeldBlocks dropped = blocks.remove(calculation);
    if (dropped != null) {
      dropped.clear();
    }
    states.keySet().removeIf(key -> key.calculation().equals(calculation));
    geometries.keySet().removeIf(key -> key.calculation().equals(calculation));
  }

  /** Number of states held, and of calculations with blocks of bands. */
  int size() {
    return states.size() + blocks.size();
  }
}
