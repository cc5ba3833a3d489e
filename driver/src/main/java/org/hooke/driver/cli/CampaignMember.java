package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.campaign.CampaignKind;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.InputException;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.report.JsonText;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.FinishedResults;
import org.hooke.driver.workflow.Plan;

/** One member of a campaign: what is to be done, its folder, what became of it. Mutable. */
final class CampaignMember {
  /** What a member leaves that broke down, so that --resume does not repeat it. */
  private static final String FAILURE = "failure.json";

  private final CampaignKind kind;
  private final CampaignEntry entry;
  private final Folder folder;
  private final ObjectMapper mapper = new ObjectMapper();
  private CampaignTask task; // null when it cannot be prepared
  private JsonNode input; // resolved; null when it cannot be prepared
  private double cost; // s on a core
  private double memory; // bytes
  private CampaignRow row; // null while it is not done

  private CampaignMember(CampaignKind kind, CampaignEntry entry, Folder folder) {
    this.kind = kind;
    this.entry = entry;
    this.folder = folder;
  }

  /**
   * Reads and plans one; one that cannot be planned is done already, refused.
   *
   * @param campaign the campaign's folder
   * @param contents of all files read, by SHA-256; added to
   */
  static CampaignMember prepare(
      CampaignKind kind,
      CampaignEntry entry,
      Folder campaign,
      FileSource source,
      Map<String, byte[]> contents) {
    CampaignMember member = new CampaignMember(kind, entry, campaign.below(entry.name()));
    RecordedFiles files = new RecordedFiles();
    String root = campaign.local().map(p -> p.toAbsolutePath().toString()).orElse(campaign.name());
    try {
      Plan plan =
          Preparation.of(entry.path(), entry.overrides(), files.recording(source, contents)).plan();
      member.input = member.mapper.valueToTree(plan.input().toMap());
      member.task =
          new CampaignTask(kind, entry.path(), entry.overrides(), files, root, entry.name());
      member.memory = kind.memory(plan);
      member.cost = kind.cost(plan);
    } catch (InputException e) {
      member.row = member.without(CampaignRow.REFUSED, e.getMessage());
    }
    return member;
  }

  private CampaignRow without(String state, String cause) {
    return CampaignRow.without(entry.name(), entry.path(), state, cause);
  }

  /**
   * Counts what stands in the folder and was made from the same input as done.
   *
   * @param failures whether what broke down counts too
   */
  void resume(boolean failures) {
    if (row != null) {
      return;
    }
    Optional<JsonNode> result = stored(kind.resultFile());
    if (result.isPresent()) {
      row = kind.row(entry.name(), entry.path(), result.get());
      return;
    }
    if (failures) {
      stored(FAILURE)
          .ifPresent(
              json -> row = without(CampaignRow.FAILED, json.path("message").asText("unknown")));
    }
  }

  private Optional<JsonNode> stored(String file) {
    if (!folder.has(file)) {
      return Optional.empty();
    }
    try (InputStream in = folder.open(file)) {
      JsonNode json = mapper.readTree(in);
      JsonNode same = mapper.readTree(mapper.writeValueAsBytes(input));
      return json != null && json.path("input").equals(same) ? Optional.of(json) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // damaged: it is computed again
    }
  }

  /** Writes the folder of a calculation that ended, the result last; its geometries may go. */
  void finished(Map<String, String> files) throws IOException {
    folder.make();
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!file.getKey().equals(kind.resultFile())) {
        folder.replace(file.getKey(), file.getValue());
      }
    }
    String result = files.get(kind.resultFile());
    folder.replace(kind.resultFile(), result);
    folder.delete(FAILURE);
    folder.delete(FinishedResults.FOLDER);
    row = kind.row(entry.name(), entry.path(), mapper.readTree(result));
  }

  /** It broke down by itself: that is kept, its cause in its folder. */
  void failed(String cause) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("state", CampaignRow.FAILED);
    json.put("message", cause);
    json.set("input", input);
    folder.make();
    folder.replace(FAILURE, JsonText.of(json));
    lost(cause);
  }

  /** It was lost with its executors: the next run tries it again. */
  void lost(String cause) {
    row = without(CampaignRow.FAILED, cause);
  }

  /** Refuses it when it needs more memory than its task has. */
  void requireMemory(double available) {
    if (row == null && memory > available) {
      row =
          without(
              CampaignRow.REFUSED,
              String.format(
                  Locale.ROOT,
                  "needs %.1f GiB, a task has %.1f GiB; fewer cores or more memory per executor,"
                      + " or run it alone with hooke %s",
                  memory / (1 << 30),
                  available / (1 << 30),
                  kind.name()));
    }
  }

  boolean done() {
    return row != null;
  }

  CampaignRow row() {
    return row;
  }

  CampaignTask task() {
    return task;
  }

  /** Forecast, s on a core. */
  double cost() {
    return cost;
  }

  double priority() {
    return entry.priority();
  }

  String name() {
    return entry.name();
  }

  /** Its folder. */
  Folder folder() {
    return folder;
  }
}
