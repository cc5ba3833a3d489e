package org.hooke.kernels.pseudo;

/**
 * Estimates the plane-wave cutoff a pseudopotential needs from the orbitals of its free atom.
 *
 * <p>The plane waves above E_c miss about T(E_c) = sum_i f_i int_{q > q_c} (q^2/2) phi_i(q)^2 q^2
 * dq/(2 pi)^3 of total energy per atom, q_c = sqrt(2 E_c): to first order in the potential the
 * energy missed is the kinetic energy missed (A. M. Rappe et al., PRB 41, 1227 (1990)). Most of it
 * cancels in differences, more so where the orbitals are hard. The exponent of the rule T(E_c) <= 1
 * mHa (E_c/12 Ha)^{1.7} was chosen by hand from the cutoffs at which the energies of C, Al and MgO
 * at lattice constants 3 % apart settle to about 3 meV per atom; sodium with its 2s and 2p states
 * still moves by 20 meV there.
 */
public final class CutoffEstimate {
  private static final double STEP = 0.05; // 1/bohr
  private static final int POINTS = 900; // up to 1000 Ha
  private static final double SCALE = 12;
  private static final double EXPONENT = 1.7;

  private CutoffEstimate() {}

  /** T(E_c), Ha per atom, for the cutoff in Ha. */
  public static double missing(Pseudopotential potential, double cutoff) {
    double[] tail = tail(potential);
    double at = Math.sqrt(2 * cutoff) / STEP;
    int k = Math.min((int) at, tail.length - 2);
    return tail[k] + (at - k) * (tail[k + 1] - tail[k]);
  }

  /** The smallest cutoff that satisfies the rule, in whole Hartree. */
  public static double cutoff(Pseudopotential potential) {
    double[] tail = tail(potential);
    for (int k = 1; k < POINTS; k++) {
      double cutoff = 0.5 * k * k * STEP * STEP;
      if (cutoff >= 4 && tail[k] <= 1e-3 * Math.pow(cutoff / SCALE, EXPONENT)) {
        return Math.ceil(cutoff);
      }
    }
    return Math.ceil(0.5 * POINTS * POINTS * STEP * STEP);
  }

  /** T at q = k STEP. */
  private static double[] tail(Pseudopotential potential) {
    double[] q = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      q[k] = k * STEP;
    }
    double[] tail = new double[POINTS + 1];
    double[] phi = new double[POINTS];
    for (int i = 0; i < potential.orbitals(); i++) {
      potential.orbital(i, q, phi);
      double sum = 0;
      double factor = potential.orbitalOccupation(i) * STEP / Math.pow(2 * Math.PI, 3);
      for (int k = POINTS - 1; k >= 0; k--) {
        sum += factor * 0.5 * Math.pow(q[k], 4) * phi[k] * phi[k];
        tail[k] += sum;
      }
    }
    return tail;
  }
}
