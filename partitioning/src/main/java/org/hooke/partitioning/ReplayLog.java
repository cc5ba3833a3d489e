package org.hooke.partitioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hooke.kernels.kpoints.BandRequest;

/**
 * The driver's list of operations since a start, from which a lost state is rebuilt.
 *
 * <p>Operations not yet carried out by every state are in memory, earlier ones in an unnamed file
 * on the driver's disk that goes with the process. One thread.
 */
final class ReplayLog implements AutoCloseable {
  private static final byte START = 0;
  private static final byte MOVE = 1;
  private static final byte DIAGONALIZE = 2;

  /** Written piece by piece: whole operations would be copied twice, into fresh memory. */
  private static final int PIECE = 1 << 20;

  private record Extent(long offset, long length) {}

  private final FileChannel file; // null: carried-out operations are forgotten
  private final TreeMap<Integer, Operation> pending = new TreeMap<>(); // by generation
  private final TreeMap<Integer, Extent> stored = new TreeMap<>(); // by generation
  private int last = -1;
  private ByteBuffer piece; // made when first needed
  private long end;

  /**
   * @param keep whether states can be lost at all
   */
  ReplayLog(boolean keep) {
    try {
      file = keep ? unnamed() : null;
    } catch (IOException e) {
      throw new UncheckedIOException("no room for the replay log", e);
    }
  }

  private static FileChannel unnamed() throws IOException {
    Path path = Files.createTempFile("hooke-replay-", ".log");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** The generation the last operation leads to. */
  int last() {
    return last;
  }

  /** Operations a lost state has to go through; 0 when none is kept. */
  int length() {
    return stored.size();
  }

  void append(Operation operation) {
    if (operation.isStart()) { // what lies before is no longer needed
      stored.clear();
      pending.clear();
    }
    last++;
    pending.put(last, operation);
  }

  /** Operations not every state has carried out; empty when there is none. */
  Segment pending() {
    return pending.isEmpty()
        ? Segment.endingAt(last)
        : new Segment(pending.firstKey(), List.copyOf(pending.values()));
  }

  /** Writes pending operations to the file; they stay pending. */
  void store() {
    if (file != null) {
      pending.forEach(
          (generation, operation) -> {
            if (!stored.containsKey(generation)) {
              stored.put(generation, write(operation));
            }
          });
    }
  }

  /** Every state has carried out everything. */
  void settle() {
    store();
    pending.clear();
  }

  /** From now on lost states begin here: the operation replaces all up to the last generation. */
  void restart(Operation.Start start) {
    stored.clear();
    pending.clear();
    if (file != null) {
      end = 0;
      stored.put(last, write(start));
    }
  }

  /**
   * Operations that lead a state from a generation towards the last one, as many as fit, at least
   * one. Begins with the start when the generation is older than that.
   *
   * @throws IllegalStateException when nothing is kept
   */
  Segment after(int generation, long bytes) {
    store();
    if (stored.isEmpty()) {
      throw new IllegalStateException("orbitals are lost and nothing was kept to rebuild them");
    }
    int first = Math.max(generation + 1, stored.firstKey());
    List<Operation> operations = new ArrayList<>();
    long total = 0;
    for (int g = first; g <= last && (operations.isEmpty() || total < bytes); g++) {
      Operation operation = decoded(read(stored.get(g)));
      operations.add(operation);
      total += operation.bytes();
    }
    return new Segment(first, operations);
  }

  /** In the processor's order of bytes: nobody else reads the file. */
  private Extent write(Operation operation) {
    if (piece == null) {
      piece = ByteBuffer.allocateDirect(PIECE).order(ByteOrder.nativeOrder());
    }
    long offset = end;
    if (operation instanceof Operation.Start start) {
      byte[] orbitals = start.orbitalBytes();
      piece.put(START).putInt(orbitals.length);
      put(orbitals);
      put(start.geometry().bytes());
    } else if (operation instanceof Operation.Move move) {
      piece.put(MOVE);
      put(move.geometry().bytes());
    } else if (operation instanceof Operation.Diagonalize diagonalize) {
      BandRequest request = diagonalize.request();
      piece.put(DIAGONALIZE).putDouble(request.tolerance()).putInt(request.maxIterations());
      piece.putInt(request.occupied()).putInt(diagonalize.potential().length);
      for (double[] spin : diagonalize.potential()) {
        put(spin);
      }
    }
    flush();
    return new Extent(offset, end - offset);
  }

  private void put(byte[] bytes) {
    for (int from = 0; from < bytes.length; ) {
      int count = Math.min(piece.remaining(), bytes.length - from);
      piece.put(bytes, from, count);
      from += count;
      if (!piece.hasRemaining()) {
        flush();
      }
    }
  }

  private void put(double[] x) {
    for (int from = 0; from < x.length; ) {
      int count = Math.min(piece.remaining() / Double.BYTES, x.length - from);
      piece.asDoubleBuffer().put(x, from, count);
      piece.position(piece.position() + count * Double.BYTES);
      from += count;
      if (piece.remaining() < Double.BYTES) {
        flush();
      }
    }
  }

  private void flush() {
    piece.flip();
    try {
      while (piece.hasRemaining()) {
        end += file.write(piece, end);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the replay log", e);
    } finally {
      piece.clear();
    }
  }

  private static Operation decoded(ByteBuffer buffer) {
    byte kind = buffer.get();
    if (kind == START) {
      byte[] orbitals = new byte[buffer.getInt()];
      buffer.get(orbitals);
      return new Operation.Start(geometry(buffer), orbitals);
    }
    if (kind == MOVE) {
      return new Operation.Move(geometry(buffer));
    }
    BandRequest request = new BandRequest(buffer.getDouble(), buffer.getInt(), buffer.getInt());
    double[][] potential = new double[buffer.getInt()][];
    int points = buffer.remaining() / 8 / potential.length;
    for (int s = 0; s < potential.length; s++) {
      potential[s] = new double[points];
      buffer.asDoubleBuffer().get(potential[s]);
      buffer.position(buffer.position() + 8 * points);
    }
    return new Operation.Diagonalize(potential, request);
  }

  private static Serialized<Geometry> geometry(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new Serialized<>(bytes);
  }

  private ByteBuffer read(Extent extent) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(extent.length())).order(ByteOrder.nativeOrder());
    try {
      while (buffer.hasRemaining()) {
        if (file.read(buffer, extent.offset() + buffer.position()) < 0) {
          throw new IllegalStateException("the replay log ends too early");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the replay log", e);
    }
    return buffer.flip();
  }

  @Override
  public void close() {
    pending.clear();
    stored.clear();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
