package org.hooke.driver.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** Files that exist only in a test. */
public final class MemoryFiles implements FileSource {
  private final Map<String, byte[]> files = new HashMap<>();

  /** Adds a text file. */
  public MemoryFiles with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public MemoryFiles with(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  @Override
  public byte[] read(String path, long limit) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      throw new NoSuchFileException(path);
    }
    return content.clone();
  }

  @Override
  public java.util.List<String> list(String folder) {
    return java.util.List.of();
  }

  @Override
  public boolean isFolder(String path) {
    return path.endsWith("folder");
  }
}
