package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.Locale;
import org.hooke.kernels.crystal.Structure;

/** Extended XYZ, one frame, angstrom; moments and selective dynamics where there are any. */
final class XyzWriter {
  private XyzWriter() {}

  static String write(Structure s) {
    boolean magnetic = false;
    boolean selective = false;
    for (int atom = 0; atom < s.atoms(); atom++) {
      magnetic |= s.moment(atom) != 0;
      selective |= s.fixed(atom, 0) || s.fixed(atom, 1) || s.fixed(atom, 2);
    }
    StringBuilder out = new StringBuilder();
    out.append(s.atoms()).append("\nLattice=\"");
    for (int i = 0; i < 9; i++) {
      out.append(i == 0 ? "" : " ").append(number(s.lattice().a(i / 3, i % 3) * BOHR_ANGSTROM));
    }
    out.append("\" Properties=species:S:1:pos:R:3");
    out.append(magnetic ? ":initial_magmoms:R:1" : "").append(selective ? ":move_mask:L:3" : "");
    out.append(" pbc=\"T T T\"\n");
    for (int atom = 0; atom < s.atoms(); atom++) {
      out.append(String.format(Locale.ROOT, "%-2s", s.symbol(atom)));
      for (double x : s.cartesian(atom)) {
        out.append(' ').append(number(x * BOHR_ANGSTROM));
      }
      out.append(magnetic ? " " + number(s.moment(atom)) : "");
      for (int x = 0; selective && x < 3; x++) {
        out.append(s.fixed(atom, x) ? " F" : " T");
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String number(double x) {
    return String.format(Locale.ROOT, "%.16f", x);
  }
}
