package org.hooke.kernels.kpoints;

import org.hooke.kernels.linalg.ComplexMatrix;

/**
 * Carries what is in both a block of bands and a slice of plane waves from the one to the other,
 * within a process or between several: the one side puts, the other finds. Used by several threads.
 */
public interface Pieces {
  /** Where pieces are put. */
  @FunctionalInterface
  interface Outgoing {
    /**
     * Gives a piece away: it is not touched any more by the giver.
     *
     * @param from number of the block or slice it comes from
     * @param to number of the slice or block it goes to
     * @param matrices all of one shape, [row][plane wave]
     */
    void put(int from, int to, ComplexMatrix... matrices);
  }

  /** Where pieces are found. */
  @FunctionalInterface
  interface Incoming {
    /**
     * A piece that was put; it may be shared with the giver and is not changed.
     *
     * @throws MissingPieces when it is lost
     */
    ComplexMatrix[] get(int from, int to);
  }

  /** That a piece cannot be had any more, and all orbitals of its state must be rebuilt. */
  final class MissingPieces extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingPieces(String message) {
      super(message);
    }
  }
}
