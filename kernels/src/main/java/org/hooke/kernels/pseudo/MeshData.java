package org.hooke.kernels.pseudo;

/** What a reader of a mesh file collects before a {@link MeshForm} is made of it; Ha and bohr. */
final class MeshData {
  String symbol = "";
  double valence;

  /** Mesh, bohr, increasing. */
  double[] r = {};

  /** v_loc, [point]. */
  double[] local = {};

  /** r beta_i, [projector][point]. */
  double[][] projectors = {};

  /** l of each projector. */
  int[] l = {};

  /** D, [projector][projector], Ha. */
  double[][] coupling = {};

  /** n_c, [point], bohr^-3; null without core. */
  double[] core;
}
