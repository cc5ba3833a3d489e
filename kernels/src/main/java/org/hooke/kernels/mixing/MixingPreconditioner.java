package org.hooke.kernels.mixing;

import java.util.Arrays;
import java.util.Optional;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * The step a residual suggests: P(G) = alpha / eps(G) on the charge, 1.5 alpha on a metal's
 * magnetisation, alpha on everything else.
 *
 * <p>eps(q) = 1 + max(k^2 / q^2, 1 / (1/(eps_0 - 1) + q^2 / k_0^2)) is a model of how electrons
 * screen. The first is the electron gas with the Thomas-Fermi wavevector k, k^2 = 4 pi D/Omega with
 * D the density of states per cell at the Fermi level (both spins, 1/Ha): it tames the sloshing of
 * charge in metals. G. P. Kerker, Phys. Rev. B 23, 3082 (1981). The second is a semiconductor,
 * whose screening saturates at eps_0 for long waves. {@link AtomicScreening} takes its place in
 * compounds of polarisable ions and others; where a cell holds metal, insulator or vacuum side by
 * side, {@link LocalScreening} does. A magnetisation amplifies itself instead: with Stoner's I a
 * displacement d of it returns as I N d, 1/N = (1/N_up + 1/N_dn)/2 at the Fermi level, so that the
 * step is R/(1 - I N); iron's I N is 0.35. Without states at the Fermi level it steps by R. One
 * thread.
 */
public final class MixingPreconditioner {
  /** k_0, 1/bohr. */
  static final double SATURATION = 0.8;

  /** Mean gap in Penn's model that gives silicon's permittivity, Ha. */
  private static final double MEAN_GAP = 0.184;

  static final double LARGEST_PERMITTIVITY = 12;

  /** Less screening than this is none: damping its long waves only leaves the vacuum behind. */
  private static final double LEAST_PERMITTIVITY = 4;

  /** Radius of the Gaussian that an electron's neighbourhood is averaged with, bohr. */
  private static final double NEIGHBOURHOOD = 0.75;

  /** Radius of the one that tells whether a cell is filled evenly, bohr. */
  private static final double REGION = 3;

  /** Root mean square of the density averaged over regions, over its mean, in an uneven cell. */
  private static final double UNEVEN = 0.35;

  /** 1/(1 - I N) of Stoner's model in a ferromagnet. */
  private static final double EXCHANGE = 1.5;

  /** k, 1/bohr, from which there are states enough to amplify a moment and to screen. */
  private static final double LEAST_STATES = 0.1;

  private final double alpha;
  private final double screening;
  private final double[] factor; // [G]
  private final Optional<MixedBundle> model;
  private final Optional<Screening> local;

  /**
   * @param alpha damping, in (0, 1]
   * @param screening k, 1/bohr, at least 0
   * @param permittivity eps_0, at least 1: 1 for none
   */
  public MixingPreconditioner(
      DensityBasis basis, double alpha, double screening, double permittivity) {
    this(basis, alpha, screening, permittivity, Optional.empty());
  }

  /**
   * @param model of {@link #localModel} or {@link #atomicModel}, where it is present
   */
  public MixingPreconditioner(
      DensityBasis basis,
      double alpha,
      double screening,
      double permittivity,
      Optional<MixedBundle> model) {
    this.alpha = alpha;
    this.screening = screening;
    this.model = model;
    this.local = model.map(m -> screening(basis, screening, permittivity, m));
    double[] q = basis.norms();
    this.factor = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      double square = q[i] * q[i];
      double metal = screening * screening / square;
      double inverse = 1 / (permittivity - 1) + square / (SATURATION * SATURATION);
      factor[i] = i == 0 ? alpha : alpha / (1 + Math.max(metal, 1 / inverse));
    }
  }

  private static Screening screening(
      DensityBasis basis, double screening, double permittivity, MixedBundle model) {
    return model.parts().containsKey(AtomicScreening.ATOMS)
        ? new AtomicScreening(basis, screening, permittivity, model)
        : new LocalScreening(basis, model);
  }

  /**
   * eps_0 = 1 + 4 pi n / E_g^2, at most 12, and 1 where that is below 4: Penn's model with
   * silicon's mean gap. Wider gaps screen less, which a mixer learns; what matters is that a
   * molecule in a large box hardly screens.
   *
   * <p>Source: D. R. Penn, Phys. Rev. 128, 2093 (1962).
   *
   * @param density mean density of valence electrons, bohr^-3
   */
  public static double permittivity(double density) {
    double eps = penn(density);
    return eps < LEAST_PERMITTIVITY ? 1 : eps;
  }

  /** Penn's permittivity, at most 12. */
  static double penn(double density) {
    double eps = 1 + 4 * Math.PI * density / (MEAN_GAP * MEAN_GAP);
    return Math.min(LARGEST_PERMITTIVITY, eps);
  }

  /** Whether matter fills the cell unevenly, as in a slab with vacuum, over some bohr. */
  public static boolean uneven(DensityBasis basis, ComplexVector density) {
    ComplexVector n = smoothed(basis, density, REGION);
    double mean = n.re()[0];
    return n.normSquared() - mean * mean > UNEVEN * UNEVEN * mean * mean;
  }

  /**
   * What a model of screening that differs from place to place is made of.
   *
   * @param density of valence electrons, bohr^-3
   * @param states at the Fermi level, Ha^-1 bohr^-3
   */
  public static MixedBundle localModel(
      DensityBasis basis, ComplexVector density, ComplexVector states) {
    return LocalScreening.model(
        smoothed(basis, states, NEIGHBOURHOOD), smoothed(basis, density, NEIGHBOURHOOD));
  }

  /**
   * What a model of polarisable atoms is made of, for a cell filled evenly: none where all atoms
   * are alike, for which functions of q do as well.
   *
   * @param share of an atom in it, 1 where its electrons polarise, [atom]
   * @param screening k, 1/bohr; with states at the Fermi level, none
   */
  public static Optional<MixedBundle> atomicModel(
      DensityBasis basis, Structure structure, double[] share, double screening) {
    double least = Arrays.stream(share).min().orElse(1);
    double most = Arrays.stream(share).max().orElse(0);
    return screening < LEAST_STATES && least < most
        ? Optional.of(AtomicScreening.model(basis, structure, share))
        : Optional.empty();
  }

  private static ComplexVector smoothed(DensityBasis basis, ComplexVector f, double radius) {
    double[] q = basis.norms();
    double[] weights = new double[q.length];
    for (int i = 0; i < q.length; i++) {
      weights[i] = Math.exp(-0.5 * radius * radius * q[i] * q[i]);
    }
    ComplexVector smooth = new ComplexVector(f.size());
    smooth.setWeighted(weights, f);
    return smooth;
  }

  /** What the local screening is made of, where there is one. */
  public Optional<MixedBundle> model() {
    return model;
  }

  public double alpha() {
    return alpha;
  }

  /** k, 1/bohr; 0 when nothing screens. */
  public double screening() {
    return screening;
  }

  private double exchange() {
    return screening > LEAST_STATES ? EXCHANGE : 1;
  }

  /** Replaces a residual by the step it suggests. */
  public void apply(MixedBundle residual) {
    residual
        .parts()
        .forEach(
            (name, part) -> {
              if (name.equals(MixedBundle.CHARGE) && local.isPresent()) {
                local.get().apply(part);
                part.scale(alpha);
              } else if (name.equals(MixedBundle.CHARGE)) {
                part.scale(factor);
              } else {
                part.scale(name.equals(MixedBundle.MAGNETISATION) ? alpha * exchange() : alpha);
              }
            });
  }
}
