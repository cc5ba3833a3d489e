package org.hooke.kernels.defects;

/**
 * How far the zero of the potential lies apart in a defect's cell and in the crystal: the mean, far
 * from the defect, of
 *
 * <pre>  V_defect(r) - V_crystal(r) + phi(r)    Ha</pre>
 *
 * <p>where V is the potential energy of an electron and phi the potential of the model charge, -phi
 * being an electron's energy in it. The corrected energy of a cell of charge q is
 *
 * <pre>  E + E_isolated - E_periodic + q alignment</pre>
 *
 * <p>Sources: C. Freysoldt, J. Neugebauer and C. G. Van de Walle, Phys. Rev. Lett. 102, 016402
 * (2009) (planar means); Y. Kumagai and F. Oba, Phys. Rev. B 89, 195205 (2014) (potentials at
 * atoms).
 *
 * @param value Ha
 * @param error standard deviation of the values that were averaged, Ha
 * @param samples how many there were
 */
public record Alignment(double value, double error, int samples) {

  /**
   * From means over planes: those farther from the defect's plane than {@code share} of half the
   * repeat length.
   *
   * @param difference V_defect - V_crystal, means over the planes i/points along an axis, Ha
   * @param model phi of the model charge, the same means
   * @param centre fractional coordinate of the defect along the axis
   * @param share in [0, 1): 0.5 takes the half of the cell that is farther away
   * @throws IllegalArgumentException when the lengths differ or no plane is far enough
   */
  public static Alignment ofPlanes(
      double[] difference, double[] model, double centre, double share) {
    if (difference.length != model.length) {
      throw new IllegalArgumentException(
          difference.length + " planes of the potential, " + model.length + " of the model");
    }
    int points = difference.length;
    double[] far = new double[points];
    int count = 0;
    for (int i = 0; i < points; i++) {
      double f = (double) i / points - centre;
      if (2 * Math.abs(f - Math.rint(f)) >= share) {
        far[count++] = difference[i] + model[i];
      }
    }
    return of(far, count);
  }

  /**
   * From potentials at atoms: those outside the sphere of the given radius around the defect.
   *
   * @param difference V_defect - V_crystal at the atoms, Ha, [atom]
   * @param model phi of the model charge at the atoms, [atom]
   * @param distances from the defect, bohr, [atom]
   * @throws IllegalArgumentException when the lengths differ or no atom is outside
   */
  public static Alignment ofSites(
      double[] difference, double[] model, double[] distances, double radius) {
    if (difference.length != model.length || difference.length != distances.length) {
      throw new IllegalArgumentException(
          difference.length
              + " potentials, "
              + model.length
              + " of the model, "
              + distances.length
              + " distances");
    }
    double[] far = new double[difference.length];
    int count = 0;
    for (int a = 0; a < difference.length; a++) {
      if (distances[a] > radius) {
        far[count++] = difference[a] + model[a];
      }
    }
    return of(far, count);
  }

  private static Alignment of(double[] values, int count) {
    if (count == 0) {
      throw new IllegalArgumentException("nothing is far enough from the defect");
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return new Alignment(mean, Math.sqrt(squares / count), count);
  }
}
