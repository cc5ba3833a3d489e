package org.hooke.kernels.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Test;

class ElasticTensorTest {
  private static final ElasticTensor SILICON = ElasticTensor.cubic(165.7, 63.9, 79.6);

  /** alpha-quartz, GPa: H. J. McSkimin et al., J. Appl. Phys. 36, 1624 (1965). */
  private static final ElasticTensor QUARTZ = quartz(86.80, 7.04, 11.91, -18.04, 105.75, 58.20);

  private static ElasticTensor quartz(
      double c11, double c12, double c13, double c14, double c33, double c44) {
    double c66 = (c11 - c12) / 2;
    return new ElasticTensor(
        new double[] {
          c11, c12, c13, c14, 0, 0, //
          c12, c11, c13, -c14, 0, 0, //
          c13, c13, c33, 0, 0, 0, //
          c14, -c14, 0, c44, 0, 0, //
          0, 0, 0, 0, c44, c14, //
          0, 0, 0, 0, c14, c66
        });
  }

  @Test
  void complianceInvertsTheStiffness() {
    double[] s = QUARTZ.compliance();
    for (int m = 0; m < 6; m++) {
      for (int n = 0; n < 6; n++) {
        double sum = 0;
        for (int k = 0; k < 6; k++) {
          sum += QUARTZ.c(m, k) * s[6 * k + n];
        }
        assertEquals(m == n ? 1 : 0, sum, 1e-13);
      }
    }
  }

  /** 1/E = s11 - 2 (s11 - s12 - s44/2)(l2 m2 + m2 n2 + n2 l2) of a cubic crystal: Nye, ibid. */
  @Test
  void youngsModulusOfARodAlongADirection() {
    double[] s = SILICON.compliance();
    double shear = s[0] - s[1] - s[21] / 2;
    double[] n = {2. / 7, 3. / 7, 6. / 7};
    double sum = (4 * 9 + 9 * 36 + 36 * 4) / Math.pow(7, 4);
    assertEquals(1 / (s[0] - 2 * shear * sum), SILICON.young(n), 1e-10);
    assertEquals(1 / s[0], SILICON.young(new double[] {0, 0, 1}), 1e-10);
    double d = 1 / Math.sqrt(3);
    assertEquals(187.8, SILICON.young(new double[] {d, d, d}), 0.5);
    double isotropic = ElasticTensor.isotropic(100, 60).young(n);
    assertEquals(9 * 100 * 60 / (3 * 100 + 60.0), isotropic, 1e-10);
    double[] turned = {2. / 3, -1. / 3, 2. / 3, 2. / 3, 2. / 3, -1. / 3, -1. / 3, 2. / 3, 2. / 3};
    double[] image = new double[3];
    for (int i = 0; i < 9; i++) {
      image[i / 3] += turned[i] * n[i % 3];
    }
    assertEquals(QUARTZ.young(n), QUARTZ.rotated(turned).young(image), 1e-10);
  }

  /** R. Bechmann, Phys. Rev. 110, 1060 (1958) gives both stiffness and compliance of quartz. */
  @Test
  void complianceOfQuartzIsTheMeasuredOne() {
    double[] s = quartz(86.74, 6.99, 11.91, -17.91, 107.2, 57.94).compliance();
    assertEquals(12.77, 1e3 * s[0], 0.05);
    assertEquals(-1.79, 1e3 * s[1], 0.05);
    assertEquals(4.50, 1e3 * s[3], 0.05);
    assertEquals(9.60, 1e3 * s[14], 0.01);
    assertEquals(20.04, 1e3 * s[21], 0.05);
  }

  /** VRH of quartz: 37.8 and 44.3 GPa in J. D. Bass, AGU Reference Shelf 2, 45 (1995). */
  @Test
  void moduliOfQuartz() {
    assertEquals(37.8, QUARTZ.moduli().bulk(), 0.15);
    assertEquals(44.3, QUARTZ.moduli().shear(), 0.15);
  }

  /** With Zener's ratio A: G_R, and A_U = 6/5 (sqrt A - 1/sqrt A)^2, in closed form. */
  @Test
  void moduliOfACubicCrystalInClosedForm() {
    double tetragonal = 165.7 - 63.9;
    IsotropicModuli m = SILICON.moduli();
    assertEquals((165.7 + 2 * 63.9) / 3, m.bulkVoigt(), 1e-12);
    assertEquals(m.bulkVoigt(), m.bulkReuss(), 1e-12);
    assertEquals((tetragonal + 3 * 79.6) / 5, m.shearVoigt(), 1e-12);
    double reuss = 5 * tetragonal * 79.6 / (4 * 79.6 + 3 * tetragonal);
    assertEquals(reuss, m.shearReuss(), 1e-12);
    double zener = 2 * 79.6 / tetragonal;
    double root = Math.sqrt(zener) - 1 / Math.sqrt(zener);
    assertEquals(1.2 * root * root, m.universalAnisotropy(), 1e-12);
    double young = 1 / (1 / (9 * m.bulk()) + 1 / (3 * m.shear()));
    assertEquals(young, m.young(), 1e-11);
    assertEquals(young / (2 * m.shear()) - 1, m.poisson(), 1e-13);
  }

  @Test
  void isotropicLimit() {
    ElasticTensor c = ElasticTensor.isotropic(75, 30);
    double[] r = Crystals.rotation(new Random(1));
    assertArrayEquals(c.stiffness(), c.rotated(r).stiffness(), 1e-12);
    IsotropicModuli m = c.moduli();
    assertEquals(75, m.bulkReuss(), 1e-12);
    assertEquals(30, m.shearReuss(), 1e-12);
    assertEquals(0, m.universalAnisotropy(), 1e-12);
    AcousticWaves waves = new AcousticWaves(c, 2.5);
    double[] v = waves.velocities(new double[] {0.3, -2, 1.1});
    assertEquals(Math.sqrt(30 / 2.5), v[0], 1e-12);
    assertEquals(Math.sqrt(30 / 2.5), v[1], 1e-12);
    assertEquals(Math.sqrt((75 + 40) / 2.5), v[2], 1e-12);
    assertEquals(m.longitudinalVelocity(2.5), v[2], 1e-12);
    assertEquals(m.meanVelocity(2.5), waves.meanVelocity(), 1e-11);
  }

  @Test
  void whatAPolycrystalShowsIsTheSameInAllAxes() {
    Random random = new Random(2);
    ElasticTensor c = Crystals.tensor(CartesianPointGroup.trivial(), random);
    ElasticTensor turned = c.rotated(Crystals.rotation(random));
    assertEquals(c.moduli().bulkReuss(), turned.moduli().bulkReuss(), 1e-10);
    assertEquals(c.moduli().bulkVoigt(), turned.moduli().bulkVoigt(), 1e-10);
    assertEquals(c.moduli().shearReuss(), turned.moduli().shearReuss(), 1e-10);
    assertEquals(c.moduli().shearVoigt(), turned.moduli().shearVoigt(), 1e-10);
    assertEquals(c.norm(), turned.norm(), 1e-10);
    assertEquals(c.condition(), turned.condition(), 1e-9);
    assertArrayEquals(c.stability().eigenvalues(), turned.stability().eigenvalues(), 1e-9);
    assertEquals(
        new AcousticWaves(c, 3).meanVelocity(), new AcousticWaves(turned, 3).meanVelocity(), 1e-8);
  }

  /** Kelvin's eigenvalues of a cubic crystal are C11 + 2 C12, C11 - C12 twice, 2 C44 thrice. */
  @Test
  void bornsCriterionNamesTheFailingMode() {
    double[] values = SILICON.stability().eigenvalues();
    double[] expected = {101.8, 101.8, 159.2, 159.2, 159.2, 293.5};
    assertArrayEquals(expected, values, 1e-11);
    assertTrue(SILICON.stability().isStable());
    BornStability shear = ElasticTensor.cubic(100, 60, -5).stability();
    assertFalse(shear.isStable());
    assertEquals(-10, shear.eigenvalues()[0], 1e-12);
    assertTrue(shear.softestModeName().startsWith("shear"), shear.softestModeName());
    BornStability tetragonal = ElasticTensor.cubic(100, 110, 50).stability();
    assertFalse(tetragonal.isStable());
    double[] mode = tetragonal.softestMode();
    assertEquals(0, mode[0] + mode[4] + mode[8], 1e-12);
    BornStability volume = ElasticTensor.cubic(100, -60, 50).stability();
    assertTrue(volume.softestModeName().startsWith("volume"), volume.softestModeName());
    assertEquals(0, new AcousticWaves(ElasticTensor.cubic(100, 110, 50), 1).meanVelocity());
  }

  /** Waves of a cubic crystal along [110] in closed form. */
  @Test
  void christoffelAlongTheFaceDiagonal() {
    double[] v = new AcousticWaves(SILICON, 2.33).velocities(new double[] {1, 1, 0});
    assertEquals(Math.sqrt((165.7 - 63.9) / 2 / 2.33), v[0], 1e-12);
    assertEquals(Math.sqrt(79.6 / 2.33), v[1], 1e-12);
    assertEquals(Math.sqrt((165.7 + 63.9 + 2 * 79.6) / 2 / 2.33), v[2], 1e-12);
  }

  /**
   * Copper at 0 K, 176.2 124.94 81.77 GPa, a = 3.6030 angstrom: 344.4 K (G. A. Alers, Physical
   * Acoustics III B, 1 (1965)).
   */
  @Test
  void debyeTemperatureOfCopper() {
    double a = 3.6030 / AtomicUnits.BOHR_ANGSTROM;
    double density = 4 * 63.546 * AtomicUnits.DALTON / (a * a * a);
    ElasticTensor copper =
        ElasticTensor.cubic(176.2, 124.94, 81.77).times(1 / AtomicUnits.PRESSURE_GPA);
    double v = new AcousticWaves(copper, density).meanVelocity();
    double kelvin = AtomicUnits.HARTREE_KELVIN * AcousticWaves.debyeEnergy(v, 4 / (a * a * a));
    assertEquals(344.4, kelvin, 0.6);
  }

  @Test
  void singularTensorsHaveNoCompliance() {
    assertThrows(ArithmeticException.class, () -> ElasticTensor.cubic(100, 100, 50).compliance());
    double[] bad = new double[36];
    bad[3] = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> new ElasticTensor(bad));
  }

  /** U(E) = V0 E C E / 2: its slope with the deformation is the Cauchy stress S comes from. */
  @Test
  void secondPiolaKirchhoffStressComesFromTheEnergy() {
    Random random = new Random(5);
    ElasticTensor c = Crystals.tensor(CartesianPointGroup.trivial(), random);
    double[] e = new double[9];
    for (int m = 0; m < 6; m++) {
      double x = 0.03 * random.nextGaussian();
      e[3 * Voigt.first(m) + Voigt.second(m)] = x;
      e[3 * Voigt.second(m) + Voigt.first(m)] = x;
    }
    FiniteStrain strain = new FiniteStrain(e);
    double[] f = strain.deformation();
    assertArrayEquals(e, green(f), 1e-14);
    double volume = Matrix3.determinant(f);
    double[] cauchy = new double[9]; // (1/V) dU/d(eps), r -> (1 + eps) r after F
    double h = 1e-5;
    for (int i = 0; i < 9; i++) {
      cauchy[i] = (energy(c, strained(f, i, h)) - energy(c, strained(f, i, -h))) / (2 * h * volume);
    }
    double[] s = Voigt.stress(strain.secondPiolaKirchhoff(cauchy));
    assertArrayEquals(c.stress(e), s, 1e-7);
  }

  private static double[] strained(double[] f, int component, double h) {
    double[] g = f.clone();
    int i = component / 3;
    int j = component % 3;
    for (int k = 0; k < 3; k++) {
      g[3 * i + k] += h * f[3 * j + k];
    }
    return g;
  }

  private static double energy(ElasticTensor c, double[] f) {
    double[] e = green(f);
    double[] voigt = Voigt.strain(e);
    double[] s = c.stress(e);
    double sum = 0;
    for (int m = 0; m < 6; m++) {
      sum += s[m] * voigt[m] / 2;
    }
    return sum;
  }

  private static double[] green(double[] f) {
    double[] e = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          e[3 * i + j] += f[3 * k + i] * f[3 * k + j] / 2;
        }
        e[3 * i + j] -= i == j ? 0.5 : 0;
      }
    }
    return e;
  }
}
