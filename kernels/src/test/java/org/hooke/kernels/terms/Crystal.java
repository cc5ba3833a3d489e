package org.hooke.kernels.terms;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.JTransformsFft;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * A skewed cell with three atoms of two species in general positions, one species with a core
 * charge; bases, densities and orbitals that stay frozen while it is strained and its atoms move.
 */
final class Crystal {
  static final Structure REST =
      new Structure(
          new Lattice(6.1, 0.4, -0.3, 0.7, 5.8, 0.5, -0.6, 0.9, 6.4),
          List.of("X", "Y", "X"),
          new double[] {0.03, -0.02, 0.05, 0.31, 0.27, 0.22, 0.62, 0.57, 0.81},
          new double[] {0.8, -0.5, 0.3},
          new boolean[9]);

  static final Map<String, Pseudopotential> PSEUDOPOTENTIALS =
      Map.of(
          "X", new GaussianPseudopotential("X", 3, 0.9, 0.6),
          "Y", new GaussianPseudopotential("Y", 4, 0.7, 0));

  private static final double ELECTRONS = 10;

  /** Atoms moved by h along Cartesian coordinate 3a + i. */
  static Structure moved(int coordinate, double h) {
    double[] d = new double[3 * REST.atoms()];
    d[coordinate] = h;
    return REST.displaced(d);
  }

  /** The crystal with strain component 3i + j set to h. */
  static Structure strained(int component, double h) {
    double[] strain = new double[9];
    strain[component] = h;
    return REST.strained(strain);
  }

  static PlaneWaveBasis waves(Structure structure, double smoothing) {
    return waves(structure, smoothing, 18, 18, 20);
  }

  static PlaneWaveBasis waves(Structure structure, double smoothing, int... grid) {
    return new PlaneWaveBasis(REST.lattice(), 5, smoothing, grid, new JTransformsFft())
        .frozenIn(structure.lattice());
  }

  static DensityBasis densityBasis(Structure structure) {
    return waves(structure, 0).densityBasis();
  }

  static KPointBasis kpoint(Structure structure, double smoothing) {
    return waves(structure, smoothing).kpoint(new double[] {0.21, -0.13, 0.4});
  }

  /** A k-point of the crystal with real or complex orbitals. */
  static KPointBasis kpoint(Structure structure, double smoothing, double[] k, boolean real) {
    return waves(structure, smoothing).withRealOrbitals(real).kpoint(k);
  }

  /** A positive density of low symmetry at rest, Omega rho(G) frozen into the given basis. */
  static Density density(DensityBasis basis, int spins) {
    DensityBasis rest = densityBasis(REST);
    Density rho = new AtomicDensity(REST, rest, PSEUDOPOTENTIALS, ELECTRONS).density(spins);
    rho.addScaled(0.05, random(rest, spins, 7));
    Density frozen = new Density(basis, spins);
    double scale = rest.volume() / basis.volume();
    for (int s = 0; s < spins; s++) {
      rho.spin(s).re()[0] += 0.02; // keeps the tails away from zero
      frozen.spin(s).addScaled(scale, rho.spin(s));
    }
    return frozen;
  }

  /** A smooth real function without symmetry per spin, seeded. */
  static Density random(DensityBasis basis, int spins, long seed) {
    Random random = new Random(seed);
    Density rho = new Density(basis, spins);
    double[] values = new double[basis.gridSize()];
    double[] decay = new double[basis.size()];
    for (int n = 0; n < decay.length; n++) {
      decay[n] = Math.exp(-0.15 * basis.norms()[n] * basis.norms()[n]);
    }
    for (int s = 0; s < spins; s++) {
      for (int j = 0; j < values.length; j++) {
        values[j] = random.nextGaussian();
      }
      basis.fromGrid(values, rho.spin(s));
      rho.spin(s).scale(decay);
    }
    return rho;
  }

  /** The same as potentials. */
  static Potential randomPotential(DensityBasis basis, int spins, long seed) {
    Density rho = random(basis, spins, seed);
    Potential v = new Potential(basis, spins);
    for (int s = 0; s < spins; s++) {
      v.spin(s).set(rho.spin(s));
    }
    return v;
  }

  /** Normalised random rows whose weight falls off with the kinetic energy at rest. */
  static ComplexMatrix orbitals(int bands, double smoothing) {
    return orbitals(bands, kpoint(REST, smoothing));
  }

  /** The same on a basis at rest. */
  static ComplexMatrix orbitals(int bands, KPointBasis rest) {
    Random random = new Random(11);
    ComplexMatrix psi = new ComplexMatrix(bands, rest.size());
    for (int n = 0; n < bands; n++) {
      ComplexVector row = psi.row(n);
      for (int g = 0; g < rest.size(); g++) {
        double scale = Math.pow(1 + rest.kinetic()[g], -2.5);
        row.re()[g] = scale * random.nextGaussian();
        row.im()[g] = scale * random.nextGaussian();
      }
      rest.confine(psi);
      row.scale(1 / Math.sqrt(row.normSquared()));
    }
    return psi;
  }

  private Crystal() {}
}
