package org.hooke.driver.structure;

import static org.hooke.kernels.units.AtomicUnits.BOHR_ANGSTROM;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hooke.kernels.crystal.Structure;

/** POSCAR of VASP 5 with fractional positions; runs of equal symbols keep the order of atoms. */
final class PoscarWriter {
  private PoscarWriter() {}

  static String write(Structure s, String comment) {
    StringBuilder out = new StringBuilder();
    out.append(comment.replaceAll("\\s+", " ").strip()).append("\n1.0\n");
    for (int v = 0; v < 3; v++) {
      for (int x = 0; x < 3; x++) {
        out.append(String.format(Locale.ROOT, " %22.16f", s.lattice().a(v, x) * BOHR_ANGSTROM));
      }
      out.append('\n');
    }
    List<String> names = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int atom = 0; atom < s.atoms(); atom++) {
      int last = names.size() - 1;
      if (last >= 0 && names.get(last).equals(s.symbol(atom))) {
        counts.set(last, counts.get(last) + 1);
      } else {
        names.add(s.symbol(atom));
        counts.add(1);
      }
    }
    out.append(' ').append(String.join(" ", names)).append("\n ");
    out.append(String.join(" ", counts.stream().map(String::valueOf).toList())).append('\n');
    boolean selective = false;
    for (boolean fixed : s.fixed()) {
      selective |= fixed;
    }
    out.append(selective ? "Selective dynamics\nDirect\n" : "Direct\n");
    for (int atom = 0; atom < s.atoms(); atom++) {
      for (int x = 0; x < 3; x++) {
        out.append(String.format(Locale.ROOT, " %21.17f", s.fractional(atom, x)));
      }
      for (int x = 0; selective && x < 3; x++) {
        out.append(s.fixed(atom, x) ? " F" : " T");
      }
      out.append('\n');
    }
    return out.toString();
  }
}
