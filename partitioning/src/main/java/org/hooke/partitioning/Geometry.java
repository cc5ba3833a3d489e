package org.hooke.partitioning;

import java.io.Serializable;
import org.hooke.kernels.kpoints.KPointState;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;

/** What an executor must know to hold states of one geometry. Immutable. */
final class Geometry implements Serializable {
  private static final long serialVersionUID = 1L;

  private final KPointsSetup setup;
  private final LocalKPoints.EigenSolverFactory solvers;

  Geometry(KPointsSetup setup, LocalKPoints.EigenSolverFactory solvers) {
    this.setup = setup;
    this.solvers = solvers;
  }

  KPointsSetup setup() {
    return setup;
  }

  /** A state without orbitals yet. */
  KPointState fresh(int state, Parallel parallel) {
    return new KPointState(setup, state, solvers.make(parallel), parallel);
  }
}
