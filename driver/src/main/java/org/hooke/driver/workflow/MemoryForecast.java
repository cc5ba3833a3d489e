package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.HubbardShell;
import org.hooke.kernels.terms.HubbardU;

/**
 * How much memory a calculation needs, by the formula of docs/theory/memory.md.
 *
 * @param perState bytes kept of one (k, spin): orbitals, projectors, scratch of its transforms
 * @param work bytes that a thread takes while it works on one: the eigensolver's
 * @param states number of (k, spin)
 * @param shared bytes of densities, potentials, mixing history and symmetry on the driver
 */
public record MemoryForecast(long perState, long work, int states, long shared) {
  /** Blocks of the size of the orbitals, beside these, that the eigensolver works with. */
  private static final int SOLVER_BLOCKS = 8;

  /** Matrices of its whole basis, four times the bands, that it works with. */
  private static final int SOLVER_MATRICES = 6;

  /** Projectors of a k-point beyond this are not kept but made anew, bytes. */
  private static final long MOST_PROJECTORS = 64L << 20;

  /** Scratch of a state's transforms for each point of the grid, bytes. */
  private static final int SCRATCH = 16;

  /** Complex vectors on the density's sphere: history of the mixer, densities, potentials. */
  private static final int DENSITY_VECTORS = 40;

  /** Forecast for a calculation. */
  public static MemoryForecast of(Calculation c) {
    Structure structure = c.structure();
    long projectors = 0;
    for (int a = 0; a < structure.atoms(); a++) {
      Pseudopotential p = c.potentials().get(structure.symbol(a));
      for (int i = 0; i < p.projectors(); i++) {
        projectors += 2 * p.angularMomentum(i) + 1;
      }
      HubbardShell shell = c.hubbard().get(structure.symbol(a));
      if (shell != null) {
        projectors += 2 * p.orbitalAngularMomentum(HubbardU.orbital(p, shell.shell())) + 1;
      }
    }
    double volume = structure.lattice().volume();
    double waves = volume * Math.pow(2 * c.basis().cutoff(), 1.5) / (6 * Math.PI * Math.PI);
    long rows = (long) c.bands() + Math.max(2, c.bands() / 12);
    double share = allReal(c) ? 0.5 : 1;
    double block = 16 * share * waves * rows;
    double kept = Math.min(16 * share * waves * projectors, MOST_PROJECTORS);
    double scratch = (double) SCRATCH * c.basis().gridSize();
    double basis = 4.0 * rows;
    long work = (long) (SOLVER_BLOCKS * block + SOLVER_MATRICES * 16 * basis * basis);
    long sphere = (long) (16 * 8 * waves);
    long operations = c.symmetry().operations().size();
    long grid = 8L * c.basis().gridSize();
    long shared = DENSITY_VECTORS * sphere + 12 * grid + sphere / 16 * operations * 20;
    long state = (long) (block + kept + scratch);
    return new MemoryForecast(state, work, c.mesh().size() * c.spins(), shared);
  }

  /** Whether every k-point has real orbitals, kept on half the plane waves. */
  private static boolean allReal(Calculation c) {
    for (int k = 0; k < c.mesh().size(); k++) {
      if (!c.basis().real(c.mesh().point(k))) {
        return false;
      }
    }
    return true;
  }

  /** Bytes when all k-points live in this process, one thread working on them. */
  public long total() {
    return perState * states + work + shared;
  }
}
