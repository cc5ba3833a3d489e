package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.converge.Convergence;
import org.hooke.driver.workflow.converge.Convergence.Setting;
import org.hooke.kernels.units.AtomicUnits;

/** A search for cutoff and k-points as {@code converge.json}, as a page, and in a few lines. */
public final class ConvergeReport {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-converge-1";

  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final double RYDBERG = 0.5; // Ha
  private static final double ANGSTROM = AtomicUnits.BOHR_ANGSTROM;

  private final Plan plan;
  private final Convergence.Result result;
  private final Provenance provenance;

  public ConvergeReport(Plan plan, Convergence.Result result, Provenance provenance) {
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
  }

  /** One setting in a line. */
  public static String line(Setting s) {
    return format(
        "cutoff %.2f Ry, k-grid %s: pressure %.3f GPa, change %s GPa, left %s GPa (%.1f s)",
        s.cutoff() / RYDBERG,
        s.grid(),
        GPA * s.pressure(),
        gpa(s.change()),
        gpa(s.left()),
        s.seconds());
  }

  private static String gpa(double x) {
    return Double.isFinite(x) ? format("%.3f", GPA * x) : "-";
  }

  /** The settings found, as lines of an input. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    double target = GPA * plan.input().convergeTarget();
    lines.add(
        result.cutoff().stream()
            .mapToObj(j -> "cutoff: " + cutoff(result.cutoffs().get(j)))
            .findFirst()
            .orElse("NO CUTOFF found"));
    lines.add(
        result.spacing().stream()
            .mapToObj(j -> "kpoints: {spacing: " + spacing(result.spacings().get(j)) + "}")
            .findFirst()
            .orElse("NO K-SPACING found"));
    lines.add(
        result.converged()
            ? format(
                "estimated error of the constants %.3f GPa, target %.3f GPa",
                GPA * result.left(), target)
            : format("the target of %.3f GPa was not reached %s", target, result.failure()));
    return lines;
  }

  private static String cutoff(Setting s) {
    return format("%.2f Ry", s.cutoff() / RYDBERG);
  }

  private static String spacing(Setting s) {
    return format("%.4f 1/angstrom", s.spacing() / ANGSTROM);
  }

  /** The document. */
  public ObjectNode json(Map<String, Object> spark) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", SCHEMA);
    json.put("hooke", provenance.version());
    json.set("input", mapper.valueToTree(plan.input().toMap()));
    json.put("converged", result.converged());
    json.put("target_gpa", GPA * plan.input().convergeTarget());
    if (result.converged()) {
      Setting e = result.cutoffs().get(result.cutoff().getAsInt());
      Setting k = result.spacings().get(result.spacing().getAsInt());
      ObjectNode found = json.putObject("recommended");
      found.put("cutoff", cutoff(e));
      found.put("kpoints_spacing", spacing(k));
      ArrayNode grid = found.putArray("kpoints_grid");
      k.grid().forEach(grid::add);
      found.put("error_gpa", GPA * result.left());
    } else {
      json.putNull("recommended");
    }
    json.put("failure", result.failure());
    series(json.putArray("cutoffs"), result.cutoffs());
    series(json.putArray("spacings"), result.spacings());
    json.set("provenance", mapper.valueToTree(provenance.toMap()));
    json.set("spark", mapper.valueToTree(spark));
    return json;
  }

  private static void series(ArrayNode json, List<Setting> settings) {
    for (Setting s : settings) {
      ObjectNode one = json.addObject();
      one.put("cutoff_ha", s.cutoff());
      one.put("spacing_per_bohr", s.spacing());
      ArrayNode grid = one.putArray("kpoints_grid");
      s.grid().forEach(grid::add);
      one.put("pressure_gpa", GPA * s.pressure());
      number(one, "change_gpa", GPA * s.change());
      number(one, "left_gpa", GPA * s.left());
      one.put("seconds", s.seconds());
    }
  }

  private static void number(ObjectNode json, String name, double x) {
    if (Double.isFinite(x)) {
      json.put(name, x);
    } else {
      json.putNull(name);
    }
  }

  /** The page. */
  public String page() {
    HtmlPage page = new HtmlPage(plan.input().name() + ": convergence");
    if (!result.converged()) {
      page.notice(summary().get(2), true);
    }
    summary().forEach(page::paragraph);
    page.paragraph(
        "Watched: the stress slopes of a stretch along x and a shear yz, ions clamped. What is"
            + " left to the limit is extrapolated; each of cutoff and k-points may have half of the"
            + " target.");
    page.section("Cutoff");
    part(page, result.cutoffs(), "cutoff, Ry", s -> s.cutoff() / RYDBERG);
    page.section("k-points");
    part(page, result.spacings(), "spacing, 1/angstrom", s -> s.spacing() / ANGSTROM);
    page.section("Input");
    page.folded("the input, fully resolved", plan.input().toYaml());
    return page.render(provenance.line());
  }

  private static void part(
      HtmlPage page, List<Setting> settings, String label, ToDoubleFunction<Setting> what) {
    List<List<String>> rows = new ArrayList<>();
    for (Setting s : settings) {
      rows.add(
          List.of(
              format("%.4g", what.applyAsDouble(s)),
              s.grid().toString(),
              format("%.4f", GPA * s.pressure()),
              gpa(s.change()),
              gpa(s.left()),
              format("%.1f", s.seconds())));
    }
    page.table(
        List.of(label, "k-grid", "pressure, GPa", "change, GPa", "left, GPa", "seconds"), rows);
    List<Setting> known = settings.stream().filter(s -> s.left() > 0).toList();
    if (known.size() > 1) {
      double[] x = known.stream().mapToDouble(what).toArray();
      double[] y = known.stream().mapToDouble(s -> GPA * s.left()).toArray();
      page.plot(new SvgPlot(label, "error of the constants, GPa", true).line("left", x, y));
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
