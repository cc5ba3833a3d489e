package org.hooke.driver.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.Grain;
import org.hooke.driver.workflow.PlaceForecast;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.kernels.crystal.Structure;

/** A plan in words, for people. */
final class PlanText {
  private static final double GIB = 1 << 30;
  private static final int MOST_MOMENTS = 12;

  /** More executors must lower the time at least to this part. */
  private static final double LEAST_GAIN = 0.9;

  private final Plan plan;

  PlanText(Plan plan) {
    this.plan = plan;
  }

  /** What is about to be done, what was chosen, what to beware of. */
  List<String> brief(List<String> notes) {
    Calculation c = plan.calculation();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %d atoms, %s (%d); %s; cutoff %s Ha; %d k-points%s; grid %s; %d bands",
            formula(c.structure()),
            c.structure().atoms(),
            c.group().symbol(),
            c.group().number(),
            plan.input().functional(),
            number(c.basis().cutoff()),
            c.mesh().size(),
            c.spins() == 2 ? " of 2 spins" : "",
            by(c.basis().grid()),
            c.bands()));
    notes.forEach(note -> lines.add("chosen: " + note));
    plan.warnings().forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  /** The whole plan as a table, for check. */
  List<String> table() {
    Calculation c = plan.calculation();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("structure", formula(c.structure()) + ", " + c.structure().atoms() + " atoms");
    rows.put("volume", number(c.structure().lattice().volume()) + " bohr^3");
    rows.put("electrons", number(c.electrons()));
    rows.put(
        "space group",
        c.group().symbol()
            + " ("
            + c.group().number()
            + "), "
            + c.symmetry().operations().size()
            + " operations used");
    rows.put("functional", plan.input().functional());
    c.potentials()
        .forEach((symbol, p) -> rows.put("potential " + symbol, p.source() + ", Z " + p.valence()));
    rows.put("smearing", smearing(c));
    if (c.spins() == 2) {
      rows.put("spin", spin(c));
    }
    c.hubbard()
        .forEach(
            (symbol, shell) ->
                rows.put("Hubbard " + symbol, shell.shell() + ", U " + number(shell.u()) + " Ha"));
    rows.put("k-grid", by(c.mesh().grid()) + ", " + c.mesh().size() + " irreducible");
    rows.put("cutoff", number(c.basis().cutoff()) + " Ha");
    rows.put("plane waves", waves(c));
    rows.put("FFT grid", by(c.basis().grid()));
    rows.put("bands", Integer.toString(c.bands()));
    rows.put("grain", grain(c));
    rows.put("memory", memory());
    rows.put("time", time());
    rows.put("executors", executors());
    List<String> lines = new ArrayList<>();
    rows.forEach((name, value) -> lines.add(String.format(Locale.ROOT, "%-14s%s", name, value)));
    return lines;
  }

  private String smearing(Calculation c) {
    return c.smearing().width() > 0
        ? plan.input().smearingKind() + ", width " + number(c.smearing().width()) + " Ha"
        : c.smearing().name();
  }

  private static String spin(Calculation c) {
    Structure s = c.structure();
    List<String> moments = new ArrayList<>();
    for (int a = 0; a < Math.min(s.atoms(), MOST_MOMENTS); a++) {
      moments.add(s.symbol(a) + " " + number(s.moment(a)));
    }
    String more = s.atoms() > MOST_MOMENTS ? ", ..." : "";
    String total =
        c.electronChoice().moment().isPresent()
            ? "total fixed at " + number(c.electronChoice().moment().getAsDouble())
            : "total free";
    return "collinear, " + total + "; initial " + String.join(", ", moments) + more;
  }

  private static String waves(Calculation c) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int k = 0; k < c.mesh().size(); k++) {
      int n = c.basis().planeWaves(c.mesh().point(k));
      least = Math.min(least, n);
      most = Math.max(most, n);
    }
    return least == most ? Integer.toString(most) : least + " to " + most + " per k-point";
  }

  private String time() {
    TimeForecast time =
        TimeForecast.of(plan.calculation(), Runtime.getRuntime().availableProcessors());
    return String.format(
        Locale.ROOT,
        "about %s on %d cores for one geometry: %d iterations of %s",
        ScfProgress.time(time.seconds()),
        time.cores(),
        time.iterations(),
        ScfProgress.time(time.secondsPerIteration()));
  }

  private String grain(Calculation c) {
    String chosen = plan.input().grain().equals("auto") ? "" : ", as asked for";
    return (c.grain() == Grain.BLOCKS
            ? "blocks: every state's bands over executors, filtered solver"
            : "states: every k-point and spin on one executor, Davidson")
        + chosen;
  }

  /** Forecasts for twice as many executors of one core each time, as long as that pays. */
  private String executors() {
    List<String> texts = new ArrayList<>();
    double before = Double.POSITIVE_INFINITY;
    boolean blocks = plan.calculation().grain() == Grain.BLOCKS;
    int most = blocks ? (plan.calculation().bands() + 31) / 32 : plan.memory().states();
    for (int n = 1; n <= most; n *= 2) {
      PlaceForecast place = PlaceForecast.of(plan, n, 1, false);
      if (place.seconds() > LEAST_GAIN * before) {
        break;
      }
      before = place.seconds();
      double gib = place.perExecutor() / GIB;
      String time = ScfProgress.time(before);
      texts.add(String.format(Locale.ROOT, "%d: %s, %.2f GiB each", n, time, gib));
    }
    return "of one core, "
        + (blocks ? "blocks of bands" : "k-points and spins")
        + " over them: "
        + String.join("; ", texts);
  }

  /** Where the states will live, and what that is forecast to take. */
  String place(PlaceForecast place, ExecutorRoom room) {
    int states = plan.memory().states();
    String what =
        plan.calculation().grain() == Grain.BLOCKS
            ? "bands of " + states + " states in blocks"
            : states + " states (k-point, spin)";
    String most =
        plan.calculation().grain() == Grain.BLOCKS ? "" : ", at most " + place.states() + " each";
    String where =
        room.inProcess()
            ? String.format(
                Locale.ROOT, "plan: %s on %d threads of this process", what, room.cores())
            : String.format(
                Locale.ROOT,
                "plan: %s over %d executors of %d cores%s",
                what,
                place.executors(),
                place.cores(),
                most);
    return String.format(
        Locale.ROOT,
        "%s; forecast %s, %.2f of %.2f GiB %s",
        where,
        ScfProgress.time(place.seconds()),
        (place.perExecutor() + (room.inProcess() ? place.onDriver() : 0)) / GIB,
        room.memory() / GIB,
        room.inProcess() ? "memory" : "per executor");
  }

  private String memory() {
    return String.format(
        Locale.ROOT,
        "%.3f GiB in all: %d states of %.4f GiB, %.3f GiB for each thread at work, %.3f GiB on the"
            + " driver",
        plan.memory().total() / GIB,
        plan.memory().states(),
        plan.memory().perState() / GIB,
        plan.memory().work() / GIB,
        plan.memory().shared() / GIB);
  }

  /** Si2, GaAs, Mg4O4: in order of first appearance. */
  static String formula(Structure structure) {
    Map<String, Integer> count = new LinkedHashMap<>();
    structure.symbols().forEach(symbol -> count.merge(symbol, 1, Integer::sum));
    return count.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue() == 1 ? "" : e.getValue()))
        .collect(Collectors.joining());
  }

  private static String by(int[] n) {
    return Arrays.stream(n).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }

  private static String number(double x) {
    String text = String.format(Locale.ROOT, "%.6f", x);
    return text.replaceFirst("\\.?0+$", "");
  }
}
