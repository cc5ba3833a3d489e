package org.hooke.kernels.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.JTransformsFft;
import org.hooke.kernels.linalg.ComplexVector;
import org.junit.jupiter.api.Test;

class SawToothTest extends DensityTermContract {
  private static final ElectricField FIELD = new ElectricField(2, 0.01, true, 0.71, 0.06);

  private static final Structure LAYER =
      new Structure(
          new Lattice(5, 0.2, 0, 0, 5.2, 0, 0.3, 0, 30), List.of("X"), new double[] {0, 0, 0.5});

  @Override
  DensityTerm term(Structure structure, DensityBasis basis) {
    return new SawTooth(FIELD, structure, basis, Crystal.PSEUDOPOTENTIALS);
  }

  /** The Fourier series against the shape itself, its mean and its slopes. */
  @Test
  void coefficientsAreThoseOfTheShape() {
    int points = 4000;
    double mean = 0;
    double[] re = new double[5];
    double[] im = new double[5];
    for (int j = 0; j < points; j++) {
      double s = (j + 0.5) / points;
      mean += FIELD.shape(s) / points;
      for (int n = 1; n < 5; n++) {
        re[n] += FIELD.shape(s) * Math.cos(2 * Math.PI * n * s) / points;
        im[n] -= FIELD.shape(s) * Math.sin(2 * Math.PI * n * s) / points;
      }
      double h = 1e-7;
      double difference = (FIELD.shape(s + h) - FIELD.shape(s - h)) / (2 * h);
      assertEquals(difference, FIELD.slope(s), 1e-6 * Math.abs(difference), "at " + s);
    }
    assertEquals(0, mean, 1e-6);
    DensityBasis basis = Crystal.densityBasis(Crystal.REST);
    ComplexVector w = new SawTooth(FIELD, Crystal.REST, basis, Crystal.PSEUDOPOTENTIALS).shape();
    for (int n = 1; n < 5; n++) {
      int g = basis.index(0, 0, n);
      assertEquals(re[n], w.re()[g], 1e-6);
      assertEquals(im[n], w.im()[g], 1e-6);
    }
    assertEquals(0, w.re()[basis.index(1, 0, 1)]);
  }

  /**
   * Three charges +1 and an electron cloud 0.3 bohr above them, both Gaussians: the images make the
   * field 4 pi p/Omega in the vacuum, and the correction leaves the field that was asked for.
   */
  @Test
  void theDipoleCorrectionFlattensTheVacuum() {
    double dipole = -3 * 0.3;
    double volume = LAYER.lattice().volume();
    assertEquals(4 * Math.PI * dipole / volume, slope(0, false), 1e-5);
    double ringing = 2e-4; // the series of the saw-tooth ends with the sphere: 1 % of its slope
    assertEquals(0, slope(0, true), ringing);
    assertEquals(0.01, slope(0.01, true), ringing);
  }

  /** dV/dz of the electrostatic potential, averaged over the plane, from z = 4 to 8 bohr. */
  private static double slope(double strength, boolean corrected) {
    DensityBasis basis =
        new PlaneWaveBasis(LAYER.lattice(), 8, 0, new int[] {16, 16, 80}, new JTransformsFft())
            .densityBasis();
    Density rho = new Density(basis, 1);
    ComplexVector phases = basis.structureFactor(new double[] {0, 0, 0.51});
    double[] cloud = new double[basis.size()];
    for (int g = 0; g < cloud.length; g++) {
      cloud[g] = 3 * Math.exp(-0.5 * basis.norms()[g] * basis.norms()[g]);
    }
    rho.spin(0).addWeighted(1 / basis.volume(), cloud, phases);
    Potential v = new Potential(basis, 1);
    ElectricField field = new ElectricField(2, strength, corrected, 0.9, 0.2);
    new Hartree(basis).evaluate(rho, v);
    new LocalPseudopotential(LAYER, basis, Crystal.PSEUDOPOTENTIALS).evaluate(rho, v);
    new SawTooth(field, LAYER, basis, Crystal.PSEUDOPOTENTIALS).evaluate(rho, v);
    double difference = 0;
    for (int n = -40; n <= 40; n++) {
      int g = basis.index(0, 0, n);
      if (g >= 0) {
        double low = 2 * Math.PI * n * 4 / 30;
        double high = 2 * Math.PI * n * 8 / 30;
        difference += v.spin(0).re()[g] * (Math.cos(high) - Math.cos(low));
        difference -= v.spin(0).im()[g] * (Math.sin(high) - Math.sin(low));
      }
    }
    return difference / 4;
  }
}
