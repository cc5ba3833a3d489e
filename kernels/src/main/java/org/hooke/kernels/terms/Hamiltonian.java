package org.hooke.kernels.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.xc.Functional;

/**
 * The Kohn-Sham energy of one geometry as an ordered list of terms: E = sum of the ionic terms +
 * sum of the density terms of rho + sum_k w_k f_nk <psi_nk|O_k|psi_nk> over the orbital terms.
 *
 * <p>Energies, forces and stress here are those of the ionic and density terms; the orbital terms
 * are summed where the k-points live. One thread (the density terms share a basis).
 */
public final class Hamiltonian {
  private final DensityBasis basis;
  private final List<IonicTerm> ionicTerms;
  private final List<DensityTerm> densityTerms;
  private final List<OrbitalTerm> orbitalTerms;
  private final ComplexVector core; // n_core(G), bohr^-3
  private final HubbardU hubbard;

  private Hamiltonian(
      DensityBasis basis,
      List<IonicTerm> ionicTerms,
      List<DensityTerm> densityTerms,
      List<OrbitalTerm> orbitalTerms,
      ComplexVector core,
      HubbardU hubbard) {
    this.basis = basis;
    this.ionicTerms = ionicTerms;
    this.densityTerms = densityTerms;
    this.orbitalTerms = orbitalTerms;
    this.core = core;
    this.hubbard = hubbard;
  }

  /**
   * The terms of a pseudopotential calculation. A new term is one more line here.
   *
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential or two atoms coincide
   */
  public static Hamiltonian of(
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials,
      Functional functional) {
    return of(structure, basis, pseudopotentials, functional, ExternalFields.none());
  }

  /**
   * The same in external fields.
   *
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential or two atoms coincide
   */
  public static Hamiltonian of(
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials,
      Functional functional,
      ExternalFields fields) {
    return of(structure, basis, pseudopotentials, functional, fields, Map.of());
  }

  /**
   * The same with Hubbard corrections.
   *
   * @param pseudopotentials by chemical symbol
   * @param corrected shells by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential or that no such shell,
   *     or two atoms coincide
   */
  public static Hamiltonian of(
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials,
      Functional functional,
      ExternalFields fields,
      Map<String, HubbardShell> corrected) {
    List<DensityTerm> density = new ArrayList<>();
    density.add(new LocalPseudopotential(structure, basis, pseudopotentials));
    density.add(new AlphaZ(structure, pseudopotentials));
    density.add(new Hartree(basis));
    ExchangeCorrelation xc =
        new ExchangeCorrelation(structure, basis, pseudopotentials, functional);
    density.add(xc);
    density.addAll(fields.terms(structure, basis, pseudopotentials));
    List<OrbitalTerm> orbital = new ArrayList<>();
    orbital.add(new Kinetic());
    orbital.add(new NonlocalPseudopotential(structure, pseudopotentials));
    HubbardU hubbard = new HubbardU(structure, pseudopotentials, corrected);
    if (!hubbard.sites().isEmpty()) {
      orbital.add(hubbard);
    }
    return new Hamiltonian(
        basis,
        List.of(new Ewald(structure, pseudopotentials)),
        List.copyOf(density),
        List.copyOf(orbital),
        xc.coreDensity(),
        hubbard);
  }

  public DensityBasis basis() {
    return basis;
  }

  public List<IonicTerm> ionicTerms() {
    return ionicTerms;
  }

  public List<DensityTerm> densityTerms() {
    return densityTerms;
  }

  public List<OrbitalTerm> orbitalTerms() {
    return orbitalTerms;
  }

  /** The Hubbard correction; without sites when nothing is corrected. */
  public HubbardU hubbard() {
    return hubbard;
  }

  /** The partial core charge of the nonlinear core correction, n_core(G), bohr^-3: a copy. */
  public ComplexVector coreDensity() {
    return core.copy();
  }

  /** Energies of the density terms and V[rho] = dE/drho, in one pass. */
  public DensityEnergies evaluate(Density rho) {
    Potential potential = new Potential(basis, rho.spins());
    Energies parts = new Energies();
    for (DensityTerm term : densityTerms) {
      parts = parts.with(term.name(), term.evaluate(rho, potential));
    }
    return new DensityEnergies(parts, potential);
  }

  /** Energies of the ionic terms. */
  public Energies ionicEnergies() {
    Energies parts = new Energies();
    for (IonicTerm term : ionicTerms) {
      parts = parts.with(term.name(), term.energy());
    }
    return parts;
  }

  /** forces[3 a + i] += those of the ionic terms and of the density terms at rho, Ha/bohr. */
  public void addForces(Density rho, double[] forces) {
    for (IonicTerm term : ionicTerms) {
      term.addForces(forces);
    }
    for (DensityTerm term : densityTerms) {
      term.addForces(rho, forces);
    }
  }

  /** stress[3 i + j] += that of the ionic terms and of the density terms at rho, Ha/bohr^3. */
  public void addStress(Density rho, double[] stress) {
    for (IonicTerm term : ionicTerms) {
      term.addStress(stress);
    }
    for (DensityTerm term : densityTerms) {
      term.addStress(rho, stress);
    }
  }
}
