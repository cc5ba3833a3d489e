package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.hooke.kernels.xc.Functional;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

class FreeAtomTest {
  private static final Functional LDA = Functionals.named("LDA-PW92").orElseThrow();

  private static Pseudopotential embedded(String symbol, String family) {
    GthTable.Entry entry =
        GthTable.embedded().find(symbol, family, OptionalInt.empty()).orElseThrow();
    return entry.pseudopotential();
  }

  @Test
  void hydrogenicLevelsComeOutAndAreCounted() {
    RadialElements elements = new RadialElements(0.1, 60, 24);
    double[] v = new double[elements.nodes()];
    for (int i = 0; i < v.length; i++) {
      v[i] = -2 / Math.max(elements.r(i), 1e-9);
    }
    for (int l = 0; l <= 3; l++) {
      RadialHamiltonian h = new RadialHamiltonian(elements, l, new double[0][], new double[0][]);
      h.potential(v);
      for (int n = l + 1; n <= 4; n++) {
        double exact = -2.0 / (n * n);
        assertEquals(exact, h.eigenvalue(n - l - 1, Double.NaN, h.vector()), 1e-9);
        assertEquals(n - l - 1, h.countBelow(exact - 1e-6));
        assertEquals(n - l, h.countBelow(exact + 1e-6));
      }
    }
  }

  /** Adding d |u><u| for an eigenvector u moves that eigenvalue by d and no other. */
  @Test
  void projectorsOnEigenvectorsShiftTheirEigenvalues() {
    RadialElements elements = new RadialElements(0.1, 90, 26);
    double[] v = new double[elements.nodes()];
    for (int i = 0; i < v.length; i++) {
      v[i] = -1 / Math.max(elements.r(i), 1e-9);
    }
    RadialHamiltonian bare = new RadialHamiltonian(elements, 0, new double[0][], new double[0][]);
    bare.potential(v);
    double[] first = bare.vector();
    double[] second = bare.vector();
    bare.eigenvalue(0, Double.NaN, first);
    bare.eigenvalue(1, Double.NaN, second);
    double[][] both = {first, second};
    RadialHamiltonian h =
        new RadialHamiltonian(elements, 0, both, new double[][] {{0.45, 0}, {0, -5}});
    h.potential(v);
    assertEquals(-5.125, h.eigenvalue(0, Double.NaN, h.vector()), 1e-8);
    assertEquals(-1.0 / 18, h.eigenvalue(1, Double.NaN, h.vector()), 1e-8);
    assertEquals(-0.05, h.eigenvalue(2, Double.NaN, h.vector()), 1e-8);
  }

  /** NIST's LDA (Vosko, Wilk, Nusair) of Ne and Ar: Kotochigova et al., PRA 55, 191 (1997). */
  @Test
  void allElectronAtomsAgreeWithTheLiterature() {
    AllElectron neon = new AllElectron("Ne", Configuration.all("Ne"));
    double[] ne = {-30.305855, -1.322809, -0.498034};
    for (int i = 0; i < 3; i++) {
      assertEquals(ne[i], neon.energy(i), 2e-3);
    }
    AllElectron argon = new AllElectron("Ar", Configuration.valence("Ar", 8));
    assertEquals(-0.883384, argon.energy(0), 2e-3);
    assertEquals(-0.382330, argon.energy(1), 2e-3);
  }

  /** The pseudo-atom has the eigenvalues of the atom: NIST's LDA again. */
  @Test
  void pseudoAtomsHaveTheEigenvaluesOfTheAtoms() {
    assertLevels("H", -0.233471);
    assertLevels("C", -0.500866, -0.199186);
    assertLevels("Si", -0.398139, -0.153293);
    assertLevels("O", -0.871362, -0.338381);
  }

  private static void assertLevels(String symbol, double... expected) {
    FreeAtom.Solution atom = new FreeAtom(LDA).solve(embedded(symbol, "LDA").radial());
    assertTrue(atom.converged());
    assertEquals(expected.length, atom.orbitals());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], atom.energy(i), 2e-3);
    }
  }

  /** Screening minus Hartree is the derivative of int e(n, |n'|^2) d^3r, by differences. */
  @Test
  void gradientPotentialIsTheDerivativeOfItsEnergy() {
    Functional pbe = Functionals.named("PBE").orElseThrow();
    RadialElements elements = new RadialElements(0.2, 12, 8);
    int nodes = elements.nodes();
    RadialScf scf =
        new RadialScf(
            elements, new RadialHamiltonian[0], new double[nodes], new double[nodes], pbe);
    double[] charge = new double[nodes];
    double total = 0;
    for (int i = 0; i < nodes; i++) {
      double r = elements.r(i);
      charge[i] = 4 * Math.PI * r * r * Math.exp(-1.3 * r) * (1 + 0.3 * r * r);
      total += elements.weight(i) * charge[i];
    }
    double[] v = scf.screening(charge);
    double[] hartree = elements.hartree(charge, total);
    for (int i : new int[] {3, 10, 25, 40}) {
      double h = 1e-5 * charge[i];
      double slope = (energy(elements, pbe, charge, i, h) - energy(elements, pbe, charge, i, -h));
      double expected = slope / (2 * h * elements.weight(i));
      assertEquals(expected, v[i] - hartree[i], 1e-6 * Math.abs(expected));
    }
  }

  private static double energy(
      RadialElements elements, Functional pbe, double[] charge, int at, double h) {
    int nodes = elements.nodes();
    double[] n = new double[nodes];
    for (int i = 1; i < nodes; i++) {
      double r = elements.r(i);
      n[i] = (charge[i] + (i == at ? h : 0)) / (4 * Math.PI * r * r);
    }
    n[0] = n[1] + (n[1] - n[2]) * elements.r(1) / (elements.r(2) - elements.r(1));
    double[] s = elements.derivative(n);
    for (int i = 0; i < nodes; i++) {
      s[i] *= s[i];
    }
    double[] e = new double[nodes];
    pbe.unpolarised(nodes, n, s, e, new double[nodes], new double[nodes]);
    double sum = 0;
    for (int i = 0; i < nodes; i++) {
      double r = elements.r(i);
      sum += elements.weight(i) * 4 * Math.PI * r * r * e[i];
    }
    return sum;
  }

  @Test
  void tabledOrbitalsAreNormalisedInReciprocalSpace() {
    for (String symbol : List.of("H", "Fe")) {
      Pseudopotential p = embedded(symbol, "PBE");
      double dq = 0.02;
      double[] q = new double[1500];
      double[] phi = new double[q.length];
      for (int n = 0; n < q.length; n++) {
        q[n] = n * dq;
      }
      double electrons = 0;
      for (int i = 0; i < p.orbitals(); i++) {
        p.orbital(i, q, phi);
        double norm = 0;
        for (int n = 0; n < q.length; n++) {
          norm += dq * q[n] * q[n] * phi[n] * phi[n] / (8 * Math.pow(Math.PI, 3));
        }
        assertEquals(1, norm, 2e-4, symbol + " orbital " + i);
        electrons += p.orbitalOccupation(i);
      }
      assertEquals(p.valence(), electrons, 1e-12);
    }
  }

  @Test
  void configurationsFollowTheGroundState() {
    assertEquals("[3s2 3p6 3d6 4s2]", shells("Fe", 16));
    assertEquals("[3d6 4s2]", shells("Fe", 8));
    assertEquals("[3d10 4s2 4p1]", shells("Ga", 13));
    assertEquals("[4s2 4p1]", shells("Ga", 3));
    assertEquals("[4f14 5s2 5p6 5d4 6s2]", shells("W", 28));
    assertEquals("[5s2 5p6 5d4 6s2]", shells("W", 14));
    assertEquals("[3d10 4s1]", shells("Cu", 11));
  }

  private static String shells(String symbol, double valence) {
    return Configuration.valence(symbol, valence).stream()
        .map(s -> s.n() + "" + "spdf".charAt(s.l()) + (int) s.electrons())
        .toList()
        .toString()
        .replace(",", "");
  }
}
