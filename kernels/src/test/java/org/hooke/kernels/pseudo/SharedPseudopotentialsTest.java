package org.hooke.kernels.pseudo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hooke.kernels.special.RadialTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real files, where the shared folder is present. */
class SharedPseudopotentialsTest {
  static Path shared() {
    Path folder = Path.of(System.getProperty("hooke.root", "..")).resolve("../shared/pseudo");
    Assumptions.assumeTrue(Files.isDirectory(folder), "no shared folder");
    return folder;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> list = Files.list(shared())) {
      return list.sorted().toList();
    }
  }

  @Test
  void everyFileIsReadOrRefusedByName() throws IOException {
    List<String> refused = new ArrayList<>();
    for (Path file : files()) {
      String name = file.getFileName().toString();
      try {
        Pseudopotential p = new PseudopotentialReader().read(file);
        assertTrue(lower(name).contains(lower(p.symbol())), name);
        check(p);
      } catch (PseudopotentialException e) {
        refused.add(name);
        assertTrue(e.getMessage().contains(name), e.getMessage());
      }
    }
    assertEquals(List.of("Si.bhs"), refused);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void check(Pseudopotential p) {
    double[] q = {0, 1e-3, 1, 3};
    double[] f = new double[4];
    double[] df = new double[4];
    p.atomicDensity(q, f, df);
    assertEquals(p.valence(), f[0], 1e-6 * p.valence(), p.source());
    double[] positive = {1e-3, 0.02, 1, 3};
    p.local(positive, f, df);
    double limit = f[0] + 4 * Math.PI * p.valence() * 1e6;
    boolean coarse = p.source().endsWith(".UPF"); // logarithmic, 130 to 1000 points
    double tolerance = (coarse ? 3e-3 : 1e-5) * (1 + Math.abs(p.alpha()));
    assertEquals(p.alpha(), limit, tolerance, p.source());
    GthPseudopotentialTest.assertDerivatives(p, 0.51, 2.3);
  }

  /** The same potential as UPF and psp8, both on the whole mesh: only the quadratures differ. */
  @Test
  void upfFilesAgreeWithTheirPsp8Twins() throws IOException {
    int twins = 0;
    for (Path file : files()) {
      Path twin = file.resolveSibling(file.getFileName().toString().replace(".upf", ".psp8"));
      if (!twin.equals(file) && Files.exists(twin)) {
        PseudopotentialReader reader = new PseudopotentialReader(RadialCut.wholeMesh());
        compare(reader.read(file), reader.read(twin), file.getFileName().toString());
        twins++;
      }
    }
    assertTrue(twins >= 6, "twins compared: " + twins);
  }

  private static void compare(Pseudopotential a, Pseudopotential b, String name) {
    assertEquals(a.valence(), b.valence());
    assertEquals(a.functional(), b.functional());
    assertEquals(a.projectors(), b.projectors());
    assertEquals(a.alpha(), b.alpha(), 1e-5 * (1 + Math.abs(a.alpha())), name);
    double[] q = {0.01, 0.31, 0.97, 1.83, 3.3, 5.7, 8.1};
    double[][] f = new double[4][q.length];
    a.local(q, f[0], f[1]);
    b.local(q, f[2], f[3]);
    for (int n = 0; n < q.length; n++) {
      assertEquals(
          f[0][n], f[2][n], 2e-5 * (1 + 1e-3 * Math.abs(f[0][n])), name + " local " + q[n]);
    }
    a.core(q, f[0], f[1]);
    b.core(q, f[2], f[3]);
    for (int n = 0; n < q.length; n++) {
      assertEquals(f[0][n], f[2][n], 2e-5, name + " core " + q[n]);
    }
    for (int i = 0; i < a.projectors(); i++) {
      assertEquals(a.angularMomentum(i), b.angularMomentum(i));
      assertEquals(a.coupling(i, i), b.coupling(i, i), 1e-9);
      a.projector(i, q, f[0], f[1]);
      b.projector(i, q, f[2], f[3]);
      for (int n = 0; n < q.length; n++) {
        assertEquals(f[0][n], f[2][n], 2e-4, name + " projector " + i + " at " + q[n]);
      }
    }
  }

  /** Half way between knots the quintic polynomials are worst. */
  @Test
  void tablesReproduceTheirIntegrals() {
    double worst = 0;
    double worstSlope = 0;
    for (String name : new String[] {"Fe.dojo.upf", "Mo.sg15.upf", "Si.sg15.psp8"}) {
      Pseudopotential p = new PseudopotentialReader().read(shared().resolve(name));
      MeshForm form = (MeshForm) p.radial();
      List<RadialTable> tables = new ArrayList<>(List.of(form.localTable()));
      for (int i = 0; i < form.projectors(); i++) {
        tables.add(form.projectorTable(i));
      }
      if (form.hasCore()) {
        tables.add(form.coreTable());
      }
      double[] f = new double[1];
      double[] df = new double[1];
      for (RadialTable table : tables) {
        for (double q = 0.5 * RadialTable.SPACING; q < 12; q += 11 * RadialTable.SPACING) {
          table.evaluate(new double[] {q}, f, df);
          worst = Math.max(worst, Math.abs(f[0] - table.exact(q)));
          worstSlope = Math.max(worstSlope, Math.abs(df[0] - table.exactDerivative(q)));
        }
      }
    }
    assertTrue(worst < 1e-11 && worstSlope < 1e-9, "errors " + worst + ", slope " + worstSlope);
  }

  @Test
  void survivesSerialisation() throws IOException, ClassNotFoundException {
    Pseudopotential p = new PseudopotentialReader().read(shared().resolve("Fe.dojo.upf"));
    double[] q = {0.1, 1.7, 5};
    double[] f = new double[3];
    double[] df = new double[3];
    p.local(q, f, df);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(p);
    }
    assertTrue(bytes.size() < 600_000, "bytes: " + bytes.size());
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Pseudopotential copy = (Pseudopotential) in.readObject();
      double[] g = new double[3];
      copy.local(q, g, df);
      org.junit.jupiter.api.Assertions.assertArrayEquals(f, g, 0);
    }
  }
}
