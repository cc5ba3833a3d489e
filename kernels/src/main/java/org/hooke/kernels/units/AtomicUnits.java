package org.hooke.kernels.units;

/**
 * Factors between Hartree atomic units and the units people write, CODATA 2018.
 *
 * <p>Source: E. Tiesinga et al., Rev. Mod. Phys. 93, 025010 (2021). A factor named {@code X_Y} is
 * the value of one atomic unit X expressed in Y.
 */
public final class AtomicUnits {
  /** 1 Ha in eV. */
  public static final double HARTREE_EV = 27.211386245988;

  /** 1 Ha in J. */
  public static final double HARTREE_JOULE = 4.3597447222071e-18;

  /** 1 Ry in Ha. */
  public static final double RYDBERG = 0.5;

  /** 1 bohr in angstrom. */
  public static final double BOHR_ANGSTROM = 0.529177210903;

  /** 1 Ha/k_B in kelvin. */
  public static final double HARTREE_KELVIN = 3.1577502480407e5;

  /** 1 Ha/bohr^3 in GPa: E_h/a_0^3 with the two values above. */
  public static final double PRESSURE_GPA =
      HARTREE_JOULE / (BOHR_ANGSTROM * BOHR_ANGSTROM * BOHR_ANGSTROM) * 1e30 * 1e-9;

  /** 1 bohr Ha/hbar in m/s. */
  public static final double VELOCITY_M_S = 2.18769126364e6;

  /** Unified atomic mass unit in electron masses. */
  public static final double DALTON = 1822.888486209;

  private AtomicUnits() {}
}
