package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.eos.EquationOfState;
import org.hooke.kernels.elastic.EquationFit;
import org.hooke.kernels.elastic.EquationForm;
import org.hooke.kernels.units.AtomicUnits;

/** An equation of state as {@code eos.json}, as a page, and in a few lines. */
public final class EosReport {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-eos-1";

  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final double CUBIC_ANGSTROM = Math.pow(AtomicUnits.BOHR_ANGSTROM, 3);
  private static final double NOTABLE = 0.02; // of B0 between the two routes
  private static final int CURVE = 121;

  private final Plan plan;
  private final EquationOfState.Result result;
  private final Provenance provenance;

  public EosReport(Plan plan, EquationOfState.Result result, Provenance provenance) {
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
  }

  /** One volume in a line. */
  public static String line(EquationOfState.Point point) {
    return String.format(
        Locale.ROOT,
        "volume %.4f  V %.4f bohr^3  F %.10f Ha  pressure %.4f GPa  %d geometries%s",
        point.scale(),
        point.volume(),
        point.freeEnergy(),
        GPA * point.pressure(),
        point.geometries(),
        point.failure().map(cause -> "  NOT IN THE FIT: " + cause).orElse(""));
  }

  /** The parameters with their errors. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (EquationFit fit : result.energies()) {
      lines.add(name(fit) + ", energies:  " + parameters(fit));
    }
    for (EquationFit fit : result.pressures()) {
      lines.add(name(fit) + ", pressures: " + parameters(fit));
    }
    if (result.energies().isEmpty()) {
      lines.add("NO EQUATION OF STATE: no minimum of the energy near these volumes");
    }
    warnings().forEach(w -> lines.add("warning: " + w));
    return lines;
  }

  private static String name(EquationFit fit) {
    return fit.form() == EquationForm.VINET ? "Vinet" : "Birch-Murnaghan";
  }

  private static String parameters(EquationFit fit) {
    List<Double> e = fit.errors();
    return String.format(
        Locale.ROOT,
        "V0 %s bohr^3 = %.5f A^3, B0 %s GPa, B0' %s",
        bracketed("%.4f", fit.volume(), e.get(0)),
        fit.volume() * CUBIC_ANGSTROM,
        bracketed("%.3f", GPA * fit.bulk(), GPA * e.get(1)),
        bracketed("%.3f", fit.slope(), e.get(2)));
  }

  /** A number, its error in brackets where there is one. */
  private static String bracketed(String pattern, double value, double error) {
    String number = format(pattern, value);
    return Double.isFinite(error) ? number + " (" + format(pattern, error) + ")" : number;
  }

  /** What makes it doubtful, one sentence each. */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(plan.warnings());
    for (EquationOfState.Point p : result.points()) {
      p.failure()
          .ifPresent(
              cause ->
                  all.add(
                      String.format(
                          Locale.ROOT, "volume %.4f is not in the fit: %s", p.scale(), cause)));
    }
    for (EquationFit fit : result.energies()) {
      double least = result.points().stream().mapToDouble(p -> p.volume()).min().orElse(0);
      double most = result.points().stream().mapToDouble(p -> p.volume()).max().orElse(0);
      if (fit.volume() < least || fit.volume() > most) {
        all.add(name(fit) + ": V0 lies outside the volumes computed");
      }
      for (EquationFit other : result.pressures()) {
        double apart = Math.abs(other.bulk() / fit.bulk() - 1);
        if (other.form() == fit.form() && apart > NOTABLE) {
          all.add(
              String.format(
                  Locale.ROOT,
                  "%s: bulk moduli from energies and from pressures differ by %.1f %%: raise the"
                      + " cutoff, or smooth it",
                  name(fit),
                  100 * apart));
        }
      }
    }
    return all;
  }

  /** The document. */
  public ObjectNode json(Map<String, Object> spark) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", SCHEMA);
    json.put("hooke", provenance.version());
    json.set("input", mapper.valueToTree(plan.input().toMap()));
    ArrayNode warnings = json.putArray("warnings");
    warnings().forEach(warnings::add);
    json.put("converged", result.converged());
    json.put("atoms", plan.calculation().structure().atoms());
    ObjectNode fits = json.putObject("fits");
    fits(fits, "energies", result.energies(), true);
    fits(fits, "pressures", result.pressures(), false);
    ArrayNode points = json.putArray("points");
    for (EquationOfState.Point p : result.points()) {
      ObjectNode one = points.addObject();
      one.put("scale", p.scale());
      one.put("volume_bohr3", p.volume());
      one.put("free_ha", p.freeEnergy());
      one.put("pressure_gpa", GPA * p.pressure());
      one.put("pulay_pressure_gpa", GPA * p.result().pulayPressure());
      one.put("geometries", p.geometries());
      one.set(
          "lattice_bohr",
          JsonArrays.rows(p.result().calculation().structure().lattice().vectors(), 3, 1));
      one.set(
          "fractional", JsonArrays.rows(p.result().calculation().structure().fractional(), 3, 1));
      p.failure().ifPresent(cause -> one.put("failure", cause));
    }
    json.set("provenance", mapper.valueToTree(provenance.toMap()));
    json.set("spark", mapper.valueToTree(spark));
    return json;
  }

  private static void fits(ObjectNode json, String kind, List<EquationFit> fits, boolean energies) {
    ObjectNode all = json.putObject(kind);
    for (EquationFit fit : fits) {
      ObjectNode one =
          all.putObject(fit.form() == EquationForm.VINET ? "vinet" : "birch_murnaghan");
      List<Double> errors = fit.errors();
      value(one, "volume_bohr3", fit.volume(), errors.get(0));
      value(one, "bulk_modulus_gpa", GPA * fit.bulk(), GPA * errors.get(1));
      value(one, "bulk_modulus_pressure_derivative", fit.slope(), errors.get(2));
      if (energies) {
        value(one, "free_ha", fit.energy(), errors.get(3));
        one.put("rms_ha", fit.rms());
      } else {
        one.put("rms_gpa", GPA * fit.rms());
      }
    }
  }

  /** A number and its standard error; null without a point to spare. */
  private static void value(ObjectNode json, String name, double value, double error) {
    json.put(name, value);
    if (Double.isFinite(error)) {
      json.put(name + "_error", error);
    } else {
      json.putNull(name + "_error");
    }
  }

  /** The page. */
  public String page() {
    HtmlPage page = new HtmlPage(plan.input().name() + ": equation of state");
    if (!result.converged()) {
      page.notice("Not converged: a volume is missing, or no form fits.", true);
    }
    warnings().forEach(w -> page.notice(w, false));
    List<List<String>> rows = new ArrayList<>();
    result.energies().forEach(fit -> rows.add(row(fit, "energies")));
    result.pressures().forEach(fit -> rows.add(row(fit, "pressures")));
    page.section("Equations of state");
    page.table(List.of("form, fitted to", "V0, bohr^3", "B0, GPa", "B0'"), rows);
    page.paragraph(
        "In brackets: standard errors, from the scatter about the fit. Energies at a sharp cutoff"
            + " jump as plane waves come and go, pressures miss what a cutoff too low adds: the two"
            + " rows of a form agree when the cutoff is high enough.");
    plots(page);
    page.section("Volumes");
    List<List<String>> volumes = new ArrayList<>();
    for (EquationOfState.Point p : result.points()) {
      volumes.add(
          List.of(
              format("%.4f", p.scale()),
              format("%.4f", p.volume()),
              format("%.10f", p.freeEnergy()),
              format("%.4f", GPA * p.pressure()),
              Integer.toString(p.geometries()),
              p.failure().orElse("")));
    }
    page.table(
        List.of("V over given", "V, bohr^3", "F, Ha", "pressure, GPa", "geometries", ""), volumes);
    page.section("Input");
    page.folded("the input, fully resolved", plan.input().toYaml());
    return page.render(provenance.line());
  }

  private static List<String> row(EquationFit fit, String to) {
    List<Double> e = fit.errors();
    return List.of(
        name(fit) + ", " + to,
        bracketed("%.4f", fit.volume(), e.get(0)),
        bracketed("%.3f", GPA * fit.bulk(), GPA * e.get(1)),
        bracketed("%.3f", fit.slope(), e.get(2)));
  }

  private void plots(HtmlPage page) {
    if (result.energies().isEmpty()) {
      return;
    }
    EquationFit fit = result.energies().get(0);
    double[] v = result.points().stream().mapToDouble(p -> p.volume()).toArray();
    double low = java.util.Arrays.stream(v).min().orElseThrow();
    double high = java.util.Arrays.stream(v).max().orElseThrow();
    double[] x = new double[CURVE];
    double[] e = new double[CURVE];
    double[] p = new double[CURVE];
    double mev = 1e3 * AtomicUnits.HARTREE_EV;
    for (int i = 0; i < CURVE; i++) {
      x[i] = low + (high - low) * i / (CURVE - 1);
      e[i] = mev * (fit.energy(x[i]) - fit.energy());
      p[i] = GPA * fit.pressure(x[i]);
    }
    double[] points =
        result.points().stream().mapToDouble(q -> mev * (q.freeEnergy() - fit.energy())).toArray();
    double[] pressures = result.points().stream().mapToDouble(q -> GPA * q.pressure()).toArray();
    page.plot(
        new SvgPlot("volume, bohr^3", "F - F0, meV", false)
            .points("energies", v, points)
            .fit(x, e));
    page.plot(
        new SvgPlot("volume, bohr^3", "pressure, GPa", false)
            .points("pressures from the stress", v, pressures)
            .line(name(fit) + ", from energies", x, p));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
