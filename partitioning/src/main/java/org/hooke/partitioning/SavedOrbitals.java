package org.hooke.partitioning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.StoredOrbitals;

/**
 * Orbitals in a folder that driver and executors share, any Hadoop path. One file per state: magic,
 * version, state, mark, eigenvalues and orbitals, CRC-32C; written under another name and renamed.
 */
public final class SavedOrbitals implements OrbitalStorage {
  private static final long serialVersionUID = 1L;

  private static final long MAGIC = 0x484f4f4b454f5242L; // HOOKEORB
  private static final int VERSION = 1;
  private static final int BUFFER = 1 << 16;

  private final String folder;
  private final long mark;
  private transient volatile FileSystem files; // once per task: settings take milliseconds to read

  private SavedOrbitals(String folder, long mark) {
    this.folder = folder;
    this.mark = mark;
  }

  /**
   * The orbitals of one moment in a folder of their own.
   *
   * @param folder any Hadoop path, absolute
   * @param mark a number no other moment of the same folder has
   */
  public static SavedOrbitals in(String folder, long mark) {
    return new SavedOrbitals(folder, mark);
  }

  @Override
  public String name() {
    return folder;
  }

  @Override
  public void write(int state, StoredOrbitals orbitals) throws IOException {
    try {
      writeWhole(state, orbitals);
    } catch (FSError e) { // how Hadoop's local files say that a disk is full
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("cannot write " + path(state) + ": " + cause.getMessage(), e);
    }
  }

  private void writeWhole(int state, StoredOrbitals orbitals) throws IOException {
    Path target = path(state);
    FileSystem files = files();
    if (files.exists(target)) {
      return;
    }
    Path part = new Path(target.getParent(), "." + target.getName() + "-" + attempt());
    CRC32C sum = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(
                new CheckedOutputStream(files.create(part, true), sum), BUFFER))) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(state);
      out.writeLong(mark);
      orbitals.write(out);
      out.flush();
      out.writeLong(sum.getValue());
    }
    if (!files.rename(part, target) && !files.exists(target)) {
      throw new IOException("cannot rename " + part + " to " + target);
    }
  }

  @Override
  public void read(int state, StoredOrbitals orbitals) throws IOException {
    Path source = path(state);
    CRC32C sum = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(new BufferedInputStream(files().open(source), BUFFER), sum))) {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        throw new IOException(source + " is not a file of orbitals of version " + VERSION);
      }
      if (in.readInt() != state || in.readLong() != mark) {
        throw new IOException(source + " belongs to another state or moment");
      }
      orbitals.read(in);
      long found = sum.getValue();
      if (in.readLong() != found) {
        throw new IOException(source + " is damaged: its checksum differs");
      }
    } catch (java.io.EOFException e) {
      throw new IOException(source + " is torn", e);
    }
  }

  @Override
  public boolean hasAll(int states) {
    try {
      FileSystem files = files();
      for (int state = 0; state < states; state++) {
        if (!files.exists(path(state))) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void delete() {
    try {
      files().delete(new Path(folder), true);
    } catch (IOException e) {
      return; // a leftover costs space, nothing else
    }
  }

  private FileSystem files() throws IOException {
    FileSystem found = files;
    if (found == null) {
      found = new Path(folder).getFileSystem(hadoop());
      files = found;
    }
    return found;
  }

  private Path path(int state) {
    return new Path(folder, "state-" + state + ".orbitals");
  }

  private static String attempt() {
    SparkEnv spark = SparkEnv.get();
    String process = spark == null ? "threads" : spark.executorId();
    return process + "-" + Thread.currentThread().getId();
  }

  /** Spark's settings of Hadoop where there is Spark. */
  private static Configuration hadoop() {
    SparkEnv spark = SparkEnv.get();
    return spark == null
        ? new Configuration()
        : SparkHadoopUtil.get().newConfiguration(spark.conf());
  }
}
