package org.hooke.kernels.defects.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.PointGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.Transforms;
import org.junit.jupiter.api.Test;

/** Densities whose minima are known. */
class DensityMinimaTest {
  private static final Structure DIAMOND =
      new Structure(
          new Lattice(0, 5.1, 5.1, 5.1, 0, 5.1, 5.1, 5.1, 0),
          List.of("Si", "Si"),
          new double[] {0, 0, 0, 0.25, 0.25, 0.25});

  /** Gaussians on the atoms, sum over G. */
  private static Density gaussians(Structure s, double... centresAndWidth) {
    int[] grid = {24, 24, 24};
    DensityBasis basis =
        new PlaneWaveBasis(s.lattice(), 4, 0, grid, Transforms.best()).densityBasis();
    Density rho = new Density(basis, 1);
    double width = centresAndWidth[centresAndWidth.length - 1];
    for (int c = 0; c + 3 < centresAndWidth.length; c += 3) {
      for (int g = 0; g < basis.size(); g++) {
        double norm = basis.norms()[g];
        double f = Math.exp(-norm * norm * width * width / 4) / basis.volume();
        double angle =
            -2
                * Math.PI
                * (basis.miller(g, 0) * centresAndWidth[c]
                    + basis.miller(g, 1) * centresAndWidth[c + 1]
                    + basis.miller(g, 2) * centresAndWidth[c + 2]);
        rho.total().re()[g] += f * Math.cos(angle);
        rho.total().im()[g] += f * Math.sin(angle);
      }
    }
    return rho;
  }

  private static List<InterstitialSites.Hole> find(Structure s, Density rho) {
    return new DensityMinima(rho, new SiteSymmetry(s), new AtomDistances(s)).find(1.9);
  }

  @Test
  void diamondIsEmptiestInItsTetrahedralHole() {
    Density rho = gaussians(DIAMOND, 0, 0, 0, 0.25, 0.25, 0.25, 1.9);
    List<InterstitialSites.Hole> holes = find(DIAMOND, rho);
    assertEquals(1, holes.size());
    InterstitialSites.Hole hole = holes.get(0);
    assertEquals(PointGroup.TD, hole.site().group());
    assertEquals(2, hole.site().multiplicity());
    assertEquals(Math.sqrt(3) / 4 * 10.2, hole.radius(), 1e-6);
    assertTrue(hole.origin().startsWith("minimum of the valence density"), hole.origin());
  }

  /** Off the grid and off every site: the middle of the three farthest Gaussians, by its slope. */
  @Test
  void aMinimumOfNoSymmetryIsWhereTheSlopeVanishes() {
    Structure s =
        new Structure(
            new Lattice(9, 0.3, 0, 0.4, 10, 0.2, 0, -0.5, 8),
            List.of("Si", "Si"),
            new double[] {0.03, 0.01, 0, 0.31, 0.27, 0.22});
    Density rho = gaussians(s, 0.03, 0.01, 0, 0.31, 0.27, 0.22, 2.5);
    List<InterstitialSites.Hole> holes = find(s, rho);
    assertTrue(!holes.isEmpty());
    double[] f = holes.get(0).site().fractional();
    double here = value(s, rho, f);
    for (int i = 0; i < 3; i++) {
      for (double h : new double[] {-0.01, 0.01}) {
        double[] off = f.clone();
        off[i] += h;
        assertTrue(value(s, rho, off) > here);
      }
      double[] up = f.clone();
      double[] down = f.clone();
      up[i] += 1e-3;
      down[i] -= 1e-3;
      assertEquals(0, (value(s, rho, up) - value(s, rho, down)) / 2e-3, 1e-7);
    }
  }

  private static double value(Structure s, Density rho, double[] f) {
    DensityBasis basis = rho.basis();
    double sum = 0;
    double[] r = s.lattice().cartesian(f[0], f[1], f[2]);
    for (int g = 0; g < basis.size(); g++) {
      double angle = basis.g(0)[g] * r[0] + basis.g(1)[g] * r[1] + basis.g(2)[g] * r[2];
      sum += rho.total().re()[g] * Math.cos(angle) - rho.total().im()[g] * Math.sin(angle);
    }
    return sum;
  }
}
