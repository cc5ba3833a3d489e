package org.hooke.kernels.kpoints;

import java.util.List;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.terms.OrbitalOperator;

/**
 * H_k = sum of the orbital operators + V(r), V by transforms to the grid and back. One thread.
 *
 * <p>Bands are spread over the slots of {@code parallel}; each slot has a transform of its own.
 */
final class KPointHamiltonian implements LinearOperator {
  private final KPointBasis basis;
  private final List<OrbitalOperator> operators;
  private final SphereTransform[] transforms; // [slot]
  private final Parallel parallel;
  private double[] potential; // [grid point], Ha

  KPointHamiltonian(KPointBasis basis, List<OrbitalOperator> operators, Parallel parallel) {
    this.basis = basis;
    this.operators = List.copyOf(operators);
    this.parallel = parallel;
    this.transforms = new SphereTransform[parallel.slots()];
    for (int s = 0; s < transforms.length; s++) {
      transforms[s] = basis.transform();
    }
  }

  /** Sets V(r_j), [grid point], Ha; the array is kept, not copied. */
  void potential(double[] v) {
    this.potential = v;
  }

  KPointBasis basis() {
    return basis;
  }

  List<OrbitalOperator> operators() {
    return operators;
  }

  SphereTransform transform(int slot) {
    return transforms[slot];
  }

  @Override
  public int size() {
    return basis.size();
  }

  @Override
  public void apply(ComplexMatrix x, ComplexMatrix y) {
    y.clear();
    for (OrbitalOperator operator : operators) {
      operator.addApply(x, y, parallel);
    }
    double[] v = potential;
    parallel.forEach(
        x.rows(),
        (slot, n) -> transforms[slot].addPotentialTimes(v, x.re(n), x.im(n), y.re(n), y.im(n)));
  }
}
