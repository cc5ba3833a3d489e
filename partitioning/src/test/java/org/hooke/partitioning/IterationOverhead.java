package org.hooke.partitioning;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.eigen.EigenResult;
import org.hooke.kernels.fft.Transforms;
import org.hooke.kernels.kpoints.BandRequest;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.kpoints.LocalKPoints;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.terms.Kinetic;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * What an iteration costs beside its physics: potential out and eigenvalues back, then a density
 * back, through {@link SparkKPoints} with a solver that does nothing; against a bare broadcast and
 * collect of the same arrays by the same number of tasks, in turn, in one run.
 *
 * <p>Arguments: master, rounds, grid lengths. Prints medians and their ratio; the bar is 1.3. With
 * a standalone master of three workers it does so on one, two and three executors of one core, and
 * holds the model of docs/scaling.md, its constants from one and two, against three.
 */
public final class IterationOverhead {
  private static final int BANDS = 8;
  private static final Map<String, Pseudopotential> HYDROGEN =
      Map.of(
          "H",
          GthTable.embedded()
              .find("H", "LDA", OptionalInt.empty())
              .orElseThrow()
              .pseudopotential());

  private IterationOverhead() {}

  /** Prints one line per grid. */
  public static void main(String[] arguments) {
    String master = arguments.length > 0 ? arguments[0] : "local[2]";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
    int[] lengths =
        arguments.length > 2
            ? Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray()
            : new int[] {40, 80, 160};
    if (master.startsWith("spark:")) {
      List<Measured> all = new ArrayList<>();
      for (int executors = 1; executors <= 3; executors++) {
        SparkSettings settings =
            ClusterOfProcesses.settings(master)
                .withExecutors(executors)
                .with("spark.cores.max", Integer.toString(executors));
        all.addAll(measured(settings, lengths, rounds));
      }
      model(all);
    } else {
      boolean here = master.startsWith("local[");
      measured(
          here
              ? SparkSettings.embedded("overhead").withMaster(master)
              : ClusterOfProcesses.settings(master),
          lengths,
          rounds);
      try (SparkSessions spark = SparkSessions.open(SparkSettings.embedded("forms"))) {
        print("%8s %22s %22s", "MB", "Kryo write/read, ms", "Java write/read, ms");
        for (int n : lengths) {
          serialize(spark, n, rounds);
        }
      }
    }
  }

  /** An iteration's overhead on some executors, ms, for potentials of some size. */
  private record Measured(int executors, double megabytes, double milliseconds) {
    /** Terms of the model: once, per executor, per MB, per MB and executor. */
    double[] terms() {
      return new double[] {1, executors, megabytes, executors * megabytes};
    }
  }

  private static List<Measured> measured(SparkSettings settings, int[] lengths, int rounds) {
    List<Measured> all = new ArrayList<>();
    long start = System.nanoTime();
    try (SparkSessions spark = SparkSessions.open(settings)) {
      spark.calculations().run("first", List.of(1), x -> x);
      int executors = spark.executors().size();
      double first = (System.nanoTime() - start) * 1e-9;
      print("%s, %d executors: first task after %.2f s", settings.master(), executors, first);
      print("%8s %10s %10s %8s", "MB", "bare, ms", "Hooke, ms", "ratio");
      for (int n : lengths) {
        all.add(compare(spark, n, rounds));
      }
    }
    return all;
  }

  /** Fits the model to one and two executors, the relative errors least, and shows it for all. */
  private static void model(List<Measured> all) {
    double[][] normal = new double[4][5];
    for (Measured m : all) {
      double weight = m.executors() < 3 ? 1 / (m.milliseconds() * m.milliseconds()) : 0;
      double[] t = m.terms();
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          normal[i][j] += weight * t[i] * t[j];
        }
        normal[i][4] += weight * t[i] * m.milliseconds();
      }
    }
    double[] c = solved(normal);
    print("model: %.1f ms + %.1f ms N + %.2f ms/MB V + %.2f ms/MB N V", c[0], c[1], c[2], c[3]);
    print("%10s %8s %12s %10s", "executors", "MB", "measured, ms", "model, ms");
    for (Measured m : all) {
      double[] t = m.terms();
      double forecast = c[0] * t[0] + c[1] * t[1] + c[2] * t[2] + c[3] * t[3];
      String how = m.executors() == 3 ? "predicted" : "fitted";
      print(
          "%10d %8.1f %12.1f %10.1f %s",
          m.executors(), m.megabytes(), m.milliseconds(), forecast, how);
    }
  }

  /** Gauss-Jordan with pivots; rows end in the right-hand side. */
  private static double[] solved(double[][] rows) {
    int n = rows.length;
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int r = i; r < n; r++) {
        pivot = Math.abs(rows[r][i]) > Math.abs(rows[pivot][i]) ? r : pivot;
      }
      double[] row = rows[pivot];
      rows[pivot] = rows[i];
      rows[i] = row;
      for (int r = 0; r < n; r++) {
        double factor = r == i ? 0 : rows[r][i] / row[i];
        for (int j = i; j <= n; j++) {
          rows[r][j] -= factor * row[j];
        }
      }
    }
    double[] x = new double[n];
    Arrays.setAll(x, i -> rows[i][n] / rows[i][i]);
    return x;
  }

  /** The forms an array of n^3 doubles can take on its way. */
  private static void serialize(SparkSessions spark, int n, int rounds) {
    double[] v = new double[n * n * n];
    Arrays.setAll(v, Math::sin);
    SparkConf conf = spark.context().getConf();
    double[] kryo = times(new KryoSerializer(conf).newInstance(), v, rounds);
    double[] java = times(new JavaSerializer(conf).newInstance(), v, rounds);
    print("%8.1f %14.1f /%6.1f %14.1f /%6.1f", 8e-6 * v.length, kryo[0], kryo[1], java[0], java[1]);
  }

  private static double[] times(SerializerInstance serializer, double[] v, int rounds) {
    ClassTag<double[]> tag = ClassTag$.MODULE$.apply(double[].class);
    double[] write = new double[rounds];
    double[] read = new double[rounds];
    for (int round = -5; round < rounds; round++) {
      long t0 = System.nanoTime();
      ByteBuffer bytes = serializer.serialize(v, tag);
      long t1 = System.nanoTime();
      double[] back = serializer.deserialize(bytes, tag);
      long t2 = System.nanoTime();
      if (!Arrays.equals(v, back)) {
        throw new IllegalStateException("not the same back");
      }
      if (round >= 0) {
        write[round] = (t1 - t0) * 1e-6;
        read[round] = (t2 - t1) * 1e-6;
      }
    }
    return new double[] {median(write), median(read)};
  }

  private static Measured compare(SparkSessions spark, int n, int rounds) {
    int executors = spark.executors().size();
    KPointsSetup setup = setup(n, executors);
    double[][] v = {new double[setup.basis().gridSize()]};
    Arrays.setAll(v[0], Math::sin);
    Occupations f =
        new Occupations(new double[1][executors][BANDS], new double[0], 0); // empty: no transforms
    double[] bare = new double[rounds];
    double[] ours = new double[rounds];
    try (SparkKPoints points = spark.kpoints("overhead", setup, lazy(), () -> "round")) {
      for (int round = -5; round < rounds; round++) {
        long t0 = System.nanoTime();
        bare(spark.context(), v[0], executors);
        long t1 = System.nanoTime();
        points.diagonalize(v, new BandRequest(1, 1));
        points.density(f);
        long t2 = System.nanoTime();
        if (round >= 0) {
          bare[round] = (t1 - t0) * 1e-6;
          ours[round] = (t2 - t1) * 1e-6;
        }
      }
    }
    double b = median(bare);
    double o = median(ours);
    print("%8.1f %10.1f %10.1f %8.2f", 8e-6 * v[0].length, b, o, o / b);
    return new Measured(executors, 8e-6 * v[0].length, o);
  }

  /** Two jobs, as an iteration has: V out and a few numbers back, then as many numbers as V has. */
  private static void bare(JavaSparkContext context, double[] v, int tasks) {
    List<Integer> pieces = IntStream.range(0, tasks).boxed().toList();
    Broadcast<double[]> potential = context.broadcast(v);
    List<double[]> few =
        context
            .parallelize(pieces, tasks)
            .map(i -> Arrays.copyOf(potential.value(), BANDS))
            .collect();
    int size = v.length;
    List<long[]> parts = context.parallelize(pieces, tasks).map(i -> new long[size]).collect();
    long[] sum = new long[size];
    for (long[] part : parts) {
      for (int i = 0; i < size; i++) {
        sum[i] += part[i];
      }
    }
    potential.destroy();
    if (few.size() != tasks || sum[0] != 0) {
      throw new IllegalStateException("answers are missing");
    }
  }

  /** One k-point per executor in a grid of n^3 points, few plane waves. */
  private static KPointsSetup setup(int n, int kpoints) {
    Lattice lattice = new Lattice(6, 0, 0, 0, 6, 0, 0, 0, 6);
    Structure structure = new Structure(lattice, List.of("H"), new double[3]);
    int[] grid = {n, n, n};
    PlaneWaveBasis basis = new PlaneWaveBasis(lattice, 4, 0, grid, Transforms.best());
    double[] points = new double[3 * kpoints];
    double[] weights = new double[kpoints];
    Arrays.setAll(points, i -> 0.01 * i);
    Arrays.fill(weights, 1.0 / kpoints);
    return new KPointsSetup(
        structure,
        basis,
        HYDROGEN,
        List.of(new Kinetic()),
        new KMesh(points, weights),
        1,
        BANDS,
        BANDS,
        1);
  }

  private static LocalKPoints.EigenSolverFactory lazy() {
    return parallel ->
        (h, preconditioner, x, targets, most) ->
            new EigenResult(new double[x.rows()], new double[x.rows()], 0, 0, true);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
