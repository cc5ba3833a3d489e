package org.hooke.kernels.kpoints;

import org.hooke.kernels.eigen.RitzRotation;
import org.hooke.kernels.eigen.SubspaceProducts;

/**
 * The blocks of bands of all states, wherever they live, as the filtered solver commands them: the
 * port between {@link FilteredBands} and threads or a cluster.
 */
public interface BandBlocks {
  /**
   * Filters the states' blocks and multiplies all bands with each other.
   *
   * @param potential [spin][grid point], Ha; the same array while it is the same potential
   * @param orders [state], null for states left alone
   * @return [state], null for those
   */
  SubspaceProducts[] filter(double[][] potential, FilterOrder[] orders);

  /**
   * Rotates the bands to Ritz vectors.
   *
   * @param rotations [state], null for states left alone
   * @return residual norms |H y - e y|, [state][row], Ha; null for those
   */
  double[][] rotate(RitzRotation[] rotations);
}
