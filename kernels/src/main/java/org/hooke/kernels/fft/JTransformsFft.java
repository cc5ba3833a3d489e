package org.hooke.kernels.fft;

/**
 * The portable twin on JTransforms: whole boxes, no pruning; the oracle of the other twins.
 *
 * <p>Only the library's one-dimensional plans are used, because its three-dimensional ones start
 * threads of a process-wide pool.
 */
public final class JTransformsFft implements Transforms {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "jtransforms";
  }

  @Override
  public Fft3d dense(int n1, int n2, int n3) {
    return new JTransformsFft3d(n1, n2, n3);
  }

  @Override
  public SphereTransform sphere(int n1, int n2, int n3, int[] miller) {
    return new DenseSphereTransform(new JTransformsFft3d(n1, n2, n3), miller);
  }

  /** The plain twin's: the library is used in double precision only. */
  @Override
  public FloatSphereTransform floatSphere(int n1, int n2, int n3, int[] miller) {
    return new FloatPrunedSphereTransform(n1, n2, n3, miller);
  }

  @Override
  public int goodLength(int n) {
    return FftSize.cheapest(n);
  }
}
