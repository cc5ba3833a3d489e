package org.hooke.driver.storage;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Files of this machine under the scheme strict://, as a cluster shows them: renaming replaces
 * nothing. A file beside the data may let the writer die at its n-th change of names.
 */
public final class StrictFileSystem extends RawLocalFileSystem {
  /** The setting that says at which change of names, counted from 1, the writer dies. */
  static final String DIES_AT = "strict.dies.at";

  private int changes;

  /** Makes the scheme known, the way that Spark hands settings over. */
  static void register() {
    System.setProperty("spark.hadoop.fs.strict.impl", StrictFileSystem.class.getName());
  }

  @Override
  public URI getUri() {
    return URI.create("strict:///");
  }

  @Override
  public String getScheme() {
    return "strict";
  }

  private void change() throws IOException {
    if (++changes == getConf().getInt(DIES_AT, 0)) {
      throw new IOException("the writer dies here");
    }
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change();
    return !exists(to) && super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change();
    return super.delete(path, recursive);
  }
}
