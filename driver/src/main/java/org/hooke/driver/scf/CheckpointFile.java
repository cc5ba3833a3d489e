package org.hooke.driver.scf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A checkpoint in a file of this machine: written beside it, forced to the disk, renamed. */
public final class CheckpointFile implements CheckpointStorage {
  /** Its name in an output folder. */
  public static final String NAME = "checkpoint";

  private final Path file;

  public CheckpointFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public boolean exists() {
    return Files.exists(file);
  }

  @Override
  public void replace(Content content) throws IOException {
    Path beside = file.resolveSibling(NAME + ".part");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }
}
