package org.hooke.driver.cli;

/** A fault of the program whose stack trace is in a journal already. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param journal where the stack trace is
   */
  Fault(Throwable cause, String journal) {
    super(cause + " (the stack trace is in " + journal + ")", cause);
  }
}
