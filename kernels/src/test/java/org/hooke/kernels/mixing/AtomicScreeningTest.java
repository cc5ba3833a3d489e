package org.hooke.kernels.mixing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

/** Screening by polarisable atoms: without them, near and far from one, and what a mixer gains. */
class AtomicScreeningTest {
  private final Structure ions =
      new Structure(
          new Lattice(8, 0, 0, 0, 8, 0, 0, 0, 8),
          List.of("O", "Mg"),
          new double[] {0, 0, 0, 0.5, 0.5, 0.5});
  private final DensityBasis basis =
      new PlaneWaveBasis(ions.lattice(), 6, 0, new int[] {30, 30, 30}, Transforms.best())
          .densityBasis();

  private MixedBundle model(double oxygen, double magnesium) {
    return AtomicScreening.model(basis, ions, new double[] {oxygen, magnesium});
  }

  /** A charge of width 0.7 bohr on an atom. */
  private ComplexVector charge(int atom) {
    double x = ions.fractional(atom, 0);
    ComplexVector r = basis.structureFactor(new double[] {x, x, x});
    for (int i = 0; i < r.size(); i++) {
      double shape = i == 0 ? 0 : Math.exp(-0.25 * basis.norms()[i] * basis.norms()[i]);
      r.re()[i] *= shape;
      r.im()[i] *= shape;
    }
    return r;
  }

  @Test
  void withoutAtomsItIsTheUniformModel() {
    for (double k : new double[] {0, 0.5}) {
      ComplexVector step = charge(0);
      new AtomicScreening(basis, k, 5, model(0, 0)).apply(step);
      for (int i = 1; i < step.size(); i++) {
        double square = basis.norms()[i] * basis.norms()[i];
        double eps = 1 + Math.max(k * k / square, 1 / (1.0 / 4 + square / 0.49));
        assertEquals(charge(0).re()[i] / eps, step.re()[i], 1e-12);
      }
    }
  }

  /** d solves (1 - chi_0 v) d = R with a response that is symmetric. */
  @Test
  void theStepSolvesItsEquation() {
    AtomicScreening atoms = new AtomicScreening(basis, 0.3, 12, model(1, 0.5));
    ComplexVector step = charge(0);
    step.addScaled(0.5, charge(1));
    ComplexVector residual = step.copy();
    atoms.apply(step);
    ComplexVector v = step.copy();
    for (int i = 1; i < v.size(); i++) {
      double coulomb = 4 * Math.PI / (basis.norms()[i] * basis.norms()[i]);
      v.re()[i] *= coulomb;
      v.im()[i] *= coulomb;
    }
    ComplexVector missing = atoms.operator(v);
    missing.addScaled(-1, residual);
    assertTrue(missing.normSquared() < 1e-3 * residual.normSquared());
    double there = charge(1).dot(atoms.operator(charge(0)));
    assertEquals(there, charge(0).dot(atoms.operator(charge(1))), 1e-12 * Math.abs(there));
  }

  @Test
  void onlyAtomsThatPolariseScreen() {
    assertTrue(taken(0) < 0.6, "on the polarisable atom " + taken(0));
    assertTrue(taken(1) > 0.8, "on the other " + taken(1));
  }

  @Test
  void onlyInsulatorsWithUnlikeAtomsHaveTheModel() {
    double[] unlike = {1, 0};
    assertTrue(MixingPreconditioner.atomicModel(basis, ions, unlike, 0).isPresent());
    assertTrue(MixingPreconditioner.atomicModel(basis, ions, unlike, 0.2).isEmpty());
    assertTrue(MixingPreconditioner.atomicModel(basis, ions, new double[] {1, 1}, 0).isEmpty());
  }

  /** The part of a charge on an atom that the step takes. */
  private double taken(int atom) {
    ComplexVector step = charge(atom);
    new AtomicScreening(basis, 0, 1, model(1, 0)).apply(step);
    return step.dot(charge(atom)) / charge(atom).normSquared();
  }

  /** An insulator whose two atoms polarise by 1.3 and 0.1 of the model. */
  @Test
  void aMixerThatKnowsTheAtomsNeedsFewerIterations() {
    int atoms = iterations(new MixingPreconditioner(basis, 1, 0, 12, Optional.of(model(1, 0))));
    int uniform = iterations(new MixingPreconditioner(basis, 1, 0, 12));
    assertTrue(4 * atoms <= 3 * uniform, atoms + " and " + uniform);
  }

  private int iterations(MixingPreconditioner preconditioner) {
    AtomicScreening truth = new AtomicScreening(basis, 0, 1, model(1.3, 0.1));
    MixingMetric metric = new MixingMetric(basis);
    Anderson mixer = new Anderson(metric, preconditioner, 10);
    MixedBundle x = MixedBundle.of(new Density(basis, 1));
    x.parts().get(MixedBundle.CHARGE).set(charge(0));
    x.parts().get(MixedBundle.CHARGE).addScaled(-1, charge(1));
    for (int n = 1; n <= 60; n++) {
      MixedBundle out = x.copy();
      ComplexVector v = x.parts().get(MixedBundle.CHARGE).copy();
      for (int i = 1; i < v.size(); i++) {
        double coulomb = 4 * Math.PI / (basis.norms()[i] * basis.norms()[i]);
        v.re()[i] *= coulomb;
        v.im()[i] *= coulomb;
      }
      out.parts().get(MixedBundle.CHARGE).addScaled(-1, truth.operator(v));
      MixedBundle r = out.copy();
      r.addScaled(-1, x);
      if (metric.product(r, r) < 1e-12) {
        return n;
      }
      x = mixer.next(x, out);
    }
    return 61;
  }
}
