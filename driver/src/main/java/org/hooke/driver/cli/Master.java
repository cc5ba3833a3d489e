package org.hooke.driver.cli;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.InputException;

/** What {@code --master} means. */
final class Master {
  private static final Pattern THREADS = Pattern.compile("threads(?:\\[(\\*|[0-9]{1,4})\\])?");
  private static final Pattern SPARK =
      Pattern.compile(
          "local(\\[(\\*|[1-9][0-9]{0,3})(, *[0-9]+)?\\])?|local-cluster\\[[0-9]+,[0-9]+,[0-9]+\\]"
              + "|spark://.+|k8s://.+|yarn");

  /** Forecasts of this and less are not worth the start of an embedded Spark, s. */
  private static final double SHORT = 60;

  private Master() {}

  /**
   * Refuses what is no master.
   *
   * @throws InputException for such a name
   */
  static void check(String master) {
    boolean known = THREADS.matcher(master).matches() || SPARK.matcher(master).matches();
    if (!master.isEmpty() && !known) {
      String expected =
          "local[n], local-cluster[n,c,m], spark://HOST:PORT, yarn, k8s://URL, or threads[n]";
      throw new InputException("--master", master, expected);
    }
  }

  /**
   * The default place of one ground state: threads without Spark where it is forecast to end within
   * a minute, for an embedded Spark takes two seconds of processor time to start and computes the
   * same bits on the same cores; else, and where spark-submit has chosen, empty: Spark's choice.
   *
   * @param forecast of the ground state on the cores of this process, s
   */
  static String ofGroundState(double forecast) {
    boolean chosen = System.getProperty("spark.master") != null;
    return chosen || forecast > SHORT ? "" : "threads[*]";
  }

  /**
   * Opens the place that a master names: threads[n] stays in this process without Spark.
   *
   * @param master empty for the default
   * @param name of the calculation
   * @param description of the present step
   */
  static KPointPlaces open(String master, String name, Supplier<String> description) {
    check(master);
    Matcher threads = THREADS.matcher(master);
    if (!threads.matches()) {
      return new SparkPlaces(master, name, description);
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
