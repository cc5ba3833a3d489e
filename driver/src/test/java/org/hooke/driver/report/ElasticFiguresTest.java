package org.hooke.driver.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElasticFiguresTest {
  @Test
  void aLowCutoffIsNamedWithItsPressure() {
    for (double pulay : new double[] {-7.34, 5.04}) {
      List<String> warnings = ElasticFigures.accuracy(pulay, 1);
      assertEquals(1, warnings.size());
      String text = warnings.get(0);
      assertTrue(text.startsWith("the cutoff is too low for this stress"), text);
      assertTrue(text.contains(pulay < 0 ? "-7.3 GPa" : "5.0 GPa"), text);
    }
  }

  @Test
  void stressesThatAreNotLinearAreNamedWithR2() {
    List<String> warnings = ElasticFigures.accuracy(0, 0.9871);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("r2 is 0.9871"), warnings.get(0));
  }

  @Test
  void whatIsNotANumberIsNotGood() {
    assertEquals(2, ElasticFigures.accuracy(Double.NaN, Double.NaN).size());
  }

  @Test
  void withinBothBoundsNothingIsSaid() {
    assertEquals(List.of(), ElasticFigures.accuracy(-5, 0.99));
  }

  @Test
  void energiesAtASharpCutoffThatDifferNameTheCure() {
    String text = ElasticFigures.roughEnergies(0, 15, 11.6, 154).orElseThrow();
    assertTrue(text.contains("cutoff_smoothing=3 Ry"), text);
    assertEquals(Optional.empty(), ElasticFigures.roughEnergies(1.5, 15, 11.6, 154));
    assertEquals(Optional.empty(), ElasticFigures.roughEnergies(0, 15, 0.5, 154));
  }
}
