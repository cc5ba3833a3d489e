package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GhostSearchTest {
  @Test
  void siliconHasNoneUntilAnAttractiveProjectorIsAdded() {
    String silicon =
        """
        Si of the table
        14 4 0 zatom,zion,pspdat
        10 7 1 2 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well
        0.44 1 -7.33610297
        2
        0.42273813 2 5.90692831 -1.26189397
           3.25819622
        0.48427842 1 2.72701346
           0.0
        """;
    assertFalse(GhostSearch.find(GthPseudopotentialTest.parse(silicon)).isPresent());
    String haunted = silicon.replace("3.25819622", "-60.0");
    GhostState ghost = GhostSearch.find(GthPseudopotentialTest.parse(haunted)).orElseThrow();
    assertEquals(0, ghost.angularMomentum());
    assertTrue(ghost.energy() < -5, ghost.toString());
    assertEquals(-0.4, ghost.expected(), 0.02);
    String inTheD = silicon.replace("\n2\n", "\n3\n") + "0.4 1 -90\n 0.0\n";
    ghost = GhostSearch.find(GthPseudopotentialTest.parse(inTheD)).orElseThrow();
    assertEquals(2, ghost.angularMomentum());
  }

  @Test
  void embeddedPotentialsHaveNone() {
    GthTable table = GthTable.embedded();
    for (String symbol : List.of("H", "O", "Mg", "Fe", "Zn", "Tb", "W")) {
      GthTable.Entry entry = table.find(symbol, "LDA", OptionalInt.empty()).orElseThrow();
      assertFalse(GhostSearch.find(entry.pseudopotential()).isPresent(), entry.name());
    }
  }

  @Test
  @Tag("slow")
  void noEmbeddedPotentialHasOne() {
    for (GthTable.Entry entry : GthTable.embedded().all()) {
      assertFalse(GhostSearch.find(entry.pseudopotential()).isPresent(), entry.name());
    }
  }

  /** The state pw.x finds in the crystal at -1037 eV; the free atom has it a little lower. */
  @Test
  void theGhostOfFeSg15IsNamed() {
    Path folder = SharedPseudopotentialsTest.shared();
    PseudopotentialReader reader = new PseudopotentialReader();
    GhostState ghost = GhostSearch.find(reader.read(folder.resolve("Fe.sg15.upf"))).orElseThrow();
    assertEquals(0, ghost.angularMomentum());
    assertEquals(-1037, ghost.energy() * AtomicUnits.HARTREE_EV, 60);
    assertFalse(GhostSearch.find(reader.read(folder.resolve("Fe.dojo.upf"))).isPresent());
  }

  @Test
  @Tag("slow")
  void noOtherSharedFileHasOne() throws IOException {
    try (Stream<Path> files = Files.list(SharedPseudopotentialsTest.shared())) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("Fe.sg15.upf") && !name.equals("Si.bhs")) {
          Pseudopotential potential = new PseudopotentialReader().read(file);
          assertFalse(GhostSearch.find(potential).isPresent(), name);
        }
      }
    }
  }
}
