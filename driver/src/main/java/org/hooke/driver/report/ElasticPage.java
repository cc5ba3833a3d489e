package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.elastic.ElasticFit;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.driver.workflow.elastic.ElasticVariations;
import org.hooke.driver.workflow.elastic.StrainOutcome;
import org.hooke.driver.workflow.elastic.StrainTask;
import org.hooke.driver.workflow.elastic.StressPoints;
import org.hooke.kernels.elastic.DirectionalModuli;
import org.hooke.kernels.elastic.ElasticTensor;
import org.hooke.kernels.elastic.IsotropicModuli;
import org.hooke.kernels.units.AtomicUnits;

/** {@code report.html} of an elastic tensor: what a person would look at, with plots; GPa. */
public final class ElasticPage {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final List<String> VOIGT = List.of("xx", "yy", "zz", "yz", "xz", "xy");
  private static final int CURVE = 181; // points of a curve: too many for marks
  private static final double SHOWN = 0.01; // of the largest slope along a direction

  private final Plan plan;
  private final ElasticResult result;
  private final Provenance provenance;
  private final HtmlPage page;
  private final List<ElasticVariations.Change> changes;

  public ElasticPage(Plan plan, ElasticResult result, Provenance provenance) {
    this(plan, result, List.of(), provenance);
  }

  /**
   * @param changes what other conditions did to the tensor
   */
  public ElasticPage(
      Plan plan,
      ElasticResult result,
      List<ElasticVariations.Change> changes,
      Provenance provenance) {
    this.changes = List.copyOf(changes);
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
    this.page = new HtmlPage(plan.input().name() + ": elastic tensor");
  }

  /** The page. */
  public String render() {
    head();
    if (result.fit().isPresent()) {
      ElasticFit fit = result.fit().get();
      ElasticFigures figures = ElasticFigures.of(result, fit);
      tensors(figures);
      moduli(figures);
      young(figures);
      directions(fit);
      errors(fit);
      checks(fit, figures);
      stresses(fit);
    }
    strains();
    page.section("Input");
    page.folded("the input, fully resolved", plan.input().toYaml());
    return page.render(provenance.line());
  }

  private void head() {
    Calculation c = result.equilibrium().calculation();
    page.paragraph(
        format(
            "%d atoms, %s (%d), point group %s, %s, cutoff %.4g Ha, ions %s.",
            c.structure().atoms(),
            c.group().symbol(),
            c.group().number(),
            c.group().pointGroup().symbol(),
            plan.input().functional(),
            c.basis().cutoff(),
            result.ionsRelaxed() ? "relaxed in every strained cell" : "clamped"));
    if (!result.converged()) {
      page.notice("Not converged: the tensor is missing or not final.", true);
    }
    plan.warnings().forEach(w -> page.notice(w, false));
    ElasticFigures.warnings(result).forEach(w -> page.notice(w, false));
    page.table(
        List.of(),
        List.of(
            List.of("volume", format("%.4f bohr^3", c.structure().lattice().volume())),
            List.of("pressure", format("%.4f GPa", GPA * result.equilibrium().pressure())),
            List.of(
                "Pulay pressure of the finite cutoff, estimated",
                format("%.4f GPa", GPA * result.equilibrium().pulayPressure()))));
  }

  private void tensors(ElasticFigures figures) {
    page.section("Elastic tensor, GPa");
    Optional<ElasticFigures> clamped =
        result.ionsRelaxed()
            ? result.clamped().map(fit -> ElasticFigures.of(result, fit))
            : Optional.empty();
    String ions = result.ionsRelaxed() ? "relaxed" : "clamped";
    tensor(ions + " ions, IEEE axes", figures.ieee());
    clamped.ifPresent(f -> tensor("clamped ions, IEEE axes", f.ieee()));
    tensor(ions + " ions, axes of the structure", figures.raw());
    clamped.ifPresent(f -> tensor("clamped ions, axes of the structure", f.raw()));
  }

  private void tensor(String name, ElasticTensor c) {
    List<String> head = new ArrayList<>(List.of(name));
    head.addAll(VOIGT);
    List<List<String>> rows = new ArrayList<>();
    for (int m = 0; m < 6; m++) {
      List<String> row = new ArrayList<>(List.of(VOIGT.get(m)));
      for (int n = 0; n < 6; n++) {
        row.add(ElasticFigures.constant(c.c(m, n)));
      }
      rows.add(row);
    }
    page.table(head, rows);
  }

  private void moduli(ElasticFigures figures) {
    if (figures.moduli().isEmpty()) {
      return;
    }
    IsotropicModuli m = figures.moduli().get();
    page.section("Polycrystal");
    page.table(
        List.of("GPa", "Voigt", "Reuss", "Hill"),
        List.of(
            average("bulk modulus", m.bulkVoigt(), m.bulkReuss(), m.bulk()),
            average("shear modulus", m.shearVoigt(), m.shearReuss(), m.shear())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Young's modulus", format("%.3f GPa", m.young())));
    rows.add(List.of("Poisson's ratio", format("%.4f", m.poisson())));
    rows.add(List.of("universal anisotropy (0: isotropic)", format("%.4f", anisotropy(m))));
    rows.add(List.of("Pugh's ratio K/G", format("%.4f", m.pughRatio())));
    figures
        .sound()
        .ifPresent(
            s -> {
              rows.add(List.of("density", format("%.1f kg/m^3", s.density())));
              rows.add(List.of("longitudinal sound", format("%.1f m/s", s.longitudinal())));
              rows.add(List.of("transverse sound", format("%.1f m/s", s.transverse())));
              rows.add(List.of("Debye temperature", format("%.1f K", s.debyeExact())));
              rows.add(List.of("of Hill's isotropic solid", format("%.1f K", s.debye())));
            });
    page.table(List.of(), rows);
  }

  private static double anisotropy(IsotropicModuli m) {
    return Math.abs(m.universalAnisotropy()) < 5e-5 ? 0 : m.universalAnisotropy(); // no -0.0000
  }

  private static List<String> average(String name, double voigt, double reuss, double hill) {
    return List.of(name, format("%.3f", voigt), format("%.3f", reuss), format("%.3f", hill));
  }

  /** E(n) in the planes of the IEEE axes; only for a stable crystal, where it is positive. */
  private void young(ElasticFigures figures) {
    if (!figures.ieee().stability().isStable()) {
      return;
    }
    page.section("Young's modulus by direction");
    SvgPlot plot =
        new SvgPlot("E along the plane's first axis, GPa", "second axis, GPa", false).square();
    String[] names = {"XY", "YZ", "ZX"};
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int p = 0; p < 3; p++) {
      double[] x = new double[CURVE];
      double[] y = new double[CURVE];
      for (int i = 0; i < CURVE; i++) {
        double angle = 2 * Math.PI * i / (CURVE - 1);
        double[] n = new double[3];
        n[p] = Math.cos(angle);
        n[(p + 1) % 3] = Math.sin(angle);
        double young = figures.ieee().young(n);
        least = Math.min(least, young);
        most = Math.max(most, young);
        x[i] = young * Math.cos(angle);
        y[i] = young * Math.sin(angle);
      }
      plot.line(names[p] + " plane", x, y);
    }
    page.plot(plot);
    page.paragraph(
        format(
            "In the planes of the IEEE axes: the distance from the centre is E of a rod cut along"
                + " that direction, %.2f to %.2f GPa in these planes. Equivalent planes cover each"
                + " other.",
            least, most));
  }

  /** Poisson's ratio in the planes of the IEEE axes, and the extremes of everything. */
  private void directions(ElasticFit fit) {
    Optional<ElasticSurfaces> surfaces = ElasticSurfaces.of(result, fit);
    if (surfaces.isEmpty()) {
      return;
    }
    page.section("Extremes over all directions");
    page.table(List.of("IEEE axes", "least", "along", "largest", "along"), surfaces.get().rows());
    SvgPlot plot =
        new SvgPlot(
            "direction of the rod in the XY plane, degrees from X", "Poisson's ratio", false);
    double[] angle = new double[CURVE];
    double[] low = new double[CURVE];
    double[] high = new double[CURVE];
    for (int i = 0; i < CURVE; i++) {
      angle[i] = 180.0 * i / (CURVE - 1);
      double phi = Math.toRadians(angle[i]);
      double[] ends =
          surfaces.get().moduli().poisson(DirectionalModuli.direction(Math.PI / 2, phi));
      low[i] = ends[0];
      high[i] = ends[1];
    }
    page.plot(plot.line("largest", angle, high).line("least", angle, low));
  }

  private void errors(ElasticFit fit) {
    page.section("Errors of the constants");
    List<String> lines = ElasticErrorsJson.lines(fit.errors(), changes);
    lines.forEach(page::paragraph);
    double[] total = ElasticErrorsJson.total(fit.errors(), changes);
    List<List<String>> rows = new ArrayList<>();
    for (int m = 0; m < 6; m++) {
      List<String> row = new ArrayList<>(List.of(VOIGT.get(m)));
      for (int n = 0; n < 6; n++) {
        double x = GPA * total[6 * m + n];
        row.add(Double.isFinite(x) ? format("%.3f", x) : "-");
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("GPa, axes of the structure"));
    head.addAll(VOIGT);
    page.table(head, rows);
    page.paragraph(
        lines.isEmpty()
            ? "From the scatter of the slopes about the symmetric tensor alone: elastic.errors"
                + " measures the noise of the stress, and computes what cutoff and k-points do."
            : "Scatter of the slopes about the symmetric tensor, noise of the stress, and changes"
                + " with cutoff and k-points where they were computed, added as squares.");
  }

  private void checks(ElasticFit fit, ElasticFigures figures) {
    page.section("Checks");
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            figures.raw().stability().isStable()
                ? "Every strain costs energy: the crystal is stable (Born)"
                : "A strain lowers the energy: the crystal is UNSTABLE (Born)",
            format("%.3f GPa", figures.raw().stability().eigenvalues()[0])));
    rows.add(
        List.of(
            "Share of the stresses that is linear in the strain (r2)", format("%.6f", fit.r2())));
    rows.add(
        List.of(
            "Share of the slopes that no symmetric tensor explains",
            format("%.1e", fit.symmetryResidue())));
    rows.add(
        List.of(
            "Share that no tensor of the point group explains (a k-grid that breaks it)",
            format("%.1e", fit.pointGroupResidue())));
    rows.add(
        List.of(
            "Stiffest over softest strain (condition)", format("%.2f", figures.raw().condition())));
    rows.add(
        List.of(
            "Largest change of a constant when one cell is left out",
            gpa(fit.leaveOneOut().stream().map(x -> GPA * x).findFirst())));
    rows.add(
        List.of(
            "Largest distance of constants from stresses and from energies (rough at a sharp cutoff)",
            gpa(ElasticFigures.energyRoute(fit))));
    rows.add(
        List.of(
            "Largest stress left in the equilibrium",
            format("%.4f GPa", ElasticFigures.residualStress(result))));
    page.table(List.of("what it says", "value"), rows);
  }

  private static String gpa(OptionalDouble value) {
    return value.isPresent() ? format("%.3f GPa", value.getAsDouble()) : "not possible";
  }

  /** Points S(eta) - S(0) and the lines C e eta of the fit, a plot per direction of strain. */
  private void stresses(ElasticFit fit) {
    page.section("Stress against strain");
    page.paragraph(
        "Points: second Piola-Kirchhoff stress less that of the equilibrium, in the axes of the"
            + " structure. Lines: the fitted tensor. Components that hardly change are left out. A"
            + " strain is named in the IEEE axes; with elastic.symmetry off, in the structure's.");
    for (StressPoints points : result.points()) {
      double[] eta = points.amplitudes().stream().mapToDouble(Double::doubleValue).toArray();
      double[] slope = fit.tensor().stress(points.direction().strain());
      double steepest = 0;
      double reach = 0;
      for (double s : slope) {
        steepest = Math.max(steepest, Math.abs(s));
      }
      for (double x : eta) {
        reach = Math.max(reach, Math.abs(x));
      }
      SvgPlot plot =
          new SvgPlot("amplitude of strain " + points.direction().name(), "stress, GPa", false);
      for (int m = 0; m < 6; m++) {
        if (Math.abs(slope[m]) > SHOWN * steepest) {
          component(plot, points, m, eta, GPA * slope[m], reach);
        }
      }
      page.plot(plot);
    }
  }

  private static void component(
      SvgPlot plot, StressPoints points, int m, double[] eta, double slope, double reach) {
    double[] stress = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      stress[i] = GPA * (points.stress(i)[m] - points.stress(0)[m]);
    }
    plot.points(VOIGT.get(m), eta, stress)
        .fit(new double[] {-reach, reach}, new double[] {-slope * reach, slope * reach});
  }

  private void strains() {
    page.section("Strained cells");
    List<List<String>> rows = new ArrayList<>();
    for (StrainTask task : result.tasks()) {
      StrainOutcome outcome = result.outcomes().get(task.index());
      rows.add(
          List.of(
              format("%s %+g", task.direction().name(), task.amplitude()),
              Integer.toString(task.calculation().mesh().size()),
              Integer.toString(outcome.geometries()),
              outcome
                  .relaxed()
                  .or(outcome::clamped)
                  .map(s -> format("%.1e", s.largestForce()))
                  .orElse("-"),
              outcome.failure().orElse("converged")));
    }
    page.table(List.of("strain", "k-points", "geometries", "force, Ha/bohr", ""), rows);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
