package org.hooke.partitioning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.Pieces;
import org.hooke.kernels.kpoints.StateBlocks;
import org.hooke.kernels.linalg.Parallel;

/**
 * The blocks of bands of one calculation on this executor, with the step they have reached and its
 * answer. Tasks that come at once, a retry beside a straggler, take turns; the second finds the
 * work done. After a failure nothing is known of what is here, and all of it is dropped.
 */
final class HeldBlocks {
  private final Parallel parallel;
  private final Map<Integer, StateBlocks> states = new HashMap<>();
  private final Map<Integer, Integer> versions = new HashMap<>(); // of orbitals held, by number
  private int epoch = -1;
  private int step = -1;
  private int[] numbers = {};
  private BlockOutcome last;
  private int geometry = -1;
  private KPointsSetup setup;
  private PieceStore pieces;

  HeldBlocks(Parallel parallel) {
    this.parallel = parallel;
  }

  /** Does the task's work, or finds it done. */
  synchronized BlockOutcome run(BlockTask task, BlockBatch batch, BlockPeer here) {
    if (task.epoch() < epoch || (task.epoch() == epoch && task.step() < step)) {
      return BlockOutcome.missing(here, "a step that is over");
    }
    if (task.epoch() == epoch && task.step() == step) {
      return Arrays.equals(numbers, batch.numbers())
          ? last
          : BlockOutcome.missing(here, "another part of a step that is done");
    }
    if (task.epoch() > epoch) {
      clear();
    }
    epoch = task.epoch();
    step = task.step();
    numbers = batch.numbers();
    last = BlockOutcome.missing(here, "a step that failed");
    boolean done = false;
    try {
      prepare(task);
      last = BlockOutcome.done(here, task.work().on(this, task));
      done = true;
    } catch (Pieces.MissingPieces e) {
      last = BlockOutcome.missing(here, e.getMessage());
    } finally {
      if (!done) {
        clear();
      }
    }
    return last;
  }

  private void prepare(BlockTask task) {
    if (geometry != task.geometryNumber()) {
      clear();
      begin(task.geometryNumber(), task.geometry(), task.stream());
    }
    pieces.keepOnly(task.tags());
  }

  private void begin(int number, KPointsSetup of, int stream) {
    geometry = number;
    setup = of;
    pieces = new PieceStore(stream, setup.states(), StateBlocks.blocks(setup));
  }

  /** Forgets everything. */
  synchronized void clear() {
    states.clear();
    versions.clear();
    if (pieces != null) {
      pieces.clear();
    }
    geometry = -1;
    pieces = null;
  }

  KPointsSetup setup() {
    return setup;
  }

  /** The states that some of the present task's numbers belong to. */
  int[] states() {
    return IntStream.of(numbers).map(n -> n / blocks()).distinct().toArray();
  }

  /** The blocks or slices of a state among the present task's numbers. */
  int[] blocksOf(int state) {
    return IntStream.of(numbers)
        .filter(n -> n / blocks() == state)
        .map(n -> n % blocks())
        .toArray();
  }

  private int blocks() {
    return StateBlocks.blocks(setup);
  }

  /** A state's blocks here, made empty when there are none. */
  StateBlocks state(int state) {
    return states.computeIfAbsent(state, s -> new StateBlocks(setup, s, parallel));
  }

  /** A state with the orbitals of its blocks, fetched from the slices where they are not here. */
  StateBlocks withOrbitals(int state, BlockTask task) {
    StateBlocks blocks = state(state);
    int version = task.tags()[state];
    int[] absent =
        IntStream.of(blocksOf(state))
            .filter(b -> versions.getOrDefault(number(state, b), -1) != version || !blocks.has(b))
            .toArray();
    if (absent.length > 0) {
      blocks.collect(absent, pieces.incoming(version, state, of(task.sources(), state)));
      note(state, absent, version);
    }
    return blocks;
  }

  private int number(int state, int block) {
    return block + blocks() * state;
  }

  /** The orbitals of these blocks here are of this version. */
  void note(int state, int[] blocks, int version) {
    for (int block : blocks) {
      versions.put(number(state, block), version);
    }
  }

  /** Pieces of a state that the present step makes. */
  Pieces.Outgoing outgoing(int state, BlockTask task) {
    return pieces.outgoing(task.step(), state, of(task.targets(), state));
  }

  /** Pieces of a state that an earlier step made. */
  Pieces.Incoming incoming(int state, BlockTask task) {
    return pieces.incoming(task.tags()[state], state, of(task.sources(), state));
  }

  private List<BlockPeer> of(List<BlockPeer> peers, int state) {
    return peers.subList(blocks() * state, blocks() * (state + 1));
  }

  /** Goes to another geometry with the orbitals of the task's blocks. */
  void move(BlockTask task, int number, KPointsSetup next) {
    Map<Integer, StateBlocks> moved = new HashMap<>();
    for (int state : states()) {
      StateBlocks blocks = withOrbitals(state, task);
      blocks.keepOnly(IntStream.of(blocksOf(state)).boxed().toList());
      moved.put(state, blocks.moved(next));
    }
    clear();
    begin(number, next, task.stream());
    states.putAll(moved);
    for (int state : states()) {
      note(state, blocksOf(state), task.step());
    }
  }
}
