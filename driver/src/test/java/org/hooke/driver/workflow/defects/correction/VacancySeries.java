package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.ElectronChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.xc.Functionals;

/**
 * The vacancy of hydrogen in lithium hydride, charge +1 (a closed shell), in cubic cells of growing
 * size with the atoms on the crystal's sites; LDA, one-electron lithium.
 */
final class VacancySeries {
  /** Cube edge, bohr. */
  static final double EDGE = 7.71;

  private static final Lattice PRIMITIVE =
      new Lattice(0, EDGE / 2, EDGE / 2, EDGE / 2, 0, EDGE / 2, EDGE / 2, EDGE / 2, 0);

  private final Parallel parallel;
  private final double cutoff;
  private final Map<String, Pseudopotential> potentials = new LinkedHashMap<>();

  /** At a cutoff in Ha. */
  VacancySeries(Parallel parallel, double cutoff) {
    this.parallel = parallel;
    this.cutoff = cutoff;
    for (String symbol : List.of("Li", "H")) {
      potentials.put(
          symbol,
          GthTable.embedded()
              .find(symbol, "LDA", OptionalInt.of(1))
              .orElseThrow()
              .pseudopotential());
    }
  }

  /** Rows of a cubic supercell with points of the fcc lattice: kind sc, bcc or fcc, times n. */
  static Lattice cell(String kind, int n) {
    double a = n * EDGE;
    double h = a / 2;
    return switch (kind) {
      case "sc" -> new Lattice(a, 0, 0, 0, a, 0, 0, 0, a);
      case "bcc" -> new Lattice(-a, a, a, a, -a, a, a, a, -a);
      case "fcc" -> new Lattice(0, h, h, h, 0, h, h, h, 0);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Hydrogen at the origin first. */
  static Structure crystal(Lattice cell) {
    int most = 12;
    List<String> symbols = new ArrayList<>();
    List<double[]> sites = new ArrayList<>();
    for (String symbol : List.of("H", "Li")) {
      double shift = symbol.equals("H") ? 0 : 0.5;
      for (int i = -most; i <= most; i++) {
        for (int j = -most; j <= most; j++) {
          for (int k = -most; k <= most; k++) {
            double[] r = PRIMITIVE.cartesian(i + shift, j + shift, k + shift);
            double[] f = cell.fractional(r[0], r[1], r[2]);
            boolean inside = true;
            for (double x : f) {
              inside &= x > -1e-6 && x < 1 - 1e-6;
            }
            if (inside) {
              boolean first =
                  symbol.equals("H") && Math.abs(f[0]) + Math.abs(f[1]) + Math.abs(f[2]) < 1e-6;
              symbols.add(first ? 0 : symbols.size(), symbol);
              sites.add(first ? 0 : sites.size(), f);
            }
          }
        }
      }
    }
    double[] fractional = new double[3 * sites.size()];
    for (int a = 0; a < sites.size(); a++) {
      System.arraycopy(sites.get(a), 0, fractional, 3 * a, 3);
    }
    return new Structure(cell, symbols, fractional);
  }

  static Structure withoutFirst(Structure s) {
    double[] f = s.fractional();
    double[] rest = new double[f.length - 3];
    System.arraycopy(f, 3, rest, 0, rest.length);
    return new Structure(s.lattice(), s.symbols().subList(1, s.atoms()), rest);
  }

  /** Solves a geometry in the smallest cell of its kind. */
  CalculationResult solve(Structure structure, double charge, int k, double shift) {
    try (GroundState ground = ground()) {
      return ground.solve(calculation(structure, 1, charge, k, shift));
    }
  }

  /** Solves one geometry after another. */
  GroundState ground() {
    return new GroundState(
        s -> new LocalKPoints(s, p -> new Davidson(p, s.seed()), parallel), step -> {});
  }

  /**
   * Of a supercell n times as long as the smallest of its kind: with the same grid per atom the
   * crystal's sites stay equal, and with k-points that fold onto each other so do its states.
   */
  Calculation calculation(Structure structure, int n, double charge, int k, double shift) {
    SpaceGroup group = SpaceGroup.of(structure);
    int[] grid = PlaneWaveBasis.leastGrid(structure.lattice(), cutoff);
    for (int i = 0; i < 3; i++) {
      int least = (grid[i] + n - 1) / n;
      while (least % 2 != 0 || Transforms.best().goodLength(n * least) != n * least) {
        least++;
      }
      grid[i] = n * least;
    }
    SpaceGroup onGrid = group.compatibleWithGrid(grid);
    KMesh mesh =
        KMesh.monkhorstPack(new int[] {k, k, k}, new double[] {shift, shift, shift}, onGrid, true);
    double electrons = structure.atoms() - charge;
    return new Calculation(
        structure,
        group,
        mesh.symmetry(),
        Functionals.named("LDA-PW92").orElseThrow(),
        potentials,
        new PlaneWaveBasis(structure.lattice(), cutoff, 0, grid, Transforms.best()),
        mesh,
        (int) electrons / 2 + 2,
        ElectronChoice.unpolarised(electrons, Smearings.named("none", 0, 0).orElseThrow()),
        ExternalFields.none(),
        ScfOptions.of(1e-9, 60),
        1);
  }

  /** The primitive crystal. */
  CalculationResult crystal() {
    return solve(crystal(PRIMITIVE), 0, 12, 0);
  }

  /** The shell of atoms at a distance from the origin, [atom], with outward unit vectors. */
  static Map<Integer, double[]> shell(Structure s, double distance) {
    Map<Integer, double[]> found = new LinkedHashMap<>();
    for (int a = 0; a < s.atoms(); a++) {
      double[] v = SiteMatch.nearest(s.lattice(), new double[3], s.cartesian(a));
      double d = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
      if (Math.abs(d - distance) < 1e-3) {
        found.put(a, new double[] {v[0] / d, v[1] / d, v[2] / d});
      }
    }
    return found;
  }

  /** Mean outward component of vectors [3 a + i] on a shell. */
  static double outward(Map<Integer, double[]> shell, double[] vectors) {
    double sum = 0;
    for (Map.Entry<Integer, double[]> atom : shell.entrySet()) {
      for (int i = 0; i < 3; i++) {
        sum += vectors[3 * atom.getKey() + i] * atom.getValue()[i];
      }
    }
    return sum / shell.size();
  }

  /** Every atom of a shell moved outwards, bohr. */
  static Structure breathed(Structure s, Map<Integer, double[]> shell, double by) {
    double[] move = new double[3 * s.atoms()];
    shell.forEach(
        (a, e) -> {
          for (int i = 0; i < 3; i++) {
            move[3 * a + i] = by * e[i];
          }
        });
    return s.displaced(move);
  }

  /** The crystal's potential in a supercell: its waves are some of the supercell's. */
  PotentialSamples unfolded(CalculationResult crystal, Structure supercell, Calculation in) {
    DensityBasis basis = in.basis().densityBasis();
    DensityBasis from = crystal.scf().density().basis();
    Density rho = new Density(basis, 1);
    ComplexVector source = crystal.scf().density().total();
    for (int g = 0; g < basis.size(); g++) {
      double[] h = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int x = 0; x < 3; x++) {
          h[i] += basis.g(x)[g] * PRIMITIVE.a(i, x) / (2 * Math.PI);
        }
      }
      boolean whole = true;
      for (double x : h) {
        whole &= Math.abs(x - Math.rint(x)) < 1e-6;
      }
      int p =
          whole
              ? from.index((int) Math.rint(h[0]), (int) Math.rint(h[1]), (int) Math.rint(h[2]))
              : -1;
      if (p >= 0) {
        rho.total().re()[g] = source.re()[p];
        rho.total().im()[g] = source.im()[p];
      }
    }
    return PotentialSamples.of(supercell, rho, potentials);
  }
}
