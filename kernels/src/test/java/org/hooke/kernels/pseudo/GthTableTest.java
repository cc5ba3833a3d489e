package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GthTableTest {
  private final GthTable table = GthTable.embedded();

  @Test
  void everyEntryIsConsistentAndOnePerElementPreferred() {
    Set<String> preferred = new HashSet<>();
    Set<String> elements = new HashSet<>();
    for (GthTable.Entry e : table.all()) {
      assertEquals(e.valence(), Arrays.stream(e.parameters().configuration()).sum(), e.name());
      assertTrue(Elements.number(e.symbol()) >= e.valence(), e.name());
      assertTrue(e.parameters().localRadius() > 0.1, e.name());
      elements.add(e.symbol() + e.family());
      if (e.preferred()) {
        assertTrue(preferred.add(e.symbol() + e.family()), e.name());
      }
    }
    assertEquals(elements, preferred);
    assertEquals(238, table.all().size());
  }

  @Test
  void findsByValenceOrThePreferredOne() {
    assertEquals("Mg-PBE-q10", name("Mg", "PBE", OptionalInt.empty()));
    assertEquals("Mg-PBE-q2", name("Mg", "PBE", OptionalInt.of(2)));
    assertEquals(List.of(10, 2), table.valences("Mg", "PBE"));
    assertFalse(table.find("Mg", "PBE", OptionalInt.of(3)).isPresent());
    assertFalse(table.find("Mg", "BLYP", OptionalInt.empty()).isPresent());
  }

  private String name(String symbol, String family, OptionalInt valence) {
    return table.find(symbol, family, valence).orElseThrow().name();
  }

  /** The published GTH 1996 values of silicon, upper triangle of h by rows. */
  @Test
  void siliconHasItsPublishedParameters() {
    GthParameters si = table.find("Si", "LDA", OptionalInt.empty()).orElseThrow().parameters();
    assertEquals(0.44, si.localRadius());
    assertEquals(-7.33610297, si.local()[0]);
    assertEquals(5.90692831, si.h(0, 0, 0));
    assertEquals(-1.26189397, si.h(0, 1, 0));
    assertEquals(3.25819622, si.h(0, 1, 1));
    assertEquals(2.72701346, si.h(1, 0, 0));
  }

  @Test
  void agreesWithTheFilesOfTheSharedFolder() throws IOException {
    Path folder = SharedPseudopotentialsTest.shared();
    String[][] files = {
      {"As-pade-q5.gth", "As", "LDA"}, {"Ga-pade-q3.gth", "Ga", "LDA"}, {"O-pbe-q6.gth", "O", "PBE"}
    };
    for (String[] file : files) {
      GthParameters read = GthReader.readAbinit(file[0], Files.readString(folder.resolve(file[0])));
      OptionalInt valence = OptionalInt.of((int) read.valence());
      GthParameters own = table.find(file[1], file[2], valence).orElseThrow().parameters();
      assertEquals(read.functional(), own.functional());
      assertEquals(read.localRadius(), own.localRadius());
      for (int l = 0; l < read.channels(); l++) {
        for (int i = 0; i < read.projectors(l); i++) {
          for (int j = 0; j < read.projectors(l); j++) {
            assertEquals(read.h(l, i, j), own.h(l, i, j));
          }
        }
      }
    }
  }
}
