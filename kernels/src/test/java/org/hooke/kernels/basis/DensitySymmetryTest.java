package org.hooke.kernels.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

class DensitySymmetryTest {
  private final Lattice lattice = new Lattice(0, 5.1, 5.1, 5.1, 0, 5.1, 5.1, 5.1, 0);
  private final Structure silicon =
      new Structure(lattice, List.of("Si", "Si"), new double[] {0.1, 0.2, 0.3, 0.35, 0.45, 0.55});
  private final SpaceGroup group = SpaceGroup.of(silicon);
  private final DensityBasis basis =
      new PlaneWaveBasis(lattice, 4, 0, new int[] {20, 20, 20}, Transforms.best()).densityBasis();

  @Test
  void anAveragedFunctionIsInvariantUnderEveryOperation() {
    assertEquals(48, group.operations().size());
    ComplexVector f = PlaneWaveBasisTest.randomReal(basis, 7);
    new DensitySymmetry(basis, group.operations()).apply(f);
    double[] x = {0.137, -0.271, 0.593};
    double here = value(f, x);
    for (SymmetryOperation s : group.operations()) {
      assertEquals(here, value(f, s.applied(x[0], x[1], x[2])), 1e-11);
    }
  }

  @Test
  void averagingIsTheMeanOfTheRotatedFunctions() {
    ComplexVector f = PlaneWaveBasisTest.randomReal(basis, 8);
    double[] x = {0.41, 0.17, -0.33};
    double mean = 0;
    for (SymmetryOperation s : group.operations()) {
      mean += value(f, s.applied(x[0], x[1], x[2])) / group.operations().size();
    }
    new DensitySymmetry(basis, group.operations()).apply(f);
    assertEquals(mean, value(f, x), 1e-11);
  }

  @Test
  void averagingTwiceChangesNothing() {
    ComplexVector f = PlaneWaveBasisTest.randomReal(basis, 9);
    DensitySymmetry symmetry = new DensitySymmetry(basis, group.operations());
    symmetry.apply(f);
    ComplexVector g = f.copy();
    symmetry.apply(g);
    g.addScaled(-1, f);
    assertEquals(0, g.normSquared(), 1e-28);
  }

  /** Two atoms with opposite moments: n keeps its value, m its value with the sign of the flip. */
  @Test
  void aMagnetisationIsOddUnderOperationsThatFlipTheSpin() {
    SpaceGroup magnetic = SpaceGroup.of(silicon.withMoments(new double[] {1, -1}));
    assertEquals(24, magnetic.operations().stream().filter(SymmetryOperation::flipsSpin).count());
    Density rho = new Density(basis, 2);
    rho.spin(0).set(PlaneWaveBasisTest.randomReal(basis, 10));
    rho.spin(1).set(PlaneWaveBasisTest.randomReal(basis, 11));
    double[] x = {0.41, 0.17, -0.33};
    double up = 0;
    for (SymmetryOperation s : magnetic.operations()) {
      double[] y = s.applied(x[0], x[1], x[2]);
      up += value(rho.spin(s.flipsSpin() ? 1 : 0), y) / magnetic.operations().size();
    }
    new DensitySymmetry(basis, magnetic.operations()).apply(rho);
    assertEquals(up, value(rho.spin(0), x), 1e-11);
    for (SymmetryOperation s : magnetic.operations()) {
      double[] y = s.applied(x[0], x[1], x[2]);
      assertEquals(up, value(rho.spin(s.flipsSpin() ? 1 : 0), y), 1e-11);
    }
  }

  private double value(ComplexVector f, double[] x) {
    double sum = 0;
    for (int i = 0; i < basis.size(); i++) {
      double phase =
          2
              * Math.PI
              * (basis.miller(i, 0) * x[0] + basis.miller(i, 1) * x[1] + basis.miller(i, 2) * x[2]);
      sum += f.re()[i] * Math.cos(phase) - f.im()[i] * Math.sin(phase);
    }
    return sum;
  }
}
