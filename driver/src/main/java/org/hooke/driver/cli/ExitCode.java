package org.hooke.driver.cli;

/** What the process tells its caller. */
enum ExitCode {
  /** Done and converged. */
  DONE(0),
  /** A fault of the program. */
  BUG(1),
  /** The user's input cannot be used. */
  BAD_INPUT(2),
  /** Done, but not converged, or beyond what was asked. */
  NOT_CONVERGED(3),
  /** Stopped by a signal or the wall time; resume goes on. */
  INTERRUPTED(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
