package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hooke.driver.input.Cells;
import org.hooke.driver.input.Elements;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.Numbers;
import org.hooke.driver.input.StructureReading;
import org.hooke.driver.input.TextFile;
import org.hooke.driver.structure.CifLexer.Token;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * CIF, core dictionary: cell, sites, symmetry operations applied to them.
 *
 * <p>a1 lies along x, a2 in the xy plane. Images of a site within 0.05 angstrom are one atom, put
 * at their mean, which restores the exact special position from rounded coordinates (0.3333).
 * Operations that are not listed follow from the space group's name. Partial occupancy and
 * Cartesian sites are refused. One use.
 */
final class CifReader {
  private static final double SAME_SITE = 0.05 / BOHR_ANGSTROM;
  private static final int MOST_ATOMS = 1_000_000;

  private final TextFile file;
  private final List<String> warnings = new ArrayList<>();
  private final List<String> symbols = new ArrayList<>();
  private final List<double[]> positions = new ArrayList<>(); // fractional

  CifReader(TextFile file) {
    this.file = file;
  }

  StructureReading read() {
    CifBlock block = block();
    Lattice lattice = lattice(block);
    List<CifOperation> operations = operations(block);
    List<Token> x = block.values("_atom_site_fract_x");
    List<Token> y = column(block, "_atom_site_fract_y", x.size());
    List<Token> z = column(block, "_atom_site_fract_z", x.size());
    List<Token> kinds = block.values("_atom_site_type_symbol", "_atom_site_label");
    if (kinds.size() != x.size()) {
      throw missing("_atom_site_type_symbol or _atom_site_label for every site");
    }
    refuseDisorder(block);
    for (int site = 0; site < x.size(); site++) {
      double[] f = {number(x.get(site)), number(y.get(site)), number(z.get(site))};
      List<double[]> orbit = orbit(lattice, operations, f);
      if (positions.size() + orbit.size() > MOST_ATOMS) {
        throw missing("at most " + MOST_ATOMS + " atoms");
      }
      String symbol = symbol(kinds.get(site));
      for (double[] g : orbit) {
        symbols.add(symbol);
        positions.add(g);
      }
    }
    double[] fractional = new double[3 * symbols.size()];
    for (int atom = 0; atom < symbols.size(); atom++) {
      System.arraycopy(positions.get(atom), 0, fractional, 3 * atom, 3);
    }
    return new StructureReading(new Structure(lattice, symbols, fractional), warnings);
  }

  private CifBlock block() {
    List<CifBlock> withAtoms = new ArrayList<>();
    for (CifBlock block : CifBlock.read(file)) {
      if (!block.values("_atom_site_fract_x").isEmpty()) {
        withAtoms.add(block);
      } else if (block.has("_atom_site_cartn_x")) {
        throw missing("fractional sites, _atom_site_fract_x (this file has Cartesian ones)");
      }
    }
    if (withAtoms.size() != 1) {
      String found =
          withAtoms.isEmpty()
              ? "none"
              : String.join(", ", withAtoms.stream().map(CifBlock::name).toList());
      String expected = "one data block with atoms (_atom_site_fract_x)";
      throw new InputException(file.name(), "data blocks with atoms", found, expected, "");
    }
    return withAtoms.get(0);
  }

  private InputException missing(String expected) {
    return new InputException(file.name(), "CIF", file.name(), expected, "");
  }

  private List<Token> column(CifBlock block, String tag, int size) {
    List<Token> values = block.values(tag);
    if (values.size() != size) {
      throw missing(tag + " for every site");
    }
    return values;
  }

  private Lattice lattice(CifBlock block) {
    double a = cell(block, "_cell_length_a") / BOHR_ANGSTROM;
    double b = cell(block, "_cell_length_b") / BOHR_ANGSTROM;
    double c = cell(block, "_cell_length_c") / BOHR_ANGSTROM;
    double cosAlpha = cosine(cell(block, "_cell_angle_alpha"));
    double cosBeta = cosine(cell(block, "_cell_angle_beta"));
    double gamma = cell(block, "_cell_angle_gamma");
    double cosGamma = cosine(gamma);
    double sinGamma = Math.sqrt(1 - cosGamma * cosGamma);
    double cy = (cosAlpha - cosBeta * cosGamma) / sinGamma;
    double cz = Math.sqrt(1 - cosBeta * cosBeta - cy * cy);
    if (!(cz > 1e-6)) {
      throw missing("cell angles that span a volume (the cell is singular)");
    }
    return Cells.lattice(
        file.name(), a, 0, 0, b * cosGamma, b * sinGamma, 0, c * cosBeta, c * cy, c * cz);
  }

  private double cell(CifBlock block, String tag) {
    List<Token> values = block.values(tag);
    if (values.size() != 1) {
      throw missing(tag);
    }
    double x = number(values.get(0));
    boolean angle = tag.startsWith("_cell_angle");
    if (!(x > 0) || (angle && x >= 180)) {
      String expected = angle ? "an angle between 0 and 180 degrees" : "a positive length";
      throw file.refuse(values.get(0).line(), tag, values.get(0).text(), expected);
    }
    return x;
  }

  /** Exact for the angles of lattices: cos 90 is 0, not 6e-17. */
  private static double cosine(double degrees) {
    if (degrees == 90) {
      return 0;
    }
    if (degrees == 60 || degrees == 120) {
      return degrees == 60 ? 0.5 : -0.5;
    }
    return Math.cos(Math.toRadians(degrees));
  }

  /** A number with its uncertainty in parentheses dropped: 5.4310(2). */
  private double number(Token token) {
    String text = token.text();
    int open = text.indexOf('(');
    boolean uncertain = open > 0 && text.substring(open).matches("\\([0-9]{1,9}\\)");
    OptionalDouble x = Numbers.real(uncertain ? text.substring(0, open) : text);
    if (x.isEmpty()) {
      throw file.refuse(token.line(), "CIF value", text, "a finite number");
    }
    return x.getAsDouble();
  }

  private void refuseDisorder(CifBlock block) {
    for (Token token : block.values("_atom_site_occupancy")) {
      boolean unknown = token.text().equals("?") || token.text().equals(".");
      if (!unknown && Math.abs(number(token) - 1) > 1e-6) {
        String expected = "1: partial occupancy needs an ordered cell";
        throw file.refuse(token.line(), "_atom_site_occupancy", token.text(), expected);
      }
    }
  }

  private List<CifOperation> operations(CifBlock block) {
    List<Token> texts =
        block.values(
            "_space_group_symop_operation_xyz",
            "_symmetry_equiv_pos_as_xyz",
            "_symmetry_equiv_pos_site_as_xyz");
    List<CifOperation> operations = new ArrayList<>();
    for (Token token : texts) {
      operations.add(
          CifOperation.parse(token.text())
              .orElseThrow(
                  () ->
                      file.refuse(
                          token.line(),
                          "symmetry operation",
                          token.text(),
                          "three expressions as in -y,x-y,z+1/3")));
    }
    if (operations.isEmpty()) {
      operations.addAll(new CifSpaceGroup(file, block, warnings).operations());
    }
    if (operations.stream().noneMatch(CifOperation::isIdentity)) {
      operations.add(0, CifOperation.parse("x,y,z").orElseThrow());
    }
    return operations;
  }

  /** All images of a site, those that coincide modulo the lattice averaged into one. */
  private static List<double[]> orbit(Lattice lattice, List<CifOperation> operations, double[] f) {
    double[] shift = new double[3];
    int same = 0; // never 0 after the loop: the identity is among the operations
    for (CifOperation operation : operations) {
      double[] g = operation.apply(f);
      if (distance(lattice, f, g) < SAME_SITE) {
        for (int x = 0; x < 3; x++) {
          shift[x] += g[x] - f[x] - Math.rint(g[x] - f[x]);
        }
        same++;
      }
    }
    double[] exact = new double[3];
    for (int x = 0; x < 3; x++) {
      exact[x] = f[x] + shift[x] / same;
    }
    List<double[]> orbit = new ArrayList<>();
    for (CifOperation operation : operations) {
      double[] g = operation.apply(exact);
      for (int x = 0; x < 3; x++) {
        g[x] = inCell(g[x]);
      }
      if (orbit.stream().noneMatch(h -> distance(lattice, g, h) < SAME_SITE)) {
        orbit.add(g);
      }
    }
    return orbit;
  }

  private static double inCell(double x) {
    double y = x - Math.floor(x);
    return y > 1 - 1e-12 || y < 1e-12 ? 0 : y;
  }

  /** Distance modulo the lattice, bohr; exact where it is short compared with the cell. */
  private static double distance(Lattice lattice, double[] f, double[] g) {
    double[] d = new double[3];
    for (int x = 0; x < 3; x++) {
      d[x] = f[x] - g[x] - Math.rint(f[x] - g[x]);
    }
    double[] r = lattice.cartesian(d[0], d[1], d[2]);
    return Math.hypot(Math.hypot(r[0], r[1]), r[2]);
  }

  /** "Si4+", "O2-" and labels such as "Si1" name their element first; D is hydrogen. */
  private String symbol(Token token) {
    String text = token.text().strip();
    int end = 0;
    while (end < text.length() && end < 2 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String letters = text.substring(0, end);
    if (letters.equals("D") || letters.equals("T")) {
      warnings.add(letters + " is read as H");
      return "H";
    }
    boolean second = end == 2 && Character.isLowerCase(letters.charAt(1));
    if (end == 2 && !second && !Elements.known(normal(letters))) {
      letters = letters.substring(0, 1);
    }
    return Elements.require(
        file.place(token.line()), "atom type", letters.isEmpty() ? text : letters);
  }

  private static String normal(String two) {
    return two.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
        + two.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
