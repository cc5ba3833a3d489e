package org.hooke.driver.input;

/** What a quantity measures; each is held in one unit inside the program. */
public enum Dimension {
  /** A number without a unit. */
  NONE("a plain number", ""),
  /** Hartree. */
  ENERGY("an energy", "Ha"),
  /** Hartree; a temperature T stands for k_B T. */
  THERMAL("an energy or a temperature", "Ha"),
  /** Kelvin as k_B T in hartree; only accepted where THERMAL is asked for. */
  TEMPERATURE("a temperature", "Ha"),
  /** Bohr. */
  LENGTH("a length", "bohr"),
  /** 1/bohr. */
  INVERSE_LENGTH("an inverse length", "1/bohr"),
  /** Ha/bohr. */
  FORCE("a force", "Ha/bohr"),
  /** Ha/bohr^3. */
  PRESSURE("a pressure", "Ha/bohr^3"),
  /** Seconds of the clock on the wall, the one quantity not in atomic units. */
  TIME("a time", "s"),
  /** hbar/(e bohr^2). */
  MAGNETIC_FIELD("a magnetic field", "au_magnetic"),
  /** Ha/(e bohr). */
  ELECTRIC_FIELD("an electric field", "au_electric");

  private final String phrase;
  private final String unit;

  Dimension(String phrase, String unit) {
    this.phrase = phrase;
    this.unit = unit;
  }

  /** With its article, for messages: "an energy". */
  public String phrase() {
    return phrase;
  }

  /** Name of the unit used inside the program, itself readable by {@link Quantity}. */
  public String unit() {
    return unit;
  }

  boolean accepts(Dimension other) {
    return this == other || (this == THERMAL && (other == ENERGY || other == TEMPERATURE));
  }
}
