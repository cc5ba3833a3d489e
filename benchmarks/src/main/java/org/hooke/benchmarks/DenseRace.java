package org.hooke.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.hooke.kernels.linalg.BlockAlgebra;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Scalars;
import org.hooke.kernels.simd.Twin;

/**
 * Dense algebra on one thread for a race against {@code peers/openblas.c}: prints "what n m best
 * median" in Gflop/s (products of n bands of m plane waves) or microseconds (eigenvectors, m = 0).
 */
public final class DenseRace {
  private static final int MOST = 4000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final double seconds;

  private DenseRace(double seconds) {
    this.seconds = seconds;
  }

  /** Arguments: seconds for each measurement, then shapes NxM. */
  public static void main(String[] arguments) {
    DenseRace race = new DenseRace(Double.parseDouble(arguments[0]));
    System.err.println("Hooke, twin " + Twin.ofThisJvm().label());
    for (String shape : Arrays.asList(arguments).subList(1, arguments.length)) {
      int n = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
      int m = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
      if (m > 0) {
        race.products(Scalars.COMPLEX, "", n, m);
        race.products(Scalars.REAL, "-real", n, m);
      } else {
        race.eigenvectors(n);
      }
    }
  }

  private void products(Scalars scalars, String suffix, int n, int m) {
    BlockAlgebra algebra = scalars.algebra(Parallel.serial());
    ComplexMatrix x = random(n, m, 1);
    ComplexMatrix y = random(n, m, 2);
    ComplexMatrix s = new ComplexMatrix(n, n);
    ComplexMatrix unitary = new ComplexMatrix(n, n); // almost: a rotation must not grow
    for (int i = 0; i < n; i++) {
      unitary.re(i)[(i + 1) % n] = 1;
      unitary.im(i)[i] = 1e-9;
    }
    double flops = (scalars == Scalars.REAL ? 4.0 : 8.0) * n * n * m;
    report("combine" + suffix, n, m, times(() -> algebra.combine(unitary, x, y)), flops);
    report("rotate" + suffix, n, m, times(() -> algebra.rotate(unitary, x, n)), flops);
    report("gram" + suffix, n, m, times(() -> algebra.gram(x, y, s)), flops);
    report("gram-hermitian" + suffix, n, m, times(() -> algebra.gramHermitian(x, x, s)), flops);
  }

  private void eigenvectors(int n) {
    HermitianEigen eigen = new HermitianEigen(Parallel.serial());
    for (Scalars scalars : Scalars.values()) {
      String suffix = scalars == Scalars.REAL ? "-real" : "";
      ComplexMatrix a = random(n, n, 3);
      for (int i = 0; i < n && scalars == Scalars.REAL; i++) {
        Arrays.fill(a.im(i), 0);
      }
      ComplexMatrix all = new ComplexMatrix(n, n);
      ComplexMatrix third = new ComplexMatrix((n + 2) / 3, n);
      report("eigen" + suffix, n, 0, times(() -> eigen.solve(a, all)), 0);
      report("eigen-third" + suffix, n, 0, times(() -> eigen.solve(a, third)), 0);
    }
  }

  /** Seconds of processor time of the calls, ascending, after as long a warm-up. */
  private double[] times(Runnable work) {
    run(work, Math.max(seconds, 0.5));
    double[] t = run(work, seconds);
    Arrays.sort(t);
    return t;
  }

  private static double[] run(Runnable work, double seconds) {
    double[] t = new double[MOST];
    int count = 0;
    long start = System.nanoTime();
    while (count < MOST && (count < 5 || System.nanoTime() - start < seconds * 1e9)) {
      long begin = THREADS.getCurrentThreadCpuTime();
      work.run();
      t[count++] = (THREADS.getCurrentThreadCpuTime() - begin) * 1e-9;
    }
    return Arrays.copyOf(t, count);
  }

  private static void report(String what, int n, int m, double[] t, double flops) {
    double best = t[0];
    double median = t[t.length / 2];
    String line =
        flops > 0
            ? String.format(Locale.ROOT, "%.1f %.1f", flops / best * 1e-9, flops / median * 1e-9)
            : String.format(Locale.ROOT, "%.0f %.0f", best * 1e6, median * 1e6);
    System.out.println(what + " " + n + " " + m + " " + line);
  }

  private static ComplexMatrix random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ComplexMatrix x = new ComplexMatrix(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        x.re(i)[j] = random.nextDouble() - 0.5;
        x.im(i)[j] = random.nextDouble() - 0.5;
      }
    }
    return x;
  }
}
