package org.hooke.partitioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.kpoints.KPointState;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;

/**
 * One state on this executor, with the generation it has reached and its last result. Tasks that
 * come at once, a retry beside a straggler, take turns; the second finds the work done.
 */
final class HeldState {
  /** Generation of a state that has not begun. */
  static final int NOTHING = -1;

  private final int state;
  private final Parallel inner;
  private int generation = NOTHING;
  private Geometry geometry;
  private KPointState orbitals;
  private EigenResult last;
  private double seconds; // that the last diagonalisation took

  /**
   * @param inner threads within this state
   */
  HeldState(int state, Parallel inner) {
    this.state = state;
    this.inner = inner;
  }

  int state() {
    return state;
  }

  /** Whether it uses threads of its own, so that it must not share them with other states. */
  boolean threaded() {
    return inner.slots() > 1;
  }

  synchronized int generation() {
    return generation;
  }

  /**
   * Applies the operations of the segment it has not seen.
   *
   * @return whether it has reached the segment's end; not so when earlier operations are missing
   */
  synchronized boolean advance(Segment segment, OrbitalRegistry registry, String calculation) {
    for (int g = segment.first(); g <= segment.last(); g++) {
      Operation operation = segment.leadingTo(g);
      if (g > generation && (g == generation + 1 || operation.isStart())) {
        apply(operation, g, registry, calculation);
      }
    }
    return generation == segment.last();
  }

  /** After a failure nothing is known of the orbitals: they are dropped. */
  private void apply(Operation operation, int g, OrbitalRegistry registry, String calculation) {
    int before = generation;
    generation = NOTHING;
    try {
      if (operation instanceof Operation.Start start) {
        geometry = registry.geometry(calculation, g, start.geometry());
        orbitals = geometry.fresh(state, inner);
        if (start.orbitals() != null) {
          start.orbitals().value().read(state, orbitals);
        }
      } else if (operation instanceof Operation.Move move) {
        geometry = registry.geometry(calculation, g, move.geometry());
        orbitals = orbitals.moved(geometry.setup());
      } else if (operation instanceof Operation.Diagonalize diagonalize) {
        double[] potential = diagonalize.potential()[state / setup().mesh().size()];
        long began = System.nanoTime();
        last = orbitals.diagonalize(potential, diagonalize.request());
        seconds = (System.nanoTime() - began) * 1e-9;
      }
      generation = g;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (generation == NOTHING && before != NOTHING) {
        orbitals = null;
        last = null;
      }
    }
  }

  /** The result of the diagonalisation that led to the present generation. */
  synchronized EigenResult result() {
    return last;
  }

  /** Wall time of that diagonalisation, s; 0 before the first. */
  synchronized double seconds() {
    return seconds;
  }

  synchronized KPointsSetup setup() {
    return geometry.setup();
  }

  /** See {@link KPointState#addDensity}. */
  synchronized void addDensity(double[] f, ExactSum sum) {
    orbitals.addDensity(f, sum);
  }

  /** See {@link KPointState#addSums}. */
  synchronized void addSums(double[] f, ExactSum sum) {
    orbitals.addSums(f, sum);
  }

  /** Its orbitals as {@link StarOrbitals} takes them. */
  synchronized double[][] rows() {
    return StarOrbitals.rowsOf(orbitals.orbitals());
  }

  /**
   * See {@link OrbitalStorage#write}.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  synchronized void write(OrbitalStorage storage) {
    try {
      storage.write(state, orbitals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
