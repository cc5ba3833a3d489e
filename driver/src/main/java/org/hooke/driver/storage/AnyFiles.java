package org.hooke.driver.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.LocalFiles;

/** Files of this machine and, by their URIs, of every file system that Hadoop knows. */
public final class AnyFiles implements FileSource {
  private final LocalFiles local = new LocalFiles();

  @Override
  public byte[] read(String path, long limit) throws IOException {
    if (!Uris.isRemote(path)) {
      return local.read(path, limit);
    }
    Path file = HadoopAccess.path(path);
    try (FileSystem files = HadoopAccess.open(file)) {
      FileStatus status = files.getFileStatus(file);
      if (status.isDirectory()) {
        throw new IOException("is a folder");
      }
      try (InputStream in = files.open(file)) {
        byte[] content = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
        if (content.length > limit) {
          throw new IOException("longer than " + limit + " bytes");
        }
        return content;
      }
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(path);
    }
  }

  @Override
  public boolean isFolder(String path) throws IOException {
    if (!Uris.isRemote(path)) {
      return local.isFolder(path);
    }
    Path folder = HadoopAccess.path(path);
    try (FileSystem files = HadoopAccess.open(folder)) {
      return files.getFileStatus(folder).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return Folder.at(folder).list();
  }
}
