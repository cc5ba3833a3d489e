package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectCandidate;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionScheme;
import org.hooke.driver.workflow.defects.correction.PlanarProfile;
import org.hooke.driver.workflow.defects.correction.SiteProfile;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.thermodynamics.ChargeState;
import org.hooke.kernels.defects.thermodynamics.CompetingPhase;
import org.hooke.kernels.defects.thermodynamics.DefectEnergies;
import org.hooke.kernels.defects.thermodynamics.DefectEquilibrium;
import org.hooke.kernels.defects.thermodynamics.StabilityRegion;
import org.hooke.kernels.units.AtomicUnits;

/** A study of defects as a page: diagrams, levels, corrections, alignments, structures. */
public final class DefectPage {
  private static final double EV = AtomicUnits.HARTREE_EV;
  private static final double ANGSTROM = AtomicUnits.BOHR_ANGSTROM;
  private static final double PER_CM3 = 1e24 / Math.pow(ANGSTROM, 3);
  private static final int POINTS = 201;
  private static final double NEAR = 9; // bohr: atoms of a structure's drawing

  private final Plan plan;
  private final DefectResult result;
  private final Provenance provenance;

  public DefectPage(Plan plan, DefectResult result, Provenance provenance) {
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
  }

  /** The page. */
  public String render() {
    HtmlPage page = new HtmlPage(plan.input().name() + ": point defects");
    if (!result.converged()) {
      page.notice("Not converged: a charge state has no converged geometry.", true);
    }
    result.warnings().forEach(w -> page.notice(w, false));
    for (StabilityRegion.Corner corner : result.region().corners()) {
      diagram(page, corner);
    }
    levels(page);
    corrections(page);
    starts(page);
    chemicalPotentials(page);
    equilibrium(page);
    alignments(page);
    structures(page);
    page.section("Conventions");
    page.paragraph(
        "Formation energy: E(defect) + corrections - E(crystal) - sum n mu + q (VBM + Fermi level).");
    page.paragraph("Band edges: " + result.host().source() + ".");
    page.paragraph("Potential: " + DefectJson.REFERENCE + ".");
    page.section("Input");
    page.folded("the input, fully resolved", plan.input().toYaml());
    return page.render(provenance.line());
  }

  private void diagram(HtmlPage page, StabilityRegion.Corner corner) {
    double end = result.host().gap() > 0 && result.host().gap() < 1 ? result.host().gap() : 0.05;
    page.section("Formation energies, " + corner.name());
    SvgPlot plot =
        new SvgPlot("Fermi level above the valence band, eV", "formation energy, eV", false);
    for (DefectEnergies d : result.energies()) {
      double[] x = new double[POINTS];
      double[] y = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        double fermi = end * i / (POINTS - 1);
        ChargeState s = d.stable(result.host().vbm(), fermi);
        x[i] = EV * fermi;
        y[i] = EV * d.formation(s, corner.mu(), result.host().vbm(), fermi);
      }
      plot.line(d.name(), x, y);
    }
    page.plot(plot);
    List<List<String>> rows = new ArrayList<>();
    for (DefectEnergies d : result.energies()) {
      for (ChargeState s : d.states()) {
        double low = d.formation(s, corner.mu(), result.host().vbm(), 0);
        rows.add(
            List.of(
                d.name(),
                signed(s.charge()),
                format("%.4f", EV * low),
                format("%.4f", EV * (low + s.charge() * end))));
      }
    }
    page.table(List.of("defect", "charge", "at the VBM, eV", "at the CBM, eV"), rows);
  }

  private void levels(HtmlPage page) {
    List<List<String>> rows = new ArrayList<>();
    for (DefectEnergies d : result.energies()) {
      for (DefectEnergies.Transition t : d.transitions(result.host().vbm())) {
        rows.add(
            List.of(
                d.name(),
                "(" + signed(t.more()) + "/" + signed(t.less()) + ")",
                format("%.4f", EV * t.level()),
                t.stable() ? "stable" : "inside"));
      }
    }
    page.section("Charge transition levels");
    page.table(List.of("defect", "level", "above the VBM, eV", ""), rows);
  }

  private void corrections(HtmlPage page) {
    List<List<String>> rows = new ArrayList<>();
    result
        .defects()
        .forEach(
            (c, states) ->
                states.forEach(s -> s.correction().ifPresent(k -> rows.add(row(c, s, k)))));
    if (rows.isEmpty()) {
      return;
    }
    page.section("What each correction does");
    List<String> head =
        new ArrayList<>(List.of("defect", "charge", "scheme", "image", "alignment"));
    head.addAll(
        List.of("total", "error", "Makov-Payne", "FNV", "Kumagai-Oba", "eps - 10 %", "eps + 10 %"));
    page.table(head, rows);
    page.paragraph(
        "eV. The error is the scatter of the potential where it was aligned. The last columns show"
            + " how much the total moves with the permittivity that was given.");
  }

  private List<String> row(DefectCandidate c, ChargeStateResult s, ChargeCorrection k) {
    ChargeCorrection.DielectricRange range = k.dielectricRange(result.dielectricShare());
    return List.of(
        c.name(),
        signed(s.charge()),
        k.scheme().word(),
        format("%.4f", EV * (k.imageEnergy() + k.quadrupoleEnergy())),
        format("%.4f", EV * k.alignmentEnergy()),
        format("%.4f", EV * k.total()),
        format("%.4f", EV * k.error()),
        by(s, CorrectionScheme.MAKOV_PAYNE),
        by(s, CorrectionScheme.FNV),
        by(s, CorrectionScheme.KUMAGAI_OBA),
        format("%.4f", EV * range.less()),
        format("%.4f", EV * range.more()));
  }

  private static String by(ChargeStateResult s, CorrectionScheme scheme) {
    OptionalDouble total = s.correctionBy(scheme);
    return total.isPresent() ? format("%.4f", EV * total.getAsDouble()) : "";
  }

  private void starts(HtmlPage page) {
    List<List<String>> rows = new ArrayList<>();
    result
        .defects()
        .forEach(
            (c, states) -> {
              for (ChargeStateResult s : states) {
                for (DefectOutcome o : s.outcomes()) {
                  boolean best = s.best().isPresent() && s.best().get() == o;
                  rows.add(
                      List.of(
                          c.name(),
                          signed(s.charge()),
                          o.task().start(),
                          o.hasResult() ? format("%.8f", o.sigma0()) : o.failure(),
                          s.best().isEmpty() || !o.hasResult()
                              ? ""
                              : format("%.4f", EV * (o.sigma0() - s.best().get().sigma0())),
                          Integer.toString(Math.max(1, o.steps().length)),
                          o.converged()
                              ? best ? "taken, " + s.group().symbol() : ""
                              : "not converged"));
                }
              }
            });
    page.section("Starts");
    page.table(
        List.of("defect", "charge", "start", "energy, Ha", "over the best, eV", "geometries", ""),
        rows);
  }

  private void chemicalPotentials(HtmlPage page) {
    page.section("Chemical potentials");
    List<List<String>> phases = new ArrayList<>();
    for (CompetingPhase p : result.phases()) {
      phases.add(List.of(p.name(), p.atoms().toString(), format("%.8f", p.energy())));
    }
    page.table(List.of("phase", "atoms", "energy, Ha"), phases);
    List<List<String>> rows = new ArrayList<>();
    for (StabilityRegion.Corner corner : result.region().corners()) {
      StringBuilder delta = new StringBuilder();
      corner.delta().forEach((e, x) -> delta.append(format("%s %.4f  ", e, EV * x)));
      rows.add(
          List.of(corner.name(), delta.toString().strip(), String.join(", ", corner.limits())));
    }
    page.table(List.of("corner", "over the elements, eV", "coexisting phases"), rows);
    page.paragraph(
        format(
            "Energy of formation of the crystal: %.4f eV for its unit cell.",
            EV * result.region().formation()));
  }

  private void equilibrium(HtmlPage page) {
    if (result.equilibria().isEmpty()) {
      return;
    }
    double kelvin = plan.input().defects().temperature() * AtomicUnits.HARTREE_KELVIN;
    page.section(format("Equilibrium at %.0f K", kelvin));
    double volume = result.supercell().unit().lattice().volume();
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<String, DefectEquilibrium.State> e : result.equilibria().entrySet()) {
      DefectEquilibrium.State s = e.getValue();
      rows.add(List.of(e.getKey(), "Fermi level", "", format("%.4f eV", EV * s.fermi())));
      rows.add(List.of("", "electrons", "-1", format("%.3e", s.electrons() / volume * PER_CM3)));
      rows.add(List.of("", "holes", "+1", format("%.3e", s.holes() / volume * PER_CM3)));
      for (DefectEquilibrium.Concentration c : s.defects()) {
        rows.add(
            List.of(
                "",
                c.defect(),
                signed(c.charge()),
                format("%.3e", c.perCell() / volume * PER_CM3)));
      }
    }
    page.table(List.of("corner", "", "charge", "per cm^3"), rows);
  }

  private void alignments(HtmlPage page) {
    result
        .defects()
        .forEach(
            (c, states) ->
                states.forEach(s -> s.correction().ifPresent(k -> alignment(page, c, s, k))));
  }

  private static void alignment(
      HtmlPage page, DefectCandidate c, ChargeStateResult s, ChargeCorrection k) {
    page.section("Alignment of " + c.name() + " " + signed(s.charge()));
    PlanarProfile p = k.planes().get(0);
    page.plot(
        new SvgPlot("along a1, angstrom", "potential energy, eV", false)
            .line("defect - crystal", scaled(p.position(), ANGSTROM), scaled(p.difference(), EV))
            .line("model", scaled(p.position(), ANGSTROM), scaled(p.model(), EV))
            .line("difference", scaled(p.position(), ANGSTROM), scaled(p.aligned(), EV))
            .level(EV * p.alignment().value()));
    SiteProfile sites = k.sites();
    page.plot(
        new SvgPlot("distance from the defect, angstrom", "potential energy at atoms, eV", false)
            .points(
                "defect - crystal",
                scaled(sites.distance(), ANGSTROM),
                scaled(sites.difference(), EV))
            .points("model", scaled(sites.distance(), ANGSTROM), scaled(sites.model(), EV))
            .points("difference", scaled(sites.distance(), ANGSTROM), scaled(sites.aligned(), EV)));
    page.paragraph(
        format(
            "C = %.4f eV, scatter %.4f eV, %d values; atoms farther than %.2f angstrom align.",
            EV * k.alignment().value(),
            EV * k.alignment().error(),
            k.alignment().samples(),
            ANGSTROM * sites.radius()));
  }

  private void structures(HtmlPage page) {
    result
        .defects()
        .forEach(
            (c, states) -> {
              for (ChargeStateResult s : states) {
                s.best().ifPresent(o -> structure(page, c, s, o));
              }
            });
  }

  /** Atoms near the defect before and after, seen along z, and how far they moved. */
  private static void structure(
      HtmlPage page, DefectCandidate c, ChargeStateResult s, DefectOutcome o) {
    Structure before = c.cell().structure();
    Structure after = o.structure();
    Lattice l = before.lattice();
    double[] site = c.cell().sites();
    List<double[]> old = new ArrayList<>();
    List<double[]> now = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int a = 0; a < before.atoms(); a++) {
      double[] d = new double[3];
      double[] m = new double[3];
      for (int i = 0; i < 3; i++) {
        d[i] = before.fractional(a, i) - site[i];
        d[i] -= Math.rint(d[i]);
        m[i] = after.fractional(a, i) - before.fractional(a, i);
        m[i] -= Math.rint(m[i]);
      }
      double[] r = l.cartesian(d[0], d[1], d[2]);
      double[] move = l.cartesian(m[0], m[1], m[2]);
      if (norm(r) < NEAR) {
        old.add(r);
        now.add(new double[] {r[0] + move[0], r[1] + move[1], r[2] + move[2]});
        rows.add(
            List.of(
                before.symbol(a) + " " + (a + 1),
                format("%.4f", ANGSTROM * norm(r)),
                format("%.4f", ANGSTROM * norm(now.get(now.size() - 1))),
                format("%.4f", ANGSTROM * norm(move))));
      }
    }
    rows.sort((x, y) -> Double.compare(Double.parseDouble(x.get(1)), Double.parseDouble(y.get(1))));
    page.section("Structure of " + c.name() + " " + signed(s.charge()) + ", " + s.group().symbol());
    page.plot(
        new SvgPlot("x from the site, angstrom", "y, angstrom", false)
            .points("crystal's places", column(old, 0), column(old, 1))
            .points("relaxed", column(now, 0), column(now, 1))
            .square());
    page.table(
        List.of("atom", "from the site before, A", "after, A", "moved, A"),
        rows.subList(0, Math.min(12, rows.size())));
  }

  private static double[] column(List<double[]> rows, int i) {
    return rows.stream().mapToDouble(r -> ANGSTROM * r[i]).toArray();
  }

  private static double norm(double[] r) {
    return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
  }

  private static double[] scaled(double[] x, double factor) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= factor;
    }
    return y;
  }

  private static String signed(int charge) {
    return String.format(Locale.ROOT, "%+d", charge);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
