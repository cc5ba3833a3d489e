package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As an orbital term with the same number on all m, whose sum the addition theorem gives. */
class HubbardUTest extends OrbitalTermContract {
  private static final Map<String, HubbardShell> SHELLS =
      Map.of("X", new HubbardShell("3d", 0.15), "Y", new HubbardShell("2p", 0.2));
  private static final double[] STRENGTH = {0.3, -0.7, 0.5}; // [site]

  @Override
  OrbitalTerm term(Structure structure) {
    HubbardU hubbard = hubbard(structure);
    double[] v = new double[hubbard.couplings()];
    for (int i = 0; i < STRENGTH.length; i++) {
      HubbardSite site = hubbard.sites().get(i);
      for (int m = 0; m < site.functions(); m++) {
        v[site.offset() + m * site.functions() + m] = STRENGTH[i];
      }
    }
    return new OrbitalTerm() {
      private static final long serialVersionUID = 1L;

      @Override
      public String name() {
        return "isotropic";
      }

      @Override
      public OrbitalOperator at(KPointBasis basis) {
        OrbitalOperator operator = hubbard.at(basis);
        operator.couple(v);
        return operator;
      }
    };
  }

  private static HubbardU hubbard(Structure structure) {
    return new HubbardU(structure, Crystal.PSEUDOPOTENTIALS, SHELLS);
  }

  @Override
  double[] element(KPointBasis basis, int g, int h) {
    double[] out = new double[2];
    double dot = 0;
    double phase;
    for (int i = 0; i < 3; i++) {
      dot += basis.q(i)[g] * basis.q(i)[h];
    }
    double cosine = dot / (basis.norms()[g] * basis.norms()[h]);
    for (HubbardSite site : hubbard(Crystal.REST).sites()) {
      AtomicShell shell =
          new AtomicShell(Crystal.PSEUDOPOTENTIALS.get(site.symbol()), site.l() - 1);
      double[] phi = new double[2];
      double[] norms = {basis.norms()[g], basis.norms()[h]};
      shell.projector(0, norms, phi, new double[2]);
      double legendre = site.l() == 1 ? cosine : 0.5 * (3 * cosine * cosine - 1);
      double sum =
          STRENGTH[site.atom()] * site.functions() / (4 * Math.PI) * legendre * phi[0] * phi[1];
      phase = 0;
      double[] tau = Crystal.REST.cartesian(site.atom());
      for (int i = 0; i < 3; i++) {
        phase += (basis.q(i)[g] - basis.q(i)[h]) * tau[i];
      }
      out[0] += sum * Math.cos(phase) / basis.lattice().volume();
      out[1] -= sum * Math.sin(phase) / basis.lattice().volume();
    }
    return out;
  }

  /** E_U of two spins' orbitals as the atoms move and the cell is strained. */
  @ParameterizedTest
  @CsvSource({"false, 0", "false, 2", "true, 0"})
  void forcesAndStressAreTheDerivativesOfTheFunctional(boolean real, double smoothing) {
    double[] k = real ? new double[] {0.5, 0, -0.5} : new double[] {0.21, -0.13, 0.4};
    KPointBasis rest = Crystal.kpoint(Crystal.REST, smoothing, k, real);
    ComplexMatrix psi = Crystal.orbitals(5, rest);
    double[][] f = {{0.9, 0.7, 0.2, -0.02, 0.1}, {0.4, 0.8, 0.6, 0.3, 0}};
    double[][] v = hubbard(Crystal.REST).potential(occupations(Crystal.REST, rest, psi, f));
    Differences.assertForces(s -> probe(s, Crystal.kpoint(s, smoothing, k, real), psi, f, v));
    Differences.assertStress(s -> probe(s, Crystal.kpoint(s, smoothing, k, real), psi, f, v));
  }

  private static OccupationMatrices occupations(
      Structure structure, KPointBasis basis, ComplexMatrix psi, double[][] f) {
    HubbardU hubbard = hubbard(structure);
    OrbitalOperator operator = hubbard.at(basis);
    double[][] n = new double[f.length][hubbard.couplings()];
    for (int s = 0; s < f.length; s++) {
      operator.addOccupations(psi, f[s], n[s], Parallel.serial());
    }
    return new OccupationMatrices(n);
  }

  private static Differences.Probe probe(
      Structure structure, KPointBasis basis, ComplexMatrix psi, double[][] f, double[][] v) {
    return new Differences.Probe() {
      @Override
      public double energy() {
        return hubbard(structure).energy(occupations(structure, basis, psi, f));
      }

      @Override
      public double[] forces() {
        return sums()[0];
      }

      @Override
      public double[] stress() {
        return sums()[1];
      }

      private double[][] sums() {
        OrbitalOperator operator = hubbard(structure).at(basis);
        double[][] sums = {new double[3 * structure.atoms()], new double[9]};
        for (int s = 0; s < f.length; s++) {
          operator.couple(v[s]);
          operator.addSums(psi, f[s], sums[0], sums[1], Parallel.serial());
        }
        return sums;
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void thePotentialIsTheDerivativeOfTheEnergy(int spins) {
    HubbardU hubbard = hubbard(Crystal.REST);
    Random random = new Random(3);
    double[][] n = new double[spins][hubbard.couplings()];
    double[][] step = new double[spins][hubbard.couplings()];
    for (int s = 0; s < spins; s++) {
      Arrays.setAll(n[s], i -> random.nextDouble());
      Arrays.setAll(step[s], i -> random.nextGaussian());
    }
    OccupationMatrices rest = symmetric(hubbard, n);
    OccupationMatrices direction = symmetric(hubbard, step);
    double slope = HubbardU.contraction(hubbard.potential(rest), direction);
    Differences.assertDerivative(slope, 1e-3, h -> hubbard.energy(moved(rest, direction, h)));
  }

  private static OccupationMatrices symmetric(HubbardU hubbard, double[][] n) {
    double[][] sum = new double[n.length][hubbard.couplings()];
    for (int s = 0; s < n.length; s++) {
      for (HubbardSite site : hubbard.sites()) {
        int size = site.functions();
        for (int ij = 0; ij < size * size; ij++) {
          int ji = ij % size * size + ij / size;
          sum[s][site.offset() + ij] = 0.5 * (n[s][site.offset() + ij] + n[s][site.offset() + ji]);
        }
      }
    }
    return new OccupationMatrices(sum);
  }

  private static OccupationMatrices moved(OccupationMatrices x, OccupationMatrices d, double h) {
    double[][] sum = new double[x.spins()][];
    for (int s = 0; s < sum.length; s++) {
      sum[s] = x.spin(s);
      double[] step = d.spin(s);
      for (int i = 0; i < step.length; i++) {
        sum[s][i] += h * step[i];
      }
    }
    return new OccupationMatrices(sum);
  }

  @Test
  void withoutSpinBothSpinsCountAlike() {
    HubbardU hubbard = hubbard(Crystal.REST);
    double[][] one = {new double[hubbard.couplings()]};
    Arrays.setAll(one[0], i -> 0.01 * i);
    double[][] two = {one[0], one[0]};
    double single = hubbard.energy(new OccupationMatrices(one));
    assertEquals(hubbard.energy(new OccupationMatrices(two)), single, 1e-15);
    assertTrue(single != 0);
  }

  @Test
  void theStartHoldsTheShellsElectronsAndTheMomentsItCan() {
    HubbardU hubbard = hubbard(Crystal.REST); // moments 0.8, -0.5, 0.3; 3 electrons in each shell
    OccupationMatrices n = hubbard.start(2);
    for (HubbardSite site : hubbard.sites()) {
      assertEquals(3, n.electrons(site), 1e-14);
      assertEquals(Crystal.REST.moment(site.atom()), n.moment(site), 1e-14);
    }
    OccupationMatrices none = hubbard.start(1);
    assertEquals(3, none.electrons(hubbard.sites().get(0)), 1e-14);
    assertEquals(0, none.moment(hubbard.sites().get(0)), 0);
  }

  @Test
  void aShellThatThePotentialLacksIsRefused() {
    Map<String, HubbardShell> f = Map.of("X", new HubbardShell("4f", 0.1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new HubbardU(Crystal.REST, Crystal.PSEUDOPOTENTIALS, f));
    HubbardU none = new HubbardU(Crystal.REST, Crystal.PSEUDOPOTENTIALS, Map.of());
    assertEquals(0, none.couplings());
    assertArrayEquals(new HubbardSite[0], none.sites().toArray());
  }
}
