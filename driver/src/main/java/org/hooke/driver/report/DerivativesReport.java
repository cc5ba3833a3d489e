package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.workflow.Derivatives.Kind;
import org.hooke.driver.workflow.Derivatives.Row;
import org.hooke.kernels.units.AtomicUnits;

/** The audit of forces and stress as a table and as {@code derivatives.json}. */
public final class DerivativesReport {
  /** Largest error of a force, Ha/bohr. */
  public static final double FORCE_TOLERANCE = 1e-6;

  /** Largest error of a component of the stress, GPa. */
  public static final double STRESS_TOLERANCE = 1e-3;

  private final List<Row> rows;

  public DerivativesReport(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /** Whether every derivative is within its tolerance; NaN is not. */
  public boolean within() {
    return rows.stream().allMatch(row -> error(row) <= tolerance(row.kind()));
  }

  /** One row of the table: what, the derivative, the difference of energies, their distance. */
  public static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "%-22s %-10s %18.10f %18.10f  %.1e %s%s",
        words(row.kind()),
        row.label(),
        row.analytic() * factor(row.kind()),
        row.numeric() * factor(row.kind()),
        error(row),
        unit(row.kind()),
        error(row) <= tolerance(row.kind()) ? "" : "  BEYOND");
  }

  /** The largest error of each kind. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      double largest = largest(kind);
      if (largest >= 0) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%-22s largest error %.1e %s, allowed %.0e",
                words(kind),
                largest,
                unit(kind),
                tolerance(kind)));
      }
    }
    return lines;
  }

  /** The document. */
  public ObjectNode json(CalculationInput input) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", "hooke-derivatives-1");
    json.put("hooke", Provenance.current().version());
    json.set("input", mapper.valueToTree(input.toMap()));
    json.put("within", within());
    ArrayNode list = json.putArray("rows");
    for (Row row : rows) {
      ObjectNode one = list.addObject();
      one.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
      one.put("label", row.label());
      one.put("unit", unit(row.kind()));
      one.put("analytic", row.analytic() * factor(row.kind()));
      one.set("numeric", JsonArrays.finite(row.numeric() * factor(row.kind())));
      one.set("error", JsonArrays.finite(error(row)));
    }
    return json;
  }

  /**
   * {@code report.html}: every derivative, and whether it is within its tolerance.
   *
   * @param name of the system
   * @param input fully resolved, as YAML
   */
  public String page(String name, String input) {
    HtmlPage page = new HtmlPage(name + ": derivatives");
    page.paragraph(
        "Forces and stress against differences of the free energy of the same system, without"
            + " symmetry. What is beyond its tolerance is wrong, or the SCF did not converge.");
    if (!within()) {
      page.notice("At least one derivative is beyond its tolerance.", true);
    }
    List<List<String>> largest = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (rows.stream().anyMatch(row -> row.kind() == kind)) {
        largest.add(
            List.of(
                words(kind),
                String.format(Locale.ROOT, "%.1e %s", largest(kind), unit(kind)),
                String.format(Locale.ROOT, "%.0e %s", tolerance(kind), unit(kind)),
                largest(kind) <= tolerance(kind) ? "passed" : "FAILED"));
      }
    }
    page.table(List.of("kind", "largest error", "allowed", ""), largest);
    page.section("Every derivative");
    List<List<String>> all = new ArrayList<>();
    for (Row row : rows) {
      all.add(
          List.of(
              words(row.kind()) + " " + row.label(),
              String.format(Locale.ROOT, "%.10f", row.analytic() * factor(row.kind())),
              String.format(Locale.ROOT, "%.10f", row.numeric() * factor(row.kind())),
              String.format(Locale.ROOT, "%.1e %s", error(row), unit(row.kind())),
              error(row) <= tolerance(row.kind()) ? "passed" : "FAILED"));
    }
    page.table(List.of("derivative", "analytic", "difference", "error", ""), all);
    page.section("Input");
    page.folded("the input, fully resolved", input);
    return page.render(Provenance.current().line());
  }

  /** -1 when there is none of the kind. */
  private double largest(Kind kind) {
    return rows.stream()
        .filter(row -> row.kind() == kind)
        .mapToDouble(DerivativesReport::error)
        .reduce(-1, Math::max);
  }

  private static double error(Row row) {
    return row.error() * factor(row.kind());
  }

  private static double factor(Kind kind) {
    return kind == Kind.FORCE ? 1 : AtomicUnits.PRESSURE_GPA;
  }

  private static double tolerance(Kind kind) {
    return kind == Kind.FORCE ? FORCE_TOLERANCE : STRESS_TOLERANCE;
  }

  private static String unit(Kind kind) {
    return kind == Kind.FORCE ? "Ha/bohr" : "GPa";
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case FORCE -> "force";
      case STRESS_FIXED_WAVES -> "stress, fixed waves";
      case STRESS_SMOOTH_CUTOFF -> "stress, smooth cutoff";
    };
  }
}
