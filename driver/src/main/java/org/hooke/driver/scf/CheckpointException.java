package org.hooke.driver.scf;

/** A checkpoint cannot be used: it is torn, foreign, or of another version. */
public final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String found;

  /**
   * @param found what it is instead: "torn (checksum differs)"
   */
  public CheckpointException(String found) {
    super(found, null, false, false);
    this.found = found;
  }

  /** What it is instead of a checkpoint. */
  public String found() {
    return found;
  }
}
