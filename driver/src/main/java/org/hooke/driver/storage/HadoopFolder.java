package org.hooke.driver.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of a file system that Hadoop knows.
 *
 * <p>Hadoop's rename does not replace everywhere. So a file is written as NAME.part, renamed to
 * NAME.new, which says that it is whole, and takes the old one's place; where NAME is missing a
 * reader takes NAME.new. In object stores a file appears when it is closed, and replaces at once.
 */
public final class HadoopFolder implements Folder {
  /** Stores where a file appears whole when it is closed, and renaming copies. */
  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "gs", "oss", "cosn", "obs");

  private final FileSystem files;
  private final Path folder;
  private final boolean wholeOnClose;

  private HadoopFolder(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
    this.wholeOnClose = OBJECT_STORES.contains(files.getUri().getScheme());
  }

  /**
   * The folder of a URI.
   *
   * @throws IOException in one line, when there is no such file system
   */
  static HadoopFolder at(String uri) throws IOException {
    Path path = HadoopAccess.path(uri);
    return new HadoopFolder(HadoopAccess.open(path), path);
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public Optional<java.nio.file.Path> local() {
    return Optional.empty();
  }

  @Override
  public void make() throws IOException {
    try {
      if (!files.mkdirs(folder)) {
        throw new IOException("cannot be made");
      }
    } catch (IOException e) {
      throw HadoopAccess.brief(e);
    }
  }

  @Override
  public boolean has(String file) {
    try {
      return files.exists(at(file, "")) || (!wholeOnClose && files.exists(at(file, ".new")));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    try {
      return files.open(at(file, ""));
    } catch (FileNotFoundException missing) {
      return openNew(file);
    }
  }

  private InputStream openNew(String file) throws IOException {
    try {
      return files.open(at(file, ".new"));
    } catch (FileNotFoundException missing) {
      throw new NoSuchFileException(name(file));
    }
  }

  @Override
  public void replace(String file, Content content) throws IOException {
    Path target = at(file, "");
    if (wholeOnClose) {
      write(target, true, content);
      return;
    }
    Path part = at(file, ".part");
    Path whole = at(file, ".new");
    write(part, true, content);
    if (files.exists(target)) { // else a .new of a writer that died may be the only one
      files.delete(whole, false);
    }
    if (files.exists(whole)) {
      rename(whole, target);
    }
    rename(part, whole);
    files.delete(target, false);
    rename(whole, target);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private void write(Path path, boolean overwrite, Content content) throws IOException {
    FSDataOutputStream stream = files.create(path, overwrite);
    OutputStream out = new java.io.BufferedOutputStream(stream, 1 << 16);
    try {
      content.writeTo(out);
      out.flush();
      if (stream.hasCapability("hsync")) {
        stream.hsync();
      }
    } catch (IOException | RuntimeException e) {
      discard(stream);
      throw e;
    }
    stream.close();
  }

  /** Ends a stream whose file must not appear. */
  private static void discard(FSDataOutputStream stream) throws IOException {
    if (stream.hasCapability("fs.capability.outputstream.abortable")) {
      stream.abort();
    } else {
      stream.close();
    }
  }

  @Override
  public boolean create(String file, String text) throws IOException {
    if (files.exists(at(file, ""))) {
      return false;
    }
    try {
      write(at(file, ""), false, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      return true;
    } catch (FileAlreadyExistsException | java.nio.file.FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void delete(String file) throws IOException {
    files.delete(at(file, ""), true);
    files.delete(at(file, ".new"), true);
    files.delete(at(file, ".part"), true);
  }

  @Override
  public List<String> list() throws IOException {
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus file : files.listStatus(folder)) {
        names.add(file.getPath().getName());
      }
      return names.stream().sorted().toList();
    } catch (FileNotFoundException missing) {
      return List.of();
    }
  }

  @Override
  public Folder below(String name) {
    return new HadoopFolder(files, new Path(folder, name));
  }

  private Path at(String file, String suffix) {
    return new Path(folder, file + suffix);
  }
}
