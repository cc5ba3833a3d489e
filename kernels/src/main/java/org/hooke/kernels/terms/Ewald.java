package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.special.Erfc;

/**
 * Electrostatic energy of point charges Z_a in a uniform neutralising background, Ha:
 *
 * <pre>  E = (1/2) sum'_{abR} Z_a Z_b erfc(sqrt(eta) r)/r       r = |tau_b - tau_a + R|
 *     + (2 pi/Omega) sum_{G != 0} |S(G)|^2 exp(-G^2/4 eta)/G^2    S(G) = sum_a Z_a e^{-iG tau_a}
 *     - sqrt(eta/pi) sum_a Z_a^2 - pi Q^2/(2 eta Omega)            Q = sum_a Z_a</pre>
 *
 * <p>Z_a are the valences of the pseudopotentials. The background makes up for the G = 0 terms that
 * {@link Hartree} and {@link LocalPseudopotential} drop, in charged cells too. eta comes from
 * volume and number of atoms such that both sums cost alike, O(N^{3/2}) in all; both are cut where
 * their terms have fallen below 1e-17 of the first. Source: P. P. Ewald, Ann. Phys. 369, 253
 * (1921); stress, Nielsen and Martin, Phys. Rev. B 32, 3792 (1985). See docs/theory/ewald.md.
 */
public final class Ewald implements IonicTerm {
  /** Both sums reach to sqrt(eta) r = G/(2 sqrt(eta)) = REACH: erfc and exp(-x^2) near 1e-17. */
  private static final double REACH = 6.3;

  /** Cost of one pair in real space in units of one atom and wave in reciprocal space. */
  private static final double PAIR_COST = 8;

  /** Atoms closer than this, bohr, are one atom listed twice. */
  private static final double COINCIDENT = 1e-4;

  private final Lattice lattice;
  private final double[] charges; // [atom]
  private final double[] positions; // fractional, [3 atom + axis]
  private final double eta; // 1/bohr^2
  private double energy;
  private final double[] forces; // [3 atom + axis]
  private final double[] stress; // [3 i + j]

  /**
   * Sums at once for this geometry.
   *
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential or two atoms coincide
   */
  public Ewald(Structure structure, Map<String, Pseudopotential> pseudopotentials) {
    this(structure, valences(structure, pseudopotentials), balancedEta(structure));
  }

  Ewald(Structure structure, double[] charges, double eta) {
    this.lattice = structure.lattice();
    this.charges = charges.clone();
    this.positions = structure.fractional();
    this.eta = eta;
    this.forces = new double[3 * charges.length];
    this.stress = new double[9];
    sumRealSpace();
    sumReciprocalSpace();
    addSelfAndBackground();
  }

  private static double[] valences(Structure structure, Map<String, Pseudopotential> bySymbol) {
    SpeciesOfAtoms atoms = new SpeciesOfAtoms(structure, bySymbol);
    double[] z = new double[atoms.atoms()];
    for (int a = 0; a < z.length; a++) {
      z[a] = atoms.ofAtom(a).valence();
    }
    return z;
  }

  /** Equal cost: PAIR_COST N^2/2 (4 pi/3) r^3/Omega = (N/2) Omega (4 pi/3) G^3/(2 pi)^3. */
  static double balancedEta(Structure structure) {
    double volume = structure.lattice().volume();
    return Math.PI * Math.cbrt(PAIR_COST * structure.atoms()) / Math.cbrt(volume * volume);
  }

  private void sumRealSpace() {
    double cutoff = REACH / Math.sqrt(eta);
    for (int a = 0; a < charges.length; a++) {
      for (int b = a; b < charges.length; b++) {
        sumImages(a, b, cutoff);
      }
    }
  }

  private void sumImages(int a, int b, double cutoff) {
    double[] f = new double[3];
    int[] first = new int[3];
    int[] last = new int[3];
    for (int i = 0; i < 3; i++) {
      f[i] = positions[3 * b + i] - positions[3 * a + i];
      double reach = cutoff * lattice.reciprocalLength(i) / (2 * Math.PI);
      first[i] = (int) Math.ceil(-f[i] - reach);
      last[i] = (int) Math.floor(-f[i] + reach);
    }
    double zz = (a == b ? 0.5 : 1) * charges[a] * charges[b];
    for (int n1 = first[0]; n1 <= last[0]; n1++) {
      for (int n2 = first[1]; n2 <= last[1]; n2++) {
        for (int n3 = first[2]; n3 <= last[2]; n3++) {
          if (a != b || n1 != 0 || n2 != 0 || n3 != 0) {
            double[] r = lattice.cartesian(f[0] + n1, f[1] + n2, f[2] + n3);
            addPair(a, b, zz, r, cutoff);
          }
        }
      }
    }
  }

  private void addPair(int a, int b, double zz, double[] d, double cutoff) {
    double r = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    if (r > cutoff) {
      return;
    }
    if (r < COINCIDENT) {
      throw new IllegalArgumentException("atoms " + (a + 1) + " and " + (b + 1) + " coincide");
    }
    double screened = Erfc.erfc(Math.sqrt(eta) * r) / r;
    double slope = -(screened + 2 * Math.sqrt(eta / Math.PI) * Math.exp(-eta * r * r)) / r;
    energy += zz * screened;
    for (int i = 0; i < 3; i++) {
      double gradient = zz * slope * d[i] / r; // by tau_b
      forces[3 * b + i] -= gradient;
      forces[3 * a + i] += gradient;
      for (int j = 0; j < 3; j++) {
        stress[3 * i + j] += gradient * d[j] / lattice.volume();
      }
    }
  }

  /** One of G and -G, counted twice. */
  private void sumReciprocalSpace() {
    double cutoff = 2 * REACH * Math.sqrt(eta);
    int[] m = new int[3];
    for (int i = 0; i < 3; i++) {
      m[i] = (int) Math.floor(cutoff * lattice.length(i) / (2 * Math.PI));
    }
    EwaldPhases phases = new EwaldPhases(charges, positions, m);
    for (int h1 = 0; h1 <= m[0]; h1++) {
      for (int h2 = h1 == 0 ? 0 : -m[1]; h2 <= m[1]; h2++) {
        phases.fix(h1, h2);
        for (int h3 = h1 == 0 && h2 == 0 ? 1 : -m[2]; h3 <= m[2]; h3++) {
          double[] g = lattice.reciprocalCartesian(h1, h2, h3);
          double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
          if (square <= cutoff * cutoff) {
            phases.sum(h3);
            addWave(g, square, phases);
          }
        }
      }
    }
  }

  private void addWave(double[] g, double square, EwaldPhases phases) {
    double volume = lattice.volume();
    double w = 4 * Math.PI / volume * Math.exp(-square / (4 * eta)) / square;
    double part = w * phases.norm();
    energy += part;
    phases.addForces(2 * w, g, forces);
    double slope = 2 * part / volume * (1 / square + 1 / (4 * eta));
    for (int i = 0; i < 3; i++) {
      stress[4 * i] -= part / volume;
      for (int j = 0; j < 3; j++) {
        stress[3 * i + j] += slope * g[i] * g[j];
      }
    }
  }

  private void addSelfAndBackground() {
    double total = 0;
    for (double z : charges) {
      total += z;
      energy -= Math.sqrt(eta / Math.PI) * z * z;
    }
    double background = -Math.PI * total * total / (2 * eta * lattice.volume());
    energy += background;
    for (int i = 0; i < 3; i++) {
      stress[4 * i] -= background / lattice.volume();
    }
  }

  @Override
  public String name() {
    return "ewald";
  }

  @Override
  public double energy() {
    return energy;
  }

  @Override
  public void addForces(double[] f) {
    for (int i = 0; i < forces.length; i++) {
      f[i] += forces[i];
    }
  }

  @Override
  public void addStress(double[] s) {
    for (int i = 0; i < stress.length; i++) {
      s[i] += stress[i];
    }
  }
}
