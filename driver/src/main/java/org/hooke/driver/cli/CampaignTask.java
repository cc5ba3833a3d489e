package org.hooke.driver.cli;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hooke.driver.report.GroundStatePage;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ResultJson;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.GroundState;
import org.hooke.driver.workflow.Plan;
import org.hooke.partitioning.SparkCalculations;

/**
 * One calculation of a campaign as it travels: what the user gave, a few kilobytes. It is prepared
 * anew where it runs, by the code of a single run and from the same bytes, so its numbers are those
 * of a single run.
 */
final class CampaignTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final ArrayList<String> overrides;
  private final RecordedFiles files;

  /**
   * @param path of the input or structure file
   * @param files all that is read
   */
  CampaignTask(String path, List<String> overrides, RecordedFiles files) {
    this.path = path;
    this.overrides = new ArrayList<>(overrides);
    this.files = files;
  }

  /** What a calculation brings back. */
  static final class Answer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String json;
    private final String html;

    Answer(String json, String html) {
      this.json = json;
      this.html = html;
    }

    /** The text of result.json. */
    String json() {
      return json;
    }

    /** The text of report.html. */
    String html() {
      return html;
    }
  }

  /**
   * Computes it here, with the threads of a Spark task.
   *
   * @param contents of all files of the campaign, by SHA-256
   */
  Answer solve(Map<String, byte[]> contents) {
    Plan plan = Preparation.of(path, overrides, files.replay(contents)).plan();
    try (ThreadPlaces places = new ThreadPlaces(SparkCalculations.threads());
        GroundState ground = new GroundState(places, step -> {})) {
      CalculationResult result = ground.solve(plan.calculation());
      Provenance here = Provenance.current();
      return new Answer(
          JsonText.of(new ResultJson(here).document(plan, result, places.facts())),
          new GroundStatePage(plan, result, here).groundState());
    }
  }
}
