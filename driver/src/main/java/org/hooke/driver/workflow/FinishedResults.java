package org.hooke.driver.workflow;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.hooke.driver.scf.CheckpointException;
import org.hooke.driver.scf.SealedBytes;
import org.hooke.driver.storage.Folder;

/**
 * Finished calculations, one file each in a folder, named by the calculation's fingerprint.
 *
 * <p>Bytes, version 2: "HOOKEFIN", the version, the fingerprint, the numbers (see {@link
 * ResultBytes}), the SHA-256 of all before. A file that is torn, foreign or of another version
 * counts as none: its calculation is done again.
 */
public final class FinishedResults {
  /** Its name in an output folder. */
  public static final String FOLDER = "done";

  private static final byte[] MAGIC = "HOOKEFIN".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;

  private final Folder folder;
  private final Consumer<String> warnings;

  /**
   * @param output folder of the run
   * @param warnings told of files that cannot be used
   */
  public FinishedResults(Folder output, Consumer<String> warnings) {
    this.folder = output.below(FOLDER);
    this.warnings = warnings;
  }

  /** The kept result of a calculation. */
  public Optional<CalculationResult> find(Calculation calculation) {
    String name = Fingerprint.of(calculation);
    if (!folder.has(name)) {
      return Optional.empty();
    }
    try {
      SealedBytes.verify(() -> folder.open(name), MAGIC, VERSION, "finished calculation");
      try (InputStream stream = folder.open(name)) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        in.skipNBytes(MAGIC.length + Integer.BYTES);
        if (!SealedBytes.text(in).equals(name)) {
          throw new CheckpointException("of another calculation");
        }
        return Optional.of(ResultBytes.read(in, calculation));
      }
    } catch (CheckpointException e) {
      warnings.accept(folder.name(name) + " is not used: it is " + e.found());
    } catch (IOException e) {
      warnings.accept(folder.name(name) + " cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Keeps a result.
   *
   * @throws IOException when it cannot be written
   */
  public void keep(CalculationResult result) throws IOException {
    String name = Fingerprint.of(result.calculation());
    folder.make();
    folder.replace(name, stream -> write(stream, name, result));
  }

  private static void write(OutputStream stream, String name, CalculationResult result)
      throws IOException {
    DigestOutputStream digest = new DigestOutputStream(stream, SealedBytes.sha256());
    DataOutputStream out = new DataOutputStream(digest);
    out.write(MAGIC);
    out.writeInt(VERSION);
    SealedBytes.text(out, name);
    ResultBytes.write(out, result);
    out.flush();
    stream.write(digest.getMessageDigest().digest());
  }
}
