package org.hooke.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hooke.kernels.fft.Fft3d;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.fft.Transforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The transforms a band solver spends its time in, for each twin: the dense pair, and one band
 * through the local potential (sphere to grid, times V, back).
 *
 * <p>The sphere has the radius of the wavefunctions, a quarter of the box.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FftBenchmark {
  /** Grid points along each axis. */
  @Param({"32", "48", "64", "96"})
  public int n;

  /** The twin's name. */
  @Param({"plain", "vector", "jtransforms"})
  public String twin;

  private Fft3d dense;
  private SphereTransform sphere;
  private double[] re;
  private double[] im;
  private double[] v;
  private double[] cRe;
  private double[] cIm;
  private double[] outRe;
  private double[] outIm;

  /** Seeded data; not timed. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    Transforms transforms = Transforms.named(twin);
    int[] miller = miller(n);
    dense = transforms.dense(n, n, n);
    sphere = transforms.sphere(n, n, n, miller);
    re = random.doubles(dense.length()).toArray();
    im = random.doubles(dense.length()).toArray();
    v = random.doubles((long) n * n * n).toArray();
    cRe = random.doubles(sphere.size()).toArray();
    cIm = random.doubles(sphere.size()).toArray();
    outRe = new double[sphere.size()];
    outIm = new double[sphere.size()];
  }

  /** Triples within the radius n / 4. */
  static int[] miller(int n) {
    int radius = n / 4 + 1;
    double limit = n / 4.0 * (n / 4.0);
    int[] triples = new int[3 * (2 * radius + 1) * (2 * radius + 1) * (2 * radius + 1)];
    int count = 0;
    for (int x = -radius; x <= radius; x++) {
      for (int y = -radius; y <= radius; y++) {
        for (int z = -radius; z <= radius; z++) {
          if (x * x + y * y + z * z < limit) {
            triples[count++] = x;
            triples[count++] = y;
            triples[count++] = z;
          }
        }
      }
    }
    return java.util.Arrays.copyOf(triples, count);
  }

  /** Forward and backward; the values grow by n^3 each time, so they are scaled back. */
  @Benchmark
  public double[] densePair() {
    dense.toGrid(re, im);
    dense.fromGrid(re, im);
    double factor = 1.0 / ((double) n * n * n);
    for (int i = 0; i < re.length; i++) {
      re[i] *= factor;
      im[i] *= factor;
    }
    return re;
  }

  /** One band through V. */
  @Benchmark
  public double[] bandThroughPotential() {
    sphere.addPotentialTimes(v, cRe, cIm, outRe, outIm);
    return outRe;
  }
}
