package org.hooke.kernels.mixing;

import java.util.function.UnaryOperator;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * Solves (1 - chi_0 v) d = R, v = 4 pi/q^2: with V = v d the equation (v^-1 - chi_0) V = R is
 * symmetric and definite, and is solved by conjugate gradients.
 */
final class ScreeningEquation {
  private static final int MOST_STEPS = 60;

  private final double[] q; // [G]
  private final double[] diagonal; // [G], near that of v^-1 - chi_0
  private final double accuracy; // part of |R| that the solution may miss
  private final UnaryOperator<ComplexVector> operator; // v^-1 - chi_0, G = 0 left out

  ScreeningEquation(
      double[] q, double[] diagonal, double accuracy, UnaryOperator<ComplexVector> operator) {
    this.q = q;
    this.diagonal = diagonal;
    this.accuracy = accuracy;
    this.operator = operator;
  }

  /** Replaces R by d, G = 0 left alone. */
  void solve(ComplexVector residual) {
    ComplexVector r = residual.copy();
    r.re()[0] = 0;
    r.im()[0] = 0;
    ComplexVector v = new ComplexVector(r.size()); // the solution, V
    ComplexVector z = preconditioned(r);
    ComplexVector p = z.copy();
    double rz = r.dot(z);
    double goal = accuracy * accuracy * rz;
    for (int step = 0; step < MOST_STEPS && rz > goal; step++) {
      ComplexVector ap = operator.apply(p);
      double a = rz / p.dot(ap);
      v.addScaled(a, p);
      r.addScaled(-a, ap);
      z = preconditioned(r);
      double next = r.dot(z);
      p.scale(next / rz);
      p.addScaled(1, z);
      rz = next;
    }
    for (int i = 1; i < q.length; i++) {
      double bare = q[i] * q[i] / (4 * Math.PI);
      residual.re()[i] = bare * v.re()[i];
      residual.im()[i] = bare * v.im()[i];
    }
  }

  private ComplexVector preconditioned(ComplexVector r) {
    ComplexVector z = new ComplexVector(r.size());
    for (int i = 1; i < diagonal.length; i++) {
      z.re()[i] = r.re()[i] / diagonal[i];
      z.im()[i] = r.im()[i] / diagonal[i];
    }
    return z;
  }
}
