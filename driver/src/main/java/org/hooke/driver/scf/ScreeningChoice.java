package org.hooke.driver.scf;

import java.util.Arrays;
import java.util.Optional;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Gaussian;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.DensitySymmetry;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.mixing.AndersonHistory;
import org.hooke.kernels.mixing.MixedBundle;
import org.hooke.kernels.mixing.MixingPreconditioner;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Chooses from the system how residuals of the density are screened: by the density of states at
 * the Fermi level (Kerker), by polarisable atoms in ionic insulators, or, where matter fills the
 * cell unevenly, by a model that differs from place to place, with the local density of states.
 * Stateless.
 */
final class ScreeningChoice {
  /** Part of Thomas-Fermi's k^2 that screens the wavelengths of a cell: shorter ones escape it. */
  private static final double SHARE = 0.5;

  /**
   * Least width of the levels that make the local density of states, Ha: those of the first
   * potential are some hundredths of a hartree away from where they will be, each place's its own
   * way.
   */
  private static final double LEAST_WIDTH = 0.05;

  private final DensityBasis basis;
  private final DensitySymmetry symmetry;
  private final double electrons;

  ScreeningChoice(DensityBasis basis, DensitySymmetry symmetry, double electrons) {
    this.basis = basis;
    this.symmetry = symmetry;
    this.electrons = electrons;
  }

  /**
   * The choice after an iteration.
   *
   * @param kpoints with the orbitals of these bands
   * @param rho the density of that iteration
   */
  MixingPreconditioner choose(
      KPoints kpoints, Bands bands, Occupations f, Smearing smearing, Density rho) {
    double states = Math.max(0, densityOfStates(bands, f, smearing, smearing.width()));
    double screening = Math.sqrt(SHARE * 4 * Math.PI * states / basis.volume());
    ComplexVector n = total(rho);
    Optional<MixedBundle> model = Optional.empty();
    if (MixingPreconditioner.uneven(basis, n)) {
      ComplexVector local = localStates(kpoints, bands, f, smearing);
      model = Optional.of(MixingPreconditioner.localModel(basis, n, local));
    } else {
      model =
          MixingPreconditioner.atomicModel(
              basis, kpoints.setup().structure(), polarisable(kpoints.setup()), screening);
    }
    return of(1, screening, model);
  }

  /**
   * 1 for atoms whose outer shell has p electrons, 0 for others, [atom]: metals at the left of the
   * table lose their outer electrons to them.
   */
  private static double[] polarisable(KPointsSetup setup) {
    double[] share = new double[setup.structure().atoms()];
    for (int a = 0; a < share.length; a++) {
      String symbol = setup.structure().symbol(a);
      share[a] = polarisable(setup.potential(symbol)) ? 1 : 0;
    }
    return share;
  }

  private static boolean polarisable(Pseudopotential atom) {
    char outer = '1';
    for (int i = 0; i < atom.orbitals(); i++) {
      if (atom.orbitalOccupation(i) > 0) {
        outer = (char) Math.max(outer, atom.orbitalShell(i).charAt(0));
      }
    }
    boolean p = false;
    for (int i = 0; i < atom.orbitals(); i++) {
      p |=
          atom.orbitalOccupation(i) > 0
              && atom.orbitalAngularMomentum(i) == 1
              && atom.orbitalShell(i).charAt(0) == outer;
    }
    return p;
  }

  /** The choice that a loop had made. */
  MixingPreconditioner again(AndersonHistory history) {
    return of(history.alpha(), history.screening(), history.model());
  }

  private MixingPreconditioner of(double alpha, double screening, Optional<MixedBundle> model) {
    double permittivity = MixingPreconditioner.permittivity(electrons / basis.volume());
    return new MixingPreconditioner(basis, alpha, screening, permittivity, model);
  }

  private static ComplexVector total(Density rho) {
    ComplexVector n = rho.spin(0).copy();
    if (rho.spins() == 2) {
      n.addScaled(1, rho.spin(1));
    }
    return n;
  }

  /** D = sum w g delta((mu - e)/width)/width over states, per cell and Ha; 0 without smearing. */
  private static double densityOfStates(
      Bands bands, Occupations f, Smearing smearing, double width) {
    double sum = 0;
    for (int s = 0; s < bands.spins() && f.fermiLevel(s).isPresent(); s++) {
      double mu = f.fermiLevel(s).getAsDouble();
      for (int k = 0; k < bands.kpoints(); k++) {
        double part = 0;
        for (double e : bands.eigenvalues(s, k)) {
          part += smearing.delta((mu - e) / width);
        }
        sum += bands.weight(k) * part;
      }
    }
    return width > 0 ? 2.0 / bands.spins() * sum / width : 0;
  }

  /** D(r) = sum w g delta |psi|^2 with Gaussian levels of some width, Ha^-1 bohr^-3. */
  private ComplexVector localStates(
      KPoints kpoints, Bands bands, Occupations f, Smearing smearing) {
    double width = Math.max(LEAST_WIDTH, smearing.width());
    Smearing gaussian = new Gaussian(width);
    double all = densityOfStates(bands, f, gaussian, width);
    if (!(all > 0)) {
      return new ComplexVector(basis.size());
    }
    double g = 2.0 / bands.spins();
    double[][][] share = new double[bands.spins()][bands.kpoints()][bands.bands()]; // sums to 1
    for (int s = 0; s < bands.spins(); s++) {
      double mu = f.fermiLevel(s).orElseThrow();
      for (int k = 0; k < bands.kpoints(); k++) {
        for (int n = 0; n < bands.bands(); n++) {
          double x = (mu - bands.eigenvalue(s, k, n)) / width;
          share[s][k][n] = g * gaussian.delta(x) / (width * all);
        }
      }
    }
    double[][] sums = kpoints.density(new Occupations(share, new double[0], 0));
    Density local = new Density(basis, sums.length);
    for (int s = 0; s < sums.length; s++) {
      basis.fromGrid(
          Arrays.copyOf(sums[s], basis.gridSize()), local.spin(s)); // Hubbard sums cut off
    }
    symmetry.apply(local);
    ComplexVector states = total(local);
    states.scale(all);
    return states;
  }
}
