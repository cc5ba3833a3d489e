package org.hooke.driver.scf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;

/**
 * The bytes of a checkpoint, version 2: eight bytes "HOOKECKP", the version (int), command, name
 * and input (each a length and UTF-8), positions, the orbitals' mark, and where the SCF loop
 * stands; last the SHA-256 of all before. Numbers are big-endian, doubles by their bits: nothing is
 * rounded. No Java serialisation.
 */
public final class CheckpointFormat {
  private static final byte[] MAGIC = "HOOKECKP".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int DIGEST = 32; // bytes
  private static final int LONGEST_TEXT = 1 << 26;
  private static final int CHUNK = 8192; // doubles

  private CheckpointFormat() {}

  /**
   * Writes a checkpoint.
   *
   * @throws IOException when the stream does
   */
  public static void write(Checkpoint checkpoint, OutputStream stream) throws IOException {
    DigestOutputStream digest = new DigestOutputStream(stream, sha256());
    DataOutputStream out = new DataOutputStream(digest);
    out.write(MAGIC);
    out.writeInt(VERSION);
    text(out, checkpoint.command());
    text(out, checkpoint.name());
    text(out, checkpoint.input());
    out.writeInt(checkpoint.fractional().size());
    for (double x : checkpoint.fractional()) {
      out.writeDouble(x);
    }
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
    verify(storage);
    try (InputStream stream = storage.open()) {
      DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(stream, 1 << 16));
      in.skipNBytes(MAGIC.length + Integer.BYTES);
      String command = text(in);
      String name = text(in);
      String input = text(in);
      List<Double> fractional = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        fractional.add(in.readDouble());
      }
      long orbitals = in.readLong();
      Optional<ScfState> state = in.readBoolean() ? Optional.of(state(in)) : Optional.empty();
      return new Checkpoint(command, input, name, fractional, state, orbitals);
    }
  }

  /** Magic, version and checksum. */
  private static void verify(CheckpointStorage storage) throws IOException, CheckpointException {
    MessageDigest digest = sha256();
    byte[] tail = new byte[0]; // the last bytes so far, not digested yet
    try (InputStream in = storage.open()) {
      byte[] head = in.readNBytes(MAGIC.length + Integer.BYTES);
      ByteBuffer first = ByteBuffer.wrap(head);
      byte[] magic = new byte[Math.min(MAGIC.length, head.length)];
      first.get(magic);
      if (!java.util.Arrays.equals(magic, MAGIC)) {
        throw new CheckpointException(
            head.length == 0 ? "an empty file" : "a file that is no checkpoint of Hooke");
      }
      if (first.remaining() < Integer.BYTES) {
        throw new CheckpointException("torn (it ends in its first line)");
      }
      int version = first.getInt();
      if (version != VERSION) {
        throw new CheckpointException(
            "of version " + version + ", while this program writes version " + VERSION);
      }
      digest.update(head);
      for (byte[] next = in.readNBytes(1 << 16); next.length > 0; next = in.readNBytes(1 << 16)) {
        byte[] both = java.util.Arrays.copyOf(tail, tail.length + next.length);
        System.arraycopy(next, 0, both, tail.length, next.length);
        int settled = Math.max(0, both.length - DIGEST);
        digest.update(both, 0, settled);
        tail = java.util.Arrays.copyOfRange(both, settled, both.length);
      }
    }
    if (!MessageDigest.isEqual(tail, digest.digest())) {
      throw new CheckpointException("torn or damaged (its SHA-256 differs)");
    }
  }

  private static void state(DataOutputStream out, ScfState state) throws IOException {
    bundle(out, state.next());
    AndersonHistory history = state.history();
    out.writeDouble(history.alpha());
    out.writeDouble(history.screening());
    bundles(out, history.steps());
    bundles(out, history.changes());
    bundles(out, history.lastInput().stream().toList());
    bundles(out, history.lastResidual().stream().toList());
    out.writeDouble(state.bandTolerance());
    out.writeInt(state.bands());
    out.writeInt(state.steps().size());
    for (ScfStep step : state.steps()) {
      out.writeInt(step.iteration());
      out.writeDouble(step.freeEnergy());
      out.writeDouble(step.change());
      out.writeDouble(step.error());
      out.writeDouble(step.bandResidual());
      out.writeLong(step.applications());
      out.writeDouble(step.seconds());
    }
    out.writeInt(state.remedies().size());
    for (String remedy : state.remedies()) {
      text(out, remedy);
    }
  }

  private static ScfState state(DataInputStream in) throws IOException {
    MixedBundle next = bundle(in);
    AndersonHistory history =
        new AndersonHistory(
            in.readDouble(),
            in.readDouble(),
            bundles(in),
            bundles(in),
            bundles(in).stream().findFirst(),
            bundles(in).stream().findFirst());
    double bandTolerance = in.readDouble();
    int bands = in.readInt();
    List<ScfStep> steps = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      steps.add(
          new ScfStep(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readLong(),
              in.readDouble()));
    }
    List<String> remedies = new ArrayList<>();
    count = in.readInt();
    for (int i = 0; i < count; i++) {
      remedies.add(text(in));
    }
    return new ScfState(next, history, bandTolerance, bands, steps, remedies);
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

  private static void doubles(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES);
    for (int first = 0; first < values.length; first += CHUNK) {
      int n = Math.min(CHUNK, values.length - first);
      bytes.clear().asDoubleBuffer().put(values, first, n);
      out.write(bytes.array(), 0, n * Double.BYTES);
    }
  }

  private static double[] doubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    byte[] bytes = new byte[CHUNK * Double.BYTES];
    for (int first = 0; first < values.length; first += CHUNK) {
      int n = Math.min(CHUNK, values.length - first);
      in.readFully(bytes, 0, n * Double.BYTES);
      ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, first, n);
    }
    return values;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
