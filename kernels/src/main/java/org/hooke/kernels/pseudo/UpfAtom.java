package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hooke.kernels.special.RadialGrid;

/**
 * The free atom a UPF file carries: PP_RHOATOM on its whole mesh, PP_PSWFC normalised there and cut
 * as the local potential is. The tail beyond 10 bohr has 1e-7 of an orbital's norm but 1e-4 of its
 * overlap with the orbitals of a crystal.
 */
final class UpfAtom {
  private final UpfDocument file;
  private final UpfDocument.Block header;
  private final MeshData data;
  private final RadialGrid grid;
  private final RadialGrid cut;

  /**
   * @param grid the whole mesh
   * @param cut up to where orbitals are transformed, as the local potential is
   */
  UpfAtom(
      UpfDocument file, UpfDocument.Block header, MeshData data, RadialGrid grid, RadialGrid cut) {
    this.file = file;
    this.header = header;
    this.data = data;
    this.grid = grid;
    this.cut = cut;
  }

  /** Those of the file; where density or orbitals are missing, those of the free atom solved. */
  AtomicStates states(RadialForm form, String functional, String source) {
    double[] charge = charge();
    List<AtomicStates.Orbital> orbitals = orbitals();
    boolean whole = charge.length > 0 && !orbitals.isEmpty();
    return whole
        ? new AtomicStates(grid, charge, cut, orbitals)
        : AtomicStates.solved(form, functional, source);
  }

  /** 4 pi r^2 n, scaled to Z; empty if the file has none of about that charge. */
  private double[] charge() {
    if (!file.has("PP_RHOATOM")) {
      return new double[0];
    }
    double[] charge = file.block("PP_RHOATOM").array(data.r.length, data.r.length);
    double total = grid.integral(charge);
    if (Math.abs(total - data.valence) > 0.1 * data.valence) {
      return new double[0];
    }
    for (int i = 0; i < charge.length; i++) {
      charge[i] *= data.valence / total;
    }
    return charge;
  }

  /** Those of the file that are not marked as unbound, normalised as pw.x does. */
  private List<AtomicStates.Orbital> orbitals() {
    List<AtomicStates.Orbital> orbitals = new ArrayList<>();
    int[] below = new int[4]; // [l]
    int count = header.has("number_of_wfc") ? header.integer("number_of_wfc", 0, 40) : 0;
    for (int i = 1; i <= count; i++) {
      UpfDocument.Block chi = file.block("PP_CHI." + i);
      double occupation = chi.has("occupation") ? chi.number("occupation") : 0;
      if (occupation >= 0) {
        double[] u = normalised(chi.array(data.r.length, data.r.length));
        int l = chi.integer("l", 0, 3);
        String shell = shell(chi.optional("label"), l, below[l]++);
        orbitals.add(new AtomicStates.Orbital(shell, l, occupation, u));
      }
    }
    return orbitals;
  }

  private double[] normalised(double[] u) {
    double[] square = new double[u.length];
    for (int k = 0; k < u.length; k++) {
      square[k] = u[k] * u[k];
    }
    double norm = Math.sqrt(grid.integral(square));
    for (int k = 0; norm > 0 && k < u.length; k++) {
      u[k] /= norm;
    }
    return u;
  }

  /** The file's label where it is one such as "3D". */
  private String shell(String label, int l, int below) {
    String name = label.trim().toLowerCase(Locale.ROOT);
    boolean plain = name.matches("[1-7][spdf]") && "spdf".indexOf(name.charAt(1)) == l;
    return plain ? name : Configuration.shellName(data.symbol, data.valence, l, below);
  }
}
