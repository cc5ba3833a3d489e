package org.hooke.driver.input;

import java.util.Collection;
import java.util.Locale;

/** The valid word closest to a misspelt one. */
public final class Spelling {
  private static final int LONGEST = 60;

  private Spelling() {}

  /**
   * The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours;
   * case is ignored), the first of equals; empty when none is near, that is when more than half of
   * the word would have to change.
   */
  public static String nearest(String word, Collection<String> candidates) {
    String w = word.toLowerCase(Locale.ROOT);
    if (w.isEmpty() || w.length() > LONGEST) {
      return "";
    }
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String c = candidate.toLowerCase(Locale.ROOT);
      int d = distance(w, c);
      boolean near = 2 * d <= Math.max(w.length(), c.length()) || c.startsWith(w);
      if (near && d < bestDistance) {
        best = candidate;
        bestDistance = d;
      }
    }
    return best;
  }

  /** Restricted Damerau-Levenshtein distance. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
