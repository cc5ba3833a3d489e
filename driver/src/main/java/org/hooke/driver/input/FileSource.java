package org.hooke.driver.input;

import java.io.IOException;
import java.util.List;

/** Where files come from: this machine, or any file system that the program knows. */
public interface FileSource {
  /**
   * The whole content of a file.
   *
   * @throws IOException when it does not exist, cannot be read, or is longer than the limit
   */
  byte[] read(String path, long limit) throws IOException;

  /**
   * Whether the path names a folder.
   *
   * @throws IOException when no file system is known for the path
   */
  boolean isFolder(String path) throws IOException;

  /**
   * Names of the files in a folder, in order.
   *
   * @throws IOException when it cannot be read
   */
  List<String> list(String folder) throws IOException;

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
