package org.hooke.driver.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.structure.StructureFormat;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.correction.PotentialSamples;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.units.AtomicUnits;

/**
 * A study of defects as other tools read it: POSCAR files, and {@code entries.json}, a list of
 * pymatgen's ComputedStructureEntry with eV and angstrom, the crystal's first. Energies are
 * uncorrected; corrections, charges and planar averages stand in {@code data}.
 */
public final class DefectExport {
  private static final double EV = AtomicUnits.HARTREE_EV;
  private static final double ANGSTROM = AtomicUnits.BOHR_ANGSTROM;

  private DefectExport() {}

  /** Contents of the files by their names below the folder of the export. */
  public static Map<String, String> files(DefectResult result) {
    Map<String, String> files = new LinkedHashMap<>();
    ArrayNode entries = new ObjectMapper().createArrayNode();
    add("bulk", result.bulk(), 0, 0, files, entries);
    result
        .defects()
        .forEach(
            (c, states) -> {
              for (ChargeStateResult s : states) {
                String name = String.format(Locale.ROOT, "%s_%+d", c.name(), s.charge());
                s.best()
                    .ifPresent(o -> add(name, o, s.charge(), s.correctionEnergy(), files, entries));
              }
            });
    files.put("entries.json", JsonText.of(entries));
    return files;
  }

  private static void add(
      String name,
      DefectOutcome o,
      int charge,
      double correction,
      Map<String, String> files,
      ArrayNode entries) {
    String title = name + " charge " + charge;
    files.put(name + ".POSCAR", StructureFiles.write(StructureFormat.POSCAR, o.structure(), title));
    entries.add(entry(name, o, charge, correction));
  }

  private static ObjectNode entry(String name, DefectOutcome o, int charge, double correction) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("@module", "pymatgen.entries.computed_entries");
    json.put("@class", "ComputedStructureEntry");
    json.put("correction", 0.0);
    json.putArray("energy_adjustments");
    json.put("energy", EV * o.sigma0());
    json.put("entry_id", name);
    ObjectNode composition = json.putObject("composition");
    Map<String, Integer> counts = new TreeMap<>();
    o.structure().symbols().forEach(s -> counts.merge(s, 1, Integer::sum));
    counts.forEach((s, n) -> composition.put(s, (double) n));
    json.putObject("parameters");
    ObjectNode data = json.putObject("data");
    data.put("charge", charge);
    data.put("correction_ev", EV * correction);
    data.put("start", o.task().start());
    ObjectNode planes = data.putObject("planar_averages_ev"); // by axis, as VASP's LOCPOT has them
    PotentialSamples v = o.samples();
    for (int axis = 0; axis < 3; axis++) {
      planes.set(Integer.toString(axis), JsonArrays.array(scaled(v.planes(axis))));
    }
    data.set("site_potentials_ev", JsonArrays.array(scaled(v.sites())));
    json.set("structure", structure(o.structure(), charge));
    return json;
  }

  private static double[] scaled(double[] ha) {
    double[] ev = ha.clone();
    for (int i = 0; i < ev.length; i++) {
      ev[i] *= EV;
    }
    return ev;
  }

  private static ObjectNode structure(Structure s, int charge) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("@module", "pymatgen.core.structure");
    json.put("@class", "Structure");
    json.put("charge", charge);
    json.putObject("lattice").set("matrix", JsonArrays.rows(s.lattice().vectors(), 3, ANGSTROM));
    ArrayNode sites = json.putArray("sites");
    for (int a = 0; a < s.atoms(); a++) {
      ObjectNode site = sites.addObject();
      site.putArray("species").addObject().put("element", s.symbol(a)).put("occu", 1);
      site.putArray("abc").add(s.fractional(a, 0)).add(s.fractional(a, 1)).add(s.fractional(a, 2));
      site.put("label", s.symbol(a));
      site.putObject("properties");
    }
    return json;
  }
}
