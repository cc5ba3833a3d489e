package org.hooke.kernels.kpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.AtomicDensity;
import org.hooke.kernels.terms.Hamiltonian;
import org.hooke.kernels.xc.Functionals;
import org.junit.jupiter.api.Test;

class StarOrbitalsTest {
  private static final int[] GRID = {24, 24, 24};

  /** Diamond: 48 operations, half of them with a fractional translation. */
  private static Structure crystal(double strain) {
    double h = 5.1;
    double g = h * (1 + strain);
    return new Structure(
        new Lattice(0, h, g, h, 0, g, h, h, 0),
        List.of("Si", "Si"),
        new double[] {0, 0, 0, 0.25, 0.25, 0.25});
  }

  /** One crystal's k-points, and its potential of superposed atoms. */
  private static final class Case {
    final KPointsSetup setup;
    final double[] potential;

    Case(Structure structure, boolean reduced, boolean real) {
      Pseudopotential silicon =
          GthTable.embedded().find("Si", "LDA", OptionalInt.of(4)).orElseThrow().pseudopotential();
      Map<String, Pseudopotential> potentials = Map.of("Si", silicon);
      PlaneWaveBasis basis =
          new PlaneWaveBasis(structure.lattice(), 4, 0, GRID, Transforms.best())
              .withRealOrbitals(real);
      Hamiltonian hamiltonian =
          Hamiltonian.of(
              structure,
              basis.densityBasis(),
              potentials,
              Functionals.named("LDA-PW92").orElseThrow());
      SpaceGroup group = reduced ? SpaceGroup.of(structure) : SpaceGroup.identity();
      KMesh mesh = KMesh.monkhorstPack(new int[] {4, 4, 2}, new double[3], group, true);
      setup =
          new KPointsSetup(
              structure, basis, potentials, hamiltonian.orbitalTerms(), mesh, 1, 6, 8, 1);
      AtomicDensity atoms = new AtomicDensity(structure, basis.densityBasis(), potentials, 8);
      potential = hamiltonian.evaluate(atoms.density(1)).potential().onGrid()[0];
    }

    StarOrbitals solved() {
      try (LocalKPoints kpoints =
          new LocalKPoints(setup, p -> new Davidson(p, 1), Parallel.serial())) {
        kpoints.diagonalize(new double[][] {potential}, new BandRequest(1e-8, 60));
        return kpoints.gathered().orElseThrow();
      }
    }

    /** The largest |H x - (x, H x) x| of the four lowest bands, rows as they are. */
    double residual(StarOrbitals known) {
      double worst = 0;
      for (int k = 0; k < setup.mesh().size(); k++) {
        KPointBasis basis = setup.basis().kpoint(setup.mesh().point(k));
        KPointHamiltonian h =
            new KPointHamiltonian(
                basis, setup.terms().stream().map(t -> t.at(basis)).toList(), Parallel.serial());
        h.potential(potential);
        ComplexMatrix x = known.at(basis, 0, 6, 1).orElseThrow();
        ComplexMatrix image = new ComplexMatrix(6, h.size());
        h.apply(x, image);
        for (int n = 0; n < 4; n++) {
          assertEquals(1, x.row(n).normSquared(), 1e-2);
          double e = 0;
          double square = 0;
          for (int g = 0; g < h.size(); g++) {
            e += x.re(n)[g] * image.re(n)[g] + x.im(n)[g] * image.im(n)[g];
          }
          for (int g = 0; g < h.size(); g++) {
            double re = image.re(n)[g] - e * x.re(n)[g];
            double im = image.im(n)[g] - e * x.im(n)[g];
            square += re * re + im * im;
          }
          worst = Math.max(worst, Math.sqrt(square));
        }
      }
      return worst;
    }
  }

  @Test
  void orbitalsOfTheStarSolveTheSameCrystal() {
    for (boolean real : new boolean[] {false, true}) {
      Case reduced = new Case(crystal(0), true, real);
      Case whole = new Case(crystal(0), false, real);
      assertTrue(whole.setup.mesh().size() > reduced.setup.mesh().size());
      double residual = whole.residual(reduced.solved());
      assertTrue(residual < 1e-7, "residual " + residual);
    }
  }

  @Test
  void aStrainDisturbsThemByAsMuch() {
    StarOrbitals known = new Case(crystal(0), true, true).solved();
    double large = new Case(crystal(4e-3), false, true).residual(known);
    double small = new Case(crystal(1e-3), false, true).residual(known);
    assertTrue(large < 0.1, "residual " + large);
    assertTrue(small < large / 2, small + " and " + large);
  }

  @Test
  void theFirstDiagonalisationStartsFromThem() {
    StarOrbitals known = new Case(crystal(0), true, true).solved();
    Case strained = new Case(crystal(1e-3), false, true);
    int[] applications = new int[2];
    for (int i = 0; i < 2; i++) {
      KPointsSetup setup = i == 0 ? strained.setup : strained.setup.startingFrom(known);
      try (LocalKPoints kpoints =
          new LocalKPoints(setup, p -> new Davidson(p, 1), Parallel.serial())) {
        applications[i] =
            (int)
                kpoints
                    .diagonalize(new double[][] {strained.potential}, new BandRequest(1e-4, 60, 4))
                    .applications();
      }
    }
    assertTrue(applications[1] < 0.8 * applications[0], Arrays.toString(applications));
  }
}
