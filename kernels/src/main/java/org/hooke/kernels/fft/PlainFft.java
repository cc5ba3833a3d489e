package org.hooke.kernels.fft;

/**
 * The project's own transforms in plain loops: mixed radix (2, 3, 4, 5, 7 and slow ones for larger
 * primes) across columns, pruned to the sphere, plane by plane.
 */
public final class PlainFft implements Transforms {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Fft3d dense(int n1, int n2, int n3) {
    return new PlainFft3d(n1, n2, n3);
  }

  @Override
  public SphereTransform sphere(int n1, int n2, int n3, int[] miller) {
    return new PrunedSphereTransform(n1, n2, n3, miller);
  }

  @Override
  public FloatSphereTransform floatSphere(int n1, int n2, int n3, int[] miller) {
    return new FloatPrunedSphereTransform(n1, n2, n3, miller);
  }

  @Override
  public int goodLength(int n) {
    return FftSize.cheapest(n);
  }
}
