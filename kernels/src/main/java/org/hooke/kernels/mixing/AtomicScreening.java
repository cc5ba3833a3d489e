package org.hooke.kernels.mixing;

import java.util.Map;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Screening by polarisable atoms: d = (1 - chi_0 v)^-1 R with
 *
 * <pre>
 *   -chi_0 V = s F^(1/2) (-div)[kappa grad F^(1/2) V] + max(k^2/4 pi, q^2 X(q)) V,
 *   kappa(r) = KAPPA sum_a x_a exp(-|r - tau_a|^2/2 RADIUS^2),  F(q) = 1/(1 + q^2/Q^2)^2,
 *   4 pi X(q) = 1/(1/(eps_0 - eps_a) + q^2/k_1^2).
 * </pre>
 *
 * <p>A crystal's electrons answer a field near its atoms, out to waves of several per bohr, which
 * no function of q alone tells: between the atoms nothing does. eps_a - 1 is what the atoms make of
 * long waves; a semiconductor's eps_0 above it and a metal's k screen uniformly. s = 1 - k^2/k_0^2
 * lets the atoms go where metal screens. The shares x_a are 1 for atoms that polarise and 0 for
 * those that have lost their outer electrons. The constants were fitted to differences of inputs
 * and residuals of MgO and silicon (docs/decisions/0017-polarisable-atoms.md). One thread.
 */
final class AtomicScreening implements Screening {
  /** sum_a x_a exp(-|r - tau_a|^2/2 RADIUS^2) as the part of the bundle this is made of. */
  static final String ATOMS = "atoms";

  private static final double RADIUS = 1; // bohr
  private static final double KAPPA = 1.2;
  private static final double SHORT = 2; // Q^2, 1/bohr^2
  private static final double LONG = 0.7; // k_1, 1/bohr
  private static final double ACCURACY = 1e-2;

  private final DensityBasis basis;
  private final double[] polarisability; // [grid point]
  private final double[] filter; // [G], F^(1/2)
  private final double[] uniform; // [G], v^-1 and what screens uniformly
  private final ScreeningEquation equation;

  /**
   * @param screening k, 1/bohr
   * @param permittivity eps_0, at least 1
   * @param model of {@link #model}
   */
  AtomicScreening(DensityBasis basis, double screening, double permittivity, MixedBundle model) {
    this.basis = basis;
    double left =
        Math.max(0, 1 - screening * screening / Math.pow(MixingPreconditioner.SATURATION, 2));
    this.polarisability = new double[basis.gridSize()];
    basis.toGrid(model.parts().get(ATOMS), polarisability);
    for (int i = 0; i < polarisability.length; i++) {
      polarisability[i] = left * KAPPA * Math.max(0, polarisability[i]);
    }
    double mean = left * KAPPA * model.parts().get(ATOMS).re()[0];
    double more = Math.max(1e-9, permittivity - 1 - 4 * Math.PI * mean);
    double[] q = basis.norms();
    this.filter = new double[q.length];
    this.uniform = new double[q.length];
    double[] diagonal = new double[q.length];
    for (int i = 1; i < q.length; i++) {
      double square = q[i] * q[i];
      filter[i] = 1 / (1 + square / SHORT);
      double semiconductor = square / (1 / more + square / (LONG * LONG));
      uniform[i] = (square + Math.max(screening * screening, semiconductor)) / (4 * Math.PI);
      diagonal[i] = uniform[i] + mean * filter[i] * filter[i] * square;
    }
    this.equation = new ScreeningEquation(q, diagonal, ACCURACY, this::operator);
  }

  /**
   * The bundle that such a model is kept in.
   *
   * @param share x_a, [atom]
   */
  static MixedBundle model(DensityBasis basis, Structure structure, double[] share) {
    ComplexVector atoms = new ComplexVector(basis.size());
    for (int a = 0; a < structure.atoms(); a++) {
      double[] at = {
        structure.fractional(a, 0), structure.fractional(a, 1), structure.fractional(a, 2)
      };
      atoms.addScaled(share[a], basis.structureFactor(at));
    }
    double peak = Math.pow(2 * Math.PI, 1.5) * Math.pow(RADIUS, 3) / basis.volume();
    double[] q = basis.norms();
    double[] shape = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      shape[i] = peak * Math.exp(-0.5 * RADIUS * RADIUS * q[i] * q[i]);
    }
    atoms.scale(shape);
    return new MixedBundle(Map.of(ATOMS, atoms));
  }

  @Override
  public void apply(ComplexVector residual) {
    equation.solve(residual);
  }

  /** (v^-1 - chi_0) V, G = 0 left out. */
  ComplexVector operator(ComplexVector v) {
    ComplexVector smooth = v.copy();
    smooth.scale(filter);
    ComplexVector out = Polarisation.of(basis, polarisability, smooth);
    out.scale(filter);
    for (int i = 1; i < uniform.length; i++) {
      out.re()[i] += uniform[i] * v.re()[i];
      out.im()[i] += uniform[i] * v.im()[i];
    }
    out.re()[0] = 0;
    out.im()[0] = 0;
    return out;
  }
}
