package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hooke.driver.campaign.ElasticKind;
import org.hooke.driver.campaign.MemberRecord;
import org.hooke.driver.campaign.Workplace;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.workflow.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member of a campaign leaves behind when its task dies, and what the next one finds. */
class MemberRecordTest {
  private static final String GIVEN = "elastic: {equilibrium: given, relax_ions: false}\n";

  @TempDir private Path folder;
  private int computed; // geometries begun

  /** Runs the member; its task dies when it begins a geometry too many. */
  private String run(Plan plan, Path campaign, int most) throws IOException {
    computed = 0;
    MemberRecord record = new MemberRecord(Folder.at(campaign.toString()), "a");
    try (ThreadPlaces places = new ThreadPlaces(2)) {
      Workplace here =
          new Workplace(
              setup -> {
                if (++computed > most) {
                  throw new IllegalStateException("lost");
                }
                return places.apply(setup);
              },
              record,
              Map::of,
              (input, settings) -> {
                throw new IllegalStateException("an elastic member needs no other plan");
              });
      return new ElasticKind().run(plan, here).get("elastic.json");
    }
  }

  @Test
  void finishedGeometriesAreNotComputedAgainAndTheBitsAreTheSame() throws IOException {
    String text = Shell.SILICON.replace("0.26", "0.25") + GIVEN;
    Plan plan = Preparation.of(Shell.file(folder, "a.yaml", text), List.of()).plan();
    Path shared = Files.createDirectory(folder.resolve("shared"));
    Shell.file(shared, MemberRecord.MARK, "{}");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

    String whole = run(plan, elsewhere, 99);
    int all = computed;
    assertTrue(all >= 4, () -> "geometries " + all);
    assertTrue(!Files.exists(elsewhere.resolve("a")), "an executor that does not see the folder");

    // the equilibrium, its orbitals as a start for strained cells, and one of these
    assertThrows(IllegalStateException.class, () -> run(plan, shared, 3));
    String resumed = run(plan, shared, 99);
    assertEquals(all - 2, computed, "geometries computed by the second task, orbitals again");
    assertEquals(whole, resumed);
    assertEquals(whole, run(plan, shared, 0), "nothing is left to compute");
  }
}
