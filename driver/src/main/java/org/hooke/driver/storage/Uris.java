package org.hooke.driver.storage;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths of this machine, file: URIs among them, and URIs of other file systems told apart. */
public final class Uris {
  /** A scheme of at least two letters: C:/ is none. */
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private Uris() {}

  /** Whether a path names a file system other than that of this machine. */
  public static boolean isRemote(String path) {
    return URI.matcher(path).matches() && !path.startsWith("file:/");
  }

  /**
   * A path of this machine, file: and its slashes taken off.
   *
   * @throws IOException when it is no path
   */
  public static Path local(String path) throws IOException {
    try {
      return Path.of(path.startsWith("file:/") ? path.replaceFirst("file:/+", "/") : path);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }
}
