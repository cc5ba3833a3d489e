package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.special.RadialGrid;
import org.hooke.kernels.xc.Functional;

/**
 * Solves the free pseudo-atom: spherical, without spin, ground-state configuration with fractional
 * filling of open shells, core charge included in exchange and correlation.
 *
 * @param functional exchange and correlation of the atom
 */
public record FreeAtom(Functional functional) {
  private static final double RADIUS = 30;
  private static final int ELEMENTS = 20;
  private static final double TOLERANCE = 1e-7;

  /** The solved atom; energies in Ha, functions at any r. Immutable. */
  public static final class Solution {
    private final RadialElements elements;
    private final List<RadialScf.Level> levels;
    private final double[] charge;
    private final double[] screening;
    private final boolean converged;

    Solution(
        RadialElements elements,
        List<RadialScf.Level> levels,
        double[] screening,
        boolean converged) {
      this.elements = elements;
      this.levels = List.copyOf(levels);
      this.charge = RadialScf.charge(levels);
      this.screening = screening;
      this.converged = converged;
    }

    /** Whether self-consistency was reached. */
    public boolean converged() {
      return converged;
    }

    /** Number of occupied shells. */
    public int orbitals() {
      return levels.size();
    }

    /** Angular momentum of shell i. */
    public int angularMomentum(int i) {
      return levels.get(i).l;
    }

    /** Electrons in shell i. */
    public double occupation(int i) {
      return levels.get(i).electrons;
    }

    /** Eigenvalue of shell i, Ha. */
    public double energy(int i) {
      return levels.get(i).energy;
    }

    /** u_i(r) = r phi_i(r), bohr^{-1/2}, normalised, positive at large r. */
    public double orbital(int i, double r) {
      return elements.interpolate(levels.get(i).u, r);
    }

    /** 4 pi r^2 n(r), valence electrons per bohr. */
    public double charge(double r) {
      return Math.max(0, elements.interpolate(charge, r));
    }

    /** V_H + V_xc at the nodes of the elements. */
    double[] screening() {
      return screening.clone();
    }

    RadialElements elements() {
      return elements;
    }

    List<RadialScf.Level> levels() {
      return levels;
    }

    /** Tables of density (scaled to the electrons) and orbitals of an element. */
    AtomicStates states(String symbol, double valence) {
      RadialGrid grid = RadialGrid.uniform(0.02, 1001);
      double[] density = new double[grid.size()];
      for (int k = 0; k < density.length; k++) {
        density[k] = charge(grid.r(k));
      }
      double scale = valence / grid.integral(density);
      List<AtomicStates.Orbital> orbitals = new ArrayList<>();
      int[] below = new int[4]; // [l]
      for (int i = 0; i < levels.size(); i++) {
        double[] u = new double[grid.size()];
        for (int k = 0; k < u.length; k++) {
          density[k] *= i == 0 ? scale : 1;
          u[k] = orbital(i, grid.r(k));
        }
        int l = angularMomentum(i);
        String shell = Configuration.shellName(symbol, valence, l, below[l]++);
        orbitals.add(new AtomicStates.Orbital(shell, l, occupation(i), u));
      }
      return new AtomicStates(grid, density, grid, orbitals);
    }
  }

  /** Solves the atom of a pseudopotential, lowest states of each l filled. */
  public Solution solve(RadialForm form) {
    RadialElements elements = new RadialElements(0.1, RADIUS, ELEMENTS);
    List<RadialScf.Level> levels = levels(elements, form);
    RadialScf scf = scf(elements, form, Math.max(3, highest(form)));
    double[] start = start(elements, form.valence());
    boolean converged = scf.solve(levels, start, TOLERANCE, (channels, all) -> {});
    return new Solution(elements, levels, start, converged);
  }

  /** Shells of the valence, lowest index of each l first. */
  static List<RadialScf.Level> levels(RadialElements elements, RadialForm form) {
    int[] next = new int[4];
    List<RadialScf.Level> levels = new ArrayList<>();
    for (Configuration.Shell shell : form.shells()) {
      int index = next[shell.l()]++;
      levels.add(new RadialScf.Level(elements, shell.l(), index, shell.electrons()));
    }
    return levels;
  }

  private static int highest(RadialForm form) {
    int highest = 0;
    for (int i = 0; i < form.projectors(); i++) {
      highest = Math.max(highest, form.angularMomentum(i));
    }
    return highest;
  }

  RadialScf scf(RadialElements elements, RadialForm form, int lmax) {
    int nodes = elements.nodes();
    double[] external = new double[nodes];
    double[] core = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      external[i] = form.local(elements.r(i));
      core[i] = Math.max(0, form.core(elements.r(i)));
    }
    RadialHamiltonian[] channels = new RadialHamiltonian[lmax + 1];
    for (int l = 0; l <= lmax; l++) {
      channels[l] = channel(elements, form, l);
    }
    return new RadialScf(elements, channels, external, core, functional);
  }

  private static RadialHamiltonian channel(RadialElements elements, RadialForm form, int l) {
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < form.projectors(); i++) {
      if (form.angularMomentum(i) == l) {
        members.add(i);
      }
    }
    int count = members.size();
    double[][] projectors = new double[count][elements.nodes()];
    double[][] coupling = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        coupling[i][j] = form.coupling(members.get(i), members.get(j));
      }
      for (int k = 0; k < elements.nodes(); k++) {
        projectors[i][k] = form.scaledProjector(members.get(i), elements.r(k));
      }
    }
    return new RadialHamiltonian(elements, l, projectors, coupling);
  }

  /** Screening of a charge of the valence spread as r^2 exp(-2r/a): the start of the iteration. */
  private static double[] start(RadialElements elements, double valence) {
    double[] v = new double[elements.nodes()];
    double k = 1.5;
    for (int i = 0; i < v.length; i++) {
      double r = Math.max(elements.r(i), 1e-6);
      v[i] = valence / r * (1 - Math.exp(-k * r) * (1 + 0.5 * k * r)) - 0.3 * Math.exp(-0.3 * r);
    }
    return v;
  }
}
