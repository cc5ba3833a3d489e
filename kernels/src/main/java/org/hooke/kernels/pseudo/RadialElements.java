package org.hooke.kernels.pseudo;

/**
 * Spectral elements on [0, R]: polynomials of order 10 on geometrically growing intervals, nodes
 * and weights of Gauss, Legendre and Lobatto, so that mass and potential matrices are diagonal.
 *
 * <p>Nodes 0 and R carry no unknown: u = 0 there. Source: A. T. Patera, J. Comput. Phys. 54, 468
 * (1984). Immutable.
 */
final class RadialElements {
  static final int ORDER = 10;

  private final int elements;
  private final double[] edges; // [element + 1]
  private final double[] r; // [node]
  private final double[] weights; // [node]
  private final double[] points; // [ORDER + 1] in [-1, 1]
  private final double[] pointWeights;
  private final double[][] slope; // [i][j] derivative of basis j at point i
  private final BandedSymmetric kinetic; // M^{-1/2} K M^{-1/2} / 2 on interior nodes
  private final BandedSymmetric laplace; // factor of K on interior nodes

  /** Elements from 0 to the radius, the first of the given length, bohr. */
  RadialElements(double first, double radius, int elements) {
    this.elements = elements;
    points = lobattoPoints();
    pointWeights = new double[ORDER + 1];
    slope = new double[ORDER + 1][ORDER + 1];
    fillReference();
    edges = edges(first, radius, elements);
    int nodes = elements * ORDER + 1;
    r = new double[nodes];
    weights = new double[nodes];
    for (int e = 0; e < elements; e++) {
      double half = 0.5 * (edges[e + 1] - edges[e]);
      for (int i = 0; i <= ORDER; i++) {
        r[e * ORDER + i] = edges[e] + half * (1 + points[i]);
        weights[e * ORDER + i] += half * pointWeights[i];
      }
    }
    r[nodes - 1] = radius;
    laplace = stiffness(false);
    laplace.factorise();
    kinetic = stiffness(true);
  }

  private static double[] edges(double first, double radius, int count) {
    double low = 1.000001;
    double high = 10;
    for (int k = 0; k < 100; k++) {
      double g = 0.5 * (low + high);
      if (first * (Math.pow(g, count) - 1) / (g - 1) < radius) {
        low = g;
      } else {
        high = g;
      }
    }
    double[] edges = new double[count + 1];
    double length = first;
    for (int e = 1; e <= count; e++) {
      edges[e] = edges[e - 1] + length;
      length *= low;
    }
    edges[count] = radius;
    return edges;
  }

  /** Zeros of (1 - x^2) P'_n by Newton's method from Chebyshev's points. */
  private static double[] lobattoPoints() {
    double[] x = new double[ORDER + 1];
    for (int i = 0; i <= ORDER; i++) {
      double t = -Math.cos(Math.PI * i / ORDER);
      for (int k = 0; k < 50; k++) {
        double[] p = legendre(t);
        double step = (t * p[0] - p[1]) / ((ORDER + 1) * p[0]);
        t -= step;
      }
      x[i] = t;
    }
    return x;
  }

  /** P_n(t), P_{n-1}(t) for n = ORDER. */
  private static double[] legendre(double t) {
    double below = 1;
    double value = t;
    for (int n = 1; n < ORDER; n++) {
      double next = ((2 * n + 1) * t * value - n * below) / (n + 1);
      below = value;
      value = next;
    }
    return new double[] {value, below};
  }

  private void fillReference() {
    double[] p = new double[ORDER + 1];
    for (int i = 0; i <= ORDER; i++) {
      p[i] = legendre(points[i])[0];
      pointWeights[i] = 2 / (ORDER * (ORDER + 1.0) * p[i] * p[i]);
    }
    for (int i = 0; i <= ORDER; i++) {
      for (int j = 0; j <= ORDER; j++) {
        if (i != j) {
          slope[i][j] = p[i] / (p[j] * (points[i] - points[j]));
        }
      }
    }
    slope[0][0] = -ORDER * (ORDER + 1) / 4.0;
    slope[ORDER][ORDER] = -slope[0][0];
  }

  private BandedSymmetric stiffness(boolean scaled) {
    BandedSymmetric k = new BandedSymmetric(unknowns(), ORDER);
    for (int e = 0; e < elements; e++) {
      double half = 0.5 * (edges[e + 1] - edges[e]);
      for (int i = 0; i <= ORDER; i++) {
        for (int j = 0; j <= i; j++) {
          int row = e * ORDER + i - 1;
          int column = e * ORDER + j - 1;
          if (column >= 0 && row < unknowns()) {
            double sum = 0;
            for (int q = 0; q <= ORDER; q++) {
              sum += pointWeights[q] * slope[q][i] * slope[q][j];
            }
            double norm = scaled ? 2 * Math.sqrt(weights[row + 1] * weights[column + 1]) : 1;
            k.add(row, column, sum / half / norm);
          }
        }
      }
    }
    return k;
  }

  /** Number of nodes, 0 and R included. */
  int nodes() {
    return r.length;
  }

  /** Number of unknowns: nodes without 0 and R. */
  int unknowns() {
    return r.length - 2;
  }

  double r(int node) {
    return r[node];
  }

  double weight(int node) {
    return weights[node];
  }

  BandedSymmetric kinetic() {
    return kinetic;
  }

  /** df/dr at the nodes; where elements meet, the mean weighted by their quadrature weights. */
  double[] derivative(double[] f) {
    double[] out = new double[r.length];
    for (int e = 0; e < elements; e++) {
      for (int i = 0; i <= ORDER; i++) {
        double sum = 0;
        for (int j = 0; j <= ORDER; j++) {
          sum += slope[i][j] * f[e * ORDER + j];
        }
        out[e * ORDER + i] += pointWeights[i] * sum;
      }
    }
    for (int i = 0; i < r.length; i++) {
      out[i] /= weights[i];
    }
    return out;
  }

  /** The transpose of weights * derivative: out_i = sum_j W_j g_j d(f')_j / d f_i. */
  double[] transposedDerivative(double[] g) {
    double[] out = new double[r.length];
    for (int e = 0; e < elements; e++) {
      for (int j = 0; j <= ORDER; j++) {
        double w = pointWeights[j] * g[e * ORDER + j];
        for (int i = 0; i <= ORDER; i++) {
          out[e * ORDER + i] += w * slope[j][i];
        }
      }
    }
    return out;
  }

  /** V_H at the nodes of the charge 4 pi r^2 n of the given total: -(r V)'' = 4 pi r n. */
  double[] hartree(double[] charge, double total) {
    double[] x = new double[unknowns()];
    for (int i = 0; i < x.length; i++) {
      x[i] = weights[i + 1] * charge[i + 1] / r[i + 1];
    }
    laplace.solve(x);
    double[] v = new double[r.length];
    double radius = r[r.length - 1];
    for (int i = 0; i < x.length; i++) {
      v[i + 1] = x[i] / r[i + 1] + total / radius;
    }
    v[r.length - 1] = total / radius;
    v[0] = v[1];
    return v;
  }

  /** The interpolating polynomial of the element around x; 0 beyond R. */
  double interpolate(double[] f, double x) {
    if (x >= r[r.length - 1]) {
      return 0;
    }
    int e = 0;
    while (edges[e + 1] < x) {
      e++;
    }
    double t = 2 * (x - edges[e]) / (edges[e + 1] - edges[e]) - 1;
    double sum = 0;
    for (int i = 0; i <= ORDER; i++) {
      double basis = f[e * ORDER + i];
      for (int j = 0; j <= ORDER; j++) {
        if (j != i) {
          basis *= (t - points[j]) / (points[i] - points[j]);
        }
      }
      sum += basis;
    }
    return sum;
  }
}
