package org.hooke.driver.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.DefectCampaign;
import org.hooke.driver.report.DefectJson;
import org.hooke.driver.report.DefectPage;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.PotentialsJson;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.structure.StructureFiles;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.TimeForecast;
import org.hooke.driver.workflow.defects.DefectProgress;
import org.hooke.driver.workflow.defects.DefectResult;
import org.hooke.driver.workflow.defects.DefectRun;
import org.hooke.driver.workflow.defects.DefectStudy;
import org.hooke.driver.workflow.defects.LocalDefectRuns;

/**
 * The point defects of every crystal: a whole study in each member's task, its relaxations one
 * after the other.
 */
public final class DefectKind implements CampaignKind {
  private static final long serialVersionUID = 1L;

  /** Relaxations and their geometries, for the forecast. */
  private static final double GEOMETRIES = 50;

  @Override
  public String name() {
    return "defect";
  }

  @Override
  public String resultFile() {
    return "defect.json";
  }

  /** Work grows with the square of the atoms and more; half of it is saved by fewer k-points. */
  @Override
  public double cost(Plan plan) {
    double larger = cells(plan);
    return GEOMETRIES * larger * larger * TimeForecast.of(plan.calculation(), 1).seconds();
  }

  /** Orbitals of one state grow with the square of the atoms; there are fewer states to hold. */
  @Override
  public double memory(Plan plan) {
    double larger = cells(plan);
    double states = Math.max(1, plan.memory().states() / larger);
    return larger * larger * (plan.memory().perState() * states + plan.memory().work())
        + larger * plan.memory().shared();
  }

  /** Unit cells in the supercell, at most. */
  private static double cells(Plan plan) {
    int atoms = plan.calculation().structure().atoms();
    return plan.input()
        .defects()
        .supercell()
        .map(DefectKind::determinant)
        .orElse((double) plan.input().defects().mostAtoms() / atoms);
  }

  private static double determinant(int[] m) {
    return Math.abs(
        m[0] * (m[4] * m[8] - m[5] * m[7])
            - m[1] * (m[3] * m[8] - m[5] * m[6])
            + m[2] * (m[3] * m[7] - m[4] * m[6]));
  }

  @Override
  public Map<String, String> run(Plan plan, Workplace here) {
    try (GroundState ground = new GroundState(here.places(), step -> {}, here.record())) {
      LocalDefectRuns runs =
          new LocalDefectRuns(
              task -> new DefectRun(here.places(), step -> {}, step -> {}, here.record()),
              yaml -> here.plans().plan(read(yaml), List.of()),
              task -> {});
      DefectResult result =
          new DefectStudy(here.plans(), ground, runs, DefectProgress.silent()).run(plan);
      Provenance who = Provenance.current();
      Map<String, String> files = new LinkedHashMap<>();
      files.put("report.html", new DefectPage(plan, result, who).render());
      files.put("potentials.json", JsonText.of(PotentialsJson.of(result)));
      files.put(
          resultFile(),
          JsonText.of(new DefectJson(plan, result, who).document(here.facts().get())));
      return files;
    }
  }

  /** An input that is at hand as text, its structure in it. */
  private static CalculationInput read(String yaml) {
    FileSource text =
        new FileSource() {
          @Override
          public byte[] read(String path, long limit) {
            return yaml.getBytes(StandardCharsets.UTF_8);
          }

          @Override
          public boolean isFolder(String path) {
            return false;
          }

          @Override
          public List<String> list(String folder) {
            return List.of();
          }
        };
    return new InputReader(text, new StructureFiles()).read("defect.yaml", List.of());
  }

  @Override
  public Map<String, Class<?>> columns() {
    return DefectCampaign.columns();
  }

  @Override
  public CampaignRow row(String name, String file, JsonNode result) {
    return DefectCampaign.row(name, file, result);
  }

  @Override
  public String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance) {
    return DefectCampaign.page(rows, members, provenance);
  }
}
