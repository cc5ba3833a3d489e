package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.Locale;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;

/**
 * CIF in P1. The orientation of the cell is lost: a CIF knows lengths and angles; a left-handed
 * cell comes back as its mirror image.
 */
final class CifWriter {
  private CifWriter() {}

  static String write(Structure s, String comment) {
    Lattice cell = s.lattice();
    StringBuilder out = new StringBuilder();
    out.append("# ").append(comment.replaceAll("\\s+", " ").strip()).append("\ndata_structure\n");
    for (int i = 0; i < 3; i++) {
      out.append("_cell_length_").append((char) ('a' + i)).append(' ');
      out.append(number(cell.length(i) * BOHR_ANGSTROM)).append('\n');
    }
    String[] angles = {"alpha", "beta", "gamma"};
    for (int i = 0; i < 3; i++) {
      double degrees = Math.toDegrees(angle(cell, (i + 1) % 3, (i + 2) % 3));
      out.append("_cell_angle_").append(angles[i]).append(' ').append(number(degrees)).append('\n');
    }
    out.append("_space_group_name_H-M_alt 'P 1'\nloop_\n_space_group_symop_operation_xyz\n");
    out.append("'x, y, z'\nloop_\n_atom_site_label\n_atom_site_type_symbol\n");
    out.append("_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n");
    for (int atom = 0; atom < s.atoms(); atom++) {
      out.append(s.symbol(atom)).append(atom + 1).append(' ').append(s.symbol(atom));
      for (int x = 0; x < 3; x++) {
        out.append(' ').append(number(s.fractional(atom, x)));
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** Angle between two lattice vectors; atan2 keeps digits that acos would lose. */
  private static double angle(Lattice cell, int i, int j) {
    double dot = 0;
    double[] cross = new double[3];
    for (int x = 0; x < 3; x++) {
      int y = (x + 1) % 3;
      int z = (x + 2) % 3;
      dot += cell.a(i, x) * cell.a(j, x);
      cross[x] = cell.a(i, y) * cell.a(j, z) - cell.a(i, z) * cell.a(j, y);
    }
    return Math.atan2(Math.hypot(Math.hypot(cross[0], cross[1]), cross[2]), dot);
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.15f", x);
  }
}
