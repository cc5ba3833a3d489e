package org.hooke.kernels.pseudo;

import java.io.Serializable;

/** A pseudopotential in real space, as its file or formula gives it; immutable. */
public interface RadialForm extends Serializable {
  /** v_loc(r), Ha; r >= 0. Beyond the end of a mesh, -Z/r. */
  double local(double r);

  /** r beta_i(r), bohr^{-1/2}; zero outside its sphere. */
  double scaledProjector(int i, double r);

  /** Core charge n_c(r), bohr^-3; zero without core. */
  double core(double r);
}
