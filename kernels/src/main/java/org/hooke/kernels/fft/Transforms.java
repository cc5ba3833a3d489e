package org.hooke.kernels.fft;

import java.io.Serializable;
import org.hooke.kernels.simd.Twin;

/** Makes transforms: one implementation ("twin") for a whole run, named in every result. */
public interface Transforms extends Serializable {
  /** Short name of the twin, as written in the result's provenance. */
  String name();

  /** A dense transform with a workspace of its own. */
  Fft3d dense(int n1, int n2, int n3);

  /**
   * A transform of one sphere with a workspace of its own.
   *
   * @param miller integer triples, [3 plane wave + axis]; each component in (-n/2, n/2)
   */
  SphereTransform sphere(int n1, int n2, int n3, int[] miller);

  /**
   * A transform of real functions with a workspace of its own.
   *
   * @param half integer triples of half a sphere, [3 plane wave + axis]: of G and -G only one, in
   *     any order, G = 0 included or not; each component in (-n/2, n/2)
   * @throws IllegalArgumentException when a triple and its opposite both occur
   */
  default RealSphereTransform realSphere(int n1, int n2, int n3, int[] half) {
    return new PairedRealSphere(half, whole -> sphere(n1, n2, n3, whole));
  }

  /** As {@link #sphere}, in single precision. */
  FloatSphereTransform floatSphere(int n1, int n2, int n3, int[] miller);

  /** As {@link #realSphere}, in single precision. */
  default FloatRealSphereTransform floatRealSphere(int n1, int n2, int n3, int[] half) {
    return new FloatPairedRealSphere(half, whole -> floatSphere(n1, n2, n3, whole));
  }

  /**
   * The length of at least n that costs least, as {@link FftSize#cheapest}; any other works too.
   */
  int goodLength(int n);

  /** The twin of this JVM, as {@link Twin#ofThisJvm} says. */
  static Transforms best() {
    return named(Twin.ofThisJvm().label());
  }

  /**
   * The twin of this name: plain, vector, or jtransforms.
   *
   * @throws IllegalArgumentException when there is none
   * @throws IllegalStateException when it cannot run in this JVM
   */
  static Transforms named(String name) {
    return switch (name) {
      case "plain" -> new PlainFft();
      case "vector" -> Twin.load(Transforms.class, "org.hooke.kernels.fft.VectorFft");
      case "jtransforms" -> new JTransformsFft();
      default -> throw new IllegalArgumentException("no Fourier transform is named " + name);
    };
  }
}
