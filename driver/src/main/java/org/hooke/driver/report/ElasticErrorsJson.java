package org.hooke.driver.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hooke.driver.workflow.elastic.ComponentErrors;
import org.hooke.driver.workflow.elastic.ElasticVariations;
import org.hooke.kernels.units.AtomicUnits;

/** What is not known about every constant, for {@code elastic.json} and in words; GPa. */
final class ElasticErrorsJson {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;

  private ElasticErrorsJson() {}

  /** Adds "errors_gpa" and, where they were computed, "pressure_derivatives". */
  static void add(ObjectNode json, ComponentErrors errors, List<ElasticVariations.Change> changes) {
    ObjectNode all = json.putObject("errors_gpa");
    all.set("scatter", rows(errors.scatter()));
    all.set("leave_one_out", rows(errors.leaveOneOut()));
    all.set("noise", rows(errors.noise()));
    ArrayNode cost = all.putArray("cost");
    for (ElasticVariations.Change change : changes) {
      ObjectNode one = cost.addObject();
      one.put("what", change.what());
      one.put("seconds", change.seconds());
      one.put("converged", change.change().isPresent());
      if (change.change().isEmpty()) {
        continue;
      }
      double[] c = change.change().get();
      if (change.what().equals("pressure")) {
        json.set("pressure_derivatives", JsonArrays.rows(c, 6, 1));
      } else {
        all.set(change.what(), rows(magnitudes(c)));
      }
    }
    all.set("total", rows(total(errors, changes)));
    if (Double.isFinite(errors.stressNoise())) {
      all.put("stress_noise", GPA * errors.stressNoise());
    } else {
      all.putNull("stress_noise");
    }
  }

  /** Root of the sum of squares of all that are known but leave-one-out, a bound; Ha/bohr^3. */
  static double[] total(ComponentErrors errors, List<ElasticVariations.Change> changes) {
    List<double[]> parts = new ArrayList<>(List.of(errors.scatter(), errors.noise()));
    for (ElasticVariations.Change change : changes) {
      if (!change.what().equals("pressure")) {
        change.change().ifPresent(parts::add);
      }
    }
    double[] total = new double[36];
    for (int i = 0; i < 36; i++) {
      double square = 0;
      boolean any = false;
      for (double[] part : parts) {
        if (Double.isFinite(part[i])) {
          square += part[i] * part[i];
          any = true;
        }
      }
      total[i] = any ? Math.sqrt(square) : Double.NaN;
    }
    return total;
  }

  /** The largest error of each origin, and what it cost, a line each. */
  static List<String> lines(ComponentErrors errors, List<ElasticVariations.Change> changes) {
    List<String> lines = new ArrayList<>();
    if (Double.isFinite(errors.stressNoise())) {
      lines.add(
          String.format(
              Locale.ROOT,
              "noise of the stress %.1e GPa: constants to %.2g GPa",
              GPA * errors.stressNoise(),
              GPA * largest(errors.noise())));
    }
    for (ElasticVariations.Change change : changes) {
      String found =
          change
              .change()
              .map(
                  c ->
                      change.what().equals("pressure")
                          ? String.format(Locale.ROOT, "dC11/dP %.3f", c[0])
                          : String.format(
                              Locale.ROOT, "constants change by up to %.2f GPa", GPA * largest(c)))
              .orElse("FAILED");
      lines.add(
          String.format(Locale.ROOT, "%s: %s (%.0f s)", change.what(), found, change.seconds()));
    }
    return lines;
  }

  private static double largest(double[] c) {
    double largest = 0;
    for (double x : c) {
      largest = Math.max(largest, Double.isFinite(x) ? Math.abs(x) : 0);
    }
    return largest;
  }

  private static double[] magnitudes(double[] c) {
    double[] m = c.clone();
    for (int i = 0; i < m.length; i++) {
      m[i] = Math.abs(m[i]);
    }
    return m;
  }

  /** GPa, null where nothing is known. */
  private static ArrayNode rows(double[] values) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (int m = 0; m < 6; m++) {
      ArrayNode row = json.addArray();
      for (int n = 0; n < 6; n++) {
        double x = GPA * values[6 * m + n];
        if (Double.isFinite(x)) {
          row.add(x);
        } else {
          row.addNull();
        }
      }
    }
    return json;
  }
}
