package org.hooke.driver.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of this machine, read whole. */
public final class LocalFiles implements FileSource {
  @Override
  public byte[] read(String path, long limit) throws IOException {
    Path file = path(path);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(path);
    }
    if (Files.isDirectory(file)) {
      throw new IOException("is a folder");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      if (content.length > limit) {
        throw new IOException("longer than " + limit + " bytes");
      }
      return content;
    }
  }

  @Override
  public boolean isFolder(String path) {
    try {
      return Files.isDirectory(path(path));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  private static Path path(String path) throws IOException {
    if (path.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*") && !path.startsWith("file:/")) {
      throw new IOException("only files of this machine are read");
    }
    try {
      return Path.of(path.startsWith("file:/") ? path.replaceFirst("file:/+", "/") : path);
    } catch (InvalidPathException e) {
      throw new IOException("not a path", e);
    }
  }
}
