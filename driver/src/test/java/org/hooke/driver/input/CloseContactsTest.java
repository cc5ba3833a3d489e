package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class CloseContactsTest {
  /** Over all images within reach, one by one. */
  private static double worst(Structure s, double[] radii) {
    double worst = Double.POSITIVE_INFINITY;
    int images = 6;
    for (int a = 0; a < s.atoms(); a++) {
      for (int b = a; b < s.atoms(); b++) {
        for (int n = 0; n < Math.pow(2 * images + 1, 3); n++) {
          int i = n % (2 * images + 1) - images;
          int j = n / (2 * images + 1) % (2 * images + 1) - images;
          int k = n / (2 * images + 1) / (2 * images + 1) - images;
          if (a == b && i == 0 && j == 0 && k == 0) {
            continue;
          }
          double[] r =
              s.lattice()
                  .cartesian(
                      s.fractional(b, 0) - s.fractional(a, 0) + i,
                      s.fractional(b, 1) - s.fractional(a, 1) + j,
                      s.fractional(b, 2) - s.fractional(a, 2) + k);
          double d = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
          worst = Math.min(worst, d / (radii[a] + radii[b]));
        }
      }
    }
    return worst;
  }

  @Test
  void findsWhatComparingEveryImageFinds() {
    Random random = new Random(3);
    int found = 0;
    for (int trial = 0; trial < 60; trial++) {
      double size = 4 + 12 * random.nextDouble();
      double[] rows = {size, 0, 0, 0, size, 0, 0, 0, size};
      for (int i = 0; i < 9; i++) {
        rows[i] += 0.3 * size * random.nextGaussian() * (trial % 3);
      }
      Lattice lattice;
      try {
        lattice = Cells.lattice("", rows);
      } catch (InputException e) {
        continue; // a random cell may be flat
      }
      int n = 1 + random.nextInt(6);
      double[] f = random.doubles(3L * n, -1, 2).toArray();
      Structure s = new Structure(lattice, Collections.nCopies(n, "Si"), f);
      double[] radii = random.doubles(n, 0.3, 1.5).toArray();
      double expected = worst(s, radii);
      Optional<CloseContacts.Contact> contact = CloseContacts.worst(s, radii);
      assertEquals(expected < 1, contact.isPresent(), () -> Arrays.toString(lattice.vectors()));
      if (contact.isPresent()) {
        found++;
        assertEquals(expected, contact.get().distance() / contact.get().limit(), 1e-12);
      }
    }
    assertTrue(found > 5 && found < 55, "found " + found);
  }

  @Test
  void isLinearInTheNumberOfAtoms() {
    int edge = 30; // 27000 atoms, 364 million pairs
    double[] f = new double[3 * edge * edge * edge];
    for (int i = 0; i < f.length / 3; i++) {
      f[3 * i] = i % edge / (double) edge;
      f[3 * i + 1] = i / edge % edge / (double) edge;
      int layer = i / (edge * edge);
      f[3 * i + 2] = layer / (double) edge;
    }
    double a = 5.0 * edge;
    Lattice cube = new Lattice(a, 0, 0, 0, a, 0, 0, 0, a);
    Structure s = new Structure(cube, Collections.nCopies(f.length / 3, "Si"), f);
    double[] radii = new double[f.length / 3];
    Arrays.fill(radii, 2.4);
    assertTrue(CloseContacts.worst(s, radii).isEmpty());
    radii[17] = 2.7;
    assertEquals(16, CloseContacts.worst(s, radii).orElseThrow().first());
  }
}
