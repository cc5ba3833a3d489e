package org.hooke.kernels.pseudo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Reads a pseudopotential file of any supported format, told apart by its content: UPF v2, psp8
 * (pspcod 8), GTH (pspcod 10 or CP2K's format) and HGH (pspcod 3).
 *
 * @param cut where integrals over a numerical mesh end
 */
public record PseudopotentialReader(RadialCut cut) {
  private static final int MOST_BYTES = 64 << 20;

  /** A reader that cuts as each format demands. */
  public PseudopotentialReader() {
    this(RadialCut.automatic());
  }

  /**
   * Reads a file.
   *
   * @throws PseudopotentialException if it is missing, damaged, inconsistent or of another kind
   */
  public Pseudopotential read(Path path) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new PseudopotentialException(path.toString(), 0, "", "larger than 64 MiB");
      }
      return read(path.toString(), Files.readAllBytes(path));
    } catch (NoSuchFileException missing) {
      throw new PseudopotentialException(path.toString(), 0, "", "no such file");
    } catch (IOException broken) {
      throw new PseudopotentialException(path.toString(), 0, "", "cannot be read: " + broken);
    }
  }

  /**
   * Reads the content of a file.
   *
   * @param source name for messages and provenance
   * @param content bytes of the file
   * @throws PseudopotentialException if it is damaged, inconsistent or of another kind
   */
  public Pseudopotential read(String source, byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    String sha256 = sha256(content);
    if (text.isBlank()) {
      throw new PseudopotentialException(source, 1, "", "the file is empty");
    }
    if (text.contains("<UPF") || text.contains("<PP_HEADER") || text.contains("<qe_pp:pseudo")) {
      return UpfReader.read(source, text, sha256, cut);
    }
    if (text.startsWith("<?xml") || text.contains("<psml") || text.contains("<pseudo ")) {
      throw new PseudopotentialException(
          source, 1, "", "an XML format other than UPF (PSML, qso, PAW-XML) is not supported");
    }
    return switch (abinitCode(text)) {
      case 8 -> Psp8Reader.read(source, text, sha256, cut);
      case 3, 10 -> new GthPseudopotential(GthReader.readAbinit(source, text), source, sha256);
      case 0 -> cp2k(source, text, sha256);
      case 7, 17 ->
          throw new PseudopotentialException(
              source, 3, "pspcod", "a PAW data set; only norm-conserving ones are supported");
      default ->
          throw new PseudopotentialException(
              source, 3, "pspcod", "pspcod " + abinitCode(text) + "; 3, 8 and 10 are supported");
    };
  }

  private static Pseudopotential cp2k(String source, String text, String sha256) {
    for (String line : text.split("\\R", -1)) {
      String plain = line.strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        if (Elements.number(plain.split("\\s+", 2)[0]) > 0) {
          return new GthPseudopotential(GthReader.readCp2k(source, text), source, sha256);
        }
        break;
      }
    }
    throw new PseudopotentialException(source, 1, "", "unknown format: not UPF, psp8, GTH or HGH");
  }

  /** pspcod in the third line of an ABINIT file, 0 if it does not look like one. */
  private static int abinitCode(String text) {
    String[] lines = text.split("\\R", 5);
    if (lines.length < 3) {
      return 0;
    }
    double[] atoms = NumberScanner.leading(lines[1]);
    double[] codes = NumberScanner.leading(lines[2]);
    boolean plausible = atoms.length >= 2 && codes.length >= 5 && codes[0] == Math.rint(codes[0]);
    return plausible && codes[0] > 0 && codes[0] < 1000 ? (int) codes[0] : 0;
  }

  /** SHA-256, hexadecimal. */
  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
