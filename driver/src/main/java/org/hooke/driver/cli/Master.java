package org.hooke.driver.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.InputException;

/** What {@code --master} means. */
final class Master {
  private static final Pattern THREADS = Pattern.compile("threads(?:\\[(\\*|[0-9]{1,4})\\])?");

  private Master() {}

  /**
   * Opens the place that a master names: threads[n] stays in this process without Spark.
   *
   * @param master empty for the default
   * @throws InputException for a name that is no master
   */
  static KPointPlaces open(String master) {
    Matcher threads = THREADS.matcher(master.isEmpty() ? "threads" : master);
    if (!threads.matches()) {
      throw new InputException("--master", master, "threads[n]");
    }
    String count = threads.group(1);
    boolean all = count == null || count.equals("*");
    int n = all ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(count);
    if (n < 1) {
      throw new InputException("--master", master, "at least one thread");
    }
    return new ThreadPlaces(n);
  }
}
