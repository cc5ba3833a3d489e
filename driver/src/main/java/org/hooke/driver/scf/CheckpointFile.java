package org.hooke.driver.scf;

import java.io.IOException;
import java.io.InputStream;
import org.hooke.driver.storage.Folder;

/** A checkpoint in a file of a folder, wherever that is. */
public final class CheckpointFile implements CheckpointStorage {
  /** Its name in an output folder. */
  public static final String NAME = "checkpoint";

  private final Folder folder;

  public CheckpointFile(Folder folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return folder.name(NAME);
  }

  @Override
  public boolean exists() {
    return folder.has(NAME);
  }

  @Override
  public void replace(Content content) throws IOException {
    folder.replace(NAME, content::writeTo);
  }

  @Override
  public InputStream open() throws IOException {
    return folder.open(NAME);
  }
}
