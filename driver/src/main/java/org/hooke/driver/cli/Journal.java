package org.hooke.driver.cli;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code hooke.log} of one output folder: what Hooke does, and the warnings of every library.
 *
 * <p>The file is appended to. Logging goes through SLF4J to the logger {@value #NAME}, which does
 * not speak on the console.
 */
final class Journal implements AutoCloseable {
  /** Name of the file. */
  static final String FILE = "hooke.log";

  private static final String NAME = "org.hooke.journal";
  private static final String PATTERN =
      "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{1}: %msg%n%ex";

  private final Path file;
  private final FileAppender appender;
  private final Logger logger = LoggerFactory.getLogger(NAME);

  private Journal(Path file, FileAppender appender) {
    this.file = file;
    this.appender = appender;
  }

  /** Opens the journal of a folder. */
  static Journal open(Path folder) {
    Path file = folder.resolve(FILE);
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
    return new Journal(file, appender);
  }

  /** Spark brings Log4j as the voice of SLF4J. */
  private static LoggerContext context() {
    return (LoggerContext) LogManager.getContext(false);
  }

  Path file() {
    return file;
  }

  /** Every line of a text. */
  void note(String text) {
    text.lines().forEach(logger::info);
  }

  void warn(String line) {
    logger.warn(line);
  }

  /** A fault with its stack trace. */
  void failure(Throwable fault) {
    logger.error("failed", fault);
  }

  @Override
  public void close() {
    Configuration configuration = context().getConfiguration();
    configuration.getRootLogger().removeAppender(appender.getName());
    configuration.removeLogger(NAME);
    context().updateLoggers();
    appender.stop();
  }
}
