package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.DielectricTensor;
import org.hooke.kernels.special.Erfc;

/**
 * Five Gaussian ions off their sites in a dielectric, of total charge +2, whose energy and forces
 * alone have closed forms; in a cubic cell they are summed as a plane-wave code does, without any G
 * = 0 term. Sites of a crystal without charge fill the cell.
 */
final class DisplacedModel {
  static final double EPS = 3;
  static final Map<String, Double> CHARGES = charges();

  private static final double[] WIDTHS = {1.0, 0.9, 1.1, 1.0, 0.8}; // bohr
  private static final double[] IDEAL = {
    0, 0, 0, 1.5, 1.5, 1.5, 1.5, -1.5, -1.5, -1.5, 1.5, -1.5, -1.5, -1.5, 1.5
  };
  private static final double[] MOVED = {
    0.2, -0.1, 0.15, 0.1, 0.3, -0.2, -0.1, 0.15, 0.2, 0.25, -0.3, 0.1, 0, 0.1, -0.3
  };

  private static final double LARGEST = 50; // G^2

  private final Lattice lattice;
  private final double[] shift; // where the ions' centre is, bohr
  private final double[] tau = new double[15]; // from that centre
  private final double[] z = new double[5];

  DisplacedModel(double edge) {
    this.lattice = new Lattice(edge, 0, 0, 0, edge, 0, 0, 0, edge);
    this.shift = new double[] {edge / 2, edge / 2, edge / 2};
    for (int i = 0; i < 15; i++) {
      tau[i] = IDEAL[i] + MOVED[i];
    }
    int a = 0;
    for (double charge : CHARGES.values()) {
      z[a++] = charge;
    }
  }

  private static Map<String, Double> charges() {
    Map<String, Double> charges = new LinkedHashMap<>();
    charges.put("Mg", 1.8);
    charges.put("F", -0.2);
    charges.put("Li", 0.4);
    charges.put("Cl", -0.3);
    charges.put("Na", 0.3);
    return charges;
  }

  static DielectricTensor dielectric() {
    return DielectricTensor.isotropic(EPS);
  }

  Structure crystal() {
    return structure(null);
  }

  Structure reference() {
    return structure(IDEAL);
  }

  Structure structure() {
    return structure(tau);
  }

  /** Ions first. */
  private Structure structure(double[] ions) {
    List<String> symbols = new ArrayList<>();
    List<double[]> sites = new ArrayList<>();
    if (ions != null) {
      int a = 0;
      for (String symbol : CHARGES.keySet()) {
        symbols.add(symbol);
        double[] r = {ions[3 * a], ions[3 * a + 1], ions[3 * a + 2]};
        sites.add(lattice.fractional(r[0] + shift[0], r[1] + shift[1], r[2] + shift[2]));
        a++;
      }
    }
    for (int s = 0; s < 64; s++) {
      symbols.add("Ar");
      int layer = s / 16;
      int row = s / 4 % 4;
      sites.add(new double[] {0.25 * layer, 0.25 * row, 0.25 * (s % 4)});
    }
    double[] f = new double[3 * sites.size()];
    for (int a = 0; a < sites.size(); a++) {
      System.arraycopy(sites.get(a), 0, f, 3 * a, 3);
    }
    return new Structure(lattice, symbols, f);
  }

  /** sum_ab Z_a Z_b erf(r/w)/(2 eps r), w^2 = w_a^2 + w_b^2, Ha; minus its gradient. */
  double isolated(double[] forces) {
    double energy = 0;
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < 5; b++) {
        double w = Math.hypot(WIDTHS[a], WIDTHS[b]);
        double[] d = new double[3];
        for (int i = 0; i < 3; i++) {
          d[i] = tau[3 * a + i] - tau[3 * b + i];
        }
        double r = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
        double pair = z[a] * z[b] / EPS;
        if (a == b) {
          energy += pair / (Math.sqrt(Math.PI) * w);
          continue;
        }
        double v = Erfc.erf(r / w) / r;
        energy += pair * v / 2;
        double slope = (2 / (Math.sqrt(Math.PI) * w) * Math.exp(-r * r / (w * w)) - v) / r;
        for (int i = 0; i < 3; i++) {
          forces[3 * a + i] -= pair * slope * d[i] / r;
        }
      }
    }
    return energy;
  }

  /** (2 pi/(eps Omega)) sum_{G != 0} |rho(G)|^2/G^2, Ha; minus its gradient. */
  double periodic(double[] forces) {
    double[] energy = new double[1];
    overWaves(
        (g, square, re, im) -> {
          double scale = 2 * Math.PI / (EPS * lattice.volume() * square);
          energy[0] += scale * (re * re + im * im);
          for (int a = 0; a < 5; a++) {
            double angle = g[0] * tau[3 * a] + g[1] * tau[3 * a + 1] + g[2] * tau[3 * a + 2];
            double own = z[a] * Math.exp(-WIDTHS[a] * WIDTHS[a] * square / 4);
            double slope = -2 * own * (re * Math.sin(angle) + im * Math.cos(angle));
            for (int i = 0; i < 3; i++) {
              forces[3 * a + i] -= scale * slope * g[i];
            }
          }
        });
    return energy[0];
  }

  /** int rho r^2 from the centre of the charge, bohr^2. */
  double secondMoment() {
    double[] c = centreOfCharge();
    double sum = 0;
    for (int a = 0; a < 5; a++) {
      double square = 1.5 * WIDTHS[a] * WIDTHS[a];
      for (int i = 0; i < 3; i++) {
        square += (tau[3 * a + i] - c[i]) * (tau[3 * a + i] - c[i]);
      }
      sum += z[a] * square;
    }
    return sum;
  }

  private double[] centreOfCharge() {
    double[] c = new double[3];
    for (int i = 0; i < 15; i++) {
      c[i % 3] += z[i / 3] * tau[i] / 2;
    }
    return c;
  }

  private interface Wave {
    void at(double[] g, double square, double re, double im);
  }

  /** rho(G) = sum_a Z_a e^{-w_a^2 G^2/4} e^{-iG tau_a}. */
  private void overWaves(Wave visit) {
    int most = (int) (Math.sqrt(LARGEST) * lattice.length(0) / (2 * Math.PI));
    for (int h = -most; h <= most; h++) {
      for (int k = -most; k <= most; k++) {
        for (int l = -most; l <= most; l++) {
          double[] g = lattice.reciprocalCartesian(h, k, l);
          double square = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
          if (square > 0 && square <= LARGEST) {
            visit(visit, g, square);
          }
        }
      }
    }
  }

  private void visit(Wave visit, double[] g, double square) {
    double re = 0;
    double im = 0;
    for (int a = 0; a < 5; a++) {
      double angle = g[0] * tau[3 * a] + g[1] * tau[3 * a + 1] + g[2] * tau[3 * a + 2];
      double own = z[a] * Math.exp(-WIDTHS[a] * WIDTHS[a] * square / 4);
      re += own * Math.cos(angle);
      im -= own * Math.sin(angle);
    }
    visit.at(g, square, re, im);
  }

  PotentialSamples crystalSamples() {
    double[][] planes = {new double[40], new double[40], new double[40]};
    return new PotentialSamples(crystal(), 0, 0, planes, new double[64], 1);
  }

  PotentialSamples samples() {
    Structure structure = structure();
    double[][] planes = new double[3][40];
    double[] sites = new double[structure.atoms()];
    double scale = 4 * Math.PI / (EPS * lattice.volume());
    overWaves(
        (g, square, re, im) -> {
          for (int axis = 0; axis < 3; axis++) {
            if (Math.abs(g[axis] * g[axis] - square) < 1e-9) {
              for (int i = 0; i < 40; i++) {
                double angle = g[axis] * (lattice.length(0) * i / 40 - shift[axis]);
                planes[axis][i] -= scale / square * (re * Math.cos(angle) - im * Math.sin(angle));
              }
            }
          }
          double probe = scale / square * Math.exp(-square / 4);
          for (int a = 5; probe > 1e-12 && a < sites.length; a++) {
            double[] r = structure.cartesian(a);
            double angle = 0;
            for (int i = 0; i < 3; i++) {
              angle += g[i] * (r[i] - shift[i]);
            }
            sites[a] -= probe * (re * Math.cos(angle) - im * Math.sin(angle));
          }
        });
    return new PotentialSamples(structure, 2, 0, planes, sites, 1);
  }
}
