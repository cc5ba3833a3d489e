package org.hooke.kernels.mixing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Screening that differs from place to place: metal, insulator and vacuum in one cell.
 *
 * <p>The step d answers the residual R through (1 - chi_0 v) d = R with v = 4 pi/q^2 and a model of
 * the independent electrons' response to a potential V,
 *
 * <pre>  chi_0 V = -D(r) (V - &lt;V&gt;_D) + F^(1/2) div[ kappa(r) grad F^(1/2) V ].</pre>
 *
 * D(r) is the local density of states at the Fermi level (both spins, 1/Ha bohr^3) and &lt;V&gt;_D
 * the mean of V in it, the shift of the Fermi level; kappa = (eps - 1)/4 pi is a semiconductor's
 * polarisability, which F(q) = 1/(1 + (eps_0 - 1) q^2/k_0^2) lets go for short waves. In a uniform
 * cell these are the two forms of {@link MixingPreconditioner}. With V = v d the equation is
 * symmetric and definite, and is solved by conjugate gradients: nothing screens where nothing is.
 * Source: M. F. Herbst and A. Levitt, J. Phys.: Condens. Matter 33, 085503 (2021). One thread.
 */
final class LocalScreening implements Screening {
  /** D(r), Ha^-1 bohr^-3, as a part of the bundle this is made of. */
  static final String STATES = "states";

  /** Density of valence electrons, smoothed, bohr^-3. */
  static final String MATTER = "matter";

  /** Part of |R| that the solution may miss. */
  private static final double ACCURACY = 1e-3;

  private final DensityBasis basis;
  private final double[] states; // [grid point]
  private final double[] polarisability; // [grid point]
  private final double[] filter; // [G], F^(1/2)
  private final double[] diagonal; // [G], of a uniform mean
  private final double total; // mean of the states
  private final boolean polarisable;

  /** The model in {@link #STATES} and {@link #MATTER}, kept as they are. */
  LocalScreening(DensityBasis basis, MixedBundle model) {
    this.basis = basis;
    this.states = new double[basis.gridSize()];
    this.polarisability = new double[basis.gridSize()];
    double[] matter = new double[basis.gridSize()];
    basis.toGrid(model.parts().get(STATES), states, model.parts().get(MATTER), matter);
    double k0 = MixingPreconditioner.SATURATION;
    double enough = k0 * k0 / (4 * Math.PI); // states that screen short waves as well
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < states.length; i++) {
      double n = Math.max(0, matter[i]);
      double gas = 3 * Math.cbrt(3 * Math.PI * Math.PI * n) / (Math.PI * Math.PI);
      states[i] = Math.max(0, Math.min(states[i], gas));
      double left = Math.max(0, 1 - states[i] / enough);
      polarisability[i] = left * (MixingPreconditioner.penn(n) - 1) / (4 * Math.PI);
      sum += states[i];
      mean += polarisability[i];
    }
    this.total = sum / states.length;
    mean /= states.length;
    this.polarisable = mean > 1e-3;
    double[] q = basis.norms();
    this.filter = new double[q.length];
    this.diagonal = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double square = q[i] * q[i];
      double f = 1 / (1 + (MixingPreconditioner.LARGEST_PERMITTIVITY - 1) * square / (k0 * k0));
      filter[i] = Math.sqrt(f);
      diagonal[i] = square / (4 * Math.PI) + total + mean * f * square;
    }
  }

  /** The bundle such a model is kept in. */
  static MixedBundle model(ComplexVector states, ComplexVector matter) {
    Map<String, ComplexVector> parts = new LinkedHashMap<>();
    parts.put(STATES, states);
    parts.put(MATTER, matter);
    return new MixedBundle(parts);
  }

  @Override
  public void apply(ComplexVector residual) {
    new ScreeningEquation(basis.norms(), diagonal, ACCURACY, this::operator).solve(residual);
  }

  /** (1 - chi_0 v) d: the residual that a displacement d of the density makes, but for its sign. */
  ComplexVector response(ComplexVector displacement) {
    double[] q = basis.norms();
    ComplexVector v = displacement.copy();
    for (int i = 1; i < q.length; i++) {
      v.re()[i] *= 4 * Math.PI / (q[i] * q[i]);
      v.im()[i] *= 4 * Math.PI / (q[i] * q[i]);
    }
    v.re()[0] = 0;
    v.im()[0] = 0;
    return operator(v);
  }

  /** (v^-1 - chi_0) V, G = 0 left out. */
  private ComplexVector operator(ComplexVector v) {
    double[] q = basis.norms();
    ComplexVector out = new ComplexVector(v.size());
    for (int i = 1; i < q.length; i++) {
      double bare = q[i] * q[i] / (4 * Math.PI);
      out.re()[i] = bare * v.re()[i];
      out.im()[i] = bare * v.im()[i];
    }
    if (total > 0) {
      addStates(v, out);
    }
    if (polarisable) {
      addPolarisation(v, out);
    }
    out.re()[0] = 0;
    out.im()[0] = 0;
    return out;
  }

  private void addStates(ComplexVector v, ComplexVector out) {
    double[] onGrid = new double[basis.gridSize()];
    basis.toGrid(v, onGrid);
    double sum = 0;
    for (int i = 0; i < onGrid.length; i++) {
      sum += states[i] * onGrid[i];
    }
    double mean = sum / (total * onGrid.length);
    for (int i = 0; i < onGrid.length; i++) {
      onGrid[i] = states[i] * (onGrid[i] - mean);
    }
    ComplexVector answer = new ComplexVector(v.size());
    basis.fromGrid(onGrid, answer);
    out.addScaled(1, answer);
  }

  /** -F^(1/2) div[kappa grad F^(1/2) V]. */
  private void addPolarisation(ComplexVector v, ComplexVector out) {
    ComplexVector smooth = v.copy();
    smooth.scale(filter);
    ComplexVector charge = Polarisation.of(basis, polarisability, smooth);
    charge.scale(filter);
    out.addScaled(1, charge);
  }
}
