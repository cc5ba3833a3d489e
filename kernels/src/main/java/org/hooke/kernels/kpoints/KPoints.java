package org.hooke.kernels.kpoints;

import java.util.Optional;
import org.hooke.kernels.bands.Bands;
import org.hooke.kernels.bands.Occupations;
import org.hooke.kernels.basis.StarOrbitals;
import org.hooke.kernels.linalg.Parallel;

/**
 * Where the k-points live: solves all (k, spin) in a potential and sums over them.
 *
 * <p>The port between the self-consistency loop and threads or a cluster. All implementations
 * return the same bits: every sum over k-points and bands is exact ({@code linalg.ExactSum}).
 */
public interface KPoints extends AutoCloseable {
  /** The geometry the orbitals belong to now. */
  KPointsSetup setup();

  /** Threads of this process that are idle between two calls, for the terms of the density. */
  default Parallel idle() {
    return Parallel.serial();
  }

  /**
   * Goes to another geometry, basis or number of bands of the same k-points and spins; the orbitals
   * come along, plane wave by plane wave, as the start of the next diagonalisation.
   */
  void move(KPointsSetup next);

  /**
   * Solves H_k psi_nk = e_nk psi_nk for all k and spins, starting from the present orbitals.
   *
   * @param potential [spin][grid point, then {@link KPointsSetup#couplings} numbers], Ha
   */
  Bands diagonalize(double[][] potential, BandRequest request);

  /**
   * rho_s(r_j) = sum_k w_k sum_n f_nks |psi_nks(r_j)|^2, bohr^-3, then the numbers of {@link
   * KPointsSetup#couplings}, such as occupation matrices; not symmetrised, [spin][grid point, then
   * number].
   */
  double[][] density(Occupations f);

  /** Energies, forces and stress of the orbital terms, not symmetrised. */
  OrbitalSums sums(Occupations f);

  /**
   * Keeps the orbitals of the last diagonalisation bit by bit. Lost ones are rebuilt from there.
   *
   * @throws java.io.UncheckedIOException when they cannot all be written, and seen from here; the
   *     orbitals live on all the same
   */
  void save(OrbitalStorage storage);

  /**
   * Takes the orbitals that {@link #save} kept in the same setup: what follows gives the bits that
   * followed there.
   *
   * @throws java.io.UncheckedIOException when they cannot be read, here or in the next call
   */
  void restore(OrbitalStorage storage);

  /**
   * The orbitals of the last diagonalisation, gathered here as a start for other crystals; empty
   * where they are not meant to be gathered.
   */
  Optional<StarOrbitals> gathered();

  /** Frees the orbitals. */
  @Override
  void close();
}
