package org.hooke.kernels.terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Dudarev's Hubbard correction: E = sum_I U_I/2 sum_spin Tr[n_I (1 - n_I)], Ha, with n_mm' = sum_k
 * w_k sum_n f_nk Re <phi_m|psi_nk><psi_nk|phi_m'> and phi_m the atomic orbitals of the
 * pseudopotential, normalised, not orthogonalised between atoms.
 *
 * <p>As an orbital term it is the operator V = sum_I sum_mm' |phi_m> v_mm' <phi_m'| with v = dE/dn
 * = U/2 (1 - 2 n), whose numbers come from the self-consistency loop with every potential: its
 * energy there is Tr[v n], the functional's is {@link #energy}. Without spin n is that of either
 * spin and counts twice. S. L. Dudarev et al., Phys. Rev. B 57, 1505 (1998), eq. 5; projectors and
 * derivatives as M. Cococcioni and S. de Gironcoli, Phys. Rev. B 71, 035105 (2005). Immutable.
 */
public final class HubbardU implements OrbitalTerm {
  private static final long serialVersionUID = 1L;

  private final Structure structure;
  private final ArrayList<HubbardSite> sites = new ArrayList<>();
  private final LinkedHashMap<String, AtomicShell> shells = new LinkedHashMap<>(); // by symbol
  private final int couplings;

  /**
   * @param pseudopotentials by chemical symbol
   * @param corrected by chemical symbol; elements that the structure lacks are ignored
   * @throws IllegalArgumentException when a pseudopotential has no orbital of the shell
   */
  public HubbardU(
      Structure structure,
      Map<String, Pseudopotential> pseudopotentials,
      Map<String, HubbardShell> corrected) {
    this.structure = structure;
    int offset = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      String symbol = structure.symbol(a);
      HubbardShell shell = corrected.get(symbol);
      if (shell != null) {
        Pseudopotential p = pseudopotentials.get(symbol);
        int i = orbital(p, shell.shell());
        if (i < 0) {
          throw new IllegalArgumentException(p.source() + " has no orbital " + shell.shell());
        }
        int l = p.orbitalAngularMomentum(i);
        double electrons = p.orbitalOccupation(i);
        sites.add(new HubbardSite(a, symbol, shell.shell(), l, shell.u(), electrons, offset));
        shells.putIfAbsent(symbol, new AtomicShell(p, i));
        offset += (2 * l + 1) * (2 * l + 1);
      }
    }
    this.couplings = offset;
  }

  /** Number of the atomic orbital of this shell, -1 when the pseudopotential has none. */
  public static int orbital(Pseudopotential p, String shell) {
    for (int i = 0; i < p.orbitals(); i++) {
      if (p.orbitalShell(i).equals(shell)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String name() {
    return "hubbard";
  }

  /** Corrected atoms in the order of the structure; none when nothing is corrected. */
  public List<HubbardSite> sites() {
    return List.copyOf(sites);
  }

  @Override
  public int couplings() {
    return couplings;
  }

  @Override
  public OrbitalOperator at(KPointBasis basis) {
    return new HubbardOperator(structure, sites, shells, basis);
  }

  /** Bytes an operator keeps at one k-point, for a forecast of memory. */
  public long bytes(int planeWaves) {
    return 16L * planeWaves * sites.stream().mapToInt(HubbardSite::functions).sum();
  }

  /** sum_I U_I/2 sum_spin Tr[n (1 - n)], Ha. */
  public double energy(OccupationMatrices n) {
    double energy = 0;
    for (int s = 0; s < n.spins(); s++) {
      for (HubbardSite site : sites) {
        double square = 0;
        for (double x : n.of(site, s)) {
          square += x * x;
        }
        energy += 0.5 * site.u() * (n.trace(site, s) - square) * 2 / n.spins();
      }
    }
    return energy;
  }

  /** v = U/2 (1 - 2 n), Ha, [spin][number] as the occupation matrices are. */
  public double[][] potential(OccupationMatrices n) {
    double[][] v = new double[n.spins()][];
    for (int s = 0; s < v.length; s++) {
      v[s] = n.spin(s);
      for (HubbardSite site : sites) {
        int m = site.functions();
        for (int i = 0; i < m * m; i++) {
          double unit = i % (m + 1) == 0 ? 0.5 : 0;
          v[s][site.offset() + i] = site.u() * (unit - v[s][site.offset() + i]);
        }
      }
    }
    return v;
  }

  /** sum_spin Tr[v n] with both spins counted, Ha: what the sum of eigenvalues holds. */
  public static double contraction(double[][] v, OccupationMatrices n) {
    double sum = 0;
    for (int s = 0; s < n.spins(); s++) {
      double[] x = n.spin(s);
      for (int i = 0; i < x.length; i++) {
        sum += v[s][i] * x[i] * 2 / n.spins();
      }
    }
    return sum;
  }

  /**
   * The free atom's electrons spread evenly over its shell, split between the spins by the
   * structure's moments as far as the shell holds them.
   */
  public OccupationMatrices start(int spins) {
    double[][] n = new double[spins][couplings];
    for (HubbardSite site : sites) {
      int m = site.functions();
      double electrons = Math.min(site.electrons(), 2 * m);
      double most = Math.min(electrons, 2 * m - electrons);
      double moment = spins == 1 ? 0 : structure.moment(site.atom());
      moment = Math.max(-most, Math.min(most, moment));
      for (int s = 0; s < spins; s++) {
        double share = (electrons + (s == 0 ? moment : -moment)) / (2 * m);
        for (int i = 0; i < m; i++) {
          n[s][site.offset() + i * m + i] = share;
        }
      }
    }
    return new OccupationMatrices(n);
  }
}
