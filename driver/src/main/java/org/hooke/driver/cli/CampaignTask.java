package org.hooke.driver.cli;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.driver.campaign.CampaignKind;
import org.hooke.driver.campaign.MemberRecord;
import org.hooke.driver.campaign.Workplace;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Plan;
import org.hooke.driver.workflow.defects.PlanMaker;
import org.hooke.partitioning.SparkCalculations;

/**
 * One calculation of a campaign as it travels: what the user gave, a few kilobytes. It is prepared
 * anew where it runs, by the code of a single run and from the same bytes, so its numbers are those
 * of a single run.
 */
final class CampaignTask implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CampaignKind kind;
  private final String path;
  private final ArrayList<String> overrides;
  private final RecordedFiles files;
  private final String campaign;
  private final String member;

  /**
   * @param path of the input or structure file
   * @param files all that is read
   * @param campaign the campaign's folder
   * @param member name of the member's
   */
  CampaignTask(
      CampaignKind kind,
      String path,
      List<String> overrides,
      RecordedFiles files,
      String campaign,
      String member) {
    this.kind = kind;
    this.path = path;
    this.overrides = new ArrayList<>(overrides);
    this.files = files;
    this.campaign = campaign;
    this.member = member;
  }

  /** What a calculation brings back: texts of the files of its folder, by name. */
  static final class Answer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> files;

    Answer(Map<String, String> files) {
      this.files = new LinkedHashMap<>(files);
    }

    Map<String, String> files() {
      return Collections.unmodifiableMap(files);
    }
  }

  /**
   * Computes it here, with the threads of a Spark task.
   *
   * @param contents of all files of the campaign, by SHA-256
   */
  Answer solve(Map<String, byte[]> contents) throws IOException {
    FileSource replay = files.replay(contents);
    Plan plan = Preparation.of(path, overrides, replay).plan();
    String name = member + ".yaml";
    PlanMaker plans =
        (input, settings) ->
            Preparation.of(name, settings, new NamedFiles(Map.of(name, input.toYaml()), replay))
                .plan();
    MemberRecord record = new MemberRecord(Folder.at(campaign), member);
    try (ThreadPlaces places = new ThreadPlaces(SparkCalculations.threads())) {
      return new Answer(kind.run(plan, new Workplace(places, record, places::facts, plans)));
    } catch (OutOfMemoryError e) {
      throw new IllegalStateException("out of memory: " + e.getMessage(), e);
    }
  }
}
