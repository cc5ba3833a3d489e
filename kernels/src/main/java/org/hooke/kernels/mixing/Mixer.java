package org.hooke.kernels.mixing;

/** Proposes the next input of the self-consistency loop. */
public interface Mixer {
  /**
   * The next input from the present input and the output it gave; both are kept, not copied.
   *
   * @return a new bundle
   */
  MixedBundle next(MixedBundle in, MixedBundle out);

  /** Forgets everything learnt so far. */
  void reset();
}
