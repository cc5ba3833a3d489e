package org.hooke.partitioning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.network.buffer.ManagedBuffer;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.storage.StreamBlockId;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.hooke.kernels.kpoints.Pieces;
import org.hooke.kernels.linalg.ComplexMatrix;
import scala.reflect.ClassTag$;

/**
 * Pieces on their way between blocks and slices: by reference within this process, else through
 * this executor's block store, from which their receivers fetch them, the driver not knowing of it.
 */
final class PieceStore {
  private final int stream;
  private final int states;
  private final int blocks;

  /**
   * @param tag of the step that made the piece
   */
  private record Key(int tag, int state, int from, int to) {}

  private final ConcurrentHashMap<Key, ComplexMatrix[]> here = new ConcurrentHashMap<>();
  private final Set<Key> away = ConcurrentHashMap.newKeySet();

  /**
   * @param stream a number no other calculation of the application has
   */
  PieceStore(int stream, int states, int blocks) {
    this.stream = stream;
    this.states = states;
    this.blocks = blocks;
  }

  /** Gives pieces of a state away; targets by number of the receiver, [to]. */
  Pieces.Outgoing outgoing(int tag, int state, List<BlockPeer> targets) {
    String self = SparkEnv.get().executorId();
    return (from, to, matrices) -> {
      Key key = new Key(tag, state, from, to);
      if (targets.get(to).executor().equals(self)) {
        here.put(key, matrices);
      } else {
        store(key, encoded(matrices));
      }
    };
  }

  /** Takes pieces of a state; sources by number of the giver, [from]. */
  Pieces.Incoming incoming(int tag, int state, List<BlockPeer> sources) {
    String self = SparkEnv.get().executorId();
    return (from, to) -> {
      Key key = new Key(tag, state, from, to);
      BlockPeer source = sources.get(from);
      if (!source.executor().equals(self)) {
        return fetched(key, source);
      }
      ComplexMatrix[] piece = here.get(key);
      if (piece == null) {
        throw new Pieces.MissingPieces("piece " + key);
      }
      return piece;
    };
  }

  /** Forgets pieces of each state but those of the given tag, [state]. */
  void keepOnly(int[] tags) {
    here.keySet().removeIf(key -> key.tag() != tags[key.state()]);
    away.removeIf(
        key -> {
          boolean past = key.tag() != tags[key.state()];
          if (past) {
            blockManager().removeBlock(id(key), false);
          }
          return past;
        });
  }

  void clear() {
    int[] none = new int[states];
    Arrays.fill(none, -1);
    keepOnly(none);
  }

  private static BlockManager blockManager() {
    return SparkEnv.get().blockManager();
  }

  private StreamBlockId id(Key key) {
    long number = (long) key.tag() * states + key.state();
    return new StreamBlockId(stream, (number * blocks + key.from()) * blocks + key.to());
  }

  private void store(Key key, ByteBuffer bytes) {
    boolean stored =
        blockManager()
            .putBytes(
                id(key),
                new ChunkedByteBuffer(bytes),
                StorageLevel.MEMORY_AND_DISK_SER(),
                false,
                ClassTag$.MODULE$.apply(byte[].class));
    if (!stored) {
      throw new Pieces.MissingPieces("no room for piece " + key);
    }
    away.add(key);
  }

  private ComplexMatrix[] fetched(Key key, BlockPeer source) {
    try {
      ManagedBuffer buffer =
          blockManager()
              .blockTransferService()
              .fetchBlockSync(
                  source.host(), source.port(), source.executor(), id(key).name(), null);
      try {
        return decoded(buffer.nioByteBuffer());
      } finally {
        buffer.release();
      }
    } catch (IOException | RuntimeException e) {
      throw new Pieces.MissingPieces("piece " + key + " of executor " + source.executor());
    }
  }

  private static ByteBuffer encoded(ComplexMatrix... matrices) {
    int rows = matrices[0].rows();
    int columns = matrices[0].columns();
    long size = 12 + 16L * matrices.length * rows * columns;
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(matrices.length).putInt(rows).putInt(columns);
    DoubleBuffer doubles = bytes.asDoubleBuffer();
    for (ComplexMatrix m : matrices) {
      for (int i = 0; i < rows; i++) {
        doubles.put(m.re(i)).put(m.im(i));
      }
    }
    return bytes.rewind();
  }

  private static ComplexMatrix[] decoded(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.order(ByteOrder.LITTLE_ENDIAN);
    ComplexMatrix[] matrices = new ComplexMatrix[bytes.getInt()];
    int rows = bytes.getInt();
    int columns = bytes.getInt();
    DoubleBuffer doubles = bytes.asDoubleBuffer();
    for (int k = 0; k < matrices.length; k++) {
      matrices[k] = new ComplexMatrix(rows, columns);
      for (int i = 0; i < rows; i++) {
        doubles.get(matrices[k].re(i)).get(matrices[k].im(i));
      }
    }
    return matrices;
  }
}
