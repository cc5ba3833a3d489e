import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.driver.workflow.Calculation;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.FftGridChoice;
import org.hooke.driver.workflow.GroundState;
import org.hooke.kernels.bands.Smearings;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.Davidson;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.xc.Functionals;

/**
 * Measures the cutoff that entries of the embedded GTH tables need.
 *
 * <p>Face-centred cubic crystals of one atom, neighbours 2.2 covalent radii apart, and again with a lattice
 * constant 3 % larger; 3 x 3 x 3 k-points, cold smearing of 0.01 Ha. The difference of the two energies at
 * a series of cutoffs is compared with that at twice the estimate: the recommended cutoff is the smallest of
 * the series from which on it stays within 3 meV per atom. Prints one line per entry, as in gth-cutoffs.txt,
 * and the differences (meV) on standard error.
 *
 * <p>usage, after a build: java -cp 'target/hooke-VERSION/hooke.jar:target/hooke-VERSION/jars/*'
 * scripts/GthConvergence.java FAMILY SYMBOL=COVALENT_RADIUS_IN_BOHR ...
 */
public final class GthConvergence {
  private static final double[] SERIES = {0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.6};
  private static final double REFERENCE = 2;
  private static final double LIMIT = 3e-3 / 27.211386245988;

  private GthConvergence() {}

  public static void main(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      String[] parts = arguments[i].split("=", -1);
      GthTable.Entry entry =
          GthTable.embedded().find(parts[0], arguments[0], OptionalInt.empty()).orElseThrow();
      measure(entry, 2.2 * Double.parseDouble(parts[1]) * Math.sqrt(2));
    }
  }

  private static void measure(GthTable.Entry entry, double a) {
    double estimate = entry.cutoff();
    double limit = difference(entry, a, REFERENCE * estimate);
    double needed = Double.NaN;
    StringBuilder shown = new StringBuilder();
    for (int i = SERIES.length - 1; i >= 0; i--) {
      double cutoff = Math.ceil(SERIES[i] * estimate);
      double off = difference(entry, a, cutoff) - limit;
      shown.append(String.format(Locale.ROOT, " %.0f: %.2f", cutoff, 27211.386 * off));
      if (!(Math.abs(off) <= LIMIT)) {
        break;
      }
      needed = cutoff;
    }
    System.err.println(entry.name() + shown);
    System.out.printf(
        Locale.ROOT, "%s %.0f %s%n", entry.name(), needed, needed > 0 ? "measured" : "failed");
    System.out.flush();
  }

  private static double difference(GthTable.Entry entry, double a, double cutoff) {
    return energy(entry, 1.03 * a, cutoff) - energy(entry, a, cutoff);
  }

  private static double energy(GthTable.Entry entry, double a, double cutoff) {
    Pseudopotential p = entry.pseudopotential();
    double h = a / 2;
    Structure structure =
        new Structure(
            new Lattice(0, h, h, h, 0, h, h, h, 0), List.of(entry.symbol()), new double[3]);
    SpaceGroup group = SpaceGroup.of(structure);
    Transforms transforms = Transforms.best();
    int[] grid =
        FftGridChoice.choose(
            PlaneWaveBasis.leastGrid(structure.lattice(), cutoff), group, transforms);
    KMesh mesh = KMesh.monkhorstPack(new int[] {3, 3, 3}, new double[3], group, true);
    Map<String, Pseudopotential> potentials = new LinkedHashMap<>();
    potentials.put(entry.symbol(), p);
    Calculation c =
        new Calculation(
            structure,
            group,
            mesh.symmetry(),
            Functionals.named(entry.family().equals("LDA") ? "LDA-PW92" : "PBE").orElseThrow(),
            potentials,
            new PlaneWaveBasis(structure.lattice(), cutoff, 0, grid, transforms),
            mesh,
            1,
            (int) Math.ceil(p.valence() / 2) + 5,
            p.valence(),
            Smearings.named("cold", 0.01, 1).orElseThrow(),
            ScfOptions.of(1e-7, 60),
            1);
    try (GroundState ground =
        new GroundState(
            s -> new LocalKPoints(s, q -> new Davidson(q, s.seed()), Parallel.serial()),
            step -> {})) {
      CalculationResult result = ground.solve(c);
      return result.converged() ? result.freeEnergy() : Double.NaN;
    }
  }
}
