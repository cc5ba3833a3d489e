package org.hooke.partitioning;

import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.OrbitalStorage;

/**
 * A step that takes every state of a calculation from one generation to the next. The same steps
 * from the same start give the same bits, so the list of steps is what a lost state is rebuilt
 * from.
 *
 * <p>Final classes rather than records: Spark's Kryo cannot write records.
 */
sealed interface Operation {
  /** Bytes it takes on the way, about. */
  long bytes();

  /** Whether it needs no earlier generation. */
  default boolean isStart() {
    return false;
  }

  /** Begins in a geometry: without orbitals, or with those that were kept. */
  final class Start implements Operation {
    private final Serialized<Geometry> geometry;
    private final Serialized<OrbitalStorage> orbitals; // null for none

    /**
     * @param orbitals where they are; null for none
     */
    Start(Serialized<Geometry> geometry, OrbitalStorage orbitals) {
      this(geometry, orbitals == null ? new byte[0] : Serialized.of(orbitals).bytes());
    }

    /** From {@link #orbitalBytes}. */
    Start(Serialized<Geometry> geometry, byte[] orbitals) {
      this.geometry = geometry;
      this.orbitals = orbitals.length == 0 ? null : new Serialized<>(orbitals);
    }

    Serialized<Geometry> geometry() {
      return geometry;
    }

    /** Where the orbitals are; null for none. */
    Serialized<OrbitalStorage> orbitals() {
      return orbitals;
    }

    /** The same in bytes; empty for none. */
    byte[] orbitalBytes() {
      return orbitals == null ? new byte[0] : orbitals.bytes();
    }

    @Override
    public long bytes() {
      return geometry.bytes().length;
    }

    @Override
    public boolean isStart() {
      return true;
    }
  }

  /** Goes to another geometry with the present orbitals. */
  final class Move implements Operation {
    private final Serialized<Geometry> geometry;

    Move(Serialized<Geometry> geometry) {
      this.geometry = geometry;
    }

    Serialized<Geometry> geometry() {
      return geometry;
    }

    @Override
    public long bytes() {
      return geometry.bytes().length;
    }
  }

  /** Improves the orbitals in a potential. */
  final class Diagonalize implements Operation {
    private final double[][] potential; // [spin][grid point], Ha
    private final double tolerance;
    private final int maxIterations;
    private final int occupied;

    Diagonalize(double[][] potential, BandRequest request) {
      this.potential = potential;
      this.tolerance = request.tolerance();
      this.maxIterations = request.maxIterations();
      this.occupied = request.occupied();
    }

    /** The live potential, [spin][grid point], Ha. */
    double[][] potential() {
      return potential;
    }

    BandRequest request() {
      return new BandRequest(tolerance, maxIterations, occupied);
    }

    @Override
    public long bytes() {
      return 8L * potential.length * potential[0].length;
    }
  }
}
