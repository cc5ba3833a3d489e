package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantityTest {
  private static double read(String text, Dimension dimension) {
    return Quantity.parse("key", text, dimension);
  }

  @Test
  void unitsAgreeWithCodata2018() {
    assertEquals(15.0, read("30 Ry", Dimension.ENERGY));
    assertEquals(1.0, read("27.211386245988 eV", Dimension.ENERGY), 1e-15);
    assertEquals(1.0, read("27211.386245988 meV", Dimension.ENERGY), 1e-15);
    assertEquals(9.500434e-4, read("300 kelvin", Dimension.THERMAL), 1e-9);
    assertEquals(0.5, read("0.5 Ha", Dimension.THERMAL));
    assertEquals(1.0, read("0.529177210903 angstrom", Dimension.LENGTH), 1e-15);
    assertEquals(1.0, read("0.0529177210903nm", Dimension.LENGTH), 1e-15);
    assertEquals(1.0, read("1.8897261246 1/angstrom", Dimension.INVERSE_LENGTH), 1e-10);
    assertEquals(1.0, read("51.4220674763 V/angstrom", Dimension.ELECTRIC_FIELD), 1e-11);
    assertEquals(1.0, read("235051.756758 tesla", Dimension.MAGNETIC_FIELD), 1e-12);
    assertEquals(1.0, read("29421.015697 GPa", Dimension.PRESSURE), 1e-8);
    assertEquals(1.0, read("294210.15697 kbar", Dimension.PRESSURE), 1e-8);
    assertEquals(1.0, read("51.4220674763 eV/angstrom", Dimension.FORCE), 1e-11);
    assertEquals(7200.0, read("2h", Dimension.TIME));
    assertEquals(86400.0, read("1d", Dimension.TIME));
    assertEquals(90.0, read("1.5 min", Dimension.TIME));
    assertEquals(1.0e-3, read("1d-3 Ha", Dimension.ENERGY));
    assertEquals(1.0, read("\t 1.0\u00A0 \u00C5 ", Dimension.LENGTH) * 0.529177210903, 1e-15);
  }

  @Test
  void capitalsMatterWhereTheyChangeTheSize() {
    InputException e = assertThrows(InputException.class, () -> read("3 MeV", Dimension.ENERGY));
    assertEquals("3 meV", e.nearest().orElseThrow());
  }

  @Test
  void textReadsBackExactly() {
    Random random = new Random(5);
    for (Dimension dimension : Dimension.values()) {
      if (dimension == Dimension.NONE || dimension == Dimension.TEMPERATURE) {
        continue;
      }
      for (int i = 0; i < 1000; i++) {
        double x = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
        assertEquals(x, read(Quantity.text(x, dimension), dimension));
      }
      assertEquals(0.0, read(Quantity.text(0, dimension), dimension));
      assertEquals(300.0, read(Quantity.text(300, dimension), dimension));
    }
  }
}
