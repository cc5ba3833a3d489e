package org.hooke.driver.cli;

/** A run ends early on request, in a state that {@code resume} continues. No stack trace. */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why in words: "interrupted", "wall time over"
   */
  Interruption(String why) {
    super(why, null, false, false);
  }
}
