package org.hooke.driver.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hooke.driver.workflow.elastic.ElasticFit;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.kernels.crystal.AtomicWeights;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.elastic.AcousticWaves;
import org.hooke.kernels.elastic.DirectionalModuli;
import org.hooke.kernels.units.AtomicUnits;

/**
 * What a stable crystal does by direction, in IEEE axes: Young's modulus, Poisson's ratio, shear
 * modulus, compressibility, sound, each over a half sphere of directions with its extremes.
 */
final class ElasticSurfaces {
  private static final int STEP = 10; // degrees

  private final DirectionalModuli moduli; // GPa
  private final Optional<AcousticWaves> waves; // atomic units

  private ElasticSurfaces(DirectionalModuli moduli, Optional<AcousticWaves> waves) {
    this.moduli = moduli;
    this.waves = waves;
  }

  /** Empty for an unstable crystal. */
  static Optional<ElasticSurfaces> of(ElasticResult result, ElasticFit fit) {
    ElasticFigures figures = ElasticFigures.of(result, fit);
    if (!figures.ieee().stability().isStable()) {
      return Optional.empty();
    }
    Structure structure = result.equilibrium().calculation().structure();
    OptionalDouble weight = AtomicWeights.of(structure);
    Optional<AcousticWaves> waves =
        weight.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new AcousticWaves(
                    figures.ieee().times(1 / AtomicUnits.PRESSURE_GPA),
                    weight.getAsDouble() * AtomicUnits.DALTON / structure.lattice().volume()));
    return Optional.of(new ElasticSurfaces(new DirectionalModuli(figures.ieee()), waves));
  }

  DirectionalModuli moduli() {
    return moduli;
  }

  private double velocity(double[] n, int branch) {
    return AtomicUnits.VELOCITY_M_S * waves.orElseThrow().velocities(n)[branch];
  }

  /** The document: extremes with their directions, and values over the half sphere. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode extremes = json.putObject("extremes");
    for (Quantity q : quantities()) {
      ObjectNode one = extremes.putObject(q.name());
      extreme(one.putObject("least"), DirectionalModuli.least(q.low()));
      extreme(one.putObject("largest"), DirectionalModuli.largest(q.high()));
    }
    json.set("theta_deg", degrees(90));
    json.set("phi_deg", degrees(360 - STEP));
    json.set("young_gpa", sphere(n -> new double[] {moduli.young(n)}));
    json.set("poisson", sphere(moduli::poisson));
    json.set("shear_gpa", sphere(moduli::shear));
    if (waves.isPresent()) {
      json.set(
          "velocity_m_s",
          sphere(n -> new double[] {velocity(n, 0), velocity(n, 1), velocity(n, 2)}));
    }
    return json;
  }

  /** A quantity with its least and largest value at a direction. */
  private record Quantity(
      String name, ToDoubleFunction<double[]> low, ToDoubleFunction<double[]> high) {}

  private List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>();
    all.add(new Quantity("young_gpa", moduli::young, moduli::young));
    all.add(new Quantity("poisson", n -> moduli.poisson(n)[0], n -> moduli.poisson(n)[1]));
    all.add(new Quantity("shear_gpa", n -> moduli.shear(n)[0], n -> moduli.shear(n)[1]));
    all.add(
        new Quantity(
            "compressibility_per_tpa",
            n -> 1e3 * moduli.compressibility(n),
            n -> 1e3 * moduli.compressibility(n)));
    if (waves.isPresent()) {
      all.add(new Quantity("slow_wave_m_s", n -> velocity(n, 0), n -> velocity(n, 0)));
      all.add(new Quantity("middle_wave_m_s", n -> velocity(n, 1), n -> velocity(n, 1)));
      all.add(new Quantity("fast_wave_m_s", n -> velocity(n, 2), n -> velocity(n, 2)));
    }
    return all;
  }

  /** Least and largest value of everything, with their directions: rows of a table. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    String[] names = {
      "Young's modulus, GPa",
      "Poisson's ratio",
      "shear modulus, GPa",
      "linear compressibility, 1/TPa",
      "slow wave, m/s",
      "middle wave, m/s",
      "fast wave, m/s"
    };
    List<Quantity> all = quantities();
    for (int i = 0; i < all.size(); i++) {
      DirectionalModuli.Extreme least = DirectionalModuli.least(all.get(i).low());
      DirectionalModuli.Extreme largest = DirectionalModuli.largest(all.get(i).high());
      rows.add(List.of(names[i], value(least), along(least), value(largest), along(largest)));
    }
    return rows;
  }

  private static String value(DirectionalModuli.Extreme e) {
    return String.format(Locale.ROOT, "%.5g", e.value());
  }

  private static String along(DirectionalModuli.Extreme e) {
    return String.format(Locale.ROOT, "%.3f %.3f %.3f", plain(e.x()), plain(e.y()), plain(e.z()));
  }

  private static double plain(double x) {
    return Math.abs(x) < 5e-4 ? 0 : x; // no -0.000
  }

  private static void extreme(ObjectNode json, DirectionalModuli.Extreme e) {
    json.put("value", e.value());
    json.set("direction", JsonArrays.array(new double[] {e.x(), e.y(), e.z()}));
  }

  private static ArrayNode degrees(int last) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (int d = 0; d <= last; d += STEP) {
      json.add(d);
    }
    return json;
  }

  /** [theta][phi], one number or several. */
  private static ArrayNode sphere(Function<double[], double[]> value) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    for (int t = 0; t <= 90; t += STEP) {
      ArrayNode row = json.addArray();
      for (int p = 0; p < 360; p += STEP) {
        double[] x = value.apply(DirectionalModuli.direction(Math.toRadians(t), Math.toRadians(p)));
        if (x.length == 1) {
          row.add(x[0]);
        } else {
          row.add(JsonArrays.array(x));
        }
      }
    }
    return json;
  }
}
