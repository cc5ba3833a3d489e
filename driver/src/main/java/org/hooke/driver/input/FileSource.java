package org.hooke.driver.input;

import java.io.IOException;

/** Where files come from: this machine, or later any Hadoop file system. */
public interface FileSource {
  /**
   * The whole content of a file.
   *
   * @throws IOException when it does not exist, cannot be read, or is longer than the limit
   */
  byte[] read(String path, long limit) throws IOException;

  /** Whether the path names a folder. */
  boolean isFolder(String path);

  /**
   * A path as written in the file {@code base}, made independent of the working folder: URIs and
   * absolute paths stay, relative ones are taken from the folder of {@code base}.
   */
  default String resolve(String base, String path) {
    if (path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:/.*")) {
      return path;
    }
    int slash = base.lastIndexOf('/');
    return slash < 0 ? path : base.substring(0, slash + 1) + path;
  }
}
