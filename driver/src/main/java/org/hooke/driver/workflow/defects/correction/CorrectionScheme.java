package org.hooke.driver.workflow.defects.correction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the energy of a charged cell is corrected. */
public enum CorrectionScheme {
  /** Not at all. */
  NONE("none"),
  /** Point charges, and the second moment of the defect's charge when it is given. */
  MAKOV_PAYNE("makov-payne"),
  /** A Gaussian charge, the potential aligned by means over planes. */
  FNV("fnv"),
  /** Point charges, the potential aligned at the atoms far from the defect. */
  KUMAGAI_OBA("kumagai-oba");

  private final String word;

  CorrectionScheme(String word) {
    this.word = word;
  }

  /** Its name in input and output. */
  public String word() {
    return word;
  }

  /** The scheme of a name. */
  public static Optional<CorrectionScheme> named(String word) {
    return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
  }

  /** All names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(CorrectionScheme::word).toList();
  }
}
