package org.hooke.driver.structure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.Numbers;

/** A symmetry operation written as in the tables: "-y, x-y, z+1/3". */
final class CifOperation {
  private static final Pattern TERM =
      Pattern.compile(
          "([+-]?)(?:([xyz])|([0-9]{1,9}+(?:\\.[0-9]{0,17}+)?|\\.[0-9]{1,17}+)(?:/([0-9]{1,9}+))?)");

  private final int[] rotation; // [3 row + column]
  private final double[] translation; // [axis]

  private CifOperation(int[] rotation, double[] translation) {
    this.rotation = rotation;
    this.translation = translation;
  }

  /** W and w in the axes of the file. */
  static CifOperation of(int[] rotation, double[] translation) {
    return new CifOperation(rotation.clone(), translation.clone());
  }

  /** The operation, or empty when the text is none or its matrix has no inverse in integers. */
  static Optional<CifOperation> parse(String text) {
    String[] rows = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "").split(",", -1);
    if (rows.length != 3) {
      return Optional.empty();
    }
    CifOperation op = new CifOperation(new int[9], new double[3]);
    for (int i = 0; i < 3; i++) {
      if (rows[i].isEmpty() || rows[i].length() > 100 || !op.readRow(i, rows[i])) {
        return Optional.empty();
      }
    }
    return Math.abs(op.determinant()) == 1 ? Optional.of(op) : Optional.empty();
  }

  private boolean readRow(int i, String row) {
    Matcher term = TERM.matcher(row);
    int at = 0;
    while (at < row.length()) {
      if (!term.find(at) || term.start() != at || (at > 0 && term.group(1).isEmpty())) {
        return false;
      }
      int sign = term.group(1).equals("-") ? -1 : 1;
      if (term.group(2) != null) {
        rotation[3 * i + (term.group(2).charAt(0) - 'x')] += sign;
      } else {
        double above = Numbers.real(term.group(3)).orElse(Double.NaN);
        double below = term.group(4) == null ? 1 : Double.parseDouble(term.group(4));
        translation[i] += sign * above / below;
      }
      at = term.end();
    }
    translation[i] = exact(translation[i]);
    return Double.isFinite(translation[i]);
  }

  /** 0.3333 means 1/3: a multiple of 1/24 within the digits people write. */
  private static double exact(double t) {
    double nearest = Math.rint(24 * t) / 24;
    return Math.abs(t - nearest) < 1e-3 ? nearest : t;
  }

  private int determinant() {
    int[] a = rotation;
    return a[0] * (a[4] * a[8] - a[5] * a[7])
        + a[1] * (a[5] * a[6] - a[3] * a[8])
        + a[2] * (a[3] * a[7] - a[4] * a[6]);
  }

  boolean isIdentity() {
    return Arrays.equals(rotation, new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1})
        && Arrays.equals(translation, new double[3]);
  }

  /** W f + w. */
  double[] apply(double[] f) {
    double[] g = translation.clone();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        g[i] += rotation[3 * i + j] * f[j];
      }
    }
    return g;
  }
}
