package org.hooke.driver.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.BandSolver;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.xc.Functionals;

/** Real crystals at cutoffs too low for physics: seconds, yet every formula is at work. */
final class TinySystems {
  private TinySystems() {}

  static final Function<KPointsSetup, KPoints> SERIAL =
      setup -> new LocalKPoints(setup, BandSolver.of(setup), Parallel.serial());

  static Structure silicon() {
    return new Structure(
        new Lattice(0, 5.13, 5.13, 5.13, 0, 5.13, 5.13, 5.13, 0),
        List.of("Si", "Si"),
        new double[] {0, 0, 0, 0.25, 0.25, 0.25});
  }

  /** Sheared, with the atoms off their sites. */
  static Structure distortedSilicon() {
    return silicon()
        .strained(new double[] {0.02, 0.015, -0.01, 0.015, -0.01, 0.005, -0.01, 0.005, 0.01})
        .displaced(new double[] {0.05, -0.02, 0.03, -0.04, 0.06, 0.01});
  }

  static Structure distortedAluminium() {
    return new Structure(
        new Lattice(5.3, 0.1, 0, 0.2, 5.4, 0.1, 0, -0.1, 7.6),
        List.of("Al", "Al"),
        new double[] {0.01, 0, 0, 0.52, 0.49, 0.5});
  }

  static Smearing smearing(String kind, double width, int order) {
    return Smearings.named(kind, width, order).orElseThrow();
  }

  static Calculation calculation(
      Structure structure,
      String functional,
      double cutoff,
      int[] kgrid,
      double[] shift,
      int bands,
      Smearing smearing) {
    SpaceGroup group = SpaceGroup.of(structure);
    int[] grid = FftGridChoice.choose(structure.lattice(), cutoff, group, Transforms.best());
    SpaceGroup onGrid = group.compatibleWithGrid(grid);
    KMesh mesh = KMesh.monkhorstPack(kgrid, shift, onGrid, true);
    Map<String, Pseudopotential> potentials = new LinkedHashMap<>();
    String family = functional.startsWith("LDA") ? "LDA" : "PBE";
    double electrons = 0;
    for (String symbol : structure.symbols()) {
      Pseudopotential p =
          potentials.computeIfAbsent(
              symbol,
              s ->
                  GthTable.embedded()
                      .find(s, family, OptionalInt.empty())
                      .orElseThrow()
                      .pseudopotential());
      electrons += p.valence();
    }
    return new Calculation(
        structure,
        group,
        mesh.symmetry(),
        Functionals.named(functional).orElseThrow(),
        potentials,
        new PlaneWaveBasis(structure.lattice(), cutoff, 0, grid, Transforms.best()),
        mesh,
        bands,
        ElectronChoice.unpolarised(electrons, smearing),
        ExternalFields.none(),
        ScfOptions.of(1e-11, 60),
        1);
  }
}
