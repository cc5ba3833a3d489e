package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.xc.Functionals;

/**
 * The all-electron atom in nonrelativistic LDA, spherical and without spin; immutable once made.
 */
final class AllElectron {
  static final double RADIUS = 30;

  private final RadialElements elements;
  private final List<RadialScf.Level> levels = new ArrayList<>();
  private final List<RadialScf.Level> valence = new ArrayList<>();

  /** Solves the atom; its valence are the shells given. */
  AllElectron(String symbol, List<Configuration.Shell> valenceShells) {
    double z = Elements.number(symbol);
    elements = new RadialElements(0.6 / z, RADIUS, 24);
    int lmax = 0;
    for (Configuration.Shell shell : Configuration.all(symbol)) {
      int index = shell.n() - shell.l() - 1;
      RadialScf.Level level = new RadialScf.Level(elements, shell.l(), index, shell.electrons());
      levels.add(level);
      lmax = Math.max(lmax, shell.l());
    }
    for (Configuration.Shell shell : valenceShells) {
      valence.add(level(shell.l(), shell.n() - shell.l() - 1));
    }
    RadialHamiltonian[] channels = new RadialHamiltonian[lmax + 1];
    for (int l = 0; l <= lmax; l++) {
      channels[l] = new RadialHamiltonian(elements, l, new double[0][], new double[0][]);
    }
    int nodes = elements.nodes();
    double[] nuclear = new double[nodes];
    double[] screening = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      double r = Math.max(elements.r(i), 1e-9);
      nuclear[i] = -z / r;
      screening[i] = (z - 1) / r * (1 - thomasFermi(r * Math.cbrt(z) / 0.8853));
    }
    RadialScf scf =
        new RadialScf(
            elements,
            channels,
            nuclear,
            new double[nodes],
            Functionals.named("LDA-PW92").orElseThrow());
    scf.solve(levels, screening, 1e-3, (all, list) -> {});
  }

  private RadialScf.Level level(int l, int index) {
    for (RadialScf.Level level : levels) {
      if (level.l == l && level.index == index) {
        return level;
      }
    }
    throw new IllegalStateException("no shell of l = " + l + ", index " + index);
  }

  /** Screening function of the Thomas-Fermi atom, fit of R. Latter, Phys. Rev. 99, 510 (1955). */
  private static double thomasFermi(double x) {
    double s = Math.sqrt(x);
    return 1
        / (1
            + s * (0.02747 + x * 0.1486 - x * x * 0.007298)
            + x * (1.243 + x * (0.2302 + x * 0.006944)));
  }

  /** Eigenvalue of valence shell i, Ha. */
  double energy(int i) {
    return valence.get(i).energy;
  }

  /** Lowest valence eigenvalue of angular momentum l; 0 if there is none. */
  double lowest(int l) {
    return valence.stream().filter(x -> x.l == l).mapToDouble(x -> x.energy).min().orElse(0);
  }

  /** 4 pi r^2 n of the valence at the nodes of other elements. */
  double[] valenceCharge(RadialElements other) {
    double[] charge = RadialScf.charge(valence);
    double[] out = new double[other.nodes()];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, elements.interpolate(charge, other.r(i)));
    }
    return out;
  }
}
