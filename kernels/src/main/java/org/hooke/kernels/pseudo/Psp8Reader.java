package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.special.RadialGrid;

/**
 * Reads psp8 files (pspcod 8) as ABINIT does: uniform mesh from 0, projectors as r beta with
 * diagonal energies, corrected trapezoidal rule over the whole mesh. Blocks: header, one block per
 * l and one for the local potential, then 4 pi times the core charge, then perhaps (switch 1) 4 pi
 * times the valence density. Values are in Hartree units already.
 */
final class Psp8Reader {
  private final String source;
  private final NumberScanner in;
  private final MeshData data = new MeshData();
  private final List<double[]> projectors = new ArrayList<>();
  private final List<Integer> momenta = new ArrayList<>();
  private final List<Double> energies = new ArrayList<>();
  private String functional = "";
  private int points;

  private Psp8Reader(String source, String text) {
    this.source = source;
    in = new NumberScanner(source, text);
  }

  static Pseudopotential read(String source, String text, String sha256, RadialCut cut) {
    return new Psp8Reader(source, text).read(sha256, cut);
  }

  private Pseudopotential read(String sha256, RadialCut cut) {
    in.take("title");
    double[] atoms = in.numbers(2, "zatom, zion");
    int number = in.integer(atoms[0], "zatom, zion", "zatom", 1, Elements.count());
    data.symbol = Elements.symbol(number);
    data.valence = atoms[1];
    if (!(data.valence > 0) || data.valence > number) {
      throw in.wrong("zatom, zion", "valence " + data.valence + " of element " + number);
    }
    double[] codes = in.numbers(5, "pspcod");
    functional = GthReader.functionalOf((int) codes[1]);
    int lmax = in.integer(codes[2], "pspcod", "lmax", 0, 3);
    int lloc = in.integer(codes[3], "pspcod", "lloc", 0, 4);
    points = in.integer(codes[4], "pspcod", "mmax", 10, 100_000);
    double core = in.numbers(2, "rchrg fchrg qchrg")[1];
    double[] counts = in.numbers(lmax + 1, "nproj");
    int extension =
        in.integer(in.numbers(1, "extension_switch")[0], "extension_switch", "switch", 0, 3);
    if (extension >= 2) {
      throw in.wrong("extension_switch", "a fully relativistic psp8 (spin-orbit) is not supported");
    }
    readBlocks(counts, lmax, lloc);
    if (core > 0) {
      data.core = column("core charge", 2, 1 / (4 * Math.PI));
    }
    return build(sha256, cut);
  }

  private void readBlocks(double[] counts, int lmax, int lloc) {
    for (int l = 0; l <= lmax; l++) {
      int n = in.integer(counts[l], "nproj", "projectors of l = " + l, 0, 5);
      if (l == lloc) {
        readProjectors(l, 0);
      } else if (n > 0) {
        readProjectors(l, n);
      }
    }
    if (lloc > lmax) {
      double[] head = in.numbers(1, "local potential");
      if (head[0] != lloc) {
        throw in.wrong("local potential", "expected block " + lloc + ", found " + head[0]);
      }
      data.local = column("local potential", 2, 1);
    }
  }

  private void readProjectors(int l, int n) {
    String block = "projectors of l = " + l;
    double[] head = in.numbers(1 + n, block);
    if (head[0] != l) {
      throw in.wrong(block, "expected block " + l + ", found " + head[0]);
    }
    if (n == 0) {
      data.local = column("local potential (l = " + l + ")", 2, 1);
      return;
    }
    int first = projectors.size();
    for (int i = 0; i < n; i++) {
      projectors.add(new double[points]);
      momenta.add(l);
      energies.add(head[1 + i]);
    }
    for (int k = 0; k < points; k++) {
      double[] row = row(block, k, 2 + n);
      for (int i = 0; i < n; i++) {
        projectors.get(first + i)[k] = row[2 + i];
      }
    }
  }

  private double[] column(String block, int index, double factor) {
    double[] f = new double[points];
    for (int k = 0; k < points; k++) {
      f[k] = factor * row(block, k, index + 1)[index];
    }
    return f;
  }

  private double[] row(String block, int k, int count) {
    double[] row = in.numbers(count, block);
    if (row[0] != k + 1) {
      throw in.wrong(block, "expected line " + (k + 1) + " of " + points + " of the mesh");
    }
    if (data.r.length == 0) {
      data.r = new double[points];
    }
    if (data.r[k] == 0) {
      data.r[k] = row[1];
    }
    double expected = k == 0 ? 0 : k * data.r[1];
    if (Math.abs(row[1] - expected) > 1e-8 * points) {
      throw in.wrong(block, "the mesh is not uniform from zero: r = " + row[1]);
    }
    return row;
  }

  private Pseudopotential build(String sha256, RadialCut cut) {
    double step = data.r[1];
    if (!(step > 1e-5)) {
      throw in.wrong("mesh", "step " + step + " bohr");
    }
    if (data.local.length == 0) {
      throw in.wrong("local potential", "missing");
    }
    int n = projectors.size();
    data.projectors = projectors.toArray(new double[0][]);
    data.l = new int[n];
    data.coupling = new double[n][n];
    for (int i = 0; i < n; i++) {
      data.l[i] = momenta.get(i);
      data.coupling[i][i] = energies.get(i);
    }
    int kept = points;
    if (cut.kind() == RadialCut.Kind.RADIUS) {
      kept = Math.max(10, Math.min(points, (int) Math.floor(cut.radius() / step + 1e-6) + 1));
    }
    MeshForm form =
        new MeshForm(data, RadialGrid.uniform(step, kept), RadialGrid.uniform(step, points));
    AtomicStates atom = AtomicStates.solved(form, functional, source);
    return new TabulatedPseudopotential(
        form,
        new TabulatedPseudopotential.Provenance(functional, source, sha256, cut.describe(true)),
        atom);
  }
}
