package org.hooke.driver.storage;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/**
 * Hadoop's file systems, found by the scheme of a URI.
 *
 * <p>Settings come from core-site.xml and hdfs-site.xml on the class path (HADOOP_CONF_DIR), and
 * from {@code --conf spark.hadoop.KEY=VALUE}, which Spark hands over as system properties.
 */
final class HadoopAccess {
  private static final String SPARK_PREFIX = "spark.hadoop.";

  private HadoopAccess() {}

  static Configuration configuration() {
    Configuration configuration = new Configuration();
    for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
      String key = property.getKey().toString();
      if (key.startsWith(SPARK_PREFIX)) {
        configuration.set(key.substring(SPARK_PREFIX.length()), property.getValue().toString());
      }
    }
    // On SIGINT the last state is still to be written: Hadoop must not close it under us.
    configuration.setBoolean("fs.automatic.close", false);
    return configuration;
  }

  /**
   * A path of the user's as Hadoop writes it.
   *
   * @throws IOException when it is none
   */
  static Path path(String uri) throws IOException {
    try {
      return new Path(uri);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a path", e);
    }
  }

  /**
   * The file system of a path, the caller's own.
   *
   * @throws IOException in one line, saying what is missing
   */
  static FileSystem open(Path path) throws IOException {
    String scheme = path.toUri().getScheme();
    try {
      return FileSystem.newInstance(path.toUri(), configuration());
    } catch (UnsupportedFileSystemException e) {
      throw new IOException("no file system is known for " + scheme + "://", e);
    } catch (RuntimeException e) {
      throw missing(scheme, e);
    } catch (IOException e) {
      throw brief(e);
    }
  }

  private static IOException missing(String scheme, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClassNotFoundException) {
        String connector =
            scheme.startsWith("s3")
                ? ": add -- --packages org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion()
                : "";
        return new IOException(
            "the connector of " + scheme + ":// is not on the class path" + connector, e);
      }
    }
    return new IOException(firstLine(e), e);
  }

  /** The same complaint in one line. */
  static IOException brief(IOException e) {
    return new IOException(firstLine(e), e);
  }

  private static String firstLine(Exception e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return e.getClass().getSimpleName() + ": " + message;
  }
}
