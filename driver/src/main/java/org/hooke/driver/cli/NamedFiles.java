package org.hooke.driver.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.storage.AnyFiles;

/**
 * Files anywhere, and texts that stand for files. Names inside an input become absolute, so that
 * the resolved input means the same from any working folder.
 */
final class NamedFiles implements FileSource {
  private final FileSource files;
  private final Map<String, String> texts;

  /**
   * @param texts content by name
   */
  NamedFiles(Map<String, String> texts) {
    this(texts, new AnyFiles());
  }

  /**
   * @param texts content by name
   * @param files where all others are
   */
  NamedFiles(Map<String, String> texts, FileSource files) {
    this.texts = Map.copyOf(texts);
    this.files = files;
  }

  @Override
  public byte[] read(String path, long limit) throws IOException {
    String text = texts.get(path);
    return text == null ? files.read(path, limit) : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isFolder(String path) throws IOException {
    return files.isFolder(path);
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return files.list(folder);
  }

  @Override
  public String resolve(String base, String path) {
    String resolved = FileSource.super.resolve(base, path);
    try {
      return resolved.contains(":/")
          ? resolved
          : Path.of(resolved).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return resolved; // reading it says what is wrong
    }
  }
}
