package org.hooke.driver.input;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hooke.driver.storage.Folder;

/**
 * An output folder held by one run: a file run.lock with process number, host and start time.
 *
 * <p>The lock of a run that no longer lives on this host is taken over; that of another host is
 * respected. Open from the first write to the last; closing leaves an empty run.lock behind, in a
 * file system of a cluster none.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String LOCK = "run.lock";
  private static final Duration SAME_START = Duration.ofSeconds(2);

  /** Lets go of the folder. */
  @FunctionalInterface
  private interface Release {
    void run() throws IOException;
  }

  private final Folder folder;
  private final Release release;
  private final boolean tookOver;

  private OutputFolder(Folder folder, Release release, boolean tookOver) {
    this.folder = folder;
    this.release = release;
    this.tookOver = tookOver;
  }

  /**
   * Makes the folder where needed and holds it.
   *
   * @throws InputException when it cannot be written, or another run that lives holds it
   */
  public static OutputFolder open(Folder folder) {
    Optional<Path> here = folder.local();
    try {
      folder.make();
      return here.isPresent() ? open(here.get(), folder) : openRemote(folder);
    } catch (IOException e) {
      String cause = here.isPresent() ? e.getClass().getSimpleName() : e.getMessage();
      String expected = "a folder that can be written (" + cause + ")";
      throw new InputException("output", folder.name(), expected);
    }
  }

  private static OutputFolder open(Path path, Folder folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      boolean stale = claim(path, channel);
      return new OutputFolder(folder, () -> release(channel), stale);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void release(FileChannel held) throws IOException {
    try (held) {
      held.truncate(0);
    }
  }

  private static OutputFolder openRemote(Folder folder) throws IOException {
    boolean stale = false;
    while (!folder.create(LOCK, ownMark())) {
      String mark = mark(folder);
      if (lives(mark) || mark.equals(ownMark().strip())) {
        throw occupied(
            folder.name(), mark.isEmpty() ? "a run that is starting" : "process " + mark);
      }
      folder.delete(LOCK);
      stale = true;
    }
    return new OutputFolder(folder, () -> folder.delete(LOCK), stale);
  }

  private static String mark(Folder folder) throws IOException {
    try (InputStream in = folder.open(LOCK)) {
      return new String(in.readNBytes(300), StandardCharsets.UTF_8).strip();
    }
  }

  /** Whether a run that lives, of this host or another, holds the folder. */
  public static boolean held(Folder folder) {
    try {
      return lives(mark(folder));
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes this run into the lock; returns whether a dead run's mark was there. */
  private static boolean claim(Path folder, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw occupied(folder.toString(), "this process");
    }
    String mark = read(channel).strip();
    if (lock == null || lives(mark)) {
      throw occupied(
          folder.toString(), mark.isEmpty() ? "a run that is starting" : "process " + mark);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(ownMark().getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
    return !mark.isEmpty();
  }

  /** "pid host start" of this process. */
  private static String ownMark() {
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return self.pid() + " " + host() + " " + start + "\n";
  }

  private static InputException occupied(String folder, String by) {
    String expected = "a folder that no other run holds (held by " + by + ")";
    return new InputException("output", folder, expected);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(300);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  /** Whether the run of a mark "pid host start" lives; a mark that is damaged is dead. */
  private static boolean lives(String mark) {
    String[] parts = mark.split(" ", -1);
    if (!parts[0].matches("[0-9]{1,18}")) {
      return false;
    }
    if (parts.length > 1 && !parts[1].equals(host())) {
      return true;
    }
    long pid = Long.parseLong(parts[0]);
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty() || pid == ProcessHandle.current().pid()) {
      return false;
    }
    boolean known = parts.length > 2 && parts[2].matches("[1-9][0-9]{0,17}");
    Optional<Instant> start = process.get().info().startInstant();
    if (!known || start.isEmpty()) {
      return true;
    }
    Duration apart = Duration.between(Instant.ofEpochMilli(Long.parseLong(parts[2])), start.get());
    return apart.abs().compareTo(SAME_START) < 0; // otherwise the number was given out again
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /** The folder. */
  public Folder folder() {
    return folder;
  }

  /** Whether a dead run had left its mark: the folder may hold a checkpoint. */
  public boolean tookOver() {
    return tookOver;
  }

  @Override
  public void close() throws IOException {
    release.run();
  }
}
