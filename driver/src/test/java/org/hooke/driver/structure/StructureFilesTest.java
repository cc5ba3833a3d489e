package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.StructureReading;
import org.hooke.kernels.crystal.CrystalSystem;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.SpaceGroupType;
import org.hooke.kernels.crystal.Structure;
import org.junit.jupiter.api.Test;

class StructureFilesTest {
  private static final String SILICON_5 =
      """
      silicon
      5.43
      0.0 0.5 0.5
      0.5 0.0 0.5
      0.5 0.5 0.0
      Si
      2
      Selective dynamics
      Direct
      0.00 0.00 0.00 F F F
      0.25 0.25 0.25 T F T comment
      """;

  private static StructureReading reading(String name, String content) {
    return new StructureFiles().read(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static Structure read(String name, String content) {
    return reading(name, content).structure();
  }

  private static String refusal(String name, String content) {
    return assertThrows(InputException.class, () -> read(name, content)).getMessage();
  }

  @Test
  void poscar5KeepsSelectiveDynamics() {
    Structure s = read("POSCAR", SILICON_5);
    assertEquals(List.of("Si", "Si"), s.symbols());
    assertEquals(5.43 / 2 / BOHR_ANGSTROM, s.lattice().a(0, 1), 1e-12);
    assertEquals(0.25, s.fractional(1, 2));
    assertTrue(s.fixed(0, 0));
    assertFalse(s.fixed(1, 0));
    assertTrue(s.fixed(1, 1));
  }

  @Test
  void poscar4TakesSymbolsFromTheComment() {
    String text =
        "Ga As zincblende\n5.65\n0 .5 .5\n.5 0 .5\n.5 .5 0\n1 1\nDirect\n0 0 0\n.25 .25 .25\n";
    assertEquals(List.of("Ga", "As"), read("a.vasp", text).symbols());
    String message = refusal("POSCAR", text.replace("Ga As zincblende", "Ga"));
    assertTrue(message.contains("version 4"), message);
  }

  @Test
  void poscarScales() {
    String cubic = "x\n%s\n2 0 0\n0 2 0\n0 0 2\nAl\n1\nCartesian\n1 1 1\n";
    Structure volume = read("POSCAR", cubic.formatted("-64"));
    assertEquals(4 / BOHR_ANGSTROM, volume.lattice().length(1), 1e-12);
    assertEquals(0.5, volume.fractional(0, 0), 1e-14);
    Structure three = read("POSCAR", cubic.formatted("1.5 2 3"));
    assertEquals(4 / BOHR_ANGSTROM, three.lattice().length(1), 1e-12);
    assertEquals(6 / BOHR_ANGSTROM, three.cartesian(0)[2] * 2, 1e-12);
    assertTrue(refusal("POSCAR", cubic.formatted("0")).contains("scale"));
    assertTrue(refusal("POSCAR", cubic.formatted("1 -2 3")).contains("three positive factors"));
  }

  @Test
  void poscarSymbolsMayCarrySuffixes() {
    assertEquals("Fe", read("POSCAR", SILICON_5.replace("Si\n", "Fe_pv/3f9a2\n")).symbol(0));
    String message = refusal("POSCAR", SILICON_5.replace("Si\n", "Sj\n"));
    assertEquals(
        "POSCAR line 6: species: \"Sj\" refused; expected a chemical symbol, H to Og;"
            + " did you mean Si?",
        message);
  }

  @Test
  void poscarComplaintsNameTheLine() {
    assertEquals(
        "POSCAR line 11: atom 2: \"nan\" refused; expected a finite number",
        refusal("POSCAR", SILICON_5.replace("0.25 0.25 0.25", "0.25 nan 0.25")));
    assertTrue(
        refusal("POSCAR", SILICON_5.replace("0.25 0.25 0.25 T F T comment", "0.25 0.25"))
            .startsWith("POSCAR line 11: atom 2: \"0.25 0.25\" refused; expected three finite"));
    assertTrue(
        refusal("POSCAR", SILICON_5.replace("2\nSel", "999999999\nSel")).contains("count of Si"));
    assertTrue(
        refusal("POSCAR", SILICON_5.replace("0.5 0.5 0.0", "0.5 0.5 1.0\n0 0 0")).contains("line"));
    assertTrue(
        refusal("POSCAR", SILICON_5.replace("0.5 0.5 0.0", "0.5 -0.5 0.0")).contains("singular"));
    assertTrue(
        refusal("POSCAR", SILICON_5.replace("Direct", "Driect2x".substring(1)))
            .contains("Direct or"));
  }

  @Test
  void xyzRoundTripsMomentsAndMasks() {
    String text =
        "2\nLattice=\"2.87 0 0 0 2.87 0 0 0 2.87\" Properties=species:S:1:pos:R:3:forces:R:3:"
            + "initial_magmoms:R:1:move_mask:L:1 pbc=\"T T F\" energy=-3\n"
            + "Fe 0 0 0 1 2 3 2.2 T\nFe 1.435 1.435 1.435 1 2 3 -2.2 F\n\n";
    StructureReading reading = reading("fe.xyz", text);
    assertEquals(-2.2, reading.structure().moment(1));
    assertEquals(0.5, reading.structure().fractional(1, 2), 1e-14);
    assertTrue(reading.structure().fixed(1, 1));
    assertTrue(reading.warnings().get(0).contains("periodic along all three"));
  }

  @Test
  void xyzComplaints() {
    assertTrue(refusal("a.xyz", "1\ncomment\nSi 0 0 0\n").contains("Lattice="));
    String head = "2\nLattice=\"3 0 0 0 3 0 0 0 3\"\n";
    assertTrue(
        refusal("a.xyz", head + "Si 0 0 0\n").contains("as many as lines of atoms follow, 1"));
    assertTrue(refusal("a.xyz", head + "Si 0 0 0\nSi 1 1\n").contains("a.xyz line 4: atom 2"));
    assertTrue(
        refusal("a.xyz", head.replace("3\"", "\"") + "Si 0 0 0\nSi 1 1 1\n").contains("9 numbers"));
  }

  @Test
  void cifExpandsSymmetryAndMergesSpecialPositions() {
    String quartz =
        """
        # alpha quartz, rounded coordinates
        data_quartz
        _cell_length_a 4.9137(2)
        _cell_length_b 4.9137(2)
        _cell_length_c 5.4047
        _cell_angle_alpha 90
        _cell_angle_beta  90.
        _cell_angle_gamma 120
        _symmetry_space_group_name_H-M 'P 32 2 1'
        _publ_section_comment
        ;
        loop_ this is text, not a loop
        ;
        loop_
        _symmetry_equiv_pos_as_xyz
        'x,y,z'
        '-y,x-y,z+2/3'
        '-x+y,-x,z+1/3'
        "y,x,-z"
        'x-y,-y,1/3-z'
        '-x,-x+y,2/3-z'
        loop_
        _atom_site_label
        _atom_site_type_symbol
        _atom_site_fract_x
        _atom_site_fract_y
        _atom_site_fract_z
        _atom_site_occupancy
        Si1 Si4+ 0.4697(1) 0.0000 0.6667 1.0
        O1  O2-  0.4133 0.2672 0.7855 .
        """;
    Structure s = read("q.cif", quartz);
    assertEquals(9, s.atoms());
    assertEquals(154, SpaceGroup.of(s).number());
    assertEquals(3, s.symbols().stream().filter("Si"::equals).count());
    assertEquals(2.0 / 3, s.fractional(0, 2), 1e-12, "the special position is exact");
    assertEquals(4.9137 / BOHR_ANGSTROM, s.lattice().length(1), 1e-12);
    assertTrue(refusal("q.cif", quartz.replace("0.6667 1.0", "0.6667 0.5")).contains("occupancy"));
    assertTrue(refusal("q.cif", quartz.replace("'x,y,z'", "'x,y,q'")).contains("x,y,q"));
    assertTrue(refusal("q.cif", quartz.replace(" .\n", "\n")).contains("cut short"));
    assertTrue(refusal("q.cif", quartz.replace("\"y,x,-z\"", "'y,x,-z")).contains("closing quote"));
    assertTrue(refusal("q.cif", quartz + "_cell_length_a 3\n").contains("each data name once"));
  }

  /** A CIF without operations. */
  private static String cif(String group, double[] angles, String... sites) {
    StringBuilder text = new StringBuilder("data_x\n");
    for (int i = 0; i < 3; i++) {
      text.append("_cell_length_").append("abc".charAt(i)).append(" 4").append('\n');
      String name = List.of("alpha", "beta", "gamma").get(i);
      text.append("_cell_angle_").append(name).append(' ').append(angles[i]).append('\n');
    }
    text.append(group).append("\nloop_\n_atom_site_label\n");
    text.append("_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n");
    text.append(String.join("\n", sites)).append('\n');
    return text.toString();
  }

  @Test
  void cifWithoutOperationsFollowsTheNameOfItsGroup() {
    double[] right = {90, 90, 90};
    String[] salt = {"NA1 0 0 0", "Cl1 .5 .5 .5"};
    for (String group :
        List.of(
            "_space_group_IT_number 225",
            "_symmetry_space_group_name_H-M 'F m -3 m'",
            "_symmetry_space_group_name_H-M 'F m 3 m'",
            "_space_group_name_H-M_alt 'F 4/m -3 2/m'",
            "_space_group_name_Hall '-F 4 2 3'\n_space_group_name_H-M_alt ?")) {
      StructureReading salted = reading("x.cif", cif(group, right, salt));
      assertEquals(8, salted.structure().atoms(), group);
      assertEquals(225, SpaceGroup.of(salted.structure()).number(), group);
      assertTrue(salted.warnings().get(0).contains("Hall symbol -F 4 2 3"), group);
    }
    String tables = "_symmetry_space_group_name_H-M ";
    assertTrue(
        refusal("x.cif", cif(tables + "'F d -3 m'", right, "Si 0 0 0")).contains("its origin too"));
    for (String[] diamond :
        new String[][] {
          {"'F d -3 m :2'", "Si 0.125 0.125 0.125"},
          {"'F d -3 m Z'", "Si 0.125 0.125 0.125"},
          {"'F d -3 m S'", "Si 0 0 0"},
          {"'F d -3 m:1'", "Si 0 0 0"},
        }) {
      Structure s = read("x.cif", cif(tables + diamond[0], right, diamond[1]));
      assertEquals(8, s.atoms(), diamond[0]);
      assertEquals(227, SpaceGroup.of(s).number(), diamond[0]);
    }
    Structure p21n =
        read("x.cif", cif(tables + "'P 21/n'", new double[] {90, 100, 90}, "O 0.1 0.2 0.3"));
    assertEquals(14, SpaceGroup.of(p21n).number());
    boolean diagonal = false;
    for (int a = 0; a < 4; a++) { // 1/2 + x, 1/2 - y, 1/2 + z
      diagonal |=
          Math.abs(p21n.fractional(a, 0) - 0.6) + Math.abs(p21n.fractional(a, 2) - 0.8) < 1e-9;
    }
    assertTrue(diagonal);
    double[] hexagonal = {90, 90, 120};
    assertEquals(6, read("x.cif", cif(tables + "'R -3 m'", hexagonal, "Bi 0 0 0.234")).atoms());
    double[] rhombohedral = {57.2, 57.2, 57.2};
    String axes = "Bi 0.234 0.234 0.234";
    assertEquals(2, read("x.cif", cif(tables + "'R -3 m'", rhombohedral, axes)).atoms());
    String unknown = cif(tables + "'F x -3 m'", right, "Si 0 0 0");
    assertTrue(refusal("x.cif", unknown).contains("space group: \"F x -3 m\""), unknown);
    String contradiction = cif(tables + "'P n m a'\n_space_group_IT_number 225", right, "Si 0 0 0");
    assertTrue(refusal("x.cif", contradiction).contains("that its number fits"));
    StructureReading p1 = reading("x.cif", cif("_space_group_IT_number 1", right, salt));
    assertEquals(List.of("Na", "Cl"), p1.structure().symbols());
    assertTrue(p1.warnings().get(0).contains("taken as P1"), p1.warnings().get(0));
    assertTrue(reading("x.cif", cif("", right, salt)).warnings().get(0).contains("taken as P1"));
  }

  @Test
  void everySettingIsFoundByItsFullSymbolAndChoice() {
    for (SpaceGroupType t : SpaceGroupType.settings()) {
      double[] angles = {90, 90, 90};
      if (t.pointGroup().system() == CrystalSystem.MONOCLINIC) {
        angles[t.choice().replace("-", "").charAt(0) - 'a'] = 101;
      } else if (t.choice().equals("R")) {
        angles = new double[] {70, 70, 70};
      }
      String choice = t.choice().isEmpty() ? "" : " :" + t.choice();
      String group = "_space_group_name_H-M_alt '" + t.fullSymbol() + choice + "'";
      String number = "\n_space_group_IT_number " + t.number();
      Structure s = read("x.cif", cif(group + number, angles, "Si 0.0471 0.1153 0.2287"));
      assertEquals(t.operations().size(), s.atoms(), t.number() + " " + t.fullSymbol() + choice);
    }
  }

  @Test
  void everyWriterRoundTrips() {
    Random random = new Random(7);
    for (int trial = 0; trial < 20; trial++) {
      double[] rows = {9, 0, 0, 0, 8, 0, 0, 0, 7};
      for (int i = 0; i < 9; i++) {
        rows[i] += random.nextGaussian();
      }
      double[] f = random.doubles(12, -1, 2).toArray();
      boolean[] fixed = new boolean[12];
      fixed[4] = trial % 2 == 0;
      double[] moments = {0, trial, -1.5, 0};
      Structure s =
          new Structure(new Lattice(rows), List.of("Si", "O", "O", "Si"), f, moments, fixed);
      check(s, "POSCAR", StructureFormat.POSCAR, true);
      check(s, "a.xyz", StructureFormat.EXTENDED_XYZ, true);
      check(s, "a.cif", StructureFormat.CIF, false);
    }
  }

  private static void check(Structure s, String name, StructureFormat format, boolean oriented) {
    String text = StructureFiles.write(format, s, "a test");
    Structure back = read(name, text);
    assertEquals(s.symbols(), back.symbols());
    for (int i = 0; i < 3 && !oriented; i++) {
      assertEquals(s.lattice().length(i), back.lattice().length(i), 1e-12);
    }
    assertEquals(s.lattice().volume(), back.lattice().volume(), 1e-9);
    for (int i = 0; i < 12; i++) {
      if (oriented) {
        assertEquals(s.lattice().vectors()[i % 9], back.lattice().vectors()[i % 9], 1e-12);
        assertEquals(s.fixed()[i], back.fixed()[i]);
      }
      double d = s.fractional()[i] - back.fractional()[i];
      assertEquals(oriented ? 0 : Math.rint(d), d, 1e-13);
    }
    if (format == StructureFormat.EXTENDED_XYZ) {
      assertEquals(s.moment(1), back.moment(1), 1e-12);
    }
    // What was read back is written as the same text: nothing more is lost.
    assertEquals(back.atoms(), read(name, StructureFiles.write(format, back, "")).atoms());
  }

  @Test
  void formatsAreToldByContentToo() {
    assertEquals(2, read("si.txt", SILICON_5).atoms());
    assertTrue(refusal("in", "&control\n/\n&system\n/\n").contains("Quantum ESPRESSO input comes"));
    assertTrue(refusal("in", "ntypat 1\nacell 3*10\n").contains("ABINIT input comes"));
    assertTrue(refusal("s.json", "{\"@module\": \"pymatgen\"}").contains("pymatgen JSON comes"));
    assertTrue(
        refusal("s.json", "{\"data\":\n{\"lattice_vectors\": []}}")
            .contains("OPTIMADE JSON comes"));
    assertTrue(refusal("x", "hello\n").contains("POSCAR, CIF or extended XYZ"));
  }

  @Test
  void encodings() {
    byte[] bom =
        ("\uFEFF" + SILICON_5.replace("\n", "\r\n")).strip().getBytes(StandardCharsets.UTF_8);
    assertEquals(2, new StructureFiles().read("POSCAR", bom).structure().atoms());
    byte[] latin = SILICON_5.replace("silicon", "x\ny").getBytes(StandardCharsets.ISO_8859_1);
    latin[2] = (byte) 0xE9;
    String message =
        assertThrows(InputException.class, () -> new StructureFiles().read("POSCAR", latin))
            .getMessage();
    assertEquals("POSCAR line 2: text: \"byte e9\" refused; expected UTF-8 text", message);
    assertTrue(refusal("POSCAR", "a\u0000b\n").contains("line 1 column 2"));
    assertTrue(refusal("POSCAR", "").contains("not empty"));
  }
}
