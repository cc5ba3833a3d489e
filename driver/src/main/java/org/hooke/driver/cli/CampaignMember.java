package org.hooke.driver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.input.InputException;
import org.hooke.driver.report.CampaignRow;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Plan;

/** One structure of a campaign: what is to be done, its folder, what became of it. Mutable. */
final class CampaignMember {
  private final String name;
  private final String path;
  private final Folder folder;
  private CampaignTask task; // null when it cannot be prepared
  private double cost;
  private double memory; // bytes
  private CampaignRow row; // null while it is not done

  private CampaignMember(String name, String path, Folder folder) {
    this.name = name;
    this.path = path;
    this.folder = folder;
  }

  /**
   * Reads and plans one; one that cannot be planned is done already, refused.
   *
   * @param contents of all files read, by SHA-256; added to
   * @param keep whether a result that stands in the folder counts
   */
  static CampaignMember prepare(
      String name,
      String path,
      List<String> overrides,
      Folder folder,
      Map<String, byte[]> contents,
      boolean keep) {
    CampaignMember member = new CampaignMember(name, path, folder);
    RecordedFiles files = new RecordedFiles();
    try {
      Plan plan =
          Preparation.of(path, overrides, files.recording(new NamedFiles(Map.of()), contents))
              .plan();
      member.task = new CampaignTask(path, overrides, files);
      member.memory = plan.memory().total();
      double bands = plan.calculation().bands();
      member.cost = plan.memory().perState() * bands * plan.memory().states();
      if (keep) {
        member.stored(plan).ifPresent(json -> member.row = CampaignRow.of(name, path, json));
      }
    } catch (InputException e) {
      member.row = CampaignRow.failed(name, path, "refused", e.getMessage());
    }
    return member;
  }

  /** A result that stands in the folder and was computed from the same input. */
  private Optional<JsonNode> stored(Plan plan) {
    if (!folder.has("result.json")) {
      return Optional.empty();
    }
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = folder.open("result.json")) {
      JsonNode json = mapper.readTree(in);
      JsonNode input = mapper.readTree(mapper.writeValueAsBytes(plan.input().toMap()));
      boolean same = json != null && json.path("input").equals(input);
      return same ? Optional.of(json) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // damaged: it is computed again
    }
  }

  /** Writes the folder of a calculation that ended, the result last. */
  void finished(CampaignTask.Answer answer) throws IOException {
    folder.make();
    folder.replace("report.html", answer.html());
    folder.replace("result.json", answer.json());
    row = CampaignRow.of(name, path, new ObjectMapper().readTree(answer.json()));
  }

  void failed(String cause) {
    row = CampaignRow.failed(name, path, "failed", cause);
  }

  /** Refuses it when it needs more memory than its task has. */
  void requireMemory(double available) {
    if (row == null && memory > available) {
      row =
          CampaignRow.failed(
              name,
              path,
              "refused",
              String.format(
                  java.util.Locale.ROOT,
                  "needs %.1f GiB, a task has %.1f GiB; fewer cores or more memory per executor,"
                      + " or run it alone with hooke scf",
                  memory / (1 << 30),
                  available / (1 << 30)));
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

  /** Work, in any unit. */
  double cost() {
    return cost;
  }

  String name() {
    return name;
  }
}
