package org.hooke.driver.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.input.MemoryFiles;
import org.hooke.driver.structure.StructureFiles;
import org.junit.jupiter.api.Test;

/** Every reader of structures and inputs under seeded damage. */
class ReadersFuzzTest {
  private static final String POSCAR =
      """
      silicon
      5.43
      0.0 0.5 0.5
      0.5 0.0 0.5
      0.5 0.5 0.0
      Si O
      1 2
      Selective dynamics
      Direct
      0.00 0.00 0.00 F F F
      0.25 0.25 0.25 T F T comment
      0.60 0.60 0.60 T F T
      """;

  private static final String POSCAR_4 =
      "Ga As\n-64 \n4 0 0\n0 4 0\n0 0 4\n1 1\nCartesian\n1 1 1\n2.5 2.5 2.5\n";

  private static final String XYZ =
      "2\nLattice=\"2.87 0 0 0 2.87 0 0 0 2.87\" Properties=species:S:1:pos:R:3:"
          + "initial_magmoms:R:1:move_mask:L:1 pbc=\"T T F\" energy=-3\n"
          + "Fe 0 0 0 2.2 T\nFe 1.435 1.435 1.435 -2.2 F\n";

  private static final String CIF =
      """
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

  private static final String INPUT =
      """
      structure:
        lattice: [[0, 2.715, 2.715], [2.715, 0, 2.715], &v [2.715, 2.715, 0]]
        unit: angstrom
        species: [Si, Si]
        fractional: [[0, 0, 0], [0.25, 0.25, 0.25]]
        moments: [1, -1]
        fixed: [[true, true, true], [false, false, false]]
      functional: PBE
      pseudopotentials: {Si: "../pseudo/Si.upf"}
      cutoff: 30 Ry
      fft_grid: auto
      kpoints: {grid: [4, 4, 4], shift: [0.5, 0.5, 0.5]}
      smearing: {kind: none, width: 0.01 Ry, order: 1}
      bands: auto
      fields: {magnetic: 0 tesla, electric: {direction: [0, 0, 1], strength: 0 V/angstrom}}
      hubbard: {}
      elastic:
        strains:
          - -0.005
          - 0.005
      scf: {tolerance: 1e-10 Ha, max_iterations: 60}
      """;

  private static FuzzTarget structure(String name, String... seeds) {
    StructureFiles files = new StructureFiles();
    return new FuzzTarget(
        name, bytes(seeds), content -> files.read(name, content), InputException.class);
  }

  private static List<byte[]> bytes(String... texts) {
    return List.of(texts).stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static void readInput(byte[] content) {
    MemoryFiles files = new MemoryFiles().with("dir/in", content).with("dir/POSCAR", POSCAR);
    new InputReader(files, new StructureFiles()).read("dir/in", List.of()).toYaml();
  }

  private static void readOverride(byte[] content) {
    MemoryFiles files = new MemoryFiles().with("in.yaml", INPUT);
    String assignment = new String(content, StandardCharsets.UTF_8);
    new InputReader(files, new StructureFiles()).read("in.yaml", List.of(assignment));
  }

  static List<FuzzTarget> targets() {
    return List.of(
        structure("POSCAR", POSCAR, POSCAR_4),
        structure("a.cif", CIF),
        structure("a.xyz", XYZ),
        structure("unnamed", POSCAR, CIF, XYZ),
        new FuzzTarget(
            "input", bytes(INPUT, POSCAR), ReadersFuzzTest::readInput, InputException.class),
        new FuzzTarget(
            "override",
            bytes("cutoff=40 Ry", "kpoints.grid=[4, 4, 4]", "scf={tolerance: 1e-9 Ha}"),
            ReadersFuzzTest::readOverride,
            InputException.class));
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException, InterruptedException {
    long cases = new Fuzzer(targets()).run(Fuzzer.seconds());
    assertTrue(cases > 100, "only " + cases + " cases");
    System.out.println(cases + " damaged files");
  }
}
