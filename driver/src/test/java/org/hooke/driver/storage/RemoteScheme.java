package org.hooke.driver.storage;

import java.nio.file.Path;

/** A file system of this machine that passes for one elsewhere. */
public final class RemoteScheme {
  private RemoteScheme() {}

  /** The URI of a path under a scheme that Hadoop is told of. */
  public static String uri(Path path) {
    StrictFileSystem.register();
    return "strict:" + path;
  }
}
