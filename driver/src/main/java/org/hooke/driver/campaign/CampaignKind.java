package org.hooke.driver.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.Provenance;
import org.hooke.driver.report.ReferenceTable;
import org.hooke.driver.workflow.Plan;

/**
 * What a campaign does with each of its structures: {@code hooke campaign NAME}. A new kind is one
 * class and one line in {@code Main}.
 *
 * <p>Everything else is the campaign's: members from a folder, list or table, each prepared from
 * its own input; order by priority and cost; a Spark task and a folder for each; one row for each
 * in results.parquet, failures with their cause; progress, {@code --resume}, {@code --limit}.
 *
 * <p>Kinds have no state but their settings: they travel to the executors by Java serialisation.
 */
public interface CampaignKind extends Serializable {
  /** The word after "hooke campaign". */
  String name();

  /**
   * The JSON file of a member that says it is done, written last. Its key "input" must be the
   * plan's input: with --resume only a file of the same input counts.
   */
  String resultFile();

  /** Forecast of a member's work, s on one core, an order of magnitude: dearest first. */
  double cost(Plan plan);

  /** Forecast of the memory of a member's task, bytes. */
  default double memory(Plan plan) {
    return plan.memory().total();
  }

  /**
   * Computes a member where its task runs. What it throws becomes the row of a failed member.
   *
   * @return texts of the files of the member's folder by name, {@link #resultFile} among them
   */
  Map<String, String> run(Plan plan, Workplace here);

  /** Columns of results.parquet after name, file, state, message: String, Double, Long, Boolean. */
  Map<String, Class<?>> columns();

  /**
   * The row of a member that has its result.
   *
   * @param result the content of {@link #resultFile}
   */
  CampaignRow row(String name, String file, JsonNode result);

  /**
   * The campaign's report.html.
   *
   * @param rows of the members that ended, in the order of the members
   * @param members in all
   * @param reference numbers of the user's to compare with
   */
  String page(
      List<CampaignRow> rows,
      int members,
      Optional<ReferenceTable> reference,
      Provenance provenance);

  /**
   * Files of the members' folders, each a JSON document in one line, that the campaign gathers into
   * one file with a line per document: the name there by the name in the members' folders.
   */
  default Map<String, String> gathered() {
    return Map.of();
  }
}
