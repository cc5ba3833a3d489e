package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hooke.driver.scf.ScfStep;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.CellRelaxation;
import org.hooke.driver.workflow.Magnetization;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.Relaxation;
import org.hooke.kernels.bands.BandEdges;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.units.AtomicUnits;

/**
 * {@code report.html} of a ground state or a relaxation: what a person would look at, with plots.
 * Energies in eV where they are differences, in hartree where they are totals.
 */
public final class GroundStatePage {
  private static final double EV = AtomicUnits.HARTREE_EV;
  private static final double ANGSTROM = AtomicUnits.BOHR_ANGSTROM;
  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final double BROADENING = 0.15; // eV
  private static final int MOST_ATOMS = 300;

  private final Plan plan;
  private final CalculationResult result;
  private final Provenance provenance;
  private final HtmlPage page;

  public GroundStatePage(Plan plan, CalculationResult result, Provenance provenance) {
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
    this.page = new HtmlPage(plan.input().name() + ": " + plan.input().functional());
  }

  /** The page of one ground state. */
  public String groundState() {
    head();
    convergence();
    return rest();
  }

  /** The page of a relaxation: its steps first, then the last geometry. */
  public String relaxation(Relaxation.Outcome outcome) {
    head();
    if (!outcome.converged()) {
      page.notice("The forces did not reach the tolerance.", true);
    }
    List<Relaxation.Step> steps = outcome.steps();
    double[] number = steps.stream().mapToDouble(Relaxation.Step::number).toArray();
    double last = result.freeEnergy();
    page.section("Relaxation");
    page.plot(
        new SvgPlot("geometry", "F - F(last), meV", false)
            .line(
                "free energy",
                number,
                steps.stream().mapToDouble(s -> (s.freeEnergy() - last) * EV * 1e3).toArray()));
    page.plot(
        new SvgPlot("geometry", "force, eV/angstrom", true)
            .line(
                "largest force",
                number,
                steps.stream().mapToDouble(s -> s.maxForce() * EV / ANGSTROM).toArray()));
    convergence();
    return rest();
  }

  /** A relaxation of ions and cell: its way, then the last geometry. */
  public String relaxation(CellRelaxation.Outcome outcome) {
    head();
    if (!outcome.converged()) {
      page.notice("Forces and stress did not reach their tolerances.", true);
    }
    List<CellRelaxation.Step> steps = outcome.steps();
    page.section("Relaxation of ions and cell");
    double last = steps.get(steps.size() - 1).enthalpy();
    way(steps, "H - H(last), meV", false, "enthalpy", s -> (s.enthalpy() - last) * EV * 1e3);
    way(steps, "force, eV/angstrom", true, "largest force", s -> s.maxForce() * EV / ANGSTROM);
    way(steps, "stress, GPa", true, "largest stress", s -> s.maxStress() * GPA);
    way(steps, "volume, bohr^3", false, "volume", s -> s.structure().lattice().volume());
    convergence();
    return rest();
  }

  private void way(
      List<CellRelaxation.Step> steps,
      String label,
      boolean logarithmic,
      String name,
      ToDoubleFunction<CellRelaxation.Step> what) {
    double[] number = steps.stream().mapToDouble(CellRelaxation.Step::number).toArray();
    double[] y = steps.stream().mapToDouble(what).toArray();
    page.plot(new SvgPlot("geometry", label, logarithmic).line(name, number, y));
  }

  private String rest() {
    energies();
    levels();
    result.magnetization().ifPresent(this::moments);
    HubbardSection.add(result, page);
    forces();
    stress();
    structure();
    settings();
    return page.render(provenance.line());
  }

  private void head() {
    Calculation c = result.calculation();
    page.paragraph(
        format(
            "%d atoms, %s (%d), %d k-points, cutoff %.4g Ha, FFT grid %s.",
            c.structure().atoms(),
            c.group().symbol(),
            c.group().number(),
            c.mesh().size(),
            c.basis().cutoff(),
            Arrays.toString(c.basis().grid())));
    if (!result.converged()) {
      page.notice("Not converged: energies, forces and stress are not final.", true);
    }
    plan.warnings().forEach(w -> page.notice(w, false));
    result.warnings().forEach(w -> page.notice(w, false));
    result.scf().remedies().forEach(r -> page.notice("Remedy: " + r, false));
    BandEdges edges = BandEdges.of(result.scf().bands(), result.scf().occupations());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("free energy F", format("%.10f Ha", result.freeEnergy())));
    rows.add(
        List.of("per atom", format("%.6f eV", result.freeEnergy() * EV / c.structure().atoms())));
    rows.add(List.of("largest force", format("%.3e Ha/bohr", largest(result.forces()))));
    rows.add(List.of("pressure", format("%.4f GPa", result.pressure() * AtomicUnits.PRESSURE_GPA)));
    if (result.fermiLevel().isPresent()) {
      rows.add(List.of("Fermi level", format("%.6f eV", result.fermiLevel().get() * EV)));
    } else if (edges.vbm().isPresent() && edges.cbm().isPresent()) {
      double gap = edges.cbm().getAsDouble() - edges.vbm().getAsDouble();
      rows.add(List.of("gap on this k-grid", format("%.4f eV", gap * EV)));
    }
    result
        .magnetization()
        .ifPresent(
            m -> {
              rows.add(List.of("total moment", format("%.5f Bohr magnetons", m.total())));
              rows.add(List.of("absolute moment", format("%.5f Bohr magnetons", m.absolute())));
            });
    page.table(List.of(), rows);
  }

  private void convergence() {
    List<ScfStep> steps = result.scf().steps();
    double[] x = steps.stream().mapToDouble(ScfStep::iteration).toArray();
    double last = result.scf().last().freeEnergy();
    page.section("Self-consistency");
    page.plot(
        new SvgPlot("iteration", "Ha", true)
            .line(
                "|F - F(last)|",
                x,
                steps.stream().mapToDouble(s -> Math.abs(s.freeEnergy() - last)).toArray())
            .line("estimated error", x, steps.stream().mapToDouble(ScfStep::error).toArray())
            .line("band residual", x, steps.stream().mapToDouble(ScfStep::bandResidual).toArray()));
    StringBuilder text = new StringBuilder();
    for (ScfStep s : steps) {
      text.append(
          format(
              "%3d  F %.12f Ha  error %.2e Ha  bands %.2e Ha  %.2f s\n",
              s.iteration(), s.freeEnergy(), s.error(), s.bandResidual(), s.seconds()));
    }
    page.folded("every iteration", text.toString());
  }

  private void energies() {
    page.section("Energy");
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, Double> part : result.energies().parts().entrySet()) {
      rows.add(List.of(part.getKey(), format("%.10f", part.getValue())));
    }
    rows.add(List.of("free energy F = E - TS", format("%.10f", result.freeEnergy())));
    rows.add(List.of("internal energy E", format("%.10f", result.totalEnergy())));
    rows.add(List.of("extrapolated to zero width", format("%.10f", result.sigma0())));
    page.table(List.of("part", "Ha"), rows);
  }

  /** Levels at the k-points and the density of states they make, both from the reference level. */
  private void levels() {
    Bands bands = result.scf().bands();
    BandEdges edges = BandEdges.of(bands, result.scf().occupations());
    double zero = result.fermiLevel().orElse(edges.vbm().orElse(0));
    String from = result.fermiLevel().isPresent() ? "the Fermi level" : "the highest filled level";
    page.section("Levels, from " + from);
    for (int s = 0; s < bands.spins(); s++) {
      List<double[]> filled = new ArrayList<>();
      List<double[]> empty = new ArrayList<>();
      for (int k = 0; k < bands.kpoints(); k++) {
        double[] e = bands.eigenvalues(s, k);
        for (int n = 0; n < e.length; n++) {
          double share = result.scf().occupations().occupation(s, k, n) * bands.spins() / 2;
          (share >= 0.5 ? filled : empty).add(new double[] {k + 1, (e[n] - zero) * EV});
        }
      }
      String spin = bands.spins() == 1 ? "" : s == 0 ? " of spin up" : " of spin down";
      page.plot(
          new SvgPlot("k-point", "energy" + spin + ", eV", false)
              .dashes("filled", column(filled, 0), column(filled, 1))
              .dashes("empty", column(empty, 0), column(empty, 1))
              .level(0));
    }
    densityOfStates(bands, zero);
  }

  /** D(E) = sum_nk w g gaussian(E - e_nk), a line per spin: only as good as the k-grid. */
  private void densityOfStates(Bands bands, double zero) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < bands.spins(); s++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        for (double e : bands.eigenvalues(s, k)) {
          least = Math.min(least, (e - zero) * EV);
          most = Math.max(most, (e - zero) * EV);
        }
      }
    }
    int points = 400;
    double[] energy = new double[points];
    for (int i = 0; i < points; i++) {
      energy[i] = least - 1 + (most - least + 2) * i / (points - 1);
    }
    SvgPlot plot = new SvgPlot("energy, eV", "states per eV and cell", false);
    String broad = format(", %.2f eV broad", BROADENING);
    if (bands.spins() == 1) {
      plot.line("density of states" + broad, energy, states(bands, 0, zero, energy));
    } else {
      plot.line("spin up" + broad, energy, states(bands, 0, zero, energy));
      plot.line("spin down", energy, states(bands, 1, zero, energy));
    }
    page.plot(plot);
  }

  private static double[] states(Bands bands, int spin, double zero, double[] energy) {
    double[] states = new double[energy.length];
    for (int i = 0; i < states.length; i++) {
      for (int k = 0; k < bands.kpoints(); k++) {
        double part = 0;
        for (double e : bands.eigenvalues(spin, k)) {
          double t = (energy[i] - (e - zero) * EV) / BROADENING;
          part += Math.exp(-t * t);
        }
        states[i] += 2.0 / bands.spins() * bands.weight(k) * part;
      }
      states[i] /= BROADENING * Math.sqrt(Math.PI);
    }
    return states;
  }

  private void moments(Magnetization m) {
    page.section("Moments");
    Structure structure = result.calculation().structure();
    List<List<String>> rows = new ArrayList<>();
    for (int a = 0; a < Math.min(structure.atoms(), MOST_ATOMS); a++) {
      rows.add(
          List.of(
              structure.symbol(a) + " " + (a + 1),
              format("%.2f", structure.moment(a)),
              format("%.5f", m.perAtom()[a]),
              format("%.4f", m.radii()[a])));
    }
    page.table(List.of("atom, Bohr magnetons", "initial", "in the sphere", "radius, bohr"), rows);
  }

  private void forces() {
    page.section("Forces");
    Structure structure = result.calculation().structure();
    double[] f = result.forces();
    List<List<String>> rows = new ArrayList<>();
    for (int a = 0; a < Math.min(structure.atoms(), MOST_ATOMS); a++) {
      rows.add(
          List.of(
              structure.symbol(a) + " " + (a + 1),
              format("%.8f", f[3 * a]),
              format("%.8f", f[3 * a + 1]),
              format("%.8f", f[3 * a + 2])));
    }
    page.table(List.of("atom, Ha/bohr", "x", "y", "z"), rows);
    if (structure.atoms() > MOST_ATOMS) {
      page.paragraph("The rest is in result.json.");
    }
    page.paragraph(
        format("The sum removed: largest component %.1e Ha/bohr.", largest(result.netForce())));
  }

  private void stress() {
    page.section("Stress");
    List<List<String>> rows = new ArrayList<>();
    double[] s = result.stress();
    String[] axes = {"x", "y", "z"};
    for (int i = 0; i < 3; i++) {
      rows.add(
          List.of(
              axes[i],
              format("%.5f", s[3 * i] * AtomicUnits.PRESSURE_GPA),
              format("%.5f", s[3 * i + 1] * AtomicUnits.PRESSURE_GPA),
              format("%.5f", s[3 * i + 2] * AtomicUnits.PRESSURE_GPA)));
    }
    page.table(List.of("GPa", "x", "y", "z"), rows);
    page.paragraph(
        format(
            "Tension is positive. Pulay pressure of the finite cutoff, estimated: %.4f GPa.",
            result.pulayPressure() * AtomicUnits.PRESSURE_GPA));
  }

  private void structure() {
    page.section("Structure");
    Structure structure = result.calculation().structure();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      rows.add(
          List.of(
              "a" + (i + 1),
              format("%.6f", structure.lattice().a(i, 0) * ANGSTROM),
              format("%.6f", structure.lattice().a(i, 1) * ANGSTROM),
              format("%.6f", structure.lattice().a(i, 2) * ANGSTROM)));
    }
    double[] x = structure.fractional();
    for (int a = 0; a < Math.min(structure.atoms(), MOST_ATOMS); a++) {
      rows.add(
          List.of(
              structure.symbol(a) + " " + (a + 1),
              format("%.8f", x[3 * a]),
              format("%.8f", x[3 * a + 1]),
              format("%.8f", x[3 * a + 2])));
    }
    page.table(List.of("vectors in angstrom, atoms fractional", "", "", ""), rows);
  }

  private void settings() {
    page.section("Input and time");
    page.folded("the input, fully resolved", plan.input().toYaml());
    List<List<String>> rows = new ArrayList<>();
    result.seconds().forEach((phase, seconds) -> rows.add(List.of(phase, format("%.2f", seconds))));
    page.table(List.of("phase", "s"), rows);
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static double[] column(List<double[]> points, int i) {
    return points.stream().mapToDouble(p -> p[i]).toArray();
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
