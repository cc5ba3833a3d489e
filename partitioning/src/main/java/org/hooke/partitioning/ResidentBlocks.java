package org.hooke.partitioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SubspaceProducts;
import org.hooke.kernels.kpoints.BandAssembly;
import org.hooke.kernels.kpoints.BandBlocks;
import org.hooke.kernels.kpoints.FilterOrder;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.RitzPairs;
import org.hooke.kernels.kpoints.StateBlocks;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Scalars;

/**
 * The driver's view of the blocks of bands of one calculation: which executor has which, and jobs
 * over all of them, one per step. Slices of plane waves have the numbers, and the places, of
 * blocks. One thread.
 *
 * <p>Blocks change their executor only when they are rotated: their pieces then go where the next
 * step wants them, so that a newcomer gets its share without anything being repeated.
 */
final class ResidentBlocks implements BandBlocks, AutoCloseable {
  /** Tries of a job whose tasks ran on other executors than those asked for. */
  private static final int MOST_TRIES = 5;

  private final SparkSessions spark;
  private final JavaSparkContext context;
  private final String name;
  private final String calculation;
  private final int stream;
  private final Supplier<String> description;
  private final Map<String, BlockPeer> peers = new HashMap<>(); // by executor, as they reported
  private int epoch;
  private int step;
  private KPointsSetup setup;
  private int blocks; // of every state
  private int geometryNumber;
  private Broadcast<Serialized<Geometry>> geometry;
  private Placement placement;
  private String[] owners; // [number], executor that has the block's orbitals or the slice
  private String[] givers; // [number], executor that has the slice's pieces for the blocks
  private int[] versions; // [state], step that made the orbitals
  private double[][] sent; // the potential that is out
  private Broadcast<double[][]> potential;
  private boolean closed;

  /** Something of the orbitals is not there any more: all must be rebuilt. */
  static final class BlocksLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BlocksLost(String what) {
      super(what);
    }
  }

  ResidentBlocks(SparkSessions spark, String name, Supplier<String> description) {
    this.spark = spark;
    this.context = spark.context();
    this.name = name;
    this.stream = spark.nextCalculation();
    this.calculation = context.sc().applicationId() + "-" + stream;
    this.description = description;
  }

  KPointsSetup setup() {
    return setup;
  }

  List<String> losses() {
    return spark.losses();
  }

  String executorOf(int number) {
    return owners[number];
  }

  /** Begins without orbitals; what executors have of before is forgotten. */
  void begin(Serialized<Geometry> form, KPointsSetup first) {
    epoch++;
    step = 0;
    setup = first;
    blocks = StateBlocks.blocks(setup);
    send(form);
    versions = new int[setup.states()];
    Arrays.fill(versions, -1);
    placement = new Placement(costs());
    owners = placed();
    givers = owners;
  }

  private void send(Serialized<Geometry> form) {
    if (geometry != null) {
      geometry.destroy();
    }
    geometry = context.broadcast(form);
    geometryNumber++;
  }

  /** Rows times plane waves of every block, [number]. */
  private double[] costs() {
    double[] costs = new double[blocks * setup.states()];
    for (int s = 0; s < setup.states(); s++) {
      KPointBasis basis = setup.basis().kpoint(setup.mesh().point(s % setup.mesh().size()));
      Arrays.fill(costs, blocks * s, blocks * (s + 1), basis.size());
    }
    return costs;
  }

  /** Where blocks are to be, the executors of now being what they are, [number]. */
  private String[] placed() {
    placement.update(spark.atLeastOneExecutor(), true);
    return IntStream.range(0, blocks * setup.states())
        .mapToObj(placement::owner)
        .toArray(String[]::new);
  }

  /** Takes all orbitals from storage; Ritz values and residuals, [state]. */
  RitzPairs[] load(OrbitalStorage storage) {
    RitzPairs[] pairs = new RitzPairs[setup.states()];
    step++;
    job(
        new BlockWork.Load(storage),
        all(),
        versions,
        owners,
        owners,
        (batch, outcome) -> {
          for (int i = 0; i < outcome.values().length; i += 3) {
            int state = (int) outcome.values()[i][0];
            pairs[state] = new RitzPairs(outcome.values()[i + 1], outcome.values()[i + 2]);
          }
        });
    Arrays.fill(versions, step);
    return pairs;
  }

  /** Goes to another geometry of as many bands. */
  void move(Serialized<Geometry> form, KPointsSetup next) {
    reduce(new BlockWork.Collect()); // pieces are dropped when all have theirs
    Broadcast<Serialized<Geometry>> after = context.broadcast(form);
    step++;
    job(
        new BlockWork.Move(geometryNumber + 1, after),
        all(),
        versions,
        givers,
        owners,
        (batch, outcome) -> {});
    geometry.destroy();
    geometry = after;
    geometryNumber++;
    setup = next;
    Arrays.fill(versions, step);
  }

  private int[] all() {
    return IntStream.range(0, owners.length).toArray();
  }

  private int[] numbersOf(Object[] byState) {
    return IntStream.of(all()).filter(n -> byState[n / blocks] != null).toArray();
  }

  @Override
  public SubspaceProducts[] filter(double[][] v, FilterOrder[] orders) {
    if (sent != v) {
      forgetPotential();
      potential = context.broadcast(v);
      sent = v;
    }
    step++;
    int[] numbers = numbersOf(orders);
    job(
        new BlockWork.Filter(orders, potential),
        numbers,
        versions,
        givers,
        owners,
        (batch, outcome) -> {});
    int[] tags = versions.clone();
    for (int s = 0; s < orders.length; s++) {
      tags[s] = orders[s] == null ? versions[s] : step;
    }
    step++;
    SubspaceProducts[] products = noProducts(orders);
    job(
        new BlockWork.Products(orders),
        numbers,
        tags,
        owners,
        owners,
        (batch, outcome) -> {
          int at = 0;
          for (SubspaceProducts sum : products) {
            if (sum != null) {
              sum.merge(outcome.sums()[at], outcome.sums()[at + 1]);
              at += 2;
            }
          }
        });
    return products;
  }

  private SubspaceProducts[] noProducts(FilterOrder[] orders) {
    SubspaceProducts[] products = new SubspaceProducts[orders.length];
    for (int s = 0; s < orders.length; s++) {
      if (orders[s] != null) {
        products[s] = StateBlocks.noProducts(setup, s, orders[s]);
      }
    }
    return products;
  }

  @Override
  public double[][] rotate(RitzRotation[] rotations) {
    BlockWork.RotationForm[] forms = new BlockWork.RotationForm[rotations.length];
    int[] tags = versions.clone();
    for (int s = 0; s < rotations.length; s++) {
      if (rotations[s] != null) {
        boolean real =
            setup.basis().kpoint(setup.mesh().point(s % setup.mesh().size())).scalars()
                == Scalars.REAL;
        forms[s] = new BlockWork.RotationForm(rotations[s], real);
        tags[s] = -1;
      }
    }
    Broadcast<BlockWork.RotationForm[]> out = context.broadcast(forms);
    double[][][] squares = new double[rotations.length][blocks][];
    String[] next = Arrays.stream(rotations).allMatch(r -> r != null) ? placed() : owners;
    step++;
    try {
      job(
          new BlockWork.Rotate(out),
          numbersOf(rotations),
          tags,
          owners,
          next,
          (batch, outcome) -> {
            for (int i = 0; i < batch.numbers().length; i++) {
              int number = batch.numbers()[i];
              squares[number / blocks][number % blocks] = outcome.values()[i];
            }
          });
    } finally {
      out.destroy();
    }
    givers = givers.clone();
    for (int number : numbersOf(rotations)) {
      givers[number] = owners[number];
    }
    owners = next;
    double[][] residuals = new double[rotations.length][];
    for (int s = 0; s < rotations.length; s++) {
      if (rotations[s] != null) {
        versions[s] = step;
        residuals[s] = BandAssembly.norms(squares[s]);
      }
    }
    return residuals;
  }

  /** Sums over the orbitals of all blocks, each counted once. */
  void reduce(BlockWork work, ExactSum... sums) {
    step++;
    job(
        work,
        all(),
        versions,
        givers,
        owners,
        (batch, outcome) -> {
          for (int i = 0; i < sums.length; i++) {
            sums[i].merge(outcome.sums()[i]);
          }
        });
  }

  /**
   * One job: the work on the given numbers where they are.
   *
   * @param tags [state]
   * @param sources executors that have pieces, [number]
   * @param targets executors that get pieces, [number]
   * @throws BlocksLost when not all of it could be done
   */
  private void job(
      BlockWork work,
      int[] numbers,
      int[] tags,
      String[] sources,
      String[] targets,
      BiConsumer<BlockBatch, BlockOutcome> answers) {
    BlockTask task =
        new BlockTask(
            calculation,
            stream,
            epoch,
            step,
            geometryNumber,
            geometry,
            tags,
            peersOf(sources),
            peersOf(targets),
            work);
    List<BlockBatch> waiting = batches(numbers);
    for (int round = 0; !waiting.isEmpty(); round++) {
      List<BlockBatch> again = new ArrayList<>();
      submit(task, waiting, answers, again);
      if (round == MOST_TRIES && !again.isEmpty()) {
        throw new BlocksLost("tasks never run where their blocks are");
      }
      waiting = again;
    }
  }

  private List<BlockPeer> peersOf(String[] executors) {
    return Arrays.stream(executors)
        .map(id -> peers.getOrDefault(id, new BlockPeer(id, "", 0)))
        .toList();
  }

  /** The numbers by the executors that have them. */
  private List<BlockBatch> batches(int[] numbers) {
    Map<String, Integer> cores = new HashMap<>();
    spark.executors().forEach(slot -> cores.put(slot.id(), slot.cores()));
    TreeMap<String, List<Integer>> byOwner = new TreeMap<>();
    for (int number : numbers) {
      byOwner.computeIfAbsent(owners[number], id -> new ArrayList<>()).add(number);
    }
    List<BlockBatch> batches = new ArrayList<>();
    byOwner.forEach(
        (id, own) -> {
          if (!cores.containsKey(id)) {
            throw new BlocksLost("executor " + id);
          }
          int[] mine = own.stream().mapToInt(Integer::intValue).toArray();
          batches.add(new BlockBatch(id, mine, cores.get(id)));
        });
    return batches;
  }

  private void submit(
      BlockTask task,
      List<BlockBatch> batches,
      BiConsumer<BlockBatch, BlockOutcome> answers,
      List<BlockBatch> again) {
    Map<String, ExecutorSlot> alive = new HashMap<>();
    spark.executors().forEach(slot -> alive.put(slot.id(), slot));
    List<PlacedJob.Piece<BlockBatch>> pieces = new ArrayList<>();
    for (BlockBatch batch : batches) {
      ExecutorSlot slot = alive.get(batch.executor());
      if (slot == null) {
        throw new BlocksLost("executor " + batch.executor());
      }
      List<String> home = spark.isLocal() ? List.of() : List.of(slot.location());
      pieces.add(new PlacedJob.Piece<>(batch, home));
    }
    context.setJobGroup(name, description.get() + ", " + task.work().phase(), false);
    try {
      PlacedJob.<BlockBatch, BlockOutcome>run(
          context.sc(),
          BlockBatch.class,
          pieces,
          task,
          (outcome, index) -> {
            BlockBatch batch = batches.get(index);
            outcome.rethrow();
            peers.put(outcome.where().executor(), outcome.where());
            if (outcome.missing().isEmpty()) {
              answers.accept(batch, outcome);
            } else if (outcome.where().executor().equals(batch.executor())) {
              throw new BlocksLost(outcome.missing());
            } else {
              again.add(batch);
            }
          });
    } finally {
      context.clearJobGroup();
    }
  }

  private void forgetPotential() {
    if (potential != null) {
      potential.destroy();
      potential = null;
      sent = null;
    }
  }

  /** Frees the orbitals on all living executors. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (!context.sc().isStopped()) {
        forgetPotential();
        if (geometry != null) {
          geometry.destroy();
        }
      }
      DropCalculation.everywhere(spark, name, calculation);
    }
  }
}
