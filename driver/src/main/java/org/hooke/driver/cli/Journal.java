package org.hooke.driver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.hooke.driver.storage.Folder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code hooke.log} of one output folder: what Hooke does, and the warnings of every library.
 *
 * <p>The file is appended to; in a folder that is not of this machine a copy is written at most
 * once in {@value #INTERVAL} s and at the end. Logging goes through SLF4J to the logger {@value
 * #NAME}, which does not speak on the console.
 */
final class Journal implements AutoCloseable {
  /** Name of the file. */
  static final String FILE = "hooke.log";

  private static final String NAME = "org.hooke.journal";
  private static final String PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{1}: %msg%n%ex";

  private static final int INTERVAL = 20;

  private final Path file; // that it is written to
  private final Optional<Folder> remote; // where copies go
  private final FileAppender appender;
  private final Logger logger = LoggerFactory.getLogger(NAME);

  private long published = System.nanoTime();

  private Journal(Path file, Optional<Folder> remote, FileAppender appender) {
    this.file = file;
    this.remote = remote;
    this.appender = appender;
  }

  /**
   * Opens the journal of a folder.
   *
   * @throws IOException when it cannot be
   */
  static Journal open(Folder folder) throws IOException {
    if (folder.local().isPresent()) {
      return open(folder.local().get().resolve(FILE), Optional.empty());
    }
    Path file = Files.createTempFile("hooke-", ".log");
    if (folder.has(FILE)) {
      try (InputStream before = folder.open(FILE)) {
        Files.copy(before, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return open(file, Optional.of(folder));
  }

  private static Journal open(Path file, Optional<Folder> remote) {
    Configuration configuration = context().getConfiguration();
    FileAppender appender =
        FileAppender.newBuilder()
            .setName(file.toString())
            .withFileName(file.toString())
            .setLayout(
                PatternLayout.newBuilder()
                    .withPattern(PATTERN)
                    .withCharset(java.nio.charset.StandardCharsets.UTF_8)
                    .build())
            .setConfiguration(configuration)
            .build();
    appender.start();
    configuration.getRootLogger().addAppender(appender, Level.WARN, null);
    LoggerConfig own = new LoggerConfig(NAME, Level.INFO, false);
    own.addAppender(appender, Level.INFO, null);
    configuration.addLogger(NAME, own);
    context().updateLoggers();
    return new Journal(file, remote, appender);
  }

  /** Spark brings Log4j as the voice of SLF4J. */
  private static LoggerContext context() {
    return (LoggerContext) LogManager.getContext(false);
  }

  /** Where the journal can be read. */
  String name() {
    return remote.map(folder -> folder.name(FILE)).orElse(file.toString());
  }

  /** Every line of a text. */
  void note(String text) {
    text.lines().forEach(logger::info);
    if (remote.isPresent() && System.nanoTime() - published > INTERVAL * 1_000_000_000L) {
      publish();
    }
  }

  void warn(String line) {
    logger.warn(line);
  }

  /** A fault with its stack trace. */
  void failure(Throwable fault) {
    logger.error("failed", fault);
  }

  private void publish() {
    published = System.nanoTime();
    try {
      remote.orElseThrow().replace(FILE, out -> Files.copy(file, out));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name(), e);
    }
  }

  @Override
  public void close() {
    Configuration configuration = context().getConfiguration();
    configuration.getRootLogger().removeAppender(appender.getName());
    configuration.removeLogger(NAME);
    context().updateLoggers();
    appender.stop();
    if (remote.isPresent()) {
      publish();
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
