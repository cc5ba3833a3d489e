package org.hooke.kernels.terms;

import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.FloatAlgebra;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Scalars;

/**
 * The operator of an {@link OrbitalTerm} at one k-point. Safe for several threads; immutable but
 * for {@link #couple}.
 *
 * <p>In the sums f[n] is k weight times occupation of band n. Results do not depend on the slots of
 * {@code parallel}.
 */
public interface OrbitalOperator {
  /** out += O psi for every row, psi and out [band][plane wave]. */
  void addApply(ComplexMatrix psi, ComplexMatrix out, Parallel parallel);

  /**
   * The same to a few digits of single precision, for search directions; in double and rounded
   * unless overridden.
   *
   * @param scalars what orbitals are combined with
   */
  default void addApply(
      FloatComplexMatrix psi, FloatComplexMatrix out, Scalars scalars, Parallel parallel) {
    FloatAlgebra rows = new FloatAlgebra(scalars, parallel);
    ComplexMatrix wide = new ComplexMatrix(psi.rows(), psi.columns());
    ComplexMatrix image = new ComplexMatrix(psi.rows(), psi.columns());
    rows.widen(psi, wide);
    rows.widen(out, image);
    addApply(wide, image, parallel);
    rows.round(image, out);
  }

  /** sum_n f_n <psi_n|O|psi_n>, Ha. */
  double energy(ComplexMatrix psi, double[] f, Parallel parallel);

  /** forces[3 a + i] += -sum_n f_n <psi_n|dO/dtau_ai|psi_n>, Ha/bohr. */
  void addForces(ComplexMatrix psi, double[] f, double[] forces, Parallel parallel);

  /** stress[3 i + j] += (1/Omega) sum_n f_n <psi_n|dO/dstrain_ij|psi_n> at fixed c_G, Ha/bohr^3. */
  void addStress(ComplexMatrix psi, double[] f, double[] stress, Parallel parallel);

  /** Adds forces and stress and returns the energy, in one pass where that is cheaper. */
  default double addSums(
      ComplexMatrix psi, double[] f, double[] forces, double[] stress, Parallel parallel) {
    addForces(psi, f, forces, parallel);
    addStress(psi, f, stress, parallel);
    return energy(psi, f, parallel);
  }

  /** Takes the numbers of this spin that change with self-consistency, copied. */
  default void couple(double[] numbers) {}

  /** numbers += sum_n f_n of what this operator's energy depends on beside the density. */
  default void addOccupations(ComplexMatrix psi, double[] f, double[] numbers, Parallel parallel) {}
}
