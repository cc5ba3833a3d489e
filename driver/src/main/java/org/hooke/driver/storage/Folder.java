package org.hooke.driver.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder for results, of this machine or of a file system of a cluster. */
public interface Folder {
  /** Writes a file's bytes. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * The folder that a path or URI names; it need not exist.
   *
   * @throws IOException when no file system is known for the URI, saying what is missing
   */
  static Folder at(String path) throws IOException {
    return Uris.isRemote(path) ? HadoopFolder.at(path) : new LocalFolder(Uris.local(path));
  }

  /** As the user named it. */
  String name();

  /** Name of a file or folder in it, for messages. */
  default String name(String file) {
    return name().endsWith("/") ? name() + file : name() + "/" + file;
  }

  /** Where it is on this machine; empty when it is elsewhere. */
  Optional<Path> local();

  /**
   * Makes it and what is above it.
   *
   * @throws IOException when that cannot be
   */
  void make() throws IOException;

  /** Whether it has a file of this name; false when that cannot be known. */
  boolean has(String file);

  /**
   * The bytes of a file.
   *
   * @throws java.nio.file.NoSuchFileException when there is none
   * @throws IOException when it cannot be read
   */
  InputStream open(String file) throws IOException;

  /**
   * Replaces a file: a reader finds the old one or the new one, whole, whenever the writer dies.
   *
   * @throws IOException when it cannot be written; the old one then stands
   */
  void replace(String file, Content content) throws IOException;

  /** Replaces a file by a text in UTF-8. */
  default void replace(String file, String text) throws IOException {
    replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Replaces a file by bytes. */
  default void replace(String file, byte[] bytes) throws IOException {
    replace(file, out -> out.write(bytes));
  }

  /**
   * Makes a file where there is none.
   *
   * @return false when there is one already
   */
  boolean create(String file, String text) throws IOException;

  /** Deletes a file or a folder below with all that is in it; nothing when there is none. */
  void delete(String file) throws IOException;

  /** Names of the files in it, in order; none when it does not exist. */
  List<String> list() throws IOException;

  /** The folder of this name in it; it need not exist. */
  Folder below(String folder);
}
