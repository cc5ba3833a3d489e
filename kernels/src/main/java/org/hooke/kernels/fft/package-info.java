/**
 * Fourier transforms between plane waves and grids: {@link Transforms} makes them, {@link PlainFft}
 * is the default twin, {@link JTransformsFft} the oracle. Knows no physics.
 */
package org.hooke.kernels.fft;
