package org.hooke.kernels.pseudo;

import java.io.Serializable;
import java.util.List;

/**
 * A pseudopotential in real space, as its file or formula gives it: V = v_loc(r) + sum_ij |beta_i>
 * D_ij <beta_j|. Immutable.
 */
public interface RadialForm extends Serializable {
  /** Chemical symbol. */
  String symbol();

  /** Number of valence electrons Z. */
  double valence();

  /** Number of projectors. */
  int projectors();

  /** Angular momentum of projector i. */
  int angularMomentum(int i);

  /** D_ij, Ha. */
  double coupling(int i, int j);

  /** v_loc(r), Ha; r >= 0. Beyond the end of a mesh, -Z/r. */
  double local(double r);

  /** r beta_i(r), bohr^{-1/2}; zero outside its sphere. */
  double scaledProjector(int i, double r);

  /** Core charge n_c(r), bohr^-3; zero without core. */
  double core(double r);

  /** Valence shells of the atom it stands for, in order of depth. */
  default List<Configuration.Shell> shells() {
    return Configuration.valence(symbol(), valence());
  }
}
