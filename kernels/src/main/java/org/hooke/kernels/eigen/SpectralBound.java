package org.hooke.kernels.eigen;

import java.util.Random;
import org.hooke.kernels.linalg.ComplexMatrix;
import org.hooke.kernels.linalg.HermitianEigen;
import org.hooke.kernels.linalg.LinearOperator;
import org.hooke.kernels.linalg.Parallel;
import org.hooke.kernels.linalg.Rows;

/**
 * An upper bound of the spectrum by a few Lanczos steps: the largest Ritz value plus the norm of
 * the last residual.
 *
 * <p>Source: Zhou, Saad, Tiago, Chelikowsky, J. Comput. Phys. 219, 172 (2006), section 3.
 */
public final class SpectralBound {
  private static final int STEPS = 8;

  private SpectralBound() {}

  /**
   * A bound, the same bits for the same operator and seed.
   *
   * @param seed of the starting vector
   */
  public static double upper(LinearOperator h, long seed) {
    int steps = Math.min(STEPS, h.dimension());
    ComplexMatrix before = new ComplexMatrix(1, h.size());
    ComplexMatrix v = new ComplexMatrix(1, h.size());
    ComplexMatrix w = new ComplexMatrix(1, h.size());
    Random random = new Random(seed);
    for (int g = 0; g < h.size(); g++) {
      v.re(0)[g] = random.nextGaussian();
      v.im(0)[g] = random.nextGaussian();
    }
    h.confine(v);
    Rows.scale(1 / Rows.norm(v.re(0), v.im(0)), v.re(0), v.im(0));
    ComplexMatrix t = new ComplexMatrix(steps, steps);
    double beta = 0;
    int done = 0;
    while (done < steps) {
      h.apply(v, w);
      double alpha = v.row(0).dot(w.row(0));
      Rows.addScaled(-alpha, v.re(0), v.im(0), w.re(0), w.im(0));
      Rows.addScaled(-beta, before.re(0), before.im(0), w.re(0), w.im(0));
      t.re(done)[done] = alpha;
      done++;
      beta = Rows.norm(w.re(0), w.im(0));
      if (done == steps || !(beta > 1e-8 * Math.abs(alpha))) {
        break;
      }
      t.re(done)[done - 1] = beta;
      t.re(done - 1)[done] = beta;
      Rows.scale(1 / beta, w.re(0), w.im(0));
      ComplexMatrix free = before;
      before = v;
      v = w;
      w = free;
    }
    double[] ritz = new HermitianEigen(Parallel.serial()).solve(t, new ComplexMatrix(1, done));
    if (Double.isNaN(beta)) {
      throw new ArithmeticException("the Hamiltonian gives something that is not a number");
    }
    return ritz[done - 1] + beta;
  }
}
