package org.hooke.driver.cli;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hooke.driver.input.FileSource;

/**
 * What was read once, to be read again on a machine that has not these files. Contents are kept
 * apart, by their SHA-256, so that a pseudopotential of a thousand calculations travels once.
 */
final class RecordedFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, String> hashes = new HashMap<>(); // by path
  private final HashMap<String, Boolean> folders = new HashMap<>(); // by path
  private final HashMap<String, ArrayList<String>> lists = new HashMap<>(); // by path
  private final HashMap<String, String> resolved = new HashMap<>(); // by base and path

  private static String pair(String base, String path) {
    return base + "\n" + path;
  }

  /**
   * Passes questions on and takes note of the answers.
   *
   * @param contents of the files read, by SHA-256; added to
   */
  FileSource recording(FileSource source, Map<String, byte[]> contents) {
    return new FileSource() {
      @Override
      public byte[] read(String path, long limit) throws IOException {
        byte[] content = source.read(path, limit);
        String hash = sha256(content);
        contents.putIfAbsent(hash, content);
        hashes.put(path, hash);
        return content;
      }

      @Override
      public boolean isFolder(String path) throws IOException {
        boolean folder = source.isFolder(path);
        folders.put(path, folder);
        return folder;
      }

      @Override
      public List<String> list(String folder) throws IOException {
        List<String> names = source.list(folder);
        lists.put(folder, new ArrayList<>(names));
        return names;
      }

      @Override
      public String resolve(String base, String path) {
        String name = source.resolve(base, path);
        resolved.put(pair(base, path), name);
        return name;
      }
    };
  }

  /**
   * Gives the same answers to the same questions.
   *
   * @param contents by SHA-256
   */
  FileSource replay(Map<String, byte[]> contents) {
    return new FileSource() {
      @Override
      public byte[] read(String path, long limit) throws IOException {
        return contents.get(known(hashes, path)).clone();
      }

      @Override
      public boolean isFolder(String path) {
        return folders.getOrDefault(path, false);
      }

      @Override
      public List<String> list(String folder) throws IOException {
        return known(lists, folder);
      }

      @Override
      public String resolve(String base, String path) {
        return resolved.getOrDefault(pair(base, path), path);
      }
    };
  }

  private static <T> T known(Map<String, T> answers, String path) throws IOException {
    T answer = answers.get(path);
    if (answer == null) {
      throw new NoSuchFileException(path);
    }
    return answer;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
