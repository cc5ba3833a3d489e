package org.hooke.partitioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final ExecutorSlot A = new ExecutorSlot("0", "a", 1);
  private static final ExecutorSlot B = new ExecutorSlot("1", "b", 1);
  private static final ExecutorSlot WIDE = new ExecutorSlot("2", "c", 4);

  private static Placement placed(double[] costs, ExecutorSlot... slots) {
    Placement placement = new Placement(costs);
    placement.update(List.of(slots), false);
    return placement;
  }

  private static double load(Placement placement, double[] costs, ExecutorSlot slot) {
    return IntStream.range(0, costs.length)
        .filter(s -> slot.id().equals(placement.owner(s)))
        .mapToDouble(s -> costs[s])
        .sum();
  }

  @Test
  void costsAreSharedByCores() {
    double[] costs = IntStream.range(0, 60).mapToDouble(s -> 100 + s % 7).toArray();
    Placement placement = placed(costs, A, B, WIDE);
    double sixth = Arrays.stream(costs).sum() / 6;
    assertEquals(sixth, load(placement, costs, A), 107);
    assertEquals(sixth, load(placement, costs, B), 107);
    assertEquals(4 * sixth, load(placement, costs, WIDE), 4 * 107);
  }

  @Test
  void whatWasMeasuredCountsWhenAnExecutorJoins() {
    double[] estimates = {1, 1, 1, 1, 1, 1};
    double[] seconds = {0.1, 0.1, 0.9, 0.1, 0.1, 0.1};
    Placement placement = placed(estimates, A);
    for (int s = 0; s < 6; s++) {
      placement.measured(s, seconds[s]);
    }
    placement.update(List.of(A, B), true);
    assertEquals("0", placement.owner(2), "the dearest stays");
    assertEquals(0.5, load(placement, seconds, B), 1e-12, "all others together are cheaper");
    placement.update(List.of(A), true);
    assertEquals(1.4, load(placement, seconds, A), 1e-12);
    Placement unmeasured = placed(estimates, A);
    unmeasured.measured(2, 0.9); // the others are unknown
    unmeasured.update(List.of(A, B), true);
    assertEquals(3, load(unmeasured, estimates, B), 1e-12);
  }

  @Test
  void theSameExecutorsGiveTheSamePlacement() {
    double[] costs = {3, 1, 4, 1, 5, 9, 2, 6};
    Placement one = placed(costs, A, B);
    Placement other = placed(costs, A, B);
    for (int s = 0; s < costs.length; s++) {
      assertEquals(one.owner(s), other.owner(s));
    }
  }

  @Test
  void onlyOrphansMoveWhenAnExecutorIsLost() {
    double[] costs = {1, 1, 1, 1, 1, 1};
    Placement placement = placed(costs, A, B, WIDE);
    String[] before = IntStream.range(0, 6).mapToObj(placement::owner).toArray(String[]::new);
    placement.update(List.of(A, WIDE), false);
    for (int s = 0; s < 6; s++) {
      assertTrue(placement.owner(s).equals(before[s]) || before[s].equals("1"));
      assertNotEquals("1", placement.owner(s));
    }
  }

  @Test
  void newcomersGetTheirShareOnlyWhenStatesMayMove() {
    double[] costs = {1, 1, 1, 1};
    Placement placement = placed(costs, A);
    placement.update(List.of(A, B), false);
    assertEquals(4, placement.held("0"));

    Placement level = placed(costs, A);
    level.update(List.of(A, B), true);
    assertEquals(2, level.held("0"));
    assertEquals(2, level.held("1"));
    assertEquals(2, level.evicted("0").length, "what moved is dropped where it was");
    assertEquals(0, level.evicted("0").length, "once");
  }

  @Test
  void aTaskThatRanElsewhereTakesItsStateAlong() {
    Placement placement = placed(new double[] {1, 1}, A, B);
    int ofA = placement.owner(0).equals("0") ? 0 : 1;
    placement.ran("1", ofA);
    assertEquals("1", placement.owner(ofA));
    assertArrayEquals(new int[] {ofA}, placement.evicted("0"));
    placement.ran("0", ofA);
    placement.ran("1", ofA);
    placement.ran("0", ofA);
    assertEquals(0, placement.evicted("0").length, "it is at home again");
    assertArrayEquals(new int[] {ofA}, placement.evicted("1"));
  }

  @Test
  void batchesHoldTheAskedStatesByOwner() {
    Placement placement = placed(new double[] {1, 1, 1, 1}, A, B);
    Map<ExecutorSlot, int[]> batches = placement.batches(new int[] {0, 2, 3});
    assertEquals(3, batches.values().stream().mapToInt(b -> b.length).sum());
    batches.forEach(
        (slot, states) -> {
          for (int s : states) {
            assertEquals(slot.id(), placement.owner(s));
          }
        });
  }
}
