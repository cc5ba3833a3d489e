package org.hooke.driver.workflow;

import java.util.Locale;

/** What of a cell may change. */
public enum CellFreedom {
  /** Every strain. */
  FULL,
  /** The size, in the shape it has. */
  VOLUME,
  /** The shape, at the volume it has. */
  SHAPE;

  /** Of the input's word "true", "volume" or "shape". */
  public static CellFreedom of(String word) {
    return word.equals("true") ? FULL : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
