package org.hooke.driver.input;

import java.util.List;

/** conf/defaults.yaml and docs/input.md, written from the list of keys so that they cannot lie. */
public final class InputManual {
  private static final int WIDTH = 96;

  private static final String OPENING =
      """
      # Input

      <!-- Written by the program from its list of keys; edit InputKeys.java and InputManual.java,
           then run: mvn test -pl driver -am -Dtest=InputManualTest
           -Dsurefire.failIfNoSpecifiedTests=false -Dhooke.regenerate=true -->

      An input is YAML 1.2; every key is optional but `structure`. A structure file alone is a
      complete input too: whatever is `auto` is then chosen from the system and printed. Paths are
      relative to the input file. `--set key.path=value` overrides one key. Words stay words: `off`
      and `no` are not booleans, and a key that does not exist is refused with the nearest one that
      does. At most 4 MiB, 16 levels, 100 aliases; no tags; each key once.

      ## Quantities

      A quantity is a number and a unit, `30 Ry`; a bare number is refused. Inside the program
      everything is in Hartree atomic units (CODATA 2018).

      | what | units |
      |---|---|
      | energy | Ha, Ry, eV, meV |
      | smearing width | as energy, or kelvin (k_B T) |
      | length | bohr, angstrom, nm, pm |
      | inverse length (with its 2 pi) | 1/angstrom, 1/bohr, 1/nm |
      | force | Ha/bohr, Ry/bohr, eV/angstrom, meV/angstrom |
      | pressure | GPa, kbar, Ha/bohr^3 |
      | time | s, min, h, d |
      | fields | tesla; V/angstrom, V/nm |

      ## Structures

      | format | told by | what is read |
      |---|---|---|
      | POSCAR (VASP 4, 5) | name POSCAR*, CONTCAR*, .vasp, .poscar; content | one scale, minus a volume, or three factors; Direct or Cartesian; selective dynamics. Version 4 needs the symbols in the comment line |
      | CIF | .cif; data_ | cell, sites, symmetry operations (applied; images within 0.05 angstrom are one atom, put on the exact special position). Partial occupancy is refused |
      | extended XYZ | .xyz, .extxyz; content | one frame: Lattice, species, pos, initial_magmoms or magmoms, move_mask |

      Inputs of Quantum ESPRESSO and ABINIT, pymatgen and OPTIMADE JSON are recognised and refused:
      they come in a later version. Or the structure stands in the input itself:

      ```yaml
      structure:
        lattice: [[0, 2.715, 2.715], [2.715, 0, 2.715], [2.715, 2.715, 0]]   # rows a1 a2 a3
        unit: angstrom
        species: [Si, Si]
        fractional: [[0, 0, 0], [0.25, 0.25, 0.25]]      # or cartesian, in the unit above
        moments: [1, -1]                                 # initial, Bohr magnetons; optional
        fixed: [[true, true, true], [false, false, false]]   # optional, along a1 a2 a3
      ```

      Refused are sites given twice modulo the lattice and atoms closer than their cores; a
      left-handed cell is noted and taken as it is.

      ## Keys

      """;

  private InputManual() {}

  /** Every key with its default: an input that changes nothing, once it has a structure. */
  public static String defaultsYaml() {
    StringBuilder out = new StringBuilder();
    out.append(
        "# Every key of an input with its default. Written by the program (docs/input.md).\n");
    out.append("# Keys without a default, and the structure, are commented out.\n");
    List<String> open = List.of();
    for (InputKey key : InputKeys.list()) {
      List<String> path = List.of(key.name().split("\\.", -1));
      int depth = path.size() - 1;
      int shared = 0;
      while (shared < Math.min(depth, open.size()) && open.get(shared).equals(path.get(shared))) {
        shared++;
      }
      boolean shorthand = InputKeys.isSection(key.name());
      for (int i = shared; i < depth; i++) {
        out.append(i == 0 ? "\n" : "").append("  ".repeat(i)).append(path.get(i)).append(":\n");
      }
      open = path.subList(0, depth);
      out.append(depth == 0 ? "\n" : "");
      comment(out, depth, key);
      boolean silent = key.defaultText().isEmpty() || shorthand;
      out.append("  ".repeat(depth)).append(silent ? "# " : "");
      out.append(key.leaf()).append(": ").append(key.defaultText()).append('\n');
    }
    return out.toString().replaceAll(" +\n", "\n");
  }

  private static void comment(StringBuilder out, int depth, InputKey key) {
    String indent = "  ".repeat(depth) + "# ";
    StringBuilder line = new StringBuilder(indent);
    for (String word : (key.description() + " (" + key.expected() + ")").split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        out.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(indent);
      }
      line.append(word).append(' ');
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  /** The manual's page on the input, Markdown. */
  public static String page() {
    StringBuilder out = new StringBuilder(OPENING);
    out.append("| key | value | default | |\n|---|---|---|---|\n");
    for (InputKey key : InputKeys.list()) {
      String standard = key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`";
      out.append("| `").append(key.name()).append("` | ").append(key.expected()).append(" | ");
      out.append(standard).append(" | ").append(key.description().replace("|", "\\|"));
      if (!key.commands().isEmpty()) {
        out.append(" For ").append(String.join(" and ", key.commands())).append('.');
      }
      if (key.later()) {
        out.append(" Only the default is available yet.");
      }
      out.append(" |\n");
    }
    return out.append('\n').toString();
  }
}
