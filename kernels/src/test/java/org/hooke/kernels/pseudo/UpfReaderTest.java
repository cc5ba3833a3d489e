package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** On files converted from the embedded tables, so that the formula is the truth. */
class UpfReaderTest {
  private static final Pseudopotential GALLIUM = embedded("Ga", "LDA", 3);
  private static final String TEXT = UpfWriter.write(GALLIUM);

  static Pseudopotential embedded(String symbol, String family, int valence) {
    return GthTable.embedded()
        .find(symbol, family, OptionalInt.of(valence))
        .orElseThrow()
        .pseudopotential();
  }

  private static Pseudopotential read(String text) {
    return new PseudopotentialReader().read("Ga.upf", text.getBytes(StandardCharsets.UTF_8));
  }

  private static PseudopotentialException refused(String text) {
    return assertThrows(PseudopotentialException.class, () -> read(text));
  }

  @Test
  void conversionIsTheSamePotential() {
    Pseudopotential copy = read(TEXT);
    assertEquals("Ga", copy.symbol());
    assertEquals(3, copy.valence());
    assertEquals("LDA", copy.functional());
    assertEquals("10 bohr", copy.cut());
    assertEquals(GALLIUM.alpha(), copy.alpha(), 1e-7);
    assertEquals(GALLIUM.coreRadius(), copy.coreRadius(), 1e-4);
    double[] q = {0.011, 0.4, 1.1, 2.9, 6.3};
    double[][] f = new double[4][q.length];
    GALLIUM.local(q, f[0], f[1]);
    copy.local(q, f[2], f[3]);
    assertArrayEquals(f[0], f[2], 2e-8);
    assertEquals(GALLIUM.projectors(), copy.projectors());
    for (int i = 0; i < copy.projectors(); i++) {
      GALLIUM.projector(i, q, f[0], f[1]);
      copy.projector(i, q, f[2], f[3]);
      assertArrayEquals(f[0], f[2], 1e-8);
      assertArrayEquals(f[1], f[3], 1e-8);
      for (int j = 0; j < copy.projectors(); j++) {
        assertEquals(GALLIUM.coupling(i, j), copy.coupling(i, j), 1e-14);
      }
    }
    GALLIUM.atomicDensity(q, f[0], f[1]);
    copy.atomicDensity(q, f[2], f[3]);
    assertArrayEquals(f[0], f[2], 1e-3); // the file ends at 12 bohr
    assertEquals(GALLIUM.orbitals(), copy.orbitals());
    GALLIUM.orbital(1, q, f[0]);
    copy.orbital(1, q, f[2]);
    assertArrayEquals(f[0], f[2], 0.02 * f[0][1]); // likewise
  }

  @Test
  void realSpaceFormIsThatOfTheFormula() {
    RadialForm copy = read(TEXT).radial();
    for (double r : new double[] {0.003, 0.21, 0.77, 1.9, 4.4}) {
      assertEquals(GALLIUM.radial().local(r), copy.local(r), 1e-11);
      for (int i = 0; i < GALLIUM.projectors(); i++) {
        assertEquals(GALLIUM.radial().scaledProjector(i, r), copy.scaledProjector(i, r), 1e-9);
      }
    }
    assertEquals(-3.0 / 11, copy.local(11), 1e-15);
  }

  /** The cut is at the first point beyond 10 bohr, or where the input says. */
  @Test
  void tailsBeyondTheCutDoNotCount() {
    int from = TEXT.indexOf("<PP_LOCAL");
    int to = TEXT.indexOf("</PP_LOCAL>");
    String[] words = TEXT.substring(TEXT.indexOf('>', from) + 1, to).trim().split("\\s+", -1);
    words[words.length - 3] = "0.5"; // near 12 bohr
    String noisy =
        TEXT.substring(0, TEXT.indexOf('>', from) + 1)
            + String.join("\n", words)
            + TEXT.substring(to);
    byte[] bytes = noisy.getBytes(StandardCharsets.UTF_8);
    assertEquals(GALLIUM.alpha(), read(noisy).alpha(), 1e-7);
    Pseudopotential whole = new PseudopotentialReader(RadialCut.wholeMesh()).read("Ga.upf", bytes);
    assertEquals("whole mesh", whole.cut());
    assertTrue(Math.abs(whole.alpha() - GALLIUM.alpha()) > 1);
    Pseudopotential at = new PseudopotentialReader(RadialCut.at(11.5)).read("Ga.upf", bytes);
    assertEquals("11.5 bohr", at.cut());
    assertEquals(GALLIUM.alpha(), at.alpha(), 1e-7);
  }

  @Test
  void otherKindsAreRefusedByName() {
    assertTrue(refused(TEXT.replace("is_paw=\"F\"", "is_paw=\"T\"")).getMessage().contains("PAW"));
    assertTrue(
        refused(TEXT.replace("is_ultrasoft=\"F\"", "is_ultrasoft=\"true\""))
            .getMessage()
            .contains("ultrasoft"));
    assertTrue(
        refused(TEXT.replace("has_so=\"F\"", "has_so=\".true.\""))
            .getMessage()
            .contains("relativistic"));
    assertTrue(
        refused(TEXT.replace("UPF version=\"2.0.1\"", "UPF version=\"1.0\""))
            .getMessage()
            .contains("version"));
    assertTrue(
        refused("<PP_INFO>\n</PP_INFO>\n<PP_HEADER>\n</PP_HEADER>")
            .getMessage()
            .contains("UPF version 1"));
  }

  @Test
  void damageIsNamedWithLineAndBlock() {
    PseudopotentialException e = refused(TEXT.substring(0, TEXT.indexOf("</PP_BETA.2>") - 500));
    assertEquals("PP_BETA.2", e.block());
    assertTrue(e.line() > 1000, e.getMessage());
    e = refused(TEXT.replaceFirst("(?s)<PP_DIJ.*</PP_DIJ>", ""));
    assertEquals("PP_DIJ", e.block());
    String fewer = TEXT.replaceFirst("(<PP_LOCAL[^\n]*\n)[^\n]*\n", "$1");
    e = refused(fewer);
    assertEquals("PP_LOCAL", e.block());
    assertTrue(e.getMessage().contains("Ga.upf:"), e.getMessage());
    e = refused(TEXT.replaceFirst("(<PP_RAB[^\n]*\n [^ ]*) [^ ]*", "$1 NaN"));
    assertEquals("PP_RAB", e.block());
    e = refused(TEXT.replace("element=\"Ga\"", "element=\"Gx\""));
    assertTrue(e.getMessage().contains("Gx"));
  }

  @Test
  void ampersandsAndMarkupInTheTextForPeopleAreTolerated() {
    String text =
        TEXT.replace("<PP_INFO>", "<PP_INFO>\n<PP_INPUTFILE>\n a & b < c &input /\n</PP_INPUTFILE>")
            .replace("author=\"\"", "author=\"A & B\"");
    assertEquals(GALLIUM.alpha(), read(text).alpha(), 1e-7);
  }

  @Test
  void entitiesAreNotExpanded() {
    String text =
        "<!DOCTYPE UPF [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + TEXT.replace("author=\"\"", "author=\"&x;\"");
    try {
      assertEquals(3, read(text).valence());
    } catch (PseudopotentialException refusedInstead) {
      assertTrue(refusedInstead.getMessage().contains("XML"), refusedInstead.getMessage());
    }
  }

  @Test
  void windowsLineEndsAndFortranExponentsAreRead() {
    String text = TEXT.replace("\n", "\r\n").replace("e+00", "D+00").replace("e-01", "d-01");
    assertEquals(GALLIUM.alpha(), read(text).alpha(), 1e-7);
  }
}
