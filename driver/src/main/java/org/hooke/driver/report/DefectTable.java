package org.hooke.driver.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.driver.storage.ParquetTable;
import org.hooke.driver.workflow.defects.ChargeStateResult;
import org.hooke.driver.workflow.defects.DefectCandidate;
import org.hooke.driver.workflow.defects.DefectOutcome;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.correction.ChargeCorrection;
import org.hooke.kernels.units.AtomicUnits;

/** {@code results.parquet} of a study of defects: a row for each relaxation. */
public final class DefectTable {
  private DefectTable() {}

  /** Names and types of the columns. */
  static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    for (String text :
        new String[] {"name", "defect", "start", "state", "message", "point_group"}) {
      columns.put(text, String.class);
    }
    for (String whole : new String[] {"charge", "atoms", "geometries"}) {
      columns.put(whole, Long.class);
    }
    columns.put("taken", Boolean.class);
    for (String real :
        new String[] {
          "energy_ha",
          "free_ha",
          "total_ha",
          "largest_force_ha_bohr",
          "magnetization_mub",
          "pressure_gpa",
          "correction_image_ev",
          "correction_alignment_ev",
          "correction_ev",
          "correction_error_ev"
        }) {
      columns.put(real, Double.class);
    }
    return columns;
  }

  /** The file's content. */
  public static byte[] of(DefectResult result) throws IOException {
    ParquetTable table = new ParquetTable(columns());
    for (Map.Entry<DefectCandidate, List<ChargeStateResult>> d : result.defects().entrySet()) {
      for (ChargeStateResult s : d.getValue()) {
        for (DefectOutcome o : s.outcomes()) {
          table.add(row(s, o));
        }
      }
    }
    return table.bytes();
  }

  private static Map<String, Object> row(ChargeStateResult s, DefectOutcome o) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", o.task().id());
    row.put("defect", o.task().defect());
    row.put("start", o.task().start());
    row.put("charge", (long) o.task().charge());
    row.put("state", o.converged() ? "finished" : o.hasResult() ? "not converged" : "failed");
    row.put("message", o.failure());
    boolean taken = s.best().isPresent() && s.best().get() == o;
    row.put("taken", taken);
    if (!o.hasResult()) {
      return row;
    }
    row.put("atoms", (long) o.structure().atoms());
    row.put("geometries", (long) Math.max(1, o.steps().length));
    row.put("energy_ha", o.sigma0());
    row.put("free_ha", o.freeEnergy());
    row.put("total_ha", o.totalEnergy());
    row.put("largest_force_ha_bohr", o.largestForce());
    row.put("pressure_gpa", AtomicUnits.PRESSURE_GPA * o.pressure());
    o.moment().ifPresent(m -> row.put("magnetization_mub", m));
    if (taken) {
      row.put("point_group", s.group().symbol());
      s.correction().ifPresent(c -> put(row, c));
    }
    return row;
  }

  private static void put(Map<String, Object> row, ChargeCorrection c) {
    double ev = AtomicUnits.HARTREE_EV;
    row.put("correction_image_ev", ev * (c.imageEnergy() + c.quadrupoleEnergy()));
    row.put("correction_alignment_ev", ev * c.alignmentEnergy());
    row.put("correction_ev", ev * c.total());
    row.put("correction_error_ev", ev * c.error());
  }
}
