package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.ThreadParallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every orbital term owes: a Hermitian operator and the derivatives of its energy. */
abstract class OrbitalTermContract {
  private static final double[] F = {1.9, 1.2, 0.4, -0.05};

  abstract OrbitalTerm term(Structure structure);

  /** <G|O|G'>, real and imaginary part, written out. */
  abstract double[] element(KPointBasis basis, int g, int h);

  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void forcesAreMinusTheGradientOfTheEnergy(double smoothing) {
    Differences.assertForces(s -> probe(s, smoothing));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 2})
  void stressIsTheStrainDerivativeOfTheEnergyPerVolume(double smoothing) {
    Differences.assertStress(s -> probe(s, smoothing));
  }

  @Test
  void operatorEqualsItsDenseMatrixAndIsHermitian() {
    KPointBasis basis = Crystal.kpoint(Crystal.REST, 2);
    int n = basis.size();
    ComplexMatrix unit = new ComplexMatrix(n, n);
    for (int g = 0; g < n; g++) {
      unit.re(g)[g] = 1;
    }
    ComplexMatrix image = new ComplexMatrix(n, n); // row h is O e_h
    term(Crystal.REST).at(basis).addApply(unit, image, Parallel.serial());
    for (int h = 0; h < n; h++) {
      for (int g = 0; g < n; g++) {
        double[] expected = element(basis, g, h);
        double scale = 1e-13 * Math.max(1, Math.abs(expected[0]));
        assertEquals(expected[0], image.re(h)[g], scale);
        assertEquals(expected[1], image.im(h)[g], scale);
        assertEquals(image.re(g)[h], image.re(h)[g], scale);
        assertEquals(-image.im(g)[h], image.im(h)[g], scale);
      }
    }
  }

  @Test
  void energyIsTheExpectationValue() {
    KPointBasis basis = Crystal.kpoint(Crystal.REST, 0);
    OrbitalOperator operator = term(Crystal.REST).at(basis);
    ComplexMatrix psi = Crystal.orbitals(F.length, 0);
    ComplexMatrix image = new ComplexMatrix(F.length, basis.size());
    operator.addApply(psi, image, Parallel.serial());
    double sum = 0;
    for (int n = 0; n < F.length; n++) {
      sum += F[n] * psi.row(n).dot(image.row(n));
    }
    assertEquals(sum, operator.energy(psi, F, Parallel.serial()), 1e-13);
  }

  @Test
  void resultsDoNotDependOnTheSlots() {
    KPointBasis basis = Crystal.kpoint(Crystal.REST, 0);
    OrbitalOperator operator = term(Crystal.REST).at(basis);
    try (ThreadParallel three = new ThreadParallel(3, "term")) {
      ComplexMatrix psi = Crystal.orbitals(F.length, 0);
      assertArrayEquals(all(operator, psi, Parallel.serial()), all(operator, psi, three));
    }
  }

  /** Energy, forces, stress and one image in one array. */
  static double[] all(OrbitalOperator operator, ComplexMatrix psi, Parallel parallel) {
    ComplexMatrix image = new ComplexMatrix(F.length, psi.columns());
    operator.addApply(psi, image, parallel);
    double[] forces = new double[9];
    double[] stress = new double[9];
    operator.addForces(psi, F, forces, parallel);
    operator.addStress(psi, F, stress, parallel);
    double[] all = new double[19 + psi.columns()];
    System.arraycopy(forces, 0, all, 0, 9);
    System.arraycopy(stress, 0, all, 9, 9);
    all[18] = operator.energy(psi, F, parallel);
    System.arraycopy(image.im(1), 0, all, 19, psi.columns());
    return all;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void derivativesHoldForRealOrbitalsOnHalfTheSphere(double k) {
    double[] point = {k, 0, -k};
    ComplexMatrix psi = Crystal.orbitals(F.length, Crystal.kpoint(Crystal.REST, 2, point, true));
    Differences.assertForces(s -> probe(s, Crystal.kpoint(s, 2, point, true), psi));
    Differences.assertStress(s -> probe(s, Crystal.kpoint(s, 2, point, true), psi));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5})
  void halfTheSphereGivesWhatTheWholeGives(double k) {
    double[] point = {0, k, k};
    KPointBasis half = Crystal.kpoint(Crystal.REST, 0, point, true);
    KPointBasis whole = Crystal.kpoint(Crystal.REST, 0, point, false);
    assertEquals(k == 0 ? 2 * half.size() - 1 : 2 * half.size(), whole.size());
    OrbitalTransfer toWhole = new OrbitalTransfer(half, whole);
    ComplexMatrix psi = Crystal.orbitals(F.length, half);
    ComplexMatrix psiWhole = toWhole.apply(psi, F.length, 1);
    double[] ofHalf = all(term(Crystal.REST).at(half), psi, Parallel.serial());
    double[] ofWhole = all(term(Crystal.REST).at(whole), psiWhole, Parallel.serial());
    assertArrayEquals(
        Arrays.copyOf(ofWhole, 19), Arrays.copyOf(ofHalf, 19), 1e-13 * Math.abs(ofWhole[18]));
    ComplexMatrix image = new ComplexMatrix(F.length, half.size());
    term(Crystal.REST).at(half).addApply(psi, image, Parallel.serial());
    ComplexMatrix imageWhole = new ComplexMatrix(F.length, whole.size());
    term(Crystal.REST).at(whole).addApply(psiWhole, imageWhole, Parallel.serial());
    ComplexMatrix expected = toWhole.apply(image, F.length, 1);
    for (int n = 0; n < F.length; n++) {
      assertArrayEquals(expected.re(n), imageWhole.re(n), 1e-13);
      assertArrayEquals(expected.im(n), imageWhole.im(n), 1e-13);
    }
  }

  private Differences.Probe probe(Structure structure, double smoothing) {
    return probe(
        structure, Crystal.kpoint(structure, smoothing), Crystal.orbitals(F.length, smoothing));
  }

  private Differences.Probe probe(Structure structure, KPointBasis basis, ComplexMatrix psi) {
    OrbitalOperator operator = term(structure).at(basis);
    return new Differences.Probe() {
      @Override
      public double energy() {
        return operator.energy(psi, F, Parallel.serial());
      }

      @Override
      public double[] forces() {
        double[] forces = new double[3 * structure.atoms()];
        operator.addForces(psi, F, forces, Parallel.serial());
        return forces;
      }

      @Override
      public double[] stress() {
        double[] stress = new double[9];
        operator.addStress(psi, F, stress, Parallel.serial());
        return stress;
      }
    };
  }
}
