package org.hooke.partitioning;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SubspaceProducts;
import org.hooke.kernels.kpoints.FilterOrder;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.RitzPairs;
import org.hooke.kernels.kpoints.StateBlocks;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;

/** What a step does with the blocks or slices of one executor. */
sealed interface BlockWork extends Serializable {
  /** What comes back: fixed-point sums and numbers. */
  final class Answer {
    static final Answer NOTHING = new Answer(new long[0][], new double[0][]);

    private final long[][] sums;
    private final double[][] values;

    Answer(long[][] sums, double[][] values) {
      this.sums = sums;
      this.values = values;
    }

    long[][] sums() {
      return sums;
    }

    double[][] values() {
      return values;
    }
  }

  /** In words, for Spark's pages. */
  String phase();

  Answer on(HeldBlocks held, BlockTask task);

  /** Whether the run goes on when files cannot be written. */
  default boolean mayFail() {
    return false;
  }

  /** Takes orbitals from storage; gives values and residuals of each state. */
  record Load(OrbitalStorage storage) implements BlockWork {
    @Override
    public String phase() {
      return "reading orbitals";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      List<double[]> pairs = new ArrayList<>(); // state, values, residuals of each state
      int blocks = StateBlocks.blocks(held.setup());
      try {
        for (int s : held.states()) {
          StateBlocks.Stored stored = null;
          for (int block : held.blocksOf(s)) {
            stored = held.state(s).stored(block, null);
            storage.read(block + blocks * s, stored);
          }
          held.note(s, held.blocksOf(s), task.step());
          pairs.add(new double[] {s});
          pairs.add(stored.pairs().values());
          pairs.add(stored.pairs().residuals());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Answer(new long[0][], pairs.toArray(new double[0][]));
    }
  }

  /** Filters blocks and sends them to the slices. */
  final class Filter implements BlockWork {
    private static final long serialVersionUID = 1L;

    private final FilterOrder[] orders;
    private final Broadcast<double[][]> potential;

    Filter(FilterOrder[] orders, Broadcast<double[][]> potential) {
      this.orders = orders;
      this.potential = potential;
    }

    @Override
    public String phase() {
      return "filter";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      int kpoints = held.setup().mesh().size();
      for (int s : held.states()) {
        if (orders[s] != null) {
          StateBlocks state = orders[s].usesOrbitals() ? held.withOrbitals(s, task) : held.state(s);
          double[] v = potential.value()[s / kpoints];
          state.filter(v, orders[s], held.blocksOf(s), held.outgoing(s, task));
        }
      }
      return Answer.NOTHING;
    }
  }

  /** Multiplies all bands over slices; gives two sums per ordered state, in their order. */
  final class Products implements BlockWork {
    private static final long serialVersionUID = 1L;

    private final FilterOrder[] orders;

    Products(FilterOrder[] orders) {
      this.orders = orders;
    }

    @Override
    public String phase() {
      return "products";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      List<long[]> sums = new ArrayList<>();
      for (int s = 0; s < orders.length; s++) {
        if (orders[s] != null) {
          int[] slices = held.blocksOf(s);
          SubspaceProducts products = held.state(s).noProducts(orders[s]);
          if (slices.length > 0) {
            held.state(s).products(slices, held.incoming(s, task), products);
          }
          sums.addAll(List.of(products.toLongs()));
        }
      }
      return new Answer(sums.toArray(new long[0][]), new double[0][]);
    }
  }

  /** Rotates slices and sends them to the blocks; gives squared residuals, [number][row]. */
  record Rotate(Broadcast<RotationForm[]> rotations) implements BlockWork {
    @Override
    public String phase() {
      return "rotation";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      List<double[]> squares = new ArrayList<>();
      for (int s : held.states()) {
        RotationForm form = rotations.value()[s];
        if (form != null) {
          int[] slices = held.blocksOf(s);
          squares.addAll(
              Arrays.asList(held.state(s).rotate(slices, form.rotation(), held.outgoing(s, task))));
        }
      }
      return new Answer(new long[0][], squares.toArray(new double[0][]));
    }
  }

  /** Puts the orbitals of blocks together from their pieces. */
  record Collect() implements BlockWork {
    @Override
    public String phase() {
      return "collection";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      for (int s : held.states()) {
        held.withOrbitals(s, task);
      }
      return Answer.NOTHING;
    }
  }

  /** Goes to another geometry. */
  record Move(int number, Broadcast<Serialized<Geometry>> next) implements BlockWork {
    @Override
    public String phase() {
      return "new geometry";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      held.move(task, number, next.value().value().setup());
      return Answer.NOTHING;
    }
  }

  /** The density, one sum per spin. */
  final class Density implements BlockWork {
    private static final long serialVersionUID = 1L;

    private final double[][] weights;

    Density(double[][] weights) {
      this.weights = weights;
    }

    @Override
    public String phase() {
      return "density";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      ExactSum[] sums = new ExactSum[held.setup().spins()];
      Arrays.setAll(sums, i -> BatchTask.densitySum(held.setup()));
      int kpoints = held.setup().mesh().size();
      for (int s : held.states()) {
        StateBlocks state = held.withOrbitals(s, task);
        state.addDensity(held.blocksOf(s), weights[s], sums[s / kpoints]);
      }
      long[][] longs = Arrays.stream(sums).map(ExactSum::toLongs).toArray(long[][]::new);
      return new Answer(longs, new double[0][]);
    }
  }

  /** Energies, forces and stress of the orbital terms, one sum. */
  final class Sums implements BlockWork {
    private static final long serialVersionUID = 1L;

    private final double[][] weights;
    private final double[][] eigenvalues;
    private final double[][] couplings; // [spin], of the last diagonalisation

    Sums(double[][] weights, double[][] eigenvalues, double[][] couplings) {
      this.weights = weights;
      this.eigenvalues = eigenvalues;
      this.couplings = couplings;
    }

    @Override
    public String phase() {
      return "forces and stress";
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      ExactSum sum = BatchTask.orbitalSum(held.setup());
      for (int s : held.states()) {
        StateBlocks state = held.withOrbitals(s, task);
        state.couple(couplings[s / held.setup().mesh().size()]);
        state.addSums(held.blocksOf(s), weights[s], eigenvalues[s], sum);
      }
      return new Answer(new long[][] {sum.toLongs()}, new double[0][]);
    }
  }

  /** Orbitals written to shared storage. */
  final class Snapshot implements BlockWork {
    private static final long serialVersionUID = 1L;

    private final OrbitalStorage storage;
    private final RitzPairs[] pairs;

    Snapshot(OrbitalStorage storage, RitzPairs[] pairs) {
      this.storage = storage;
      this.pairs = pairs;
    }

    @Override
    public String phase() {
      return "snapshot";
    }

    @Override
    public boolean mayFail() {
      return true;
    }

    @Override
    public Answer on(HeldBlocks held, BlockTask task) {
      int blocks = StateBlocks.blocks(held.setup());
      try {
        for (int s : held.states()) {
          StateBlocks state = held.withOrbitals(s, task);
          for (int block : held.blocksOf(s)) {
            storage.write(block + blocks * s, state.stored(block, pairs[s]));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Answer.NOTHING;
    }
  }

  /** A rotation on its way. Final class: Spark's Kryo cannot write records. */
  final class RotationForm {
    private final double[][] re; // [row][row of the span]
    private final double[][] im; // the same, or empty for real ones
    private final double[] values;

    RotationForm(RitzRotation rotation, boolean real) {
      ComplexMatrix c = rotation.coefficients();
      re = new double[c.rows()][];
      im = new double[real ? 0 : c.rows()][];
      Arrays.setAll(re, c::re);
      Arrays.setAll(im, c::im);
      values = rotation.values();
    }

    RitzRotation rotation() {
      ComplexMatrix c = new ComplexMatrix(re.length, re[0].length);
      for (int i = 0; i < re.length; i++) {
        System.arraycopy(re[i], 0, c.re(i), 0, re[i].length);
        if (im.length > 0) {
          System.arraycopy(im[i], 0, c.im(i), 0, im[i].length);
        }
      }
      return new RitzRotation(c, values);
    }
  }
}
