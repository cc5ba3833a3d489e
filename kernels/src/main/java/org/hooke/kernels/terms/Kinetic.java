package org.hooke.kernels.terms;

import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.FloatComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.linalg.Scalars;

/**
 * Kinetic energy: E = sum_n f_n sum_G T(|k+G|^2/2) |c_nG|^2, Ha.
 *
 * <p>T(e) = e, or the smooth cutoff's modified function of {@link
 * org.hooke.kernels.basis.KineticEnergy}. Source: R. M. Martin, Electronic Structure (Cambridge,
 * 2004), section 12.1; stress, Nielsen and Martin, Phys. Rev. B 32, 3792 (1985).
 */
public final class Kinetic implements OrbitalTerm {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "kinetic";
  }

  @Override
  public OrbitalOperator at(KPointBasis basis) {
    return new Operator(basis);
  }

  private static final class Operator implements OrbitalOperator {
    private final KPointBasis basis;
    private final float[] rounded; // T, [plane wave], Ha

    Operator(KPointBasis basis) {
      this.basis = basis;
      this.rounded = new float[basis.size()];
      Rows.round(basis.kinetic(), rounded);
    }

    @Override
    public void addApply(ComplexMatrix psi, ComplexMatrix out, Parallel parallel) {
      parallel.forEach(
          psi.rows(), (slot, n) -> out.row(n).addWeighted(1, basis.kinetic(), psi.row(n)));
    }

    @Override
    public void addApply(
        FloatComplexMatrix psi, FloatComplexMatrix out, Scalars scalars, Parallel parallel) {
      parallel.forEach(
          psi.rows(),
          (slot, n) -> Rows.addWeighted(rounded, psi.re(n), psi.im(n), out.re(n), out.im(n)));
    }

    @Override
    public double energy(ComplexMatrix psi, double[] f, Parallel parallel) {
      return weightedSum(basis.kinetic(), psi, f, parallel);
    }

    /** None: the plane waves do not move with the atoms. */
    @Override
    public void addForces(ComplexMatrix psi, double[] f, double[] forces, Parallel parallel) {}

    /** sigma_ij = -(1/Omega) sum_n f_n sum_G T'(e) q_i q_j |c_nG|^2, q = k+G, Ha/bohr^3. */
    @Override
    public void addStress(ComplexMatrix psi, double[] f, double[] stress, Parallel parallel) {
      double[] slope = basis.kineticSlope();
      double[] w = new double[slope.length];
      for (int ij = 0; ij < 9; ij++) {
        double[] qi = basis.q(ij / 3);
        double[] qj = basis.q(ij % 3);
        for (int g = 0; g < w.length; g++) {
          w[g] = slope[g] * qi[g] * qj[g];
        }
        stress[ij] -= weightedSum(w, psi, f, parallel) / basis.lattice().volume();
      }
    }

    /** sum_n f_n sum_G w_G |c_nG|^2, bands added in order. */
    private static double weightedSum(
        double[] w, ComplexMatrix psi, double[] f, Parallel parallel) {
      double[] parts = new double[psi.rows()]; // [band]
      parallel.forEach(
          psi.rows(), (slot, n) -> parts[n] = f[n] * psi.row(n).dotWeighted(w, psi.row(n)));
      double sum = 0;
      for (double part : parts) {
        sum += part;
      }
      return sum;
    }
  }
}
