package org.hooke.driver.input;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An output folder held by one run: a file run.lock with process number, host and start time.
 *
 * <p>The lock of a run that no longer lives on this host is taken over; that of another host is
 * respected. Open from the first write to the last; closing leaves an empty run.lock behind.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String LOCK = "run.lock";
  private static final Duration SAME_START = Duration.ofSeconds(2);

  private final Path path;
  private final FileChannel channel;
  private final boolean tookOver;

  private OutputFolder(Path path, FileChannel channel, boolean tookOver) {
    this.path = path;
    this.channel = channel;
    this.tookOver = tookOver;
  }

  /**
   * Makes the folder where needed and holds it.
   *
   * @throws InputException when it cannot be written, or another run that lives holds it
   */
  public static OutputFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        boolean stale = claim(folder, channel);
        return new OutputFolder(folder, channel, stale);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      String expected = "a folder that can be written (" + e.getClass().getSimpleName() + ")";
      throw new InputException("output", folder.toString(), expected);
    }
  }

  /** Whether a run that lives, of this host or another, holds the folder. */
  public static boolean held(Path folder) {
    try {
      return lives(Files.readString(folder.resolve(LOCK)).strip());
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
      throw occupied(folder, "this process");
    }
    String mark = read(channel).strip();
    if (lock == null || lives(mark)) {
      throw occupied(folder, mark.isEmpty() ? "a run that is starting" : "process " + mark);
    }
    ProcessHandle self = ProcessHandle.current();
    long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    String own = self.pid() + " " + host() + " " + start + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(true);
    return !mark.isEmpty();
  }

  private static InputException occupied(Path folder, String by) {
    String expected = "a folder that no other run holds (held by " + by + ")";
    return new InputException("output", folder.toString(), expected);
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
  public Path path() {
    return path;
  }

  /** Whether a dead run had left its mark: the folder may hold a checkpoint. */
  public boolean tookOver() {
    return tookOver;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    }
  }
}
