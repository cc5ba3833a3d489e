package org.hooke.partitioning;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.hooke.kernels.kpoints.KPointState;

/**
 * Orbitals kept bit by bit on storage that driver and executors see, so that a lost state is
 * rebuilt from the last snapshot instead of from its seeded start.
 *
 * <p>One file per state and generation: magic, version, state, generation, eigenvalues and
 * orbitals, CRC-32C; written under another name and renamed. Old ones go when a newer set is
 * complete.
 */
public final class Snapshots implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long MAGIC = 0x484f4f4b454f5242L; // HOOKEORB
  private static final int VERSION = 1;

  private final String folder; // empty for none
  private final int every;

  private Snapshots(String folder, int every) {
    this.folder = folder;
    this.every = every;
  }

  /** No snapshots: lost states replay everything. */
  public static Snapshots none() {
    return new Snapshots("", 0);
  }

  /**
   * Snapshots in a folder.
   *
   * @param folder any Hadoop path that driver and executors share
   * @param every diagonalisations between snapshots
   */
  public static Snapshots in(String folder, int every) {
    if (folder.isEmpty() || every < 1) {
      throw new IllegalArgumentException("snapshots in '" + folder + "' every " + every);
    }
    return new Snapshots(folder, every);
  }

  /** Whether a snapshot is due when this many diagonalisations have passed since the last one. */
  boolean due(int diagonalisations) {
    return every > 0 && diagonalisations >= every;
  }

  /** The folder of one calculation's snapshot at a generation. */
  String at(String calculation, int generation) {
    return folder + "/" + calculation + "/generation-" + generation;
  }

  /** Writes one state, unless a retry finds it written already. */
  static void write(String snapshot, int state, int generation, KPointState orbitals)
      throws IOException {
    Path target = path(snapshot, state);
    FileSystem files = target.getFileSystem(hadoop());
    if (files.exists(target)) {
      return;
    }
    Path part = new Path(target.getParent(), "." + target.getName() + "-" + attempt());
    CRC32C sum = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(new BufferedOutputStream(files.create(part, true)), sum))) {
      out.writeLong(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(state);
      out.writeInt(generation);
      orbitals.write(out);
      out.writeLong(sum.getValue());
    }
    if (!files.rename(part, target) && !files.exists(target)) {
      throw new IOException("cannot rename " + part + " to " + target);
    }
  }

  /**
   * Reads one state.
   *
   * @throws IOException when the file is absent, torn, or of another state
   */
  static void read(String snapshot, int state, int generation, KPointState orbitals)
      throws IOException {
    Path source = path(snapshot, state);
    CRC32C sum = new CRC32C();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(source.getFileSystem(hadoop()).open(source)), sum))) {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        throw new IOException(source + " is not a snapshot of orbitals of version " + VERSION);
      }
      if (in.readInt() != state || in.readInt() != generation) {
        throw new IOException(source + " belongs to another state or generation");
      }
      orbitals.read(in);
      long found = sum.getValue();
      if (in.readLong() != found) {
        throw new IOException(source + " is damaged: its checksum differs");
      }
    }
  }

  /** Deletes a snapshot, or a calculation's folder, as well as that goes. */
  static void delete(String folder) {
    try {
      Path path = new Path(folder);
      path.getFileSystem(hadoop()).delete(path, true);
    } catch (IOException e) {
      return; // a leftover costs space, nothing else
    }
  }

  /** The folder of all snapshots of a calculation. */
  String of(String calculation) {
    return folder + "/" + calculation;
  }

  boolean enabled() {
    return every > 0;
  }

  private static Path path(String snapshot, int state) {
    return new Path(snapshot, "state-" + state + ".orbitals");
  }

  private static String attempt() {
    return SparkEnv.get().executorId() + "-" + Thread.currentThread().getId();
  }

  private static Configuration hadoop() {
    return SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
  }
}
