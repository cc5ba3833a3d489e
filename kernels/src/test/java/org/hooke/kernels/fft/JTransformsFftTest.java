package org.hooke.kernels.fft;

class JTransformsFftTest extends TransformsContract {
  @Override
  Transforms transforms() {
    return new JTransformsFft();
  }
}
