package org.hooke.kernels.fft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lengths that transform well. */
public final class FftSize {
  private static final String TABLE = "fft-costs.txt";

  /** Nanoseconds per point of a cubic box by its length: measured once, the same everywhere. */
  private static final NavigableMap<Integer, Double> COSTS = read();

  private FftSize() {}

  /** Whether n > 0 has no prime factor above 5. */
  public static boolean isGood(int n) {
    int rest = n;
    for (int p : new int[] {2, 3, 5}) {
      while (rest > 1 && rest % p == 0) {
        rest /= p;
      }
    }
    return rest == 1;
  }

  /** The smallest length 2^a 3^b 5^c of at least n. */
  public static int good(int n) {
    int length = Math.max(1, n);
    while (!isGood(length)) {
      length++;
    }
    return length;
  }

  /**
   * The length of at least n whose cubic box takes one band through the potential at least cost, by
   * a table of the products of 2, 3, 5 and 7 from 8 to 144; beside it the smallest good length.
   */
  public static int cheapest(int n) {
    int best = good(n);
    if (n < COSTS.firstKey() || !COSTS.containsKey(best)) {
      return best;
    }
    for (int length : COSTS.tailMap(n).keySet()) {
      if (cost(length) < cost(best)) {
        best = length;
      }
    }
    return best;
  }

  private static double cost(int length) {
    return COSTS.get(length) * length * length * length;
  }

  private static NavigableMap<Integer, Double> read() {
    try (InputStream in = FftSize.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> rows =
          lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")).toList();
      Map<Integer, Double> costs =
          rows.stream()
              .collect(
                  Collectors.toMap(row -> Integer.valueOf(row[0]), row -> Double.valueOf(row[1])));
      return Collections.unmodifiableNavigableMap(new TreeMap<>(costs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
