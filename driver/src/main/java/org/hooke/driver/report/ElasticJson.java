package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.elastic.CellState;
import org.hooke.driver.workflow.elastic.ElasticFit;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.driver.workflow.elastic.ElasticVariations;
import org.hooke.driver.workflow.elastic.StrainOutcome;
import org.hooke.driver.workflow.elastic.StrainTask;
import org.hooke.driver.workflow.elastic.ZeroPressure;
import org.hooke.kernels.elastic.BornStability;
import org.hooke.kernels.elastic.FiniteStrain;
import org.hooke.kernels.elastic.IsotropicModuli;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.units.AtomicUnits;

/**
 * elastic.json: an elastic tensor with the keys of the Materials Project's elasticity document, our
 * checks, and everything it was fitted to. Numbers are written unrounded; docs/theory/elasticity.md
 * says what each key means.
 */
public final class ElasticJson {
  /** Version of the format. */
  public static final String SCHEMA = "hooke-elastic-1";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final double GPA = AtomicUnits.PRESSURE_GPA;

  private final Provenance provenance;
  private final ObjectMapper mapper = new ObjectMapper();

  public ElasticJson(Provenance provenance) {
    this.provenance = provenance;
  }

  /** The whole document. */
  public ObjectNode document(Plan plan, ElasticResult result, Map<String, Object> spark) {
    return document(plan, result, List.of(), spark);
  }

  /**
   * The whole document.
   *
   * @param changes what other conditions did to the tensor
   */
  public ObjectNode document(
      Plan plan,
      ElasticResult result,
      List<ElasticVariations.Change> changes,
      Map<String, Object> spark) {
    ObjectNode json = NODES.objectNode();
    json.put("schema", SCHEMA);
    json.put("hooke", provenance.version());
    json.put("property_name", "elasticity");
    json.set("input", mapper.valueToTree(plan.input().toMap()));
    ArrayNode warnings = json.putArray("warnings");
    plan.warnings().forEach(warnings::add);
    ElasticFigures.warnings(result).forEach(warnings::add);
    json.put("converged", result.converged());
    json.put("state", result.converged() ? "successful" : "failed");
    json.put("order", 2);
    json.put("ions", result.ionsRelaxed() ? "relaxed" : "clamped");
    json.put("pressure_gpa", GPA * result.pressure());
    if (result.fit().isPresent()) {
      ElasticFigures figures = ElasticFigures.of(result, result.fit().get());
      tensors(json, figures);
      moduli(json, figures);
      json.set("checks", checks(result, result.fit().get(), figures));
      json.set("born", born(figures));
      if (result.pressure() != 0) {
        json.set(
            "second_derivatives_gpa",
            JsonArrays.rows(result.fit().get().tensor().stiffness(), 6, GPA));
      }
      ElasticErrorsJson.add(json, result.fit().get().errors(), changes);
      ElasticSurfaces.of(result, result.fit().get()).ifPresent(x -> json.set("surfaces", x.json()));
    } else {
      json.putNull("elastic_tensor");
    }
    json.set("clamped", clamped(result));
    json.set("ieee_rotation", JsonArrays.rows(ElasticFigures.axes(result), 3, 1));
    json.put("fitting_method", "finite_difference");
    json.set("fitting_data", fittingData(result));
    json.set("equilibrium", equilibrium(result));
    json.set("strains", strains(result));
    json.set("provenance", provenance(result.equilibrium().calculation()));
    json.set("spark", mapper.valueToTree(spark));
    return json;
  }

  private static void tensors(ObjectNode json, ElasticFigures figures) {
    ObjectNode stiffness = json.putObject("elastic_tensor");
    stiffness.set("raw", JsonArrays.rows(figures.raw().stiffness(), 6, 1));
    stiffness.set("ieee_format", JsonArrays.rows(figures.ieee().stiffness(), 6, 1));
    if (figures.moduli().isEmpty()) {
      json.putNull("compliance_tensor");
      return;
    }
    ObjectNode compliance = json.putObject("compliance_tensor"); // 1/TPa
    compliance.set("raw", JsonArrays.rows(figures.raw().compliance(), 6, 1e3));
    compliance.set("ieee_format", JsonArrays.rows(figures.ieee().compliance(), 6, 1e3));
  }

  private static void moduli(ObjectNode json, ElasticFigures figures) {
    if (figures.moduli().isEmpty()) {
      return;
    }
    IsotropicModuli m = figures.moduli().get();
    json.set("bulk_modulus", average(m.bulkVoigt(), m.bulkReuss(), m.bulk()));
    json.set("shear_modulus", average(m.shearVoigt(), m.shearReuss(), m.shear()));
    json.put("young_modulus", 1e9 * m.young()); // Pa, as the Materials Project has it
    json.put("homogeneous_poisson", m.poisson());
    json.put("universal_anisotropy", m.universalAnisotropy());
    json.put("pugh_ratio", m.pughRatio());
    figures
        .sound()
        .ifPresent(
            sound -> {
              json.put("density_kg_m3", sound.density());
              json.put("debye_temperature", sound.debye());
              json.put("debye_temperature_exact", sound.debyeExact());
              ObjectNode velocity = json.putObject("sound_velocity");
              velocity.put("transverse", sound.transverse());
              velocity.put("longitudinal", sound.longitudinal());
              velocity.put("mean", sound.mean());
              velocity.put("mean_exact", sound.meanExact());
            });
  }

  private static ObjectNode average(double voigt, double reuss, double vrh) {
    ObjectNode json = NODES.objectNode();
    json.put("voigt", voigt);
    json.put("reuss", reuss);
    json.put("vrh", vrh);
    return json;
  }

  private static ObjectNode checks(ElasticResult result, ElasticFit fit, ElasticFigures figures) {
    ObjectNode json = NODES.objectNode();
    json.put("symmetry_residue", fit.symmetryResidue());
    json.put("point_group_residue", fit.pointGroupResidue());
    json.put("condition", figures.raw().condition());
    json.put("fit_condition", fit.fitCondition());
    json.put("r2", fit.r2());
    if (fit.leaveOneOut().isPresent()) {
      json.put("leave_one_out_gpa", GPA * fit.leaveOneOut().getAsDouble());
    } else {
      json.putNull("leave_one_out_gpa");
    }
    json.put("born_stable", figures.raw().stability().isStable());
    json.put("residual_stress_gpa", ElasticFigures.residualStress(result));
    ArrayNode energies = json.putArray("energy_route");
    for (ElasticFit.EnergyCheck check : fit.energyChecks()) {
      if (Double.isFinite(check.fromEnergy())) {
        ObjectNode one = energies.addObject();
        one.put("direction", check.direction());
        one.put("from_energy_gpa", GPA * check.fromEnergy());
        one.put("from_stress_gpa", GPA * check.fromStress());
      }
    }
    OptionalDouble largest = ElasticFigures.energyRoute(fit);
    if (largest.isPresent()) {
      json.put("energy_route_gpa", largest.getAsDouble());
    } else {
      json.putNull("energy_route_gpa");
    }
    return json;
  }

  private static ObjectNode born(ElasticFigures figures) {
    BornStability born = figures.raw().stability();
    ObjectNode json = NODES.objectNode();
    json.put("stable", born.isStable());
    json.set("eigenvalues_gpa", JsonArrays.array(born.eigenvalues()));
    json.put("softest_mode", born.softestModeName());
    json.set("softest_strain", JsonArrays.rows(born.softestMode(), 3, 1));
    return json;
  }

  private static ObjectNode clamped(ElasticResult result) {
    ObjectNode json = NODES.objectNode();
    Optional<ElasticFit> fit = result.clamped();
    if (fit.isPresent()) {
      ElasticFigures figures = ElasticFigures.of(result, fit.get());
      tensors(json, figures);
      json.set("checks", checks(result, fit.get(), figures));
    } else {
      json.putNull("elastic_tensor");
    }
    return json;
  }

  private static ObjectNode fittingData(ElasticResult result) {
    ObjectNode json = NODES.objectNode();
    ArrayNode deformations = json.putArray("deformations");
    ArrayNode strains = json.putArray("strains");
    for (StrainTask task : result.tasks()) {
      deformations.add(JsonArrays.rows(task.strain().deformation(), 3, 1));
      strains.add(JsonArrays.rows(task.strain().strain(), 3, 1));
    }
    states(json, result, result.ionsRelaxed() ? StrainOutcome::relaxed : StrainOutcome::clamped);
    if (result.ionsRelaxed()) {
      states(json.putObject("clamped"), result, StrainOutcome::clamped);
    }
    json.set("equilibrium_cauchy_stress", JsonArrays.rows(result.equilibrium().stress(), 3, GPA));
    json.put("equilibrium_free_energy_ha", result.equilibrium().freeEnergy());
    int states = 0;
    for (StrainTask task : result.tasks()) {
      states += task.direction().reversal().isPresent() ? 2 : 1;
    }
    json.put("num_total_strain_stress_states", states);
    return json;
  }

  /** Stresses in GPa and free energies of one kind of state; null where it is missing. */
  private static void states(
      ObjectNode json, ElasticResult result, Function<StrainOutcome, Optional<CellState>> which) {
    ArrayNode cauchy = json.putArray("cauchy_stresses");
    ArrayNode second = json.putArray("second_pk_stresses");
    ArrayNode energies = json.putArray("free_energies_ha");
    for (StrainTask task : result.tasks()) {
      Optional<CellState> state = which.apply(result.outcomes().get(task.index()));
      if (state.isPresent()) {
        FiniteStrain strain = task.strain();
        double[] stress = state.get().stress();
        cauchy.add(JsonArrays.rows(stress, 3, GPA));
        second.add(JsonArrays.rows(strain.secondPiolaKirchhoff(stress), 3, GPA));
        energies.add(state.get().freeEnergy());
      } else {
        cauchy.addNull();
        second.addNull();
        energies.addNull();
      }
    }
  }

  private static ObjectNode equilibrium(ElasticResult result) {
    Calculation c = result.equilibrium().calculation();
    ObjectNode json = NODES.objectNode();
    json.set("lattice_bohr", JsonArrays.rows(c.structure().lattice().vectors(), 3, 1));
    ArrayNode species = json.putArray("species");
    c.structure().symbols().forEach(species::add);
    json.set("fractional", JsonArrays.rows(c.structure().fractional(), 3, 1));
    json.put("volume_bohr3", c.structure().lattice().volume());
    json.put("space_group", c.group().symbol());
    json.put("space_group_number", c.group().number());
    json.put("point_group", c.group().pointGroup().symbol());
    json.put("laue_class", c.group().pointGroup().laueClass().symbol());
    json.put("operations", c.symmetry().operations().size());
    json.put("free_energy_ha", result.equilibrium().freeEnergy());
    json.set("stress_gpa", JsonArrays.rows(result.equilibrium().stress(), 3, GPA));
    json.put("pressure_gpa", GPA * result.equilibrium().pressure());
    json.put("pulay_pressure_gpa", GPA * result.equilibrium().pulayPressure());
    ArrayNode grid = json.putArray("grid");
    for (int n : c.basis().grid()) {
      grid.add(n);
    }
    ArrayNode volumes = json.putArray("volumes");
    for (ZeroPressure.Step step : result.volumes()) {
      ObjectNode one = volumes.addObject();
      one.put("scale", step.scale());
      one.put("pressure_gpa", GPA * step.pressure());
    }
    return json;
  }

  private static ArrayNode strains(ElasticResult result) {
    ArrayNode list = NODES.arrayNode();
    for (StrainTask task : result.tasks()) {
      StrainOutcome outcome = result.outcomes().get(task.index());
      ObjectNode one = list.addObject();
      one.put("direction", task.direction().name());
      one.put("amplitude", task.amplitude());
      one.put("reversed_by_symmetry", task.direction().reversal().isPresent());
      one.put("operations", task.calculation().symmetry().operations().size());
      one.put("kpoints", task.calculation().mesh().size());
      one.put("ions_free", task.relaxation().isPresent());
      one.put("geometries", outcome.geometries());
      one.put("iterations", outcome.scfSteps());
      outcome.relaxed().ifPresent(s -> one.put("largest_force_ha_bohr", s.largestForce()));
      outcome.failure().ifPresent(cause -> one.put("failure", cause));
    }
    return list;
  }

  private ObjectNode provenance(Calculation c) {
    ObjectNode json = mapper.valueToTree(provenance.toMap());
    ObjectNode potentials = json.putObject("pseudopotentials");
    for (Map.Entry<String, Pseudopotential> entry : c.potentials().entrySet()) {
      ObjectNode one = potentials.putObject(entry.getKey());
      one.put("source", entry.getValue().source());
      one.put("sha256", entry.getValue().sha256());
    }
    json.put("fft", c.basis().transforms().name());
    json.put("precision", c.doubleOnly() ? "double" : "auto");
    json.put("directions", c.singleDirections() ? "single" : "double");
    json.put("seed", c.seed());
    return json;
  }

  /** A volume on the way to zero pressure, in words. */
  public static String volumeLine(ZeroPressure.Step step) {
    return String.format(
        Locale.ROOT,
        "volume %d: lattice vectors times %.6f, pressure %.4f GPa",
        step.number(),
        step.scale(),
        GPA * step.pressure());
  }

  /** The workflow's warnings and those that follow from the figures. */
  public static List<String> warnings(ElasticResult result) {
    return ElasticFigures.warnings(result);
  }

  /** What a person wants to see at once. */
  public static List<String> summary(ElasticResult result, List<ElasticVariations.Change> changes) {
    List<String> lines = new ArrayList<>(ElasticFigures.summary(result));
    result.fit().ifPresent(fit -> lines.addAll(ElasticErrorsJson.lines(fit.errors(), changes)));
    return lines;
  }
}
