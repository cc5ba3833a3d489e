package org.hooke.driver.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine. Files are written beside their place, forced to the disk, renamed. */
public final class LocalFolder implements Folder {
  private final Path folder;

  public LocalFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public String name(String file) {
    return folder.resolve(file).toString();
  }

  @Override
  public Optional<Path> local() {
    return Optional.of(folder);
  }

  @Override
  public void make() throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(folder.resolve(file));
  }

  @Override
  public void replace(String file, Content content) throws IOException {
    Path beside = folder.resolve(file + ".part");
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
    } catch (IOException e) {
      Files.deleteIfExists(beside); // a full disk needs the room
      throw e;
    }
    Files.move(
        beside,
        folder.resolve(file),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public boolean create(String file, String text) throws IOException {
    try {
      Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void delete(String file) throws IOException {
    Path root = folder.resolve(file);
    if (!Files.exists(root)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(root)) {
      all = below.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }

  @Override
  public List<String> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Override
  public Folder below(String name) {
    return new LocalFolder(folder.resolve(name));
  }
}
