package org.hooke.driver.workflow.defects.correction;

/** Potentials at the atoms over their distance from the defect, as a plot shows them, Ha. */
public final class SiteProfile {
  private final int[] atoms; // [row]
  private final double[] distance; // [row]
  private final double[] difference; // [row]
  private final double[] model; // [row]
  private final double radius;

  SiteProfile(int[] atoms, double[] distance, double[] difference, double[] model, double radius) {
    this.atoms = atoms;
    this.distance = distance;
    this.difference = difference;
    this.model = model;
    this.radius = radius;
  }

  /** A copy of the atoms of the defect's cell that are atoms of the crystal, [row]. */
  public int[] atoms() {
    return atoms.clone();
  }

  /** A copy of the distances from the model's centre, [row], bohr. */
  public double[] distance() {
    return distance.clone();
  }

  /** A copy of V_defect - V_crystal around the atom, [row], Ha. */
  public double[] difference() {
    return difference.clone();
  }

  /** A copy of an electron's energy -phi in the potential of point charges, [row], Ha. */
  public double[] model() {
    return model.clone();
  }

  /** V_defect - V_crystal + phi, [row], Ha. */
  public double[] aligned() {
    double[] rest = difference.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= model[i];
    }
    return rest;
  }

  /** Atoms farther away than this align, bohr: the sphere in the cell of nearest points. */
  public double radius() {
    return radius;
  }
}
