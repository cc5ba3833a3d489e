package org.hooke.driver.cli;

/** What the process tells its caller. */
enum ExitCode {
  /** Done and converged. */
  DONE(0, "finished"),
  /** A fault of the program. */
  BUG(1, "failed"),
  /** The user's input cannot be used. */
  BAD_INPUT(2, "refused"),
  /** Done, but not converged, or beyond what was asked. */
  NOT_CONVERGED(3, "not converged"),
  /** Stopped by a signal or the wall time; resume goes on. */
  INTERRUPTED(4, "interrupted");

  private final int number;
  private final String words;

  ExitCode(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** For status files. */
  String words() {
    return words;
  }

  int number() {
    return number;
  }
}
