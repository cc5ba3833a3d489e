package org.hooke.kernels.pseudo;

import java.io.Serializable;
import java.util.List;
import org.hooke.kernels.special.RadialGrid;
import org.hooke.kernels.special.RadialTable;
import org.hooke.kernels.xc.Functionals;

/** Valence density and orbitals of a free atom, tabulated in q. Immutable. */
final class AtomicStates implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RadialTable density;
  private final RadialTable[] orbitals;
  private final int[] l;
  private final String[] shells; // "3d"
  private final double[] occupation;

  /**
   * Tables them.
   *
   * @param grid quadrature of the charge
   * @param charge 4 pi r^2 n(r) on the grid, bohr^-1
   * @param orbitalGrid quadrature of the orbitals, on the same points or the first of them
   * @param orbitals the orbitals
   */
  AtomicStates(RadialGrid grid, double[] charge, RadialGrid orbitalGrid, List<Orbital> orbitals) {
    double[] r2n = new double[grid.size()];
    for (int i = 0; i < r2n.length; i++) {
      r2n[i] = charge[i] / (4 * Math.PI);
    }
    density = new RadialTable(0, grid, r2n);
    this.orbitals = new RadialTable[orbitals.size()];
    l = new int[orbitals.size()];
    shells = new String[orbitals.size()];
    occupation = new double[orbitals.size()];
    for (int k = 0; k < l.length; k++) {
      Orbital orbital = orbitals.get(k);
      double[] r2phi = new double[orbitalGrid.size()];
      for (int i = 0; i < r2phi.length; i++) {
        r2phi[i] = orbitalGrid.r(i) * orbital.u[i];
      }
      this.orbitals[k] = new RadialTable(orbital.l, orbitalGrid, r2phi);
      l[k] = orbital.l;
      shells[k] = orbital.shell;
      occupation[k] = orbital.occupation;
    }
  }

  /** The free atom of a pseudopotential; PBE for families other than LDA. */
  static AtomicStates solved(RadialForm form, String family, String source) {
    return solution(form, family, source).states(form.symbol(), form.valence());
  }

  static FreeAtom.Solution solution(RadialForm form, String family, String source) {
    String name = family.equals("LDA") ? "LDA-PW92" : "PBE";
    if (form.shells().isEmpty()) {
      throw new PseudopotentialException(
          source, 0, "free atom", "a valence of " + form.valence() + " leaves no electrons");
    }
    try {
      return new FreeAtom(Functionals.named(name).orElseThrow()).solve(form);
    } catch (ArithmeticException senseless) {
      throw new PseudopotentialException(
          source, 0, "free atom", "it has no bound atom: " + senseless.getMessage());
    }
  }

  /** u(r) = r phi(r) on the grid's points, with int u^2 dr = 1. */
  static final class Orbital {
    final String shell;
    final int l;
    final double occupation;
    final double[] u;

    /**
     * @param shell its name, "3d"
     */
    Orbital(String shell, int l, double occupation, double[] u) {
      this.shell = shell;
      this.l = l;
      this.occupation = occupation;
      this.u = u;
    }
  }

  void density(double[] q, double[] out, double[] derivative) {
    density.evaluate(q, out, derivative);
  }

  int orbitals() {
    return l.length;
  }

  int angularMomentum(int i) {
    return l[i];
  }

  String shell(int i) {
    return shells[i];
  }

  double occupation(int i) {
    return occupation[i];
  }

  void orbital(int i, double[] q, double[] phi, double[] derivative) {
    orbitals[i].evaluate(q, phi, derivative);
  }
}
