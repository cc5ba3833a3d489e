package org.hooke.driver.structure;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hooke.driver.input.Numbers;
import org.hooke.driver.input.TextFile;

/** The kinds of structure file there are, told apart by name first and content second. */
public enum StructureFormat {
  /** VASP 4 and 5. */
  POSCAR("POSCAR", true),
  /** Crystallographic information file, core dictionary. */
  CIF("CIF", true),
  /** XYZ with Lattice= and Properties= in the second line. */
  EXTENDED_XYZ("extended XYZ", true),
  /** Input of pw.x. */
  QUANTUM_ESPRESSO("Quantum ESPRESSO input", false),
  /** Input of abinit. */
  ABINIT("ABINIT input", false),
  /** pymatgen's Structure.as_dict. */
  PYMATGEN("pymatgen JSON", false),
  /** A structure resource of an OPTIMADE server. */
  OPTIMADE("OPTIMADE JSON", false),
  /** None of these. */
  UNKNOWN("unknown", false);

  private static final int SNIFFED_LINES = 200;
  private static final Pattern NAMELIST =
      Pattern.compile("\\s*&(control|system)\\b.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ABINIT_KEY =
      Pattern.compile("\\s*(acell|znucl|ntypat|rprim)\\b.*", Pattern.CASE_INSENSITIVE);

  private final String title;
  private final boolean readable;

  StructureFormat(String title, boolean readable) {
    this.title = title;
    this.readable = readable;
  }

  /** Name for messages. */
  public String title() {
    return title;
  }

  /** Whether this version reads it. */
  public boolean readable() {
    return readable;
  }

  /** The format of a file; UNKNOWN when neither name nor content tell. */
  static StructureFormat detect(TextFile file) {
    StructureFormat named = byName(file.name());
    return named == UNKNOWN ? byContent(file) : named;
  }

  /** The format that the file's name promises. */
  static StructureFormat byName(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.endsWith(".cif")) {
      return CIF;
    }
    if (name.endsWith(".xyz") || name.endsWith(".extxyz")) {
      return EXTENDED_XYZ;
    }
    boolean vasp = name.endsWith(".vasp") || name.endsWith(".poscar") || name.endsWith(".contcar");
    if (vasp || name.startsWith("poscar") || name.startsWith("contcar")) {
      return POSCAR;
    }
    if (name.endsWith(".abi") || name.endsWith("abinit.in")) {
      return ABINIT;
    }
    return name.endsWith(".pwi") || name.endsWith(".pw.in") ? QUANTUM_ESPRESSO : UNKNOWN;
  }

  private static StructureFormat byContent(TextFile file) {
    if (file.lineOrEmpty(0).strip().startsWith("{")) {
      return byJson(file);
    }
    int n = Math.min(file.size(), SNIFFED_LINES);
    boolean abinit = false;
    for (int i = 0; i < n; i++) {
      String line = file.line(i);
      if (line.startsWith("data_")) {
        return CIF;
      }
      if (NAMELIST.matcher(line).matches()) {
        return QUANTUM_ESPRESSO;
      }
      abinit |= ABINIT_KEY.matcher(line).matches();
    }
    if (abinit) {
      return ABINIT;
    }
    boolean counted = Numbers.whole(file.lineOrEmpty(0).strip()).isPresent();
    if (counted && file.lineOrEmpty(1).contains("Lattice=")) {
      return EXTENDED_XYZ;
    }
    return looksLikePoscar(file) ? POSCAR : UNKNOWN;
  }

  private static StructureFormat byJson(TextFile file) {
    for (int i = 0; i < Math.min(file.size(), SNIFFED_LINES); i++) {
      String line = file.line(i);
      if (line.contains("\"@class\"") || line.contains("\"@module\"")) {
        return PYMATGEN;
      }
      if (line.contains("\"lattice_vectors\"") || line.contains("\"cartesian_site_positions\"")) {
        return OPTIMADE;
      }
    }
    return UNKNOWN;
  }

  /** Numbers alone in line 2 (one or three) and in lines 3 to 5 (three each). */
  private static boolean looksLikePoscar(TextFile file) {
    int scales = numbers(file.lineOrEmpty(1));
    return (scales == 1 || scales == 3)
        && numbers(file.lineOrEmpty(2)) == 3
        && numbers(file.lineOrEmpty(3)) == 3
        && numbers(file.lineOrEmpty(4)) == 3;
  }

  private static int numbers(String line) {
    String[] words = line.strip().split("\\s+", 5);
    for (String word : words) {
      if (Numbers.real(word).isEmpty()) {
        return -1;
      }
    }
    return words.length;
  }
}
