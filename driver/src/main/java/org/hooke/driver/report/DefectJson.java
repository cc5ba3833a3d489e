package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectCandidate;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.driver.workflow.defects.correction.CorrectionScheme;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.PointDefect;
import org.hooke.kernels.defects.thermodynamics.ChargeState;
import org.hooke.kernels.defects.thermodynamics.CompetingPhase;
import org.hooke.kernels.defects.thermodynamics.DefectEnergies;
import org.hooke.kernels.defects.thermodynamics.DefectEquilibrium;
import org.hooke.kernels.defects.thermodynamics.StabilityRegion;
import org.hooke.kernels.units.AtomicUnits;

/** A study of defects as {@code defect.json}. */
public final class DefectJson {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-defect-1";

  /** What the zero of the potential is. */
  static final String REFERENCE =
      "the mean over the cell of the Coulomb potential of ions and electrons is zero, in charged"
          + " cells by a uniform neutralising background; only the short-range parts of the local"
          + " pseudopotentials (alpha Z) move it. The background exerts no force; the pressure of a"
          + " charged cell depends on this zero";

  private static final double EV = AtomicUnits.HARTREE_EV;
  private static final double PER_CM3 = 1e24 / Math.pow(AtomicUnits.BOHR_ANGSTROM, 3);

  private final Plan plan;
  private final DefectResult result;
  private final Provenance provenance;
  private final ObjectMapper mapper = new ObjectMapper();

  public DefectJson(Plan plan, DefectResult result, Provenance provenance) {
    this.plan = plan;
    this.result = result;
    this.provenance = provenance;
  }

  /** The document. */
  public ObjectNode document(Map<String, Object> spark) {
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", SCHEMA);
    json.put("hooke", provenance.version());
    json.set("input", mapper.valueToTree(plan.input().toMap()));
    ArrayNode warnings = json.putArray("warnings");
    result.warnings().forEach(warnings::add);
    json.put("converged", result.converged());
    host(json.putObject("host"));
    supercell(json.putObject("supercell"));
    json.put("potential_reference", REFERENCE);
    phases(json);
    ArrayNode defects = json.putArray("defects");
    result.defects().forEach((c, states) -> defect(defects.addObject(), c, states));
    equilibrium(json);
    json.set("spark", mapper.valueToTree(spark));
    json.set("provenance", mapper.valueToTree(provenance.toMap()));
    return json;
  }

  private void host(ObjectNode json) {
    json.put("energy_ha", result.unit().sigma0());
    json.put("atoms", result.supercell().unit().atoms());
    json.put("vbm_ha", result.host().vbm());
    json.set("gap_ev", JsonArrays.finite(EV * result.host().gap()));
    json.put("band_edges", result.host().source());
  }

  private void supercell(ObjectNode json) {
    ArrayNode matrix = json.putArray("matrix");
    int[] n = result.supercell().matrix();
    for (int i = 0; i < 3; i++) {
      matrix.addArray().add(n[3 * i]).add(n[3 * i + 1]).add(n[3 * i + 2]);
    }
    json.put(
        "image_distance_angstrom", AtomicUnits.BOHR_ANGSTROM * result.supercell().imageDistance());
    json.put("energy_ha", result.bulk().sigma0());
    json.set("structure", structure(result.supercell().structure()));
  }

  /** Lattice in bohr, species, fractional positions. */
  static ObjectNode structure(Structure s) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.set("lattice_bohr", JsonArrays.rows(s.lattice().vectors(), 3, 1));
    ArrayNode species = json.putArray("species");
    s.symbols().forEach(species::add);
    json.set("fractional", JsonArrays.rows(s.fractional(), 3, 1));
    return json;
  }

  private void phases(ObjectNode json) {
    ArrayNode phases = json.putArray("phases");
    for (CompetingPhase p : result.phases()) {
      ObjectNode one = phases.addObject();
      one.put("name", p.name());
      one.set("atoms", mapper.valueToTree(p.atoms()));
      one.put("energy_ha", p.energy());
    }
    json.put("formation_energy_of_crystal_ev", EV * result.region().formation());
    ArrayNode corners = json.putArray("chemical_potentials");
    for (StabilityRegion.Corner corner : result.region().corners()) {
      ObjectNode one = corners.addObject();
      one.put("name", corner.name());
      one.set("mu_ha", mapper.valueToTree(corner.mu()));
      ObjectNode delta = one.putObject("delta_ev");
      corner.delta().forEach((e, x) -> delta.put(e, EV * x));
      one.set("coexisting", mapper.valueToTree(corner.limits()));
    }
  }

  private void defect(ObjectNode json, DefectCandidate c, List<ChargeStateResult> states) {
    PointDefect d = c.cell().defect();
    json.put("name", d.name());
    json.put("kind", d.kind().name().toLowerCase(Locale.ROOT));
    json.put("site", d.origin());
    json.put("site_symmetry", d.siteGroup().symbol());
    json.put("sites_per_unit_cell", d.multiplicity());
    ArrayNode charges = json.putArray("charge_states");
    states.forEach(s -> state(charges.addObject(), d.name(), s));
    ArrayNode levels = json.putArray("transition_levels");
    result
        .energies(d.name())
        .ifPresent(
            e -> {
              for (DefectEnergies.Transition t : e.transitions(result.host().vbm())) {
                ObjectNode one = levels.addObject();
                one.put("more_positive", t.more());
                one.put("less_positive", t.less());
                one.put("above_vbm_ev", EV * t.level());
                one.put("stable", t.stable());
              }
            });
  }

  private void state(ObjectNode json, String name, ChargeStateResult s) {
    json.put("charge", s.charge());
    json.put("reason", s.guess().reason());
    ArrayNode starts = json.putArray("starts");
    s.outcomes().forEach(o -> start(starts.addObject(), o));
    json.put("converged", s.best().isPresent());
    if (s.best().isEmpty()) {
      return;
    }
    DefectOutcome best = s.best().get();
    json.put("start", best.task().start());
    json.put("energy_ha", best.sigma0());
    json.put("free_ha", best.freeEnergy());
    json.put("electrons", best.electrons());
    best.moment().ifPresent(m -> json.put("magnetization_mub", m));
    json.put("point_group", s.group().symbol());
    json.put("spin_degeneracy", s.spinDegeneracy());
    json.put("orientations", s.orientations());
    json.put("pressure_gpa", AtomicUnits.PRESSURE_GPA * best.pressure());
    corrections(json, s);
    formation(json, name, s.charge());
    double[] forces = best.forces();
    if (s.correction().isPresent()) {
      double[] added = s.correction().get().forces();
      for (int i = 0; i < forces.length; i++) {
        forces[i] += added[i];
      }
    }
    json.set("forces_ha_bohr", JsonArrays.rows(forces, 3, 1));
    json.set("uncorrected_forces_ha_bohr", JsonArrays.rows(best.forces(), 3, 1));
    json.set("structure", structure(best.structure()));
  }

  private static void start(ObjectNode json, DefectOutcome o) {
    json.put("start", o.task().start());
    json.put("converged", o.converged());
    if (!o.hasResult()) {
      json.put("failure", o.failure());
      return;
    }
    json.put("energy_ha", o.sigma0());
    json.put("geometries", Math.max(1, o.steps().length));
    json.put("largest_force_ha_bohr", o.largestForce());
  }

  private void corrections(ObjectNode json, ChargeStateResult s) {
    ObjectNode ev = json.putObject("correction_ev");
    ev.put("scheme", s.correction().map(c -> c.scheme().word()).orElse("none"));
    ev.put(
        "image", EV * s.correction().map(c -> c.imageEnergy() + c.quadrupoleEnergy()).orElse(0.0));
    ev.put("alignment", EV * s.correction().map(ChargeCorrection::alignmentEnergy).orElse(0.0));
    ev.put("total", EV * s.correctionEnergy());
    ev.put("error", EV * s.correction().map(ChargeCorrection::error).orElse(0.0));
    if (s.correction().isEmpty()) {
      return;
    }
    ChargeCorrection c = s.correction().get();
    ObjectNode others = json.putObject("corrections_by_scheme_ev");
    for (CorrectionScheme scheme : CorrectionScheme.values()) {
      others.set(scheme.word(), JsonArrays.finite(EV * s.correctionBy(scheme).orElse(Double.NaN)));
    }
    ChargeCorrection.DielectricRange range = c.dielectricRange(result.dielectricShare());
    ObjectNode moved = json.putObject("correction_with_dielectric_ev");
    moved.put("share", range.share());
    moved.put("less", EV * range.less());
    moved.put("more", EV * range.more());
  }

  private void formation(ObjectNode json, String name, int charge) {
    DefectEnergies energies = result.energies(name).orElseThrow();
    ChargeState state =
        energies.states().stream().filter(x -> x.charge() == charge).findFirst().orElseThrow();
    ObjectNode corners = json.putObject("formation_energy_ev");
    for (StabilityRegion.Corner corner : result.region().corners()) {
      ObjectNode edges = corners.putObject(corner.name());
      double atVbm = energies.formation(state, corner.mu(), result.host().vbm(), 0);
      edges.put("vbm", EV * atVbm);
      edges.set("cbm", JsonArrays.finite(EV * (atVbm + charge * result.host().gap())));
    }
  }

  private void equilibrium(ObjectNode json) {
    ObjectNode all = json.putObject("equilibrium");
    double kt = plan.input().defects().temperature();
    all.put("temperature_kelvin", kt * AtomicUnits.HARTREE_KELVIN);
    double volume = result.supercell().unit().lattice().volume();
    result
        .equilibria()
        .forEach(
            (name, e) -> {
              ObjectNode one = all.putObject(name);
              one.put("fermi_above_vbm_ev", EV * e.fermi());
              one.put("electrons_cm3", e.electrons() / volume * PER_CM3);
              one.put("holes_cm3", e.holes() / volume * PER_CM3);
              ArrayNode list = one.putArray("defects");
              for (DefectEquilibrium.Concentration c : e.defects()) {
                ObjectNode d = list.addObject();
                d.put("name", c.defect());
                d.put("charge", c.charge());
                d.put("cm3", c.perCell() / volume * PER_CM3);
              }
            });
  }

  /** A relaxation in a line. */
  public static String line(DefectOutcome o) {
    return o.hasResult()
        ? String.format(
            Locale.ROOT,
            "%s: E %.8f Ha, %d geometries, largest force %.1e Ha/bohr%s",
            o.task().id(),
            o.sigma0(),
            Math.max(1, o.steps().length),
            o.largestForce(),
            o.converged() ? "" : ", NOT CONVERGED")
        : o.task().id() + ": BROKE DOWN: " + o.failure();
  }

  /** The table for the terminal. */
  public List<String> summary() {
    List<String> lines = new java.util.ArrayList<>();
    StabilityRegion.Corner corner = result.region().corners().get(0);
    lines.add(
        String.format(
            Locale.ROOT,
            "formation energies, eV, %s, Fermi level at the valence band's edge (gap %.3f eV)",
            corner.name(),
            EV * result.host().gap()));
    for (DefectEnergies e : result.energies()) {
      for (ChargeState s : e.states()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "  %-16s %+d  %9.4f",
                e.name(),
                s.charge(),
                EV * e.formation(s, corner.mu(), result.host().vbm(), 0)));
      }
      for (DefectEnergies.Transition t : e.transitions(result.host().vbm())) {
        if (t.stable()) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "  %-16s (%+d/%+d) at %.4f eV",
                  e.name(),
                  t.more(),
                  t.less(),
                  EV * t.level()));
        }
      }
    }
    result.warnings().forEach(w -> lines.add("warning: " + w));
    return lines;
  }
}
