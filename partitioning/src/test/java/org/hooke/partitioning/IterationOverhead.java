package org.hooke.partitioning;

import java.nio.ByteBuffer;
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
 * <p>Arguments: master, rounds, grid lengths. Prints medians and their ratio; the bar is 1.3.
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
    SparkSettings settings =
        !master.startsWith("local[")
            ? ClusterOfProcesses.settings(master)
            : SparkSettings.embedded("overhead").withMaster(master);
    long start = System.nanoTime();
    try (SparkSessions spark = SparkSessions.open(settings)) {
      spark.calculations().run("first", List.of(1), x -> x);
      print("%s: first task after %.2f s", master, (System.nanoTime() - start) * 1e-9);
      print("%8s %10s %10s %8s", "MB", "bare, ms", "Hooke, ms", "ratio");
      for (int n : lengths) {
        compare(spark, n, rounds);
      }
      print("%8s %22s %22s", "MB", "Kryo write/read, ms", "Java write/read, ms");
      for (int n : lengths) {
        serialize(spark, n, rounds);
      }
    }
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

  private static void compare(SparkSessions spark, int n, int rounds) {
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
