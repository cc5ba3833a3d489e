package org.hooke.kernels.kpoints;

import java.util.List;
import org.hooke.kernels.basis.FloatOrbitalTransform;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransform;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.terms.OrbitalOperator;

/**
 * H_k = sum of the orbital operators + V(r), V by transforms to the grid and back. One thread.
 *
 * <p>Bands, or pairs of real ones, are spread over the slots of {@code parallel}; each slot has a
 * transform of its own.
 */
final class KPointHamiltonian implements LinearOperator {
  private final KPointBasis basis;
  private final List<OrbitalOperator> operators;
  private final OrbitalTransform[] transforms; // [slot]
  private final Parallel parallel;
  private final FloatOrbitalTransform[] rough; // in single precision, [slot], made when first used
  private double[] potential; // [grid point], Ha
  private float[] rounded; // the same, null until needed

  KPointHamiltonian(KPointBasis basis, List<OrbitalOperator> operators, Parallel parallel) {
    this.basis = basis;
    this.operators = List.copyOf(operators);
    this.parallel = parallel;
    this.transforms = new OrbitalTransform[parallel.slots()];
    for (int s = 0; s < transforms.length; s++) {
      transforms[s] = basis.transform();
    }
    this.rough = new FloatOrbitalTransform[parallel.slots()];
  }

  /** Sets V(r_j), [grid point], Ha; the array is kept, not copied. */
  void potential(double[] v) {
    this.potential = v;
    this.rounded = null;
  }

  /** Sets the numbers of the operators that take some, none or {@link KPointsSetup#couplings}. */
  void couple(double[] numbers) {
    for (OrbitalOperator operator : operators) {
      operator.couple(numbers);
    }
  }

  KPointBasis basis() {
    return basis;
  }

  List<OrbitalOperator> operators() {
    return operators;
  }

  OrbitalTransform transform(int slot) {
    return transforms[slot];
  }

  @Override
  public int size() {
    return basis.size();
  }

  @Override
  public boolean real() {
    return basis.real();
  }

  @Override
  public int dimension() {
    return basis.dimension();
  }

  @Override
  public void confine(ComplexMatrix x) {
    basis.confine(x);
  }

  @Override
  public void apply(ComplexMatrix x, ComplexMatrix y) {
    y.clear();
    for (OrbitalOperator operator : operators) {
      operator.addApply(x, y, parallel);
    }
    double[] v = potential;
    int together = transforms[0].bandsTogether();
    int rows = x.rows();
    parallel.forEach(
        (rows + together - 1) / together,
        (slot, i) -> {
          int count = Math.min(together, rows - i * together);
          transforms[slot].addPotentialTimes(v, x, y, i * together, count);
        });
  }

  @Override
  public void apply(FloatComplexMatrix x, FloatComplexMatrix y) {
    if (rounded == null) {
      rounded = new float[potential.length];
      Rows.round(potential, rounded);
    }
    if (rough[0] == null) {
      for (int s = 0; s < rough.length; s++) {
        rough[s] = basis.floatTransform();
      }
    }
    y.clear();
    for (OrbitalOperator operator : operators) {
      operator.addApply(x, y, basis.scalars(), parallel);
    }
    float[] v = rounded;
    int together = rough[0].bandsTogether();
    int rows = x.rows();
    parallel.forEach(
        (rows + together - 1) / together,
        (slot, i) -> {
          int count = Math.min(together, rows - i * together);
          rough[slot].addPotentialTimes(v, x, y, i * together, count);
        });
  }
}
