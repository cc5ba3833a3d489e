package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DerivativesTest {
  private static void audit(Calculation c, int rows) {
    Derivatives derivatives =
        new Derivatives(TinySystems.SERIAL, step -> {}, row -> {}, RunRecord.none());
    List<Derivatives.Row> found = derivatives.audit(c, new Derivatives.Options(0.02, 0.002, 1, 2));
    assertEquals(rows, found.size());
    for (Derivatives.Row row : found) {
      double limit = row.kind() == Derivatives.Kind.FORCE ? 1e-6 : 1e-3 / AtomicUnits.PRESSURE_GPA;
      assertTrue(row.error() < limit, row::toString);
      assertTrue(Math.abs(row.analytic()) > limit, () -> "nothing to differentiate: " + row);
    }
  }

  @Test
  void siliconWithPbe() {
    Smearing none = TinySystems.smearing("none", 0, 0);
    audit(
        TinySystems.calculation(
            TinySystems.distortedSilicon(),
            "PBE",
            4,
            new int[] {1, 1, 1},
            new double[] {0.5, 0.5, 0.5},
            5,
            none),
        14);
  }

  @Test
  void aluminiumWithEverySmearing() {
    for (String kind : List.of("fermi-dirac", "methfessel-paxton", "cold")) {
      audit(
          TinySystems.calculation(
              TinySystems.distortedAluminium(),
              "LDA-PW92",
              3,
              new int[] {2, 1, 1},
              new double[] {0.5, 0.5, 0},
              12,
              TinySystems.smearing(kind, 0.02, 1)),
          14);
    }
  }

  /** Every scheme, high orders of Methfessel and Paxton among them, on displaced atoms. */
  @Test
  @Tag("slow")
  void aluminiumWithHighOrders() {
    for (String kind : List.of("gaussian", "2", "3", "5")) {
      boolean gaussian = kind.equals("gaussian");
      Smearing smearing =
          gaussian
              ? TinySystems.smearing(kind, 0.02, 0)
              : TinySystems.smearing("methfessel-paxton", 0.03, Integer.parseInt(kind));
      audit(
          TinySystems.calculation(
              TinySystems.distortedAluminium(),
              "LDA-PW92",
              3,
              new int[] {2, 1, 1},
              new double[] {0.5, 0.5, 0},
              14,
              smearing),
          14);
    }
  }
}
