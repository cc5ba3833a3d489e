package org.hooke.kernels.pseudo;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Writes a GTH pseudopotential as UPF v2 on the mesh r_i = e^{ih} - 1 from 0 to 12 bohr, fine
 * enough (h at most 1/80 of the smallest radius) that Simpson's rule on it finds the energy of the
 * formula to 1e-8 Ry, with density and orbitals of the free atom. Fewer than 3500 points, the most
 * that pw.x takes. Hartree to Rydberg here.
 */
public final class UpfWriter {
  private static final double RADIUS = 12;
  private static final String LETTERS = "SPDF";

  private final GthPseudopotential potential;
  private final FreeAtom.Solution atom;
  private final double[] r;
  private final double step;
  private final StringBuilder out = new StringBuilder();

  private UpfWriter(GthPseudopotential potential) {
    this.potential = potential;
    atom = AtomicStates.solution(potential, potential.functional(), potential.source());
    double smallest = Math.min(potential.coreRadius(), potential.parameters().localRadius());
    step = Math.min(0.0025, 0.0125 * smallest);
    int count = 2 * (int) Math.ceil(Math.log1p(RADIUS) / step / 2) + 1;
    r = new double[count];
    for (int i = 0; i < count; i++) {
      r[i] = Math.expm1(i * step);
    }
  }

  /**
   * The file's text.
   *
   * @throws PseudopotentialException if the potential is not of GTH form
   */
  public static String write(Pseudopotential potential) {
    if (potential instanceof GthPseudopotential gth) {
      return new UpfWriter(gth).text();
    }
    throw new PseudopotentialException(
        potential.source(), 0, "", "only GTH pseudopotentials are converted to UPF");
  }

  private String text() {
    out.append("<UPF version=\"2.0.1\">\n<PP_INFO>\n");
    line("Goedecker-Teter-Hutter pseudopotential of %s, %s", potential.symbol(), source());
    line("S. Goedecker, M. Teter, J. Hutter, Phys. Rev. B 54, 1703 (1996)");
    line("C. Hartwigsen, S. Goedecker, J. Hutter, Phys. Rev. B 58, 3641 (1998)");
    line("M. Krack, Theor. Chem. Acc. 114, 145 (2005)");
    line("SHA-256 of the parameters %s", potential.sha256());
    out.append("</PP_INFO>\n");
    header();
    line(
        "<PP_MESH dx=\"%s\" mesh=\"%d\" xmin=\"0.0\" rmax=\"%s\" zmesh=\"%d\">",
        Double.toString(step),
        r.length,
        Double.toString(r[r.length - 1]),
        Elements.number(potential.symbol()));
    block("PP_R", "", x -> x);
    block("PP_RAB", "", x -> step * (1 + x));
    out.append("</PP_MESH>\n");
    if (potential.hasCore()) {
      block("PP_NLCC", "", potential::core);
    }
    block("PP_LOCAL", "", x -> 2 * potential.local(x));
    nonlocal();
    orbitals();
    block("PP_RHOATOM", "", atom::charge);
    out.append("</UPF>\n");
    return out.toString();
  }

  private String source() {
    return potential.source().replaceAll("[<>&]", " ");
  }

  private void header() {
    int lmax = 0;
    for (int i = 0; i < potential.projectors(); i++) {
      lmax = Math.max(lmax, potential.angularMomentum(i));
    }
    String functional =
        switch (potential.functional()) {
          case "LDA" -> "SLA PW NOGX NOGC";
          case "PBE" -> "SLA PW PBX PBC";
          default -> potential.functional();
        };
    line("<PP_HEADER generated=\"Hooke\" author=\"\" date=\"\" comment=\"\"");
    line("  element=\"%s\" pseudo_type=\"NC\" relativistic=\"scalar\"", potential.symbol());
    line("  is_ultrasoft=\"F\" is_paw=\"F\" is_coulomb=\"F\" has_so=\"F\" has_wfc=\"F\"");
    String core = potential.hasCore() ? "T" : "F";
    line("  has_gipaw=\"F\" paw_as_gipaw=\"F\" core_correction=\"%s\"", core);
    line("  functional=\"%s\" z_valence=\"%s\"", functional, number(potential.valence()));
    line("  total_psenergy=\"0.0\" wfc_cutoff=\"0.0\" rho_cutoff=\"0.0\"");
    line("  l_max=\"%d\" l_max_rho=\"0\" l_local=\"-1\" mesh_size=\"%d\"", lmax, r.length);
    line("  number_of_wfc=\"%d\" number_of_proj=\"%d\"/>", atom.orbitals(), potential.projectors());
  }

  private void nonlocal() {
    out.append("<PP_NONLOCAL>\n");
    int n = potential.projectors();
    for (int i = 0; i < n; i++) {
      int projector = i;
      int last = support(i);
      String attributes =
          format(
              " index=\"%d\" angular_momentum=\"%d\" cutoff_radius_index=\"%d\""
                  + " cutoff_radius=\"%s\" ultrasoft_cutoff_radius=\"0.0\"",
              i + 1, potential.angularMomentum(i), last, number(r[last - 1]));
      block("PP_BETA." + (i + 1), attributes, x -> potential.scaledProjector(projector, x));
    }
    line("<PP_DIJ type=\"real\" size=\"%d\" columns=\"4\">", n * n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        line("%s", number(2 * potential.coupling(i, j)));
      }
    }
    out.append("</PP_DIJ>\n</PP_NONLOCAL>\n");
  }

  /** Number of points, odd, beyond which the projector is below 1e-12. */
  private int support(int i) {
    int last = r.length;
    while (last > 3 && Math.abs(potential.scaledProjector(i, r[last - 1])) < 1e-12) {
      last -= 2;
    }
    return last;
  }

  private void orbitals() {
    out.append("<PP_PSWFC>\n");
    List<Configuration.Shell> shells =
        Configuration.valence(potential.symbol(), potential.valence());
    for (int i = 0; i < atom.orbitals(); i++) {
      int orbital = i;
      int l = atom.angularMomentum(i);
      int before = 0;
      for (int k = 0; k < i; k++) {
        before += atom.angularMomentum(k) == l ? 1 : 0;
      }
      int n =
          shells.stream()
              .filter(s -> s.l() == l)
              .skip(before)
              .mapToInt(Configuration.Shell::n)
              .findFirst()
              .orElse(before + l + 1);
      String attributes =
          format(
              " index=\"%d\" label=\"%d%c\" l=\"%d\" occupation=\"%s\" n=\"%d\""
                  + " pseudo_energy=\"%s\" cutoff_radius=\"0.0\" ultrasoft_cutoff_radius=\"0.0\"",
              i + 1,
              n,
              LETTERS.charAt(l),
              l,
              number(atom.occupation(i)),
              n,
              number(2 * atom.energy(i)));
      block("PP_CHI." + (i + 1), attributes, x -> atom.orbital(orbital, x));
    }
    out.append("</PP_PSWFC>\n");
  }

  private void block(String name, String attributes, DoubleUnaryOperator f) {
    line("<%s type=\"real\" size=\"%d\" columns=\"4\"%s>", name, r.length, attributes);
    for (int i = 0; i < r.length; i++) {
      out.append(' ').append(number(f.applyAsDouble(r[i])));
      if (i % 4 == 3 || i == r.length - 1) {
        out.append('\n');
      }
    }
    line("</%s>", name);
  }

  private static String number(double x) {
    return format("%.15e", Math.abs(x) < 1e-99 ? 0 : x);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private void line(String pattern, Object... values) {
    out.append(format(pattern, values)).append('\n');
  }
}
