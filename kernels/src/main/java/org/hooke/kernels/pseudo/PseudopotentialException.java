package org.hooke.kernels.pseudo;

/** A pseudopotential file that is missing, damaged, inconsistent or of a kind not supported. */
public final class PseudopotentialException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final int line;
  private final String block;
  private final String detail;

  /**
   * Message "source:line: block: detail", leaving out what is unknown.
   *
   * @param source file or table entry
   * @param line line, from 1; 0 if none applies
   * @param block part of the file, such as PP_MESH; empty if none applies
   * @param detail what is wrong and what was expected
   */
  public PseudopotentialException(String source, int line, String block, String detail) {
    super(
        source
            + (line > 0 ? ":" + line : "")
            + ": "
            + (block.isEmpty() ? "" : block + ": ")
            + detail);
    this.source = source;
    this.line = line;
    this.block = block;
    this.detail = detail;
  }

  /** File or table entry. */
  public String source() {
    return source;
  }

  /** Line from 1, or 0. */
  public int line() {
    return line;
  }

  /** Part of the file, or empty. */
  public String block() {
    return block;
  }

  /** What is wrong, without the place. */
  public String detail() {
    return detail;
  }
}
