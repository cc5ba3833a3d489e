package org.hooke.driver.scf;

import static org.hooke.driver.scf.SealedBytes.doubles;
import static org.hooke.driver.scf.SealedBytes.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;

/**
 * The bytes of a checkpoint, version 5: eight bytes "HOOKECKP", the version (int), command, name,
 * input and calculation (each a length and UTF-8), the orbitals' mark, and where the SCF loop
 * stands; last the SHA-256 of all before. Numbers are big-endian, doubles by their bits: nothing is
 * rounded. No Java serialisation.
 */
public final class CheckpointFormat {
  private static final byte[] MAGIC = "HOOKECKP".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 5;

  private CheckpointFormat() {}

  /**
   * Writes a checkpoint.
   *
   * @throws IOException when the stream does
   */
  public static void write(Checkpoint checkpoint, OutputStream stream) throws IOException {
    DigestOutputStream digest = new DigestOutputStream(stream, SealedBytes.sha256());
    DataOutputStream out = new DataOutputStream(digest);
    out.write(MAGIC);
    out.writeInt(VERSION);
    text(out, checkpoint.command());
    text(out, checkpoint.name());
    text(out, checkpoint.input());
    text(out, checkpoint.calculation());
    out.writeLong(checkpoint.orbitals());
    out.writeBoolean(checkpoint.state().isPresent());
    if (checkpoint.state().isPresent()) {
      state(out, checkpoint.state().get());
    }
    out.flush();
    stream.write(digest.getMessageDigest().digest());
  }

  /**
   * Reads the checkpoint of a storage, whose checksum is verified first.
   *
   * @throws CheckpointException when it is not a whole checkpoint of this version
   * @throws IOException when the storage cannot be read
   */
  public static Checkpoint read(CheckpointStorage storage) throws IOException, CheckpointException {
    SealedBytes.verify(storage::open, MAGIC, VERSION, "checkpoint");
    try (InputStream stream = storage.open()) {
      DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(stream, 1 << 16));
      in.skipNBytes(MAGIC.length + Integer.BYTES);
      String command = text(in);
      String name = text(in);
      String input = text(in);
      String calculation = text(in);
      long orbitals = in.readLong();
      Optional<ScfState> state = in.readBoolean() ? Optional.of(state(in)) : Optional.empty();
      return new Checkpoint(command, input, name, calculation, state, orbitals);
    }
  }

  private static void state(DataOutputStream out, ScfState state) throws IOException {
    bundle(out, state.next());
    AndersonHistory history = state.history();
    out.writeDouble(history.alpha());
    out.writeDouble(history.screening());
    bundles(out, history.model().stream().toList());
    out.writeDouble(history.damping());
    out.writeBoolean(history.climbing());
    out.writeInt(history.misled());
    bundles(out, history.steps());
    bundles(out, history.changes());
    bundles(out, history.lastInput().stream().toList());
    bundles(out, history.lastResidual().stream().toList());
    out.writeDouble(state.bandTolerance());
    out.writeInt(state.bands());
    out.writeInt(state.occupied());
    conduct(out, state.conduct());
    SealedBytes.steps(out, state.steps());
    SealedBytes.texts(out, state.remedies());
  }

  private static ScfState state(DataInputStream in) throws IOException {
    MixedBundle next = bundle(in);
    AndersonHistory history =
        new AndersonHistory(
            in.readDouble(),
            in.readDouble(),
            bundles(in).stream().findFirst(),
            in.readDouble(),
            in.readBoolean(),
            in.readInt(),
            bundles(in),
            bundles(in),
            bundles(in).stream().findFirst(),
            bundles(in).stream().findFirst());
    double bandTolerance = in.readDouble();
    int bands = in.readInt();
    int occupied = in.readInt();
    Conduct conduct = conduct(in);
    List<ScfStep> steps = SealedBytes.steps(in);
    List<String> remedies = SealedBytes.texts(in);
    return new ScfState(next, history, bandTolerance, bands, occupied, conduct, steps, remedies);
  }

  private static void conduct(DataOutputStream out, Conduct conduct) throws IOException {
    out.writeBoolean(conduct.assumed().isPresent());
    if (conduct.assumed().isPresent()) {
      SealedBytes.smearing(out, conduct.assumed().get());
    }
    out.writeDouble(conduct.widening());
    out.writeInt(conduct.solverIterations());
    out.writeInt(conduct.crossings());
    out.writeInt(conduct.unsolved());
    out.writeInt(conduct.worse());
    out.writeInt(conduct.level());
    out.writeInt(conduct.since());
    out.writeDouble(conduct.goodFree());
    out.writeDouble(conduct.goodError());
  }

  private static Conduct conduct(DataInputStream in) throws IOException {
    Optional<Smearing> assumed =
        in.readBoolean() ? Optional.of(SealedBytes.smearing(in)) : Optional.empty();
    return new Conduct(
        assumed,
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble());
  }

  private static void bundles(DataOutputStream out, List<MixedBundle> list) throws IOException {
    out.writeInt(list.size());
    for (MixedBundle bundle : list) {
      bundle(out, bundle);
    }
  }

  private static List<MixedBundle> bundles(DataInputStream in) throws IOException {
    List<MixedBundle> list = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      list.add(bundle(in));
    }
    return list;
  }

  private static void bundle(DataOutputStream out, MixedBundle bundle) throws IOException {
    out.writeInt(bundle.parts().size());
    for (Map.Entry<String, ComplexVector> part : bundle.parts().entrySet()) {
      text(out, part.getKey());
      doubles(out, part.getValue().re());
      doubles(out, part.getValue().im());
    }
  }

  private static MixedBundle bundle(DataInputStream in) throws IOException {
    Map<String, ComplexVector> parts = new LinkedHashMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = text(in);
      parts.put(name, new ComplexVector(doubles(in), doubles(in)));
    }
    return new MixedBundle(parts);
  }
}
