package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Separable nonlocal pseudopotential: E = sum_n f_n sum_a sum_ijm D_ij <psi_n|beta_aim>
 * <beta_ajm|psi_n>, Ha.
 *
 * <p><k+G|beta_aim> = (-i)^l beta_i(|k+G|) Y_lm(k+G) e^{-i(k+G)tau_a}/sqrt(Omega), as {@link
 * Pseudopotential} states; D couples projectors of equal l and does not depend on m. Source: L.
 * Kleinman and D. M. Bylander, Phys. Rev. Lett. 48, 1425 (1982); several projectors per l, D. R.
 * Hamann, Phys. Rev. B 88, 085117 (2013). The operator is {@link NonlocalOperator}.
 */
public final class NonlocalPseudopotential implements OrbitalTerm {
  private static final long serialVersionUID = 1L;

  private final Structure structure;
  private final SpeciesOfAtoms atoms;

  /**
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public NonlocalPseudopotential(
      Structure structure, Map<String, Pseudopotential> pseudopotentials) {
    this.structure = structure;
    this.atoms = new SpeciesOfAtoms(structure, pseudopotentials);
  }

  @Override
  public String name() {
    return "nonlocal";
  }

  @Override
  public OrbitalOperator at(KPointBasis basis) {
    return new NonlocalOperator(structure, atoms, basis);
  }

  /** Number of projectors of all atoms, each m counted. */
  public int projectors() {
    int rows = 0;
    for (int s = 0; s < atoms.count(); s++) {
      rows += atoms.atomsOf(s) * new ProjectorTable(atoms.pseudopotential(s)).rows();
    }
    return rows;
  }

  /** Bytes an operator keeps at one k-point, for a forecast of memory. */
  public long bytes(int planeWaves) {
    long tables = 0;
    for (int s = 0; s < atoms.count(); s++) {
      tables += 8L * planeWaves * new ProjectorTable(atoms.pseudopotential(s)).rows();
    }
    long single = 8L * planeWaves * projectors();
    return tables + kept(2 * single) + kept(single);
  }

  private static long kept(long bytes) {
    return bytes <= NonlocalOperator.MOST_BYTES ? bytes : 0;
  }
}
