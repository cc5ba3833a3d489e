package org.hooke.driver.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Standard output and standard error in UTF-8, and whether a person watches the latter.
 *
 * <p>A live line is rewritten in place on a terminal; other lines first clear it. Thread-safe.
 */
final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean live;
  private int lineLength; // of the live line on the screen

  /**
   * @param live whether standard error is a terminal
   */
  Terminal(OutputStream out, OutputStream err, boolean live) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.live = live;
  }

  /** That of the process; the launcher says whether standard error is a terminal. */
  static Terminal ofProcess() {
    return new Terminal(System.out, System.err, Boolean.getBoolean("hooke.terminal"));
  }

  PrintStream out() {
    return out;
  }

  /** For usage texts. */
  PrintStream err() {
    return err;
  }

  /** One of the two as a writer. */
  PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  boolean live() {
    return live;
  }

  /** A line on standard error that stays. */
  synchronized void say(String line) {
    clear();
    err.println(line);
  }

  /** The live line on a terminal; nothing elsewhere. */
  synchronized void update(String line) {
    if (live) {
      int before = lineLength;
      lineLength = line.length();
      err.print("\r" + line + " ".repeat(Math.max(0, before - lineLength)));
      err.flush();
    }
  }

  private void clear() {
    if (lineLength > 0) {
      err.print("\r" + " ".repeat(lineLength) + "\r");
      lineLength = 0;
    }
  }
}
