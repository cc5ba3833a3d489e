package org.hooke.kernels.kpoints;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.OrbitalTransfer;
import org.hooke.kernels.eigen.ChebyshevFilter;
import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SpectralBound;
import org.hooke.kernels.eigen.SubspaceProducts;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ExactSum;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;
import org.hooke.kernels.terms.OrbitalOperator;

/**
 * Those blocks of bands and slices of plane waves of one state that live in this process, and the
 * work on them: the numerics of the filtered solver, the same wherever they are.
 *
 * <p>A block filters its bands and sends them to the slices, piece by piece; a slice multiplies all
 * bands with each other, later rotates them and sends them back. What comes out for a block or a
 * slice depends on nothing but what went in: not on threads, nor on which others are here. One
 * caller at a time.
 */
public final class StateBlocks {
  private final KPointsSetup setup;
  private final int state;
  private final Parallel parallel;
  private final BlockLayout layout;
  private final KPointBasis basis;
  private final AtomicSpan span;
  private final KPointHamiltonian[] serial; // [slot]
  private final KPointHamiltonian threaded;
  private final ConcurrentHashMap<Integer, ComplexMatrix> orbitals =
      new ConcurrentHashMap<>(); // by block, [row][plane wave]
  private final ConcurrentHashMap<Integer, ComplexMatrix[]> slices =
      new ConcurrentHashMap<>(); // by slice: x and H x, [row of the span][plane wave]
  private double[] given; // potential of the Hamiltonians
  private double[] bounded; // potential whose upper bound is known
  private double upper; // Ha

  /**
   * @param state k + kpoints * spin
   */
  public StateBlocks(KPointsSetup setup, int state, Parallel parallel) {
    this.setup = setup;
    this.state = state;
    this.parallel = parallel;
    this.layout = BlockLayout.of(setup);
    this.basis = setup.basis().kpoint(setup.mesh().point(state % setup.mesh().size()));
    this.span = new AtomicSpan(setup, basis, seed());
    List<OrbitalOperator> operators = setup.terms().stream().map(t -> t.at(basis)).toList();
    this.serial = new KPointHamiltonian[parallel.slots()];
    for (int slot = 0; slot < serial.length; slot++) {
      serial[slot] = new KPointHamiltonian(basis, operators, Parallel.serial());
    }
    this.threaded =
        serial.length == 1 ? serial[0] : new KPointHamiltonian(basis, operators, parallel);
  }

  private long seed() {
    return setup.seed() * 1_000_003L + state;
  }

  public KPointsSetup setup() {
    return setup;
  }

  /** Number of blocks of every state of a setup, and of slices. */
  public static int blocks(KPointsSetup setup) {
    return BlockLayout.of(setup).blocks();
  }

  /** Rows of every state of a setup: bands with their buffer. */
  public static int rows(KPointsSetup setup) {
    return BlockLayout.of(setup).rows();
  }

  /** Rows that an order works on: more than the state has when it begins with atomic orbitals. */
  private int rowsFor(FilterOrder order) {
    return rowsFor(order, span, layout.rows(), basis);
  }

  private static int rowsFor(FilterOrder order, AtomicSpan span, int rows, KPointBasis basis) {
    boolean atoms = order.source() == FilterOrder.Source.ATOMS;
    return atoms ? Math.min(span.size(rows), basis.dimension()) : rows;
  }

  /** Nothing summed yet of the products that an order leads to. */
  public SubspaceProducts noProducts(FilterOrder order) {
    return new SubspaceProducts(rowsFor(order), basis.scalars());
  }

  /** The same without the state's blocks. */
  public static SubspaceProducts noProducts(KPointsSetup setup, int state, FilterOrder order) {
    KPointBasis basis = setup.basis().kpoint(setup.mesh().point(state % setup.mesh().size()));
    int rows = BlockLayout.of(setup).rows();
    AtomicSpan span = new AtomicSpan(setup, basis, 0);
    return new SubspaceProducts(rowsFor(order, span, rows, basis), basis.scalars());
  }

  /** Work on one block or slice: alone on a slot's thread, or with all threads. */
  private interface Work {
    void on(int number, KPointHamiltonian h, Parallel inside);
  }

  /** Blocks or slices side by side when they are enough, else one after the other. */
  private void each(int[] numbers, Work work) {
    if (numbers.length >= parallel.slots()) {
      parallel.forEach(
          numbers.length, (slot, i) -> work.on(numbers[i], serial[slot], Parallel.serial()));
    } else {
      for (int number : numbers) {
        work.on(number, threaded, parallel);
      }
    }
  }

  /**
   * Does what is ordered with each block, applies H once more, and sends unit rows x with H x to
   * the slices. The blocks' orbitals are used up.
   *
   * @param potential v(r_j), Ha, [grid point, then couplings]
   */
  public void filter(double[] potential, FilterOrder order, int[] blocks, Pieces.Outgoing out) {
    if (given != potential) {
      int points = potential.length - setup.couplings();
      double[] v = points == potential.length ? potential : Arrays.copyOf(potential, points);
      for (KPointHamiltonian h : serial) {
        h.potential(v);
      }
      threaded.potential(v);
      given = potential;
    }
    couple(couplings(setup, potential));
    if (order.degree() > 0 && bounded != potential) {
      upper = SpectralBound.upper(threaded, seed());
      bounded = potential;
    }
    each(blocks, (block, h, inside) -> filterBlock(h, order, block, out));
  }

  /** The numbers that follow a potential on the grid. */
  public static double[] couplings(KPointsSetup setup, double[] potential) {
    return Arrays.copyOfRange(potential, potential.length - setup.couplings(), potential.length);
  }

  /** Sets the numbers of the operators that take some; filtering does so by itself. */
  public void couple(double[] numbers) {
    threaded.couple(numbers);
  }

  private void filterBlock(KPointHamiltonian h, FilterOrder order, int block, Pieces.Outgoing out) {
    ComplexMatrix x = source(order, block);
    ComplexMatrix hx = new ComplexMatrix(x.rows(), basis.size());
    if (order.degree() > 0) {
      double high = Math.max(upper, order.cut() + 1e-3 * Math.abs(order.cut()) + 1e-3);
      ChebyshevFilter filter = new ChebyshevFilter(order.degree(), order.low(), order.cut(), high);
      ComplexMatrix scratch = new ComplexMatrix(x.rows(), basis.size());
      ComplexMatrix filtered = filter.apply(h, x, hx, scratch);
      ComplexMatrix free = filtered == hx ? x : hx;
      x = filtered;
      hx = free;
    }
    normalise(x);
    h.apply(x, hx);
    for (int slice = 0; slice < layout.blocks(); slice++) {
      int first = layout.firstColumn(slice, basis.size());
      int count = layout.firstColumn(slice + 1, basis.size()) - first;
      out.put(block, slice, x.columns(first, count), hx.columns(first, count));
    }
  }

  private ComplexMatrix source(FilterOrder order, int block) {
    int first = layout.first(block, rowsFor(order));
    int count = layout.count(block, rowsFor(order));
    return switch (order.source()) {
      case ATOMS -> span.rows(first, count);
      case RANDOM -> span.random(first, count);
      case ORBITALS -> {
        ComplexMatrix x = orbitals.remove(block);
        if (x == null) {
          throw new Pieces.MissingPieces("block " + block + " of state " + state);
        }
        yield x;
      }
    };
  }

  private static void normalise(ComplexMatrix x) {
    for (int n = 0; n < x.rows(); n++) {
      double norm = Rows.norm(x.re(n), x.im(n));
      if (!(norm > 0 && norm <= Double.MAX_VALUE)) {
        throw new ArithmeticException("a filtered band has norm " + norm);
      }
      Rows.scale(1 / norm, x.re(n), x.im(n));
    }
  }

  /** Adds the products of all bands over each of the slices, which are kept for the rotation. */
  public void products(int[] numbers, Pieces.Incoming in, SubspaceProducts sum) {
    each(
        numbers,
        (slice, h, inside) -> {
          List<ComplexMatrix> x = new ArrayList<>();
          List<ComplexMatrix> hx = new ArrayList<>();
          for (int block = 0; block < layout.blocks(); block++) {
            ComplexMatrix[] piece = in.get(block, slice);
            x.add(piece[0]);
            hx.add(piece[1]);
          }
          ComplexMatrix[] both = {ComplexMatrix.stacked(x), ComplexMatrix.stacked(hx)};
          sum.add(both[0], both[1], basis.scalars().algebra(inside));
          slices.put(slice, both);
        });
  }

  /**
   * Rotates the slices to Ritz vectors and sends these to the blocks. The slices are used up.
   *
   * @return |H y - e y|^2 over each slice, [index in numbers][row], Ha^2
   */
  public double[][] rotate(int[] numbers, RitzRotation rotation, Pieces.Outgoing out) {
    ConcurrentHashMap<Integer, double[]> residuals = new ConcurrentHashMap<>();
    each(
        numbers,
        (slice, h, inside) -> {
          ComplexMatrix[] both = slices.remove(slice);
          if (both == null) {
            throw new Pieces.MissingPieces("slice " + slice + " of state " + state);
          }
          residuals.put(slice, rotateSlice(slice, both, rotation, inside, out));
        });
    double[][] inOrder = new double[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      inOrder[i] = residuals.get(numbers[i]);
    }
    return inOrder;
  }

  private double[] rotateSlice(
      int slice,
      ComplexMatrix[] both,
      RitzRotation rotation,
      Parallel inside,
      Pieces.Outgoing out) {
    BlockAlgebra algebra = basis.scalars().algebra(inside);
    ComplexMatrix c = rotation.coefficients();
    ComplexMatrix y = new ComplexMatrix(layout.rows(), both[0].columns());
    algebra.combine(c, both[0], y);
    ComplexMatrix hy = new ComplexMatrix(layout.rows(), both[0].columns());
    algebra.combine(c, both[1], hy);
    double[] squares = new double[layout.rows()];
    for (int n = 0; n < squares.length; n++) {
      Rows.addScaled(-rotation.values()[n], y.re(n), y.im(n), hy.re(n), hy.im(n));
      double norm = Rows.norm(hy.re(n), hy.im(n));
      squares[n] = norm * norm;
    }
    for (int block = 0; block < layout.blocks(); block++) {
      out.put(slice, block, y.rows(layout.first(block), layout.count(block)));
    }
    return squares;
  }

  /** Puts the blocks' orbitals together from what the slices sent. */
  public void collect(int[] blocks, Pieces.Incoming in) {
    each(
        blocks,
        (block, h, inside) -> {
          ComplexMatrix x = new ComplexMatrix(layout.count(block), basis.size());
          for (int slice = 0; slice < layout.blocks(); slice++) {
            x.setColumns(layout.firstColumn(slice, basis.size()), in.get(slice, block)[0]);
          }
          orbitals.put(block, x);
        });
  }

  /** Whether a block's orbitals are here. */
  public boolean has(int block) {
    return orbitals.containsKey(block);
  }

  /** Forgets everything but the given blocks' orbitals. */
  public void keepOnly(List<Integer> blocks) {
    orbitals.keySet().retainAll(blocks);
    slices.clear();
  }

  /**
   * The same orbitals in another geometry or basis, of the same number of bands.
   *
   * @throws IllegalArgumentException for another number of rows
   */
  public StateBlocks moved(KPointsSetup next) {
    StateBlocks moved = new StateBlocks(next, state, parallel);
    if (!moved.layout.equals(layout)) {
      throw new IllegalArgumentException(layout + " cannot become " + moved.layout);
    }
    OrbitalTransfer transfer = new OrbitalTransfer(basis, moved.basis);
    orbitals.forEach(
        (block, x) -> moved.orbitals.put(block, transfer.apply(x, x.rows(), /* seed= */ 0)));
    return moved;
  }

  /**
   * Adds the density of the blocks' orbitals, see {@link OrbitalReductions#addDensity}.
   *
   * @param f k weight times occupation, [band]
   */
  public void addDensity(int[] blocks, double[] f, ExactSum rho) {
    each(
        blocks,
        (block, h, inside) -> {
          double[] part = layout.of(f, block);
          if (part.length > 0) {
            new OrbitalReductions(setup, h, inside).addDensity(part, orbitals.get(block), rho);
          }
        });
  }

  /**
   * Adds energies, forces and stress of the blocks' orbitals, see {@link
   * OrbitalReductions#addSums}.
   *
   * @param f k weight times occupation, [band]
   * @param eigenvalues [row], Ha
   */
  public void addSums(int[] blocks, double[] f, double[] eigenvalues, ExactSum sums) {
    each(
        blocks,
        (block, h, inside) -> {
          double[] part = layout.of(f, block);
          if (part.length > 0) {
            new OrbitalReductions(setup, h, inside)
                .addSums(part, orbitals.get(block), layout.of(eigenvalues, block), sums);
          }
        });
  }

  /** A block's orbitals with the Ritz pairs of the whole state, to be kept or taken up again. */
  public Stored stored(int block, RitzPairs pairs) {
    return new Stored(block, pairs);
  }

  /** See {@link #stored}. */
  public final class Stored implements StoredOrbitals {
    private final int block;
    private RitzPairs pairs; // null before reading

    private Stored(int block, RitzPairs pairs) {
      this.block = block;
      this.pairs = pairs;
    }

    /** Those that were written or read. */
    public RitzPairs pairs() {
      return pairs;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      for (int n = 0; n < layout.rows(); n++) {
        out.writeDouble(pairs.values()[n]);
        out.writeDouble(pairs.residuals()[n]);
      }
      OrbitalTransfer.write(orbitals.get(block), out);
    }

    @Override
    public void read(DataInput in) throws IOException {
      double[] values = new double[layout.rows()];
      double[] residuals = new double[layout.rows()];
      for (int n = 0; n < values.length; n++) {
        values[n] = in.readDouble();
        residuals[n] = in.readDouble();
      }
      pairs = new RitzPairs(values, residuals);
      ComplexMatrix x = OrbitalTransfer.read(in, layout.count(block), basis.size());
      if (x == null) {
        throw new IOException("block " + block + " of state " + state + " is empty");
      }
      orbitals.put(block, x);
    }
  }
}
