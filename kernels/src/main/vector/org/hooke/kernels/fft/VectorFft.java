package org.hooke.kernels.fft;

/**
 * The project's own transforms on the Vector API: lanes run across columns, butterflies in
 * registers, pruned to the sphere, plane by plane.
 */
public final class VectorFft implements Transforms {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Fft3d dense(int n1, int n2, int n3) {
    return new VectorFft3d(n1, n2, n3);
  }

  @Override
  public SphereTransform sphere(int n1, int n2, int n3, int[] miller) {
    return new VectorSphere(n1, n2, n3, miller);
  }

  @Override
  public FloatSphereTransform floatSphere(int n1, int n2, int n3, int[] miller) {
    return new FloatVectorSphere(n1, n2, n3, miller);
  }

  @Override
  public int goodLength(int n) {
    return FftSize.cheapest(n);
  }
}
