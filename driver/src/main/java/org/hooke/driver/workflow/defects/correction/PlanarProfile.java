package org.hooke.driver.workflow.defects.correction;

import org.hooke.kernels.defects.Alignment;

/** Potentials averaged over the planes across one lattice axis, as a plot shows them, Ha. */
public final class PlanarProfile {
  private final int axis;
  private final double[] position; // [point]
  private final double[] difference; // [point]
  private final double[] model; // [point]
  private final boolean[] far; // [point]
  private final Alignment alignment;

  PlanarProfile(
      int axis,
      double[] position,
      double[] difference,
      double[] model,
      boolean[] far,
      Alignment alignment) {
    this.axis = axis;
    this.position = position;
    this.difference = difference;
    this.model = model;
    this.far = far;
    this.alignment = alignment;
  }

  /** 0, 1, 2: the lattice vector that crosses the planes. */
  public int axis() {
    return axis;
  }

  /** A copy of the distances from the plane through the origin along the lattice vector, bohr. */
  public double[] position() {
    return position.clone();
  }

  /** A copy of V_defect - V_crystal, [point], Ha. */
  public double[] difference() {
    return difference.clone();
  }

  /** A copy of the model's electron energy -phi, [point], Ha. */
  public double[] model() {
    return model.clone();
  }

  /** V_defect - V_crystal + phi, flat far from the defect, [point], Ha. */
  public double[] aligned() {
    double[] rest = difference.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= model[i];
    }
    return rest;
  }

  /** A copy of which planes are the plateau, [point]. */
  public boolean[] far() {
    return far.clone();
  }

  /** The plateau's height and how flat it is. */
  public Alignment alignment() {
    return alignment;
  }
}
