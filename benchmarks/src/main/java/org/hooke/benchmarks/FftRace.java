package org.hooke.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.hooke.kernels.fft.Fft3d;
import org.hooke.kernels.fft.FloatSphereTransform;
import org.hooke.kernels.fft.SphereTransform;
import org.hooke.kernels.fft.Transforms;

/**
 * Our transforms beside FFTW and JTransforms, taking turns in one run.
 *
 * <p>Arguments: the compiled peers/fftw.c, or "none"; then sizes, those of boxes for one band
 * through the potential, a slash, those of dense boxes. Prints microseconds, minimum and median.
 */
public final class FftRace {
  private static final int ROUNDS = 6; // the first, which also warms up, does not count
  private static final double TURN = 0.12; // seconds

  private FftRace() {}

  public static void main(String[] arguments) throws IOException {
    Process process = arguments[0].equals("none") ? null : new ProcessBuilder(arguments[0]).start();
    for (int n :
        new int[] {28, 30, 32, 36, 50, 72}) { // every loop is compiled before any size counts
      for (String twin : new String[] {"plain", "vector"}) {
        Transforms transforms = Transforms.named(twin);
        timed(band(transforms, n)).apply(0.7);
        timed(floatBand(transforms, n)).apply(0.7);
        timed(dense(transforms, n)).apply(0.7);
      }
    }
    boolean dense = false;
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].equals("/")) {
        dense = true;
        System.out.println(
            "dense: coefficients [x][y][z] in fftw, jtransforms; [x][z][y] in plain, vector");
        continue;
      }
      int n = Integer.parseInt(arguments[i]);
      Map<String, DoubleFunction<double[]>> contenders = new LinkedHashMap<>();
      if (process != null) {
        for (String kind : dense ? new String[] {"dense"} : new String[] {"sticks", "planes"}) {
          contenders.put("fftw-" + kind, seconds -> peer(process, kind, n, seconds));
        }
      }
      for (String twin : new String[] {"jtransforms", "plain", "vector"}) {
        Transforms transforms = Transforms.named(twin);
        contenders.put(twin, timed(dense ? dense(transforms, n) : band(transforms, n)));
        if (!dense && !twin.equals("jtransforms")) {
          contenders.put(twin + "-float", timed(floatBand(transforms, n)));
        }
      }
      print((dense ? "dense pair " : "V times band ") + n, race(contenders));
    }
    if (process != null) {
      process.getOutputStream().close();
    }
  }

  /** {minimum, median} in microseconds by contender. */
  private static Map<String, double[]> race(Map<String, DoubleFunction<double[]>> contenders) {
    Map<String, double[]> samples = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, DoubleFunction<double[]>> contender : contenders.entrySet()) {
        double[] turn = contender.getValue().apply(round == 0 ? 10 * TURN : TURN);
        if (round > 0) {
          samples.merge(contender.getKey(), turn, FftRace::joined);
        }
      }
    }
    samples.replaceAll((name, all) -> minimumAndMedian(all));
    return samples;
  }

  private static void print(String what, Map<String, double[]> times) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-17s", what));
    times.forEach(
        (name, t) -> line.append(String.format(Locale.ROOT, "  %s %.0f (%.0f)", name, t[0], t[1])));
    double[] vector = times.get("vector");
    line.append("  | ratio to vector, min (median):");
    times.forEach(
        (name, t) ->
            line.append(
                String.format(
                    Locale.ROOT, "  %s %.2f (%.2f)", name, t[0] / vector[0], t[1] / vector[1])));
    System.out.println(line);
  }

  private static DoubleFunction<double[]> timed(Runnable task) {
    return seconds -> {
      double[] samples = new double[1 << 16];
      int count = 0;
      long end = System.nanoTime() + (long) (1e9 * seconds);
      do {
        long start = System.nanoTime();
        task.run();
        samples[count++] = 1e-3 * (System.nanoTime() - start);
      } while (System.nanoTime() < end && count < samples.length);
      return Arrays.copyOf(samples, count);
    };
  }

  private static double[] peer(Process process, String kind, int n, double seconds) {
    try {
      Writer writer = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
      writer.write(String.format(Locale.ROOT, "%s %d %.3f%n", kind, n, seconds));
      writer.flush();
      StringBuilder line = new StringBuilder();
      for (int c = process.getInputStream().read(); c >= 0 && c != '\n'; ) {
        line.append((char) c);
        c = process.getInputStream().read();
      }
      return Arrays.stream(line.toString().trim().split(" "))
          .mapToDouble(Double::parseDouble)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Runnable band(Transforms transforms, int n) {
    SphereTransform sphere = transforms.sphere(n, n, n, FftBenchmark.miller(n));
    Random random = new Random(1);
    double[] v = random.doubles(sphere.gridSize()).toArray();
    double[] re = random.doubles(sphere.size()).toArray();
    double[] im = random.doubles(sphere.size()).toArray();
    double[] outRe = new double[sphere.size()];
    double[] outIm = new double[sphere.size()];
    return () -> sphere.addPotentialTimes(v, re, im, outRe, outIm);
  }

  private static Runnable floatBand(Transforms transforms, int n) {
    FloatSphereTransform sphere = transforms.floatSphere(n, n, n, FftBenchmark.miller(n));
    Random random = new Random(1);
    float[] v = floats(random, sphere.gridSize());
    float[] re = floats(random, sphere.size());
    float[] im = floats(random, sphere.size());
    float[] outRe = new float[sphere.size()];
    float[] outIm = new float[sphere.size()];
    return () -> sphere.addPotentialTimes(v, re, im, outRe, outIm);
  }

  /** There and back, coefficients in the order of the twin. */
  private static Runnable dense(Transforms transforms, int n) {
    Fft3d fft = transforms.dense(n, n, n);
    double[] re = new double[fft.length()]; // of zeros: the values would grow by n^3 each time
    double[] im = new double[fft.length()];
    return () -> {
      fft.toGrid(re, im);
      fft.fromGrid(re, im);
    };
  }

  private static float[] floats(Random random, int size) {
    float[] x = new float[size];
    for (int i = 0; i < size; i++) {
      x[i] = random.nextFloat();
    }
    return x;
  }

  private static double[] joined(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static double[] minimumAndMedian(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return new double[] {sorted[0], sorted[sorted.length / 2]};
  }
}
