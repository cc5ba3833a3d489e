package org.hooke.kernels.basis;

import java.io.Serializable;
import java.util.Arrays;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.fft.Transforms;

/**
 * A plane-wave basis: cutoff, smoothing and grid in a lattice. Immutable and small.
 *
 * <p>Orbitals hold the plane waves with |k+G|^2/2 <= cutoff, densities those with |G|^2/2 <= 4
 * cutoff, so that the square of an orbital fits. Which integer triples belong is decided in the
 * <em>selection</em> lattice; where they lie, in the lattice itself. The two differ only for
 * derivatives at a fixed set of integers: {@link #frozenIn}.
 */
public final class PlaneWaveBasis implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Relative excess of the cutoff that is still inside: whole stars, whatever the rounding. */
  private static final double EDGE = 1e-9;

  /** Whether orbitals are real by default where they can be. */
  private static final boolean REAL = true;

  private final Lattice lattice;
  private final Lattice selection;
  private final double cutoff;
  private final double smoothing;
  private final int[] grid;
  private final Transforms transforms;
  private final boolean realOrbitals;

  /**
   * @param cutoff of the wavefunctions, Ha
   * @param smoothing width of the smooth cutoff, Ha; 0 for the sharp one (see {@link
   *     KineticEnergy})
   * @param grid FFT grid n1 n2 n3
   * @throws IllegalArgumentException when the grid cannot hold the density's sphere
   */
  public PlaneWaveBasis(
      Lattice lattice, double cutoff, double smoothing, int[] grid, Transforms transforms) {
    this(lattice, lattice, cutoff, smoothing, grid, transforms, REAL);
  }

  private PlaneWaveBasis(
      Lattice lattice,
      Lattice selection,
      double cutoff,
      double smoothing,
      int[] grid,
      Transforms transforms,
      boolean realOrbitals) {
    this.lattice = lattice;
    this.realOrbitals = realOrbitals;
    this.selection = selection;
    this.cutoff = cutoff;
    this.smoothing = smoothing;
    this.grid = grid.clone();
    this.transforms = transforms;
    if (!holds(grid, leastGrid(selection, cutoff))) {
      int[] least = tightGrid(selection, cutoff);
      if (!holds(grid, least)) {
        throw new IllegalArgumentException(
            "grid "
                + Arrays.toString(grid)
                + " cannot hold the sphere: need "
                + Arrays.toString(least));
      }
    }
  }

  /** Whether a grid has at least as many points along every axis as another. */
  public static boolean holds(int[] grid, int[] least) {
    return grid[0] >= least[0] && grid[1] >= least[1] && grid[2] >= least[2];
  }

  /**
   * The smallest grid that holds every plane wave of the density's sphere: in an oblique cell the
   * outermost plane that {@link #leastGrid} allows for may hold none.
   */
  public static int[] tightGrid(Lattice lattice, double cutoff) {
    int[] most = new int[3];
    int[] bound = leastGrid(lattice, cutoff);
    double limit = 8 * cutoff * (1 + EDGE);
    for (int h1 = 0; h1 <= bound[0] / 2; h1++) { // G and -G
      for (int h2 = -bound[1] / 2; h2 <= bound[1] / 2; h2++) {
        for (int h3 = -bound[2] / 2; h3 <= bound[2] / 2; h3++) {
          double square = 0;
          for (int x = 0; x < 3; x++) {
            double g = h1 * lattice.b(0, x) + h2 * lattice.b(1, x) + h3 * lattice.b(2, x);
            square += g * g;
          }
          if (square <= limit) {
            most[0] = Math.max(most[0], h1);
            most[1] = Math.max(most[1], Math.abs(h2));
            most[2] = Math.max(most[2], Math.abs(h3));
          }
        }
      }
    }
    return new int[] {2 * most[0] + 1, 2 * most[1] + 1, 2 * most[2] + 1};
  }

  /** A grid that surely holds the density's sphere of this cutoff without aliasing. */
  public static int[] leastGrid(Lattice lattice, double cutoff) {
    int[] n = new int[3];
    for (int i = 0; i < 3; i++) {
      n[i] = 2 * largestIndex(lattice, 4 * cutoff, i) + 1;
    }
    return n;
  }

  /** The same integer triples, grid and cutoff with the geometry of another lattice. */
  public PlaneWaveBasis frozenIn(Lattice other) {
    return new PlaneWaveBasis(other, selection, cutoff, smoothing, grid, transforms, realOrbitals);
  }

  /**
   * The same with real orbitals wherever time reversal allows them, or with complex ones
   * everywhere: slower there, with the same results within rounding.
   */
  public PlaneWaveBasis withRealOrbitals(boolean real) {
    return new PlaneWaveBasis(lattice, selection, cutoff, smoothing, grid, transforms, real);
  }

  public Lattice lattice() {
    return lattice;
  }

  /** The lattice in which the integer triples are selected; the lattice itself unless frozen. */
  public Lattice selection() {
    return selection;
  }

  /** Cutoff of the wavefunctions, Ha. */
  public double cutoff() {
    return cutoff;
  }

  /** Width of the smooth cutoff, Ha; 0 for the sharp one. */
  public double smoothing() {
    return smoothing;
  }

  /** A copy of n1 n2 n3. */
  public int[] grid() {
    return grid.clone();
  }

  /** n1 n2 n3. */
  public int gridSize() {
    return Math.multiplyExact(Math.multiplyExact(grid[0], grid[1]), grid[2]);
  }

  public Transforms transforms() {
    return transforms;
  }

  /** The plane waves of densities and potentials. */
  public DensityBasis densityBasis() {
    int[] sphere = sphere(new double[3], 4 * cutoff * (1 + EDGE));
    SmoothEdge edge = new SmoothEdge(4 * cutoff, 4 * smoothing);
    return new DensityBasis(lattice, sphere, grid, transforms, edge);
  }

  /**
   * The plane waves of the orbitals at k, given in units of the reciprocal vectors; half of them
   * where the orbitals are real.
   */
  public KPointBasis kpoint(double[] k) {
    KineticEnergy kinetic = new KineticEnergy(cutoff, smoothing);
    int[] sphere = sphere(k, orbitalLimit());
    HalfSphere half = real(k) ? new HalfSphere(k, sphere) : null;
    return new KPointBasis(lattice, k, sphere, half, grid, transforms, kinetic);
  }

  /** Whether the orbitals at k are real functions, told by half of their plane waves. */
  public boolean real(double[] k) {
    return realOrbitals && HalfSphere.exists(k);
  }

  /** Number of plane waves of the orbitals at k, both of k+G and -(k+G) counted. */
  public int planeWaves(double[] k) {
    return sphere(k, orbitalLimit()).length / 3;
  }

  /**
   * Close to the edge of a smooth cutoff the kinetic energy is above 6e10 cutoffs: such a plane
   * wave is left out, for its part in the energy is lost in rounding.
   */
  private double orbitalLimit() {
    return smoothing > 0 ? cutoff - 1e-3 * smoothing : cutoff * (1 + EDGE);
  }

  /** Integer triples with |k+G|^2/2 <= limit, [3 n + axis], lexicographic but 0 0 0 first. */
  private int[] sphere(double[] k, double limit) {
    int[] m = new int[3];
    for (int i = 0; i < 3; i++) {
      m[i] = largestIndex(selection, limit, i) + 1 + (int) Math.ceil(Math.abs(k[i]));
    }
    int[] found = new int[3 * 1024];
    int n = inside(k, limit, 0, 0, 0) ? 1 : 0;
    for (int h1 = -m[0]; h1 <= m[0]; h1++) {
      for (int h2 = -m[1]; h2 <= m[1]; h2++) {
        for (int h3 = -m[2]; h3 <= m[2]; h3++) {
          boolean zero = h1 == 0 && h2 == 0 && h3 == 0;
          if (!zero && inside(k, limit, h1, h2, h3)) {
            found = 3 * n + 3 > found.length ? Arrays.copyOf(found, 2 * found.length) : found;
            found[3 * n] = h1;
            found[3 * n + 1] = h2;
            found[3 * n + 2] = h3;
            n++;
          }
        }
      }
    }
    return Arrays.copyOf(found, 3 * n);
  }

  private boolean inside(double[] k, double limit, int h1, int h2, int h3) {
    double square = 0;
    for (int x = 0; x < 3; x++) {
      double q =
          (h1 + k[0]) * selection.b(0, x)
              + (h2 + k[1]) * selection.b(1, x)
              + (h3 + k[2]) * selection.b(2, x);
      square += q * q;
    }
    return square / 2 <= limit;
  }

  private static int largestIndex(Lattice lattice, double energy, int axis) {
    double radius = Math.sqrt(2 * energy * (1 + EDGE));
    return (int) Math.floor(radius * lattice.length(axis) / (2 * Math.PI));
  }
}
