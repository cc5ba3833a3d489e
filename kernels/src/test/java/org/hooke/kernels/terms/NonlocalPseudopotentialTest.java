package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.junit.jupiter.api.Test;

class NonlocalPseudopotentialTest extends OrbitalTermContract {
  @Override
  OrbitalTerm term(Structure structure) {
    return new NonlocalPseudopotential(structure, Crystal.PSEUDOPOTENTIALS);
  }

  /** The sum over m by the addition theorem, (2l+1)/(4 pi) P_l(cos), instead of harmonics. */
  @Override
  double[] element(KPointBasis basis, int g, int h) {
    double[] out = new double[2];
    double dot = 0;
    for (int i = 0; i < 3; i++) {
      dot += basis.q(i)[g] * basis.q(i)[h];
    }
    double cosine = dot / (basis.norms()[g] * basis.norms()[h]);
    for (int a = 0; a < Crystal.REST.atoms(); a++) {
      Pseudopotential p = Crystal.PSEUDOPOTENTIALS.get(Crystal.REST.symbol(a));
      double sum = 0;
      for (int i = 0; i < p.projectors(); i++) {
        for (int j = 0; j < p.projectors(); j++) {
          int l = p.angularMomentum(i);
          double angular = (2 * l + 1) / (4 * Math.PI) * legendre(l, cosine);
          double radial = beta(p, i, basis.norms()[g]) * beta(p, j, basis.norms()[h]);
          sum += p.coupling(i, j) * radial * angular;
        }
      }
      double phase = 0; // (q_g - q_h) tau
      double[] tau = Crystal.REST.cartesian(a);
      for (int i = 0; i < 3; i++) {
        phase += (basis.q(i)[g] - basis.q(i)[h]) * tau[i];
      }
      out[0] += sum * Math.cos(phase) / basis.lattice().volume();
      out[1] -= sum * Math.sin(phase) / basis.lattice().volume();
    }
    return out;
  }

  private static double beta(Pseudopotential p, int i, double q) {
    double[] beta = new double[1];
    p.projector(i, new double[] {q}, beta, new double[1]);
    return beta[0];
  }

  private static double legendre(int l, double x) {
    return l == 0 ? 1 : l == 1 ? x : 0.5 * (3 * x * x - 1);
  }

  @Test
  void blocksMadeAnewGiveTheSameBitsAsBlocksKept() {
    KPointBasis basis = Crystal.kpoint(Crystal.REST, 0);
    SpeciesOfAtoms atoms = new SpeciesOfAtoms(Crystal.REST, Crystal.PSEUDOPOTENTIALS);
    double[] kept =
        all(
            new NonlocalOperator(Crystal.REST, atoms, basis, 20, Long.MAX_VALUE),
            Crystal.orbitals(4, 0),
            Parallel.serial());
    double[] anew =
        all(
            new NonlocalOperator(Crystal.REST, atoms, basis, 20, 0),
            Crystal.orbitals(4, 0),
            Parallel.serial());
    assertArrayEquals(kept, anew);
    double[] oneBlock =
        all(
            new NonlocalOperator(Crystal.REST, atoms, basis),
            Crystal.orbitals(4, 0),
            Parallel.serial());
    assertArrayEquals(oneBlock, kept, 1e-14);
  }

  @Test
  void zeroWaveVectorHasNoTermOfItsOwn() {
    KPointBasis gamma = Crystal.waves(Crystal.REST, 0).kpoint(new double[3]);
    OrbitalOperator operator = term(Crystal.REST).at(gamma);
    ComplexMatrix psi = new ComplexMatrix(1, gamma.size());
    psi.re(0)[0] = 1;
    double expected = 0; // only l = 0 at q = 0
    for (int a = 0; a < Crystal.REST.atoms(); a++) {
      Pseudopotential p = Crystal.PSEUDOPOTENTIALS.get(Crystal.REST.symbol(a));
      for (int i = 0; i < p.projectors(); i++) {
        for (int j = 0; j < p.projectors(); j++) {
          expected += p.coupling(i, j) * beta(p, i, 0) * beta(p, j, 0) / (4 * Math.PI);
        }
      }
    }
    expected /= gamma.lattice().volume();
    double energy = operator.energy(psi, new double[] {1}, Parallel.serial());
    assertEquals(expected, energy, 1e-14);
    double[] stress = new double[9];
    operator.addStress(psi, new double[] {1}, stress, Parallel.serial());
    assertEquals(-energy / gamma.lattice().volume(), stress[0], 1e-15);
    assertEquals(0, stress[1], 0);
  }
}
