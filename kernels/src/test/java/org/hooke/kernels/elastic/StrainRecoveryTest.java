package org.hooke.kernels.elastic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Synthetic crystals of every Laue class, anharmonic and noisy. */
class StrainRecoveryTest {
  private static final double H = 0.004;

  /** S(E) = C:E + an anharmonic part, both of the crystal's symmetry. */
  private static final class Crystal {
    final CartesianPointGroup group;
    final ElasticTensor tensor;
    final double[] axes;
    private final double[] odd = new double[9];

    Crystal(int number, Random random) {
      Structure s = Crystals.of(number, random);
      Structure turned =
          Crystals.turned(s, Crystals.rotation(random), new int[] {1, 1, 0, 0, 1, 0, 0, 1, 1});
      group = Crystals.group(turned);
      tensor = Crystals.tensor(group, random);
      axes = IeeeOrientation.of(turned).rotation();
      for (int i = 0; i < 9; i++) {
        odd[i] = 400 * random.nextGaussian();
      }
    }

    /** The mean over the group of an anharmonic stress that has no symmetry. */
    double[] stress(double[] strain) {
      double[] sum = new double[9];
      for (int g = 0; g < group.size(); g++) {
        double[] r = group.rotation(g);
        double[] e = CartesianPointGroup.rotated(r, strain);
        double[] square = Matrix3.times(e, e);
        double[] s = new double[9];
        for (int i = 0; i < 9; i++) {
          double mixed = odd[i] * square[i] + odd[3 * (i % 3) + i / 3] * square[i];
          s[i] = mixed / 2 + 300 * e[0] * e[i] + 900 * e[4] * e[4] * e[i];
        }
        double[] back = CartesianPointGroup.rotated(Matrix3.transposed(r), s);
        for (int i = 0; i < 9; i++) {
          sum[i] += back[i] / group.size();
        }
      }
      double[] voigt = Voigt.stress(sum);
      double[] linear = tensor.stress(strain);
      for (int m = 0; m < 6; m++) {
        voigt[m] += linear[m];
      }
      return voigt;
    }
  }

  /** dS/d(eta) of fourth order from four cells, or from two and their images by symmetry. */
  private static double[] slope(Crystal c, StrainDirection d, boolean images) {
    double[] slope = new double[6];
    for (int n = 1; n <= 2; n++) {
      double[] plus = c.stress(d.at(n * H).strain());
      double[] minus =
          images && d.reversal().isPresent()
              ? Voigt.stress(CartesianPointGroup.rotated(d.reversal().get(), tensor(plus)))
              : c.stress(d.at(-n * H).strain());
      double weight = n == 1 ? 8 / (12 * H) : -1 / (12 * H);
      for (int m = 0; m < 6; m++) {
        slope[m] += weight * (plus[m] - minus[m]);
      }
    }
    return slope;
  }

  private static double[] tensor(double[] voigt) {
    double[] t = new double[9];
    for (int m = 0; m < 6; m++) {
      t[3 * Voigt.first(m) + Voigt.second(m)] = voigt[m];
      t[3 * Voigt.second(m) + Voigt.first(m)] = voigt[m];
    }
    return t;
  }

  /** What symmetry makes of few cells is what all 24 (six strains, four amplitudes) give. */
  @ParameterizedTest
  @CsvSource({"2", "10", "47", "83", "123", "147", "164", "175", "191", "200", "221"})
  void fewCellsGiveWhatTwentyFourGive(int number) {
    Crystal c = new Crystal(number, new Random(number));
    List<double[]> directions = new ArrayList<>();
    List<double[]> slopes = new ArrayList<>();
    for (StrainDirection d : StrainSet.all().directions()) {
      directions.add(d.strain());
      slopes.add(slope(c, d, false));
    }
    StiffnessFit all = new StiffnessFit(StrainSet.all().basis(), directions, slopes);
    StrainSet set = StrainSet.cheapest(c.group, c.axes, d -> d.reversal().isPresent() ? 1 : 2);
    List<double[]> few = new ArrayList<>();
    List<double[]> fewSlopes = new ArrayList<>();
    for (StrainDirection d : set.directions()) {
      few.add(d.strain());
      fewSlopes.add(slope(c, d, true));
    }
    StiffnessFit fit = new StiffnessFit(set.basis(), few, fewSlopes);
    assertArrayEquals(all.tensor().stiffness(), fit.tensor().stiffness(), 1e-6);
    assertArrayEquals(c.tensor.stiffness(), fit.tensor().stiffness(), 1e-6);
  }

  /** Noisy stresses many times over: the scatter of the constants is the error that is stated. */
  @ParameterizedTest
  @CsvSource({"2", "10", "47", "83", "123", "147", "164", "175", "191", "200", "221"})
  void noisyStressesGiveTheTensorWithinItsErrors(int number) {
    Random random = new Random(50 + number);
    Crystal c = new Crystal(number, random);
    StrainSet set = StrainSet.cheapest(c.group, c.axes, d -> 1);
    List<double[]> directions = set.directions().stream().map(StrainDirection::strain).toList();
    double noise = 0.3;
    List<double[]> variances = new ArrayList<>();
    for (int d = 0; d < directions.size(); d++) {
      double v = noise * noise;
      variances.add(new double[] {v, v, v, v / 2, v / 2, v / 2}); // equal in Kelvin's notation
    }
    int trials = 300;
    double[] scatter = new double[36];
    double variance = 0;
    double[] stated = new double[36];
    for (int t = 0; t < trials; t++) {
      List<double[]> slopes = new ArrayList<>();
      for (int d = 0; d < directions.size(); d++) {
        double[] s = c.tensor.stress(directions.get(d));
        for (int m = 0; m < 6; m++) {
          s[m] += Math.sqrt(variances.get(d)[m]) * random.nextGaussian();
        }
        slopes.add(s);
      }
      StiffnessFit fit = new StiffnessFit(set.basis(), directions, slopes);
      stated = fit.errors(directions, variances);
      variance += fit.variance() / trials;
      for (int i = 0; i < 36; i++) {
        double off = fit.tensor().stiffness()[i] - c.tensor.stiffness()[i];
        scatter[i] += off * off / trials;
      }
    }
    assertEquals(noise * noise, variance, 0.1 * noise * noise);
    double largest = 0;
    for (int i = 0; i < 36; i++) {
      largest = Math.max(largest, stated[i]);
    }
    assertTrue(largest > 0.1 * noise && largest < 3 * noise, "error " + largest);
    for (int i = 0; i < 36; i++) {
      assertEquals(stated[i], Math.sqrt(scatter[i]), 0.15 * stated[i] + 1e-9, "component " + i);
    }
  }

  /** A crystal under load: energy, Cauchy stress and Birch's coefficients by differences. */
  @Test
  void birchCoefficientsAreTheSlopesOfTheCauchyStress() {
    Random random = new Random(4);
    ElasticTensor c = Crystals.tensor(CartesianPointGroup.trivial(), random);
    double[] load = {-7, 1, -2, 1, -4, 3, -2, 3, -9};
    double[] b = c.birch(load).stiffness();
    double h = 1e-5;
    for (int n = 0; n < 6; n++) {
      double[] up = cauchy(c, load, n, h);
      double[] down = cauchy(c, load, n, -h);
      for (int m = 0; m < 6; m++) {
        double slope = (up[m] - down[m]) / (2 * h);
        // a shear of Voigt's 2 yz = eta is yz = eta/2 on both sides
        assertEquals(b[6 * m + n], n < 3 ? slope : slope / 2, 1e-6, m + " " + n);
      }
    }
    double p = 5;
    double[] pressed =
        ElasticTensor.cubic(100, 50, 40)
            .birch(new double[] {-p, 0, 0, 0, -p, 0, 0, 0, -p})
            .stiffness();
    assertEquals(95, pressed[0], 1e-12);
    assertEquals(55, pressed[1], 1e-12);
    assertEquals(35, pressed[21], 1e-12);
  }

  /** sigma = F S F^T / det F with S = load + C E, F = 1 + eta e without rotation. */
  private static double[] cauchy(ElasticTensor c, double[] load, int n, double eta) {
    double[] f = Voigt.unit(n);
    for (int i = 0; i < 9; i++) {
      f[i] = eta * f[i] + (i % 4 == 0 ? 1 : 0);
    }
    double[] e = Matrix3.times(Matrix3.transposed(f), f);
    for (int i = 0; i < 9; i++) {
      e[i] = (e[i] - (i % 4 == 0 ? 1 : 0)) / 2;
    }
    double[] s = tensor(c.stress(e));
    for (int i = 0; i < 9; i++) {
      s[i] = (s[i] + load[i]) / Matrix3.determinant(f);
    }
    return Voigt.stress(Matrix3.times(Matrix3.times(f, s), Matrix3.transposed(f)));
  }

  @Test
  void directionalModuliOfACubicCrystal() {
    double c11 = 165.7;
    double c12 = 63.9;
    double c44 = 79.6; // silicon
    DirectionalModuli d = new DirectionalModuli(ElasticTensor.cubic(c11, c12, c44));
    double s11 = (c11 + c12) / ((c11 - c12) * (c11 + 2 * c12));
    double s12 = -c12 / ((c11 - c12) * (c11 + 2 * c12));
    double[] axis = {0, 0, 1};
    assertEquals(1 / s11, d.young(axis), 1e-9);
    assertEquals(-s12 / s11, d.poisson(axis)[0], 1e-12);
    assertEquals(-s12 / s11, d.poisson(axis)[1], 1e-12);
    assertEquals(c44, d.shear(axis)[0], 1e-9);
    assertEquals(c44, d.shear(axis)[1], 1e-9);
    assertEquals(1 / (c11 + 2 * c12), d.compressibility(axis), 1e-12);
    double[] face = {0, Math.sqrt(0.5), Math.sqrt(0.5)};
    assertEquals((c11 - c12) / 2, d.shear(face)[0], 1e-9);
    assertEquals(c44, d.shear(face)[1], 1e-9);
    DirectionalModuli.Extreme softest = DirectionalModuli.least(d::young);
    DirectionalModuli.Extreme stiffest = DirectionalModuli.largest(d::young);
    assertEquals(1 / s11, softest.value(), 1e-6);
    assertEquals(1 / (s11 - 2 * (s11 - s12 - 1 / (2 * c44)) / 3), stiffest.value(), 1e-6);
    assertEquals(1 / Math.sqrt(3), Math.abs(stiffest.x()), 1e-3);
    double s0 = s11 - s12 - 1 / (2 * c44);
    double rod = 1 / (s11 - s0 / 2); // along [110], Poisson's extremes along [1-10] and [001]
    assertEquals(rod, d.young(face), 1e-9);
    assertEquals(
        -(s12 + s0 / 2) * rod, DirectionalModuli.least(n -> d.poisson(n)[0]).value(), 1e-6);
    assertEquals(-s12 * rod, DirectionalModuli.largest(n -> d.poisson(n)[1]).value(), 1e-6);
  }
}
