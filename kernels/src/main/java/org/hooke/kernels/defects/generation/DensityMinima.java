package org.hooke.kernels.defects.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Matrix3;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Where the electrons of a crystal leave most room: minima of its valence density.
 *
 * <pre>  rho(r) = sum_G rho(G) e^{iG.r}      r &lt;- r - (grad grad rho)^{-1} grad rho</pre>
 *
 * <p>Points of the FFT grid that none of their 26 neighbours lies below, each followed by Newton's
 * steps to where the gradient of the Fourier series vanishes. Minima near atoms, where a
 * pseudopotential keeps electrons out, are left out by their distance; of minima that symmetry
 * joins one is returned.
 */
public final class DensityMinima {
  private static final int MOST_STEPS = 30;
  private static final double LONGEST_STEP = 0.2; // bohr
  private static final double AT_REST = 1e-7; // bohr

  private final Density density;
  private final SiteSymmetry symmetry;
  private final AtomDistances atoms;

  /**
   * @param density of the unit cell
   * @param symmetry of the same cell
   */
  public DensityMinima(Density density, SiteSymmetry symmetry, AtomDistances atoms) {
    this.density = density;
    this.symmetry = symmetry;
    this.atoms = atoms;
  }

  /**
   * The inequivalent minima, the emptiest first.
   *
   * @param leastRadius those with atoms nearer than this are left out, bohr
   */
  public List<InterstitialSites.Hole> find(double leastRadius) {
    List<Minimum> minima = new ArrayList<>();
    for (double[] start : lowGridPoints()) {
      Minimum m = rest(start);
      if (m != null && atoms.nearest(m.site.fractional()) >= leastRadius) {
        minima.add(m);
      }
    }
    minima.sort(
        Comparator.<Minimum>comparingInt(m -> -m.site.group().order())
            .thenComparingDouble(m -> m.value));
    List<Minimum> kept = new ArrayList<>();
    for (Minimum m : minima) {
      if (kept.stream()
          .noneMatch(k -> symmetry.distance(k.site, m.site) < InterstitialSites.MERGED)) {
        kept.add(m);
      }
    }
    kept.sort(Comparator.comparingDouble(m -> m.value));
    return kept.stream().map(this::hole).toList();
  }

  private InterstitialSites.Hole hole(Minimum m) {
    String origin =
        String.format(
            Locale.ROOT, "minimum of the valence density, %.5f electrons/bohr^3", m.value);
    return new InterstitialSites.Hole(m.site, atoms.nearest(m.site.fractional()), origin);
  }

  private record Minimum(SiteSymmetry.Site site, double value) {}

  /** Fractional, of grid points that no neighbour lies below. */
  private List<double[]> lowGridPoints() {
    DensityBasis basis = density.basis();
    int[] n = basis.grid();
    double[] rho = new double[basis.gridSize()];
    basis.toGrid(density.total(), rho);
    List<double[]> low = new ArrayList<>();
    for (int i = 0; i < n[0]; i++) {
      for (int j = 0; j < n[1]; j++) {
        for (int k = 0; k < n[2]; k++) {
          if (isLow(rho, n, i, j, k)) {
            low.add(new double[] {(double) i / n[0], (double) j / n[1], (double) k / n[2]});
          }
        }
      }
    }
    return low;
  }

  private static boolean isLow(double[] rho, int[] n, int i, int j, int k) {
    double here = rho[(i * n[1] + j) * n[2] + k];
    for (int di = -1; di <= 1; di++) {
      for (int dj = -1; dj <= 1; dj++) {
        for (int dk = -1; dk <= 1; dk++) {
          int x = Math.floorMod(i + di, n[0]);
          int y = Math.floorMod(j + dj, n[1]);
          int z = Math.floorMod(k + dk, n[2]);
          if (rho[(x * n[1] + y) * n[2] + z] < here) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Newton's way to the minimum near a point; null when it leads to none. */
  private Minimum rest(double[] start) {
    double[] f = start.clone();
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] series = series(f);
      double[] hessian = new double[9];
      System.arraycopy(series, 4, hessian, 0, 9);
      double[] move =
          Matrix3.apply(
              Matrix3.inverse(hessian), new double[] {-series[1], -series[2], -series[3]});
      double length = Math.sqrt(move[0] * move[0] + move[1] * move[1] + move[2] * move[2]);
      if (!(length < Double.POSITIVE_INFINITY)) {
        return null;
      }
      double share = Math.min(1, LONGEST_STEP / length);
      double[] df =
          density.basis().lattice().fractional(share * move[0], share * move[1], share * move[2]);
      for (int x = 0; x < 3; x++) {
        f[x] += df[x];
      }
      if (length < AT_REST) {
        return convex(hessian) ? new Minimum(symmetry.site(f), series[0]) : null;
      }
    }
    return null;
  }

  /** Whether all its eigenvalues are positive: its leading minors are. */
  private static boolean convex(double[] h) {
    return h[0] > 0 && h[0] * h[4] - h[1] * h[3] > 0 && Matrix3.determinant(h) > 0;
  }

  /** rho, its gradient and its second derivatives at a fractional point, 1 + 3 + 9 numbers. */
  private double[] series(double[] f) {
    DensityBasis basis = density.basis();
    ComplexVector rho = density.total();
    double[] sums = new double[13];
    for (int g = 0; g < basis.size(); g++) {
      double angle =
          2
              * Math.PI
              * (basis.miller(g, 0) * f[0] + basis.miller(g, 1) * f[1] + basis.miller(g, 2) * f[2]);
      double re = rho.re()[g] * Math.cos(angle) - rho.im()[g] * Math.sin(angle);
      double im = rho.re()[g] * Math.sin(angle) + rho.im()[g] * Math.cos(angle);
      sums[0] += re;
      for (int x = 0; x < 3; x++) {
        sums[1 + x] -= basis.g(x)[g] * im;
        for (int y = 0; y < 3; y++) {
          sums[4 + 3 * x + y] -= basis.g(x)[g] * basis.g(y)[g] * re;
        }
      }
    }
    return sums;
  }
}
