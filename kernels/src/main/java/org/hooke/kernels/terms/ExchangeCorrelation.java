package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.xc.Functional;

/**
 * Exchange and correlation on the grid: E = (Omega/N) sum_j e(n(r_j), grad n(r_j)), Ha.
 *
 * <p>n_s = rho_s + n_core/spins, with the partial core charge of the nonlinear core correction (S.
 * G. Louie, S. Froyen and M. L. Cohen, Phys. Rev. B 26, 1738 (1982)). Values and gradients come
 * from the coefficients in the density's sphere, so E is a function of these alone, and the
 * potential returned is its exact derivative: no part of the discrete sum's derivative lies outside
 * the sphere. Source: J. A. White and D. M. Bird, Phys. Rev. B 50, 4954 (1994); stress, A. Dal
 * Corso and R. Resta, Phys. Rev. B 50, 4327 (1994). Negative densities are clipped inside the
 * functional only. See docs/theory/xc-in-the-cell.md. One thread (basis).
 */
public final class ExchangeCorrelation implements DensityTerm {
  private final DensityBasis basis;
  private final Functional functional;
  private final AtomicSuperposition cores; // null without any core charge
  private final ComplexVector core; // n_core(G), bohr^-3; null without any

  /**
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public ExchangeCorrelation(
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials,
      Functional functional) {
    this.basis = basis;
    this.functional = functional;
    SpeciesOfAtoms atoms = new SpeciesOfAtoms(structure, pseudopotentials);
    boolean any = false;
    for (int s = 0; s < atoms.count(); s++) {
      any |= atoms.pseudopotential(s).hasCore();
    }
    this.cores =
        any
            ? new AtomicSuperposition(
                structure,
                basis,
                atoms,
                true,
                (s, q, f, df) -> {
                  atoms.pseudopotential(s).core(q, f, df);
                  basis.edge().apply(q, f, df);
                })
            : null;
    this.core = any ? cores.coefficients() : null;
  }

  @Override
  public String name() {
    return "xc";
  }

  /**
   * E, Ha, adding V_s(G) = (de/dn_s)(G) - i G h_s(G), the coefficients in the sphere of de/dn_s -
   * div h_s, h_s = de/d(grad n_s).
   */
  @Override
  public double evaluate(Density rho, Potential potential) {
    XcOnGrid xc = onGrid(rho);
    for (int s = 0; s < rho.spins(); s++) {
      potential.spin(s).addScaled(1, xc.potential(s));
    }
    return xc.energy();
  }

  /** F_ai = -sum_G n_core,a(|G|) G_i Im[V(G)* e^{-iG tau_a}], V the mean over spins, Ha/bohr. */
  @Override
  public void addForces(Density rho, double[] forces) {
    if (cores != null) {
      cores.addForces(meanPotential(onGrid(rho), rho.spins()), forces);
    }
  }

  /**
   * sigma_ij = delta_ij (E/Omega - sum_sG Re[V_s* rho_s]) - (1/N) sum_js d_i n_s h_s,j + the strain
   * of the core charges in V, Ha/bohr^3.
   */
  @Override
  public void addStress(Density rho, double[] stress) {
    XcOnGrid xc = onGrid(rho);
    double diagonal = xc.energy() / basis.volume();
    for (int s = 0; s < rho.spins(); s++) {
      diagonal -= xc.potential(s).dot(rho.spin(s));
    }
    for (int i = 0; i < 3; i++) {
      stress[4 * i] += diagonal;
    }
    xc.addGradientStress(stress);
    if (cores != null) {
      cores.addStress(meanPotential(xc, rho.spins()), stress);
    }
  }

  /** Whether the functional sees a core charge. */
  public boolean hasCore() {
    return core != null;
  }

  /** The core charge n_core(G), bohr^-3: a copy, zero without core corrections. */
  public ComplexVector coreDensity() {
    return core == null ? new ComplexVector(basis.size()) : core.copy();
  }

  private XcOnGrid onGrid(Density rho) {
    ComplexVector[] n = new ComplexVector[rho.spins()];
    for (int s = 0; s < n.length; s++) {
      n[s] = rho.spin(s).copy();
      if (core != null) {
        n[s].addScaled(1.0 / n.length, core);
      }
    }
    return new XcOnGrid(basis, functional, n);
  }

  private static ComplexVector meanPotential(XcOnGrid xc, int spins) {
    ComplexVector v = xc.potential(0);
    if (spins == 2) {
      v.addScaled(1, xc.potential(1));
      v.scale(0.5);
    }
    return v;
  }
}
