package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Truncated files and files with flipped bytes give a potential or a named exception, only. */
class DamagedFilesTest {
  private static final String GTH =
      """
      GTH O made up
      8 6 070301 zatom,zion,pspdat
      10 7 1 1 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well
      0.24762086 2 -16.58031797 2.39570092 rloc nloc c
      2 nnonloc
      0.22178614 1 18.26691718
      0.25 2 1.5 -0.1
        0.7
        0.0 0.0
        0.0
      """;

  /** The same potential as a psp8 of 60 points: coarse, but a file. */
  static String psp8() {
    RadialForm form = GthPseudopotentialTest.parse(GTH).radial();
    StringBuilder text = new StringBuilder("O made up\n8.0 6.0 200101 zatom,zion,pspd\n");
    text.append("8 7 0 4 60 0 pspcod,pspxc,lmax,lloc,mmax,r2well\n");
    text.append("3.0 1.0 0.0 rchrg fchrg qchrg\n1 0 0 0 0 nproj\n0 0 extension_switch\n");
    text.append("0 18.26691718\n");
    for (int i = 0; i < 60; i++) {
      text.append(row(i, form.scaledProjector(0, 0.1 * i)));
    }
    text.append("4\n");
    for (int i = 0; i < 60; i++) {
      text.append(row(i, form.local(0.1 * i)));
    }
    for (int i = 0; i < 60; i++) {
      text.append(row(i, 4 * Math.PI * Math.exp(-0.1 * i)));
    }
    return text.toString();
  }

  private static String row(int i, double value) {
    return String.format(Locale.ROOT, "%d %.13e %.13e%n", i + 1, 0.1 * i, value);
  }

  @Test
  void thePsp8ItselfIsRead() {
    Pseudopotential p =
        new PseudopotentialReader().read("O.psp8", psp8().getBytes(StandardCharsets.UTF_8));
    assertTrue(p.hasCore());
    double[] core = new double[1];
    p.core(new double[] {0}, core, new double[1]);
    double whole = 8 * Math.PI; // 4 pi int r^2 e^{-r} dr, cut at 5.9 bohr
    assertTrue(Math.abs(core[0] - whole * (1 - Math.exp(-5.9) * (1 + 5.9 + 5.9 * 5.9 / 2))) < 1e-4);
    assertTrue(Math.abs(p.coupling(0, 0) - 18.26691718) < 1e-12);
    assertTrue(p.cut().equals("whole mesh"));
  }

  /** Found by an hour of fuzzing: six numbers of electrons reach to l = 5. */
  @Test
  void electronsBeyondTheFShellsAreRefused() {
    String damaged =
        "Si GTH-PADE-q4\n 2 2 2 2 2 2\n 0.44 1 -7.33610297\n 1\n 0.48427842 1 2.72701346\n";
    PseudopotentialException refused =
        assertThrows(
            PseudopotentialException.class,
            () -> new PseudopotentialReader().read("Si", damaged.getBytes(StandardCharsets.UTF_8)));
    assertTrue(refused.getMessage().contains("electrons of l = 4"), refused.getMessage());
    String trailing = damaged.replace(" 2 2 2 2 2 2", " 2 2 0 0 0 0");
    Pseudopotential p =
        new PseudopotentialReader().read("Si", trailing.getBytes(StandardCharsets.UTF_8));
    assertTrue(p.valence() == 4);
  }

  @Test
  void onlyNamedExceptionsComeOut() {
    List<String> texts = List.of(GTH, psp8(), UpfWriter.write(GthPseudopotentialTest.parse(GTH)));
    SplittableRandom random = new SplittableRandom(7);
    int refused = 0;
    List<String> unnamed = new ArrayList<>();
    for (String text : texts) {
      byte[] whole = text.getBytes(StandardCharsets.UTF_8);
      int rounds = text.length() > 100_000 ? 40 : 250;
      for (int k = 0; k < rounds; k++) {
        byte[] bytes =
            k % 3 == 0
                ? Arrays.copyOf(whole, random.nextInt(whole.length))
                : flipped(whole, random);
        try {
          new PseudopotentialReader().read("file", bytes).alpha();
        } catch (PseudopotentialException named) {
          refused++;
          assertTrue(named.getMessage().startsWith("file"), named.getMessage());
        } catch (RuntimeException other) {
          unnamed.add(other.toString());
        }
      }
    }
    assertTrue(unnamed.isEmpty(), unnamed.toString());
    assertTrue(refused > 150, "refused: " + refused);
  }

  private static byte[] flipped(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    int first = random.nextBoolean() ? Math.min(400, bytes.length) : bytes.length;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      bytes[random.nextInt(first)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
