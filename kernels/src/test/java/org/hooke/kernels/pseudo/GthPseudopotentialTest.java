package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.hooke.kernels.special.Erfc;
import org.hooke.kernels.special.RadialGrid;
import org.hooke.kernels.special.RadialTable;
import org.junit.jupiter.api.Test;

class GthPseudopotentialTest {
  /** Made up: every coefficient, three projectors for each of l = 0..3. */
  private static final String FULL =
      """
      Xx made up, all terms
        26  16  010101 zatom,zion,pspdat
       10 11 3 4 2001 0 pspcod,pspxc,lmax,lloc,mmax,r2well
       0.41 4 -7.3 1.2 -0.31 0.07 rloc nloc c
       4 nnonloc
       0.42 3 5.9 -1.2 0.4
            3.2 -0.7
            1.1
       0.48 3 2.7 0.3 -0.2
            1.4 0.25
            0.9
            0.1 0.0 0.0
            0.1 0.0
            0.1
       0.36 3 -8.7 0.2 0.6
            0.7 0.5
            0.3
            0.0 0.0 0.0
            0.0 0.0
            0.0
       0.55 3 -1.7 0.6 0.5
            1.7 0.3
            0.4
            0.0 0.0 0.0
            0.0 0.0
            0.0
      """;

  static Pseudopotential parse(String text) {
    return new PseudopotentialReader().read("test.gth", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void localPartIsTheTransformOfItsRealSpaceForm() {
    Pseudopotential p = parse(FULL);
    RadialGrid grid = RadialGrid.uniform(0.004, 3001);
    double[] f = new double[grid.size()];
    for (int i = 1; i < f.length; i++) {
      double r = grid.r(i);
      f[i] = r * (r * p.radial().local(r) + p.valence() * Erfc.erf(r));
    }
    RadialTable numeric = new RadialTable(0, grid, f);
    double[] q = {1e-3, 0.1, 0.7, 2.3, 6.1, 11};
    double[] v = new double[q.length];
    double[] dv = new double[q.length];
    p.local(q, v, dv);
    for (int n = 0; n < q.length; n++) {
      double coulomb = 4 * Math.PI * p.valence() / (q[n] * q[n]) * Math.exp(-0.25 * q[n] * q[n]);
      double scale = Math.max(1, Math.abs(v[n]));
      assertEquals(numeric.exact(q[n]) - coulomb, v[n], 1e-10 * scale);
    }
    assertEquals(p.alpha(), v[0] + 4 * Math.PI * p.valence() / (q[0] * q[0]), 1e-3);
    double onTheAxis = numeric.exact(0) + Math.PI * p.valence(); // 4 pi int r (1 - erf r) dr = pi
    assertEquals(onTheAxis, p.alpha(), 1e-8);
  }

  @Test
  void projectorsAreTheTransformsOfTheirRealSpaceForms() {
    Pseudopotential p = parse(FULL);
    assertEquals(12, p.projectors());
    RadialGrid grid = RadialGrid.uniform(0.004, 2001);
    double[] q = {0, 1e-4, 0.1, 0.7, 2.3, 6.1, 11};
    double[] beta = new double[q.length];
    double[] dbeta = new double[q.length];
    for (int i = 0; i < p.projectors(); i++) {
      double[] f = new double[grid.size()];
      double[] square = new double[grid.size()];
      for (int k = 0; k < f.length; k++) {
        double u = p.radial().scaledProjector(i, grid.r(k));
        f[k] = grid.r(k) * u;
        square[k] = u * u;
      }
      assertEquals(1, grid.integral(square), 1e-10);
      RadialTable numeric = new RadialTable(p.angularMomentum(i), grid, f);
      p.projector(i, q, beta, dbeta);
      for (int n = 0; n < q.length; n++) {
        assertEquals(numeric.exact(q[n]), beta[n], 1e-10);
        assertEquals(numeric.exactDerivative(q[n]), dbeta[n], 1e-9);
      }
    }
  }

  @Test
  void derivativesAreThoseOfTheFunctions() {
    assertDerivatives(parse(FULL), 0.05, 0.51, 1.3, 3.77, 9.1);
  }

  /** Central differences of step h leave an error of order h^2. */
  static void assertDerivatives(Pseudopotential p, double... points) {
    double h = 1e-4;
    for (double q : points) {
      double[] qs = {q - h, q + h, q};
      double[] f = new double[3];
      double[] df = new double[3];
      p.local(qs, f, df);
      assertEquals((f[1] - f[0]) / (2 * h), df[2], 1e-6 * (1 + Math.abs(df[2]) / (q * q)));
      for (int i = 0; i < p.projectors(); i++) {
        p.projector(i, qs, f, df);
        assertEquals((f[1] - f[0]) / (2 * h), df[2], 1e-6);
      }
      p.atomicDensity(qs, f, df);
      assertEquals((f[1] - f[0]) / (2 * h), df[2], 1e-5);
      p.core(qs, f, df);
      assertEquals((f[1] - f[0]) / (2 * h), df[2], 1e-5);
    }
  }

  @Test
  void hghDiagonalsCompleteTheMatrices() {
    Pseudopotential p =
        parse(
            """
            Hartwigsen-Goedecker-Hutter made up
              31   3  010605 zatom,zion,pspdat
             3 1   2 0 2001 0  pspcod,pspxc,lmax,lloc,mmax,r2well
              0.56 0.1 0.0 0.0 0.0 rloc, c1, c2, c3, c4
              0.61 2.4 -0.25 -0.55          rs, h11s, h22s, h33s
              0.70 0.75 -0.51 0.0          rp, h11p, h22p, h33p
                  0.03 -0.001 0.0                          k11p, k22p, k33p
              0.98 0.08 0.0 0.0          rd, h11d, h22d, h33d
                  0.001 0.0 0.0                          k11d, k22d, k33d
            """);
    assertEquals(6, p.projectors());
    assertEquals("LDA", p.functional());
    assertEquals(-0.25 * -0.5 * Math.sqrt(0.6), p.coupling(0, 1), 1e-15);
    assertEquals(-0.55 * 0.5 * Math.sqrt(5.0 / 21), p.coupling(2, 0), 1e-15);
    assertEquals(-0.51 * -0.5 * Math.sqrt(5.0 / 7), p.coupling(4, 3), 1e-15);
    assertEquals(0, p.coupling(0, 3), 0);
  }

  @Test
  void cp2kEntriesMeanTheSame() {
    Pseudopotential p =
        parse(
            """
            # a comment
            Si GTH-PADE-q4 GTH-LDA-q4
                2    2
                 0.44000000    1    -7.33610297
                2
                 0.42273813    2     5.90692831    -1.26189397
                                                    3.25819622
                 0.48427842    1     2.72701346
            #
            """);
    assertEquals(4, p.valence());
    assertEquals("LDA", p.functional());
    assertEquals(-1.26189397, p.coupling(1, 0));
    assertEquals(2.72701346, p.coupling(2, 2));
  }

  /** c(CP2K) = c 4 pi (Z - Z_ion)/(sqrt(2 pi) r)^3: the core holds c (Z - Z_ion) electrons. */
  @Test
  void coreChargesOfCp2kAreRead() {
    Pseudopotential p =
        parse(
            """
            Al GTH-NLCC-PBE-q3 GTH-NLCC-PBE
               2 1
                    0.35000000  2     -1.20404111     -2.14848844
               NLCC    1
                    0.487749457320947 1 26.6661157296629
               1
                    0.46 1 3.2
            """);
    assertTrue(p.hasCore());
    assertEquals("PBE", p.functional());
    double r = 0.487749457320947;
    double electrons = 26.6661157296629 / (4 * Math.PI) * Math.pow(Math.sqrt(2 * Math.PI) * r, 3);
    double[] q = {0, 1.7};
    double[] n = new double[2];
    p.core(q, n, new double[2]);
    assertEquals(electrons, n[0], 1e-12);
    RadialGrid grid = RadialGrid.uniform(0.004, 2001);
    double[] f = new double[grid.size()];
    for (int i = 0; i < f.length; i++) {
      f[i] = grid.r(i) * grid.r(i) * p.radial().core(grid.r(i));
    }
    assertEquals(new RadialTable(0, grid, f).exact(1.7), n[1], 1e-10);
    assertDerivatives(p, 0.7, 3.1);
    Pseudopotential copy =
        new PseudopotentialReader()
            .read("Al.upf", UpfWriter.write(p).getBytes(StandardCharsets.UTF_8));
    double[] again = new double[2];
    copy.core(q, again, new double[2]);
    assertEquals(n[1], again[1], 1e-8);
  }

  @Test
  void damagedFilesNameTheLineAndTheBlock() {
    String cut = FULL.substring(0, FULL.indexOf("0.36"));
    PseudopotentialException e = assertThrows(PseudopotentialException.class, () -> parse(cut));
    assertTrue(e.getMessage().contains("test.gth:15"), e.getMessage());
    assertEquals("projectors of l = 2", e.block());
    String letter = FULL.replace("3.2 -0.7", "3.2 -o.7");
    e = assertThrows(PseudopotentialException.class, () -> parse(letter));
    assertEquals(7, e.line());
  }
}
