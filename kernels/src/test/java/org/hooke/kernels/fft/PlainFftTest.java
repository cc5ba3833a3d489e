package org.hooke.kernels.fft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.hooke.kernels.simd.Twin;
import org.junit.jupiter.api.Test;

class PlainFftTest extends TransformsContract {
  @Override
  Transforms transforms() {
    return new PlainFft();
  }

  @Test
  void twinsAreFoundByTheNameTheyReport() {
    for (String name : new String[] {"plain", "jtransforms"}) {
      assertEquals(name, Transforms.named(name).name());
    }
    assertEquals(Twin.ofThisJvm().label(), Transforms.best().name());
    assertThrows(IllegalArgumentException.class, () -> Transforms.named("best"));
  }
}
