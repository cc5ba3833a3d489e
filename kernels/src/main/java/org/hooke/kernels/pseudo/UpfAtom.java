package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.special.RadialGrid;

/** The free atom a UPF file carries, PP_RHOATOM and PP_PSWFC, on its whole mesh. */
final class UpfAtom {
  private final UpfDocument file;
  private final UpfDocument.Block header;
  private final MeshData data;
  private final RadialGrid grid;

  UpfAtom(UpfDocument file, UpfDocument.Block header, MeshData data, RadialGrid grid) {
    this.file = file;
    this.header = header;
    this.data = data;
    this.grid = grid;
  }

  /** Those of the file; where density or orbitals are missing, those of the free atom solved. */
  AtomicStates states(RadialForm form, String functional, String source) {
    double[] charge = charge();
    List<AtomicStates.Orbital> orbitals = orbitals();
    boolean whole = charge.length > 0 && !orbitals.isEmpty();
    return whole
        ? new AtomicStates(grid, charge, orbitals)
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

  private List<AtomicStates.Orbital> orbitals() {
    List<AtomicStates.Orbital> orbitals = new ArrayList<>();
    int count = header.has("number_of_wfc") ? header.integer("number_of_wfc", 0, 40) : 0;
    for (int i = 1; i <= count; i++) {
      UpfDocument.Block chi = file.block("PP_CHI." + i);
      double occupation = chi.has("occupation") ? chi.number("occupation") : 0;
      if (occupation >= 0) {
        double[] u = chi.array(data.r.length, data.r.length);
        orbitals.add(new AtomicStates.Orbital(chi.integer("l", 0, 3), occupation, u));
      }
    }
    return orbitals;
  }
}
