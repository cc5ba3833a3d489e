package org.hooke.driver.scf;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.bands.Smearings;

/**
 * What the files of this program's own have in common: eight bytes of magic, a version (int), the
 * content, last the SHA-256 of all before. Numbers are big-endian, doubles by their bits, texts a
 * length and UTF-8.
 */
public final class SealedBytes {
  private static final int DIGEST = 32; // bytes
  private static final int LONGEST_TEXT = 1 << 26;
  private static final int CHUNK = 8192; // doubles

  private SealedBytes() {}

  /** Opens the same bytes anew. */
  @FunctionalInterface
  public interface Source {
    /** The bytes from their start. */
    InputStream open() throws IOException;
  }

  /** SHA-256 at work. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /**
   * Checks magic, version and checksum.
   *
   * @param kind "checkpoint", for messages
   * @throws CheckpointException when one is wrong
   */
  public static void verify(Source source, byte[] magic, int version, String kind)
      throws IOException, CheckpointException {
    MessageDigest digest = sha256();
    byte[] tail = new byte[0]; // the last bytes so far, not digested yet
    try (InputStream in = source.open()) {
      byte[] head = in.readNBytes(magic.length + Integer.BYTES);
      if (!Arrays.equals(Arrays.copyOf(head, Math.min(magic.length, head.length)), magic)) {
        throw new CheckpointException(
            head.length == 0 ? "an empty file" : "a file that is no " + kind + " of Hooke");
      }
      if (head.length < magic.length + Integer.BYTES) {
        throw new CheckpointException("torn (it ends in its first line)");
      }
      int found = ByteBuffer.wrap(head).getInt(magic.length);
      if (found != version) {
        throw new CheckpointException(
            "of version " + found + ", while this program writes version " + version);
      }
      digest.update(head);
      for (byte[] next = in.readNBytes(1 << 16); next.length > 0; next = in.readNBytes(1 << 16)) {
        byte[] both = Arrays.copyOf(tail, tail.length + next.length);
        System.arraycopy(next, 0, both, tail.length, next.length);
        int settled = Math.max(0, both.length - DIGEST);
        digest.update(both, 0, settled);
        tail = Arrays.copyOfRange(both, settled, both.length);
      }
    }
    if (!MessageDigest.isEqual(tail, digest.digest())) {
      throw new CheckpointException("torn or damaged (its SHA-256 differs)");
    }
  }

  /** Writes an array: its length, then its numbers by their bits. */
  public static void doubles(DataOutputStream out, double[] values) throws IOException {
    out.writeInt(values.length);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES);
    for (int first = 0; first < values.length; first += CHUNK) {
      int n = Math.min(CHUNK, values.length - first);
      bytes.clear().asDoubleBuffer().put(values, first, n);
      out.write(bytes.array(), 0, n * Double.BYTES);
    }
  }

  /** Reads an array. */
  public static double[] doubles(DataInputStream in) throws IOException {
    double[] values = new double[in.readInt()];
    byte[] bytes = new byte[CHUNK * Double.BYTES];
    for (int first = 0; first < values.length; first += CHUNK) {
      int n = Math.min(CHUNK, values.length - first);
      in.readFully(bytes, 0, n * Double.BYTES);
      ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, first, n);
    }
    return values;
  }

  /** Writes a text. */
  public static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a text. */
  public static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_TEXT) {
      throw new IOException("a text of " + length + " bytes");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Writes a list of texts. */
  public static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  /** Reads a list of texts. */
  public static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  /** Writes a scheme of smearing. */
  public static void smearing(DataOutputStream out, Smearing smearing) throws IOException {
    text(out, smearing.name());
    out.writeDouble(smearing.width());
    out.writeInt(smearing.order());
  }

  /**
   * Reads a scheme of smearing.
   *
   * @throws IOException when there is none of that name
   */
  public static Smearing smearing(DataInputStream in) throws IOException {
    String name = text(in);
    double width = in.readDouble();
    return Smearings.named(name, width, in.readInt() / 2 - 1)
        .orElseThrow(() -> new IOException("no smearing " + name));
  }

  /** Writes the iterations of a loop. */
  public static void steps(DataOutputStream out, List<ScfStep> steps) throws IOException {
    out.writeInt(steps.size());
    for (ScfStep step : steps) {
      out.writeInt(step.iteration());
      out.writeDouble(step.freeEnergy());
      out.writeDouble(step.change());
      out.writeDouble(step.error());
      out.writeDouble(step.bandResidual());
      out.writeLong(step.applications());
      out.writeDouble(step.seconds());
    }
  }

  /** Reads the iterations of a loop. */
  public static List<ScfStep> steps(DataInputStream in) throws IOException {
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
    return steps;
  }
}
