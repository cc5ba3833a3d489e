package org.hooke.kernels.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;

/** Against mpmath to 2e-15 of each value; see reference/mpmath-1.3.0/erfc.py. */
class ErfcTest {
  private static final String TABLE = "/reference/mpmath-1.3.0/erfc.txt";

  @Test
  void agreesWithManyDigits() throws IOException {
    int rows = 0;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ErfcTest.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        StringTokenizer columns = new StringTokenizer(line);
        double x = Double.parseDouble(columns.nextToken());
        assertClose(Double.parseDouble(columns.nextToken()), Erfc.erf(x), "erf " + x);
        assertClose(Double.parseDouble(columns.nextToken()), Erfc.erfc(x), "erfc " + x);
        assertClose(Double.parseDouble(columns.nextToken()), Erfc.erfcx(x), "erfcx " + x);
        rows++;
      }
    }
    assertTrue(rows > 500);
  }

  @Test
  void limits() {
    assertEquals(0, Erfc.erfc(Double.POSITIVE_INFINITY), 0);
    assertEquals(2, Erfc.erfc(Double.NEGATIVE_INFINITY), 0);
    assertEquals(1, Erfc.erf(Double.POSITIVE_INFINITY), 0);
    assertEquals(-1, Erfc.erf(Double.NEGATIVE_INFINITY), 0);
    assertEquals(0, Erfc.erfcx(Double.POSITIVE_INFINITY), 0);
    assertEquals(Double.POSITIVE_INFINITY, Erfc.erfcx(-30), 0);
    assertEquals(1, Erfc.erfc(0), 0);
    assertTrue(Double.isNaN(Erfc.erf(Double.NaN)));
    assertTrue(Double.isNaN(Erfc.erfc(Double.NaN)));
    assertTrue(Double.isNaN(Erfc.erfcx(Double.NaN)));
  }

  /** No jump where one formula hands over to the other. */
  @Test
  void formulasMeet() {
    double below = Math.nextDown(0.5);
    assertEquals(Erfc.erf(below), Erfc.erf(0.5), 3e-16);
    assertEquals(Erfc.erfc(below), Erfc.erfc(0.5), 3e-16);
    assertEquals(Erfc.erfc(-below), Erfc.erfc(-0.5), 6e-16);
  }

  private static void assertClose(double expected, double actual, String what) {
    double ulp = Math.abs(expected) < Double.MIN_NORMAL ? Double.MIN_VALUE : 0;
    assertEquals(expected, actual, 2e-15 * Math.abs(expected) + ulp, what);
  }
}
