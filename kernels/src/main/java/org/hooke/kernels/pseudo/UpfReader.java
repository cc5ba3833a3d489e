package org.hooke.kernels.pseudo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.hooke.kernels.special.RadialGrid;

/**
 * Reads UPF v2 norm-conserving files and integrates them as pw.x does: local potential and core
 * charge by Simpson's rule to the first point beyond 10 bohr, made odd; projectors to the largest
 * cutoff_radius_index, Simpson dropping the last interval of an even number of points.
 *
 * <p>Rydberg to Hartree here: PP_LOCAL and PP_DIJ are halved; PP_BETA is r beta, PP_NLCC the core
 * charge, PP_RHOATOM 4 pi r^2 n, PP_PSWFC r phi.
 */
final class UpfReader {
  private final String source;
  private final UpfDocument file;
  private final MeshData data = new MeshData();
  private double[] rab = {};

  private UpfReader(String source, String text) {
    this.source = source;
    file = UpfDocument.parse(source, text);
  }

  static Pseudopotential read(String source, String text, String sha256, RadialCut cut) {
    return new UpfReader(source, text).read(sha256, cut);
  }

  private Pseudopotential read(String sha256, RadialCut cut) {
    UpfDocument.Block header = file.block("PP_HEADER");
    refuseOtherKinds(header);
    data.symbol = header.text("element").trim();
    int number = Elements.number(data.symbol);
    if (number == 0) {
      throw header.wrong("unknown element '" + data.symbol + "'");
    }
    data.valence = header.number("z_valence");
    if (!(data.valence > 0) || data.valence > number) {
      throw header.wrong("z_valence = " + data.valence + " for element " + data.symbol);
    }
    int mesh = readMesh(header);
    data.local = scaled(file.block("PP_LOCAL").array(mesh, mesh), 0.5);
    int support = readProjectors(header, mesh);
    if (header.flag("core_correction")) {
      data.core = file.block("PP_NLCC").array(mesh, mesh);
    }
    RadialGrid localGrid = RadialGrid.simpson(data.r, rab, points(mesh, cut));
    RadialGrid whole = RadialGrid.simpson(data.r, rab, odd(mesh));
    MeshForm form = new MeshForm(data, localGrid, RadialGrid.simpson(data.r, rab, support));
    String functional = functionalOf(header.text("functional"));
    return new TabulatedPseudopotential(
        form,
        new TabulatedPseudopotential.Provenance(functional, source, sha256, cut.describe(false)),
        new UpfAtom(file, header, data, whole, localGrid).states(form, functional, source));
  }

  private void refuseOtherKinds(UpfDocument.Block header) {
    String type = header.text("pseudo_type").trim().toUpperCase(Locale.ROOT);
    if (header.flag("is_paw") || type.equals("PAW")) {
      throw header.wrong("a PAW data set; only norm-conserving pseudopotentials are supported");
    }
    if (header.flag("is_ultrasoft") || type.equals("US") || type.equals("USPP")) {
      throw header.wrong("an ultrasoft pseudopotential; only norm-conserving ones are supported");
    }
    if (header.flag("is_coulomb") || type.equals("1/R")) {
      throw header.wrong("a bare Coulomb potential is not supported");
    }
    String relativistic = header.optional("relativistic").trim().toLowerCase(Locale.ROOT);
    if (header.flag("has_so") || relativistic.equals("full")) {
      throw header.wrong("a fully relativistic pseudopotential; spin-orbit is not supported");
    }
    if (!type.equals("NC") && !type.equals("SL")) {
      throw header.wrong("pseudo_type '" + type + "' is not norm-conserving (NC)");
    }
  }

  private int readMesh(UpfDocument.Block header) {
    UpfDocument.Block points = file.block("PP_R");
    int mesh = header.integer("mesh_size", 10, 1_000_000);
    data.r = points.array(mesh, mesh);
    rab = file.block("PP_RAB").array(mesh, mesh);
    for (int i = 0; i < mesh; i++) {
      if (data.r[i] < 0 || (i > 0 && data.r[i] <= data.r[i - 1])) {
        throw points.wrong("the mesh does not increase at point " + (i + 1));
      }
      if (!(rab[i] >= 0)) {
        throw file.block("PP_RAB").wrong("negative at point " + (i + 1));
      }
    }
    return mesh;
  }

  /** Number of points of V_loc and core: to the first beyond the radius, made odd. */
  private int points(int mesh, RadialCut cut) {
    if (cut.kind() == RadialCut.Kind.WHOLE_MESH) {
      return odd(mesh);
    }
    double radius = cut.kind() == RadialCut.Kind.RADIUS ? cut.radius() : RadialCut.PW_RADIUS;
    int count = 1;
    while (count < mesh && data.r[count - 1] <= radius) {
      count++;
    }
    return odd(count);
  }

  private static int odd(int count) {
    return 2 * ((count + 1) / 2) - 1;
  }

  private int readProjectors(UpfDocument.Block header, int mesh) {
    int n = header.integer("number_of_proj", 0, 40);
    data.projectors = new double[n][];
    data.l = new int[n];
    int support = 0;
    for (int i = 0; i < n; i++) {
      UpfDocument.Block beta = file.block("PP_BETA." + (i + 1));
      data.l[i] = beta.integer("angular_momentum", 0, 3);
      double[] values = beta.array(1, mesh);
      data.projectors[i] = Arrays.copyOf(values, mesh);
      int index =
          beta.has("cutoff_radius_index") ? beta.integer("cutoff_radius_index", 0, mesh) : 0;
      int last = index == 0 ? mesh : index;
      support = Math.max(support, last);
    }
    data.coupling = coupling(n);
    return Math.max(support, 3);
  }

  private double[][] coupling(int n) {
    double[][] d = new double[n][n];
    if (n == 0) {
      return d;
    }
    UpfDocument.Block block = file.block("PP_DIJ");
    double[] values = block.array(n * n, n * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        d[i][j] = 0.5 * values[i * n + j];
        double scale = 1e-8 * (1 + Math.abs(d[i][j]));
        if (Math.abs(values[i * n + j] - values[j * n + i]) > scale) {
          throw block.wrong("not symmetric at " + (i + 1) + ", " + (j + 1));
        }
        if (data.l[i] != data.l[j] && d[i][j] != 0) {
          throw block.wrong("couples l = " + data.l[i] + " with l = " + data.l[j]);
        }
      }
    }
    return d;
  }

  private static double[] scaled(double[] f, double factor) {
    double[] out = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      out[i] = factor * f[i];
    }
    return out;
  }

  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("PZ", "LDA"),
          Map.entry("LDA", "LDA"),
          Map.entry("SLA PZ NOGX NOGC", "LDA"),
          Map.entry("SLA PZ", "LDA"),
          Map.entry("PW", "LDA"),
          Map.entry("SLA PW NOGX NOGC", "LDA"),
          Map.entry("SLA PW", "LDA"),
          Map.entry("PBE", "PBE"),
          Map.entry("SLA PW PBE PBE", "PBE"),
          Map.entry("SLA PW PBX PBC", "PBE"),
          Map.entry("PBESOL", "PBEsol"),
          Map.entry("SLA PW PSX PSC", "PBEsol"),
          Map.entry("BLYP", "BLYP"),
          Map.entry("SLA LYP B88 BLYP", "BLYP"));

  /** Family of a functional as Quantum ESPRESSO names it; unknown names stay as they are. */
  static String functionalOf(String name) {
    String key = name.trim().replaceAll("[\\s+-]+", " ").toUpperCase(Locale.ROOT);
    return FAMILIES.getOrDefault(key, name.trim());
  }
}
