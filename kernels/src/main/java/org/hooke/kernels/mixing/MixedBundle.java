package org.hooke.kernels.mixing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.linalg.ComplexVector;

/**
 * What the self-consistency loop iterates: named complex vectors. Owns its vectors.
 *
 * <p>Parts today: {@link #CHARGE}, n = n_up + n_dn, and with spin {@link #MAGNETISATION}, m = n_up
 * - n_dn; with a Hubbard correction {@link #OCCUPATION}. They are mixed alike.
 */
public final class MixedBundle {
  /** The charge density n(G), bohr^-3. */
  public static final String CHARGE = "charge";

  /** The magnetisation density m(G), bohr^-3. */
  public static final String MAGNETISATION = "magnetisation";

  /**
   * Occupation matrices, scaled so that the square of a difference is the energy it costs, Ha; the
   * imaginary parts are 0.
   */
  public static final String OCCUPATION = "occupation";

  private final Map<String, ComplexVector> parts;

  public MixedBundle(Map<String, ComplexVector> parts) {
    this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** Copies a density into a bundle. */
  public static MixedBundle of(Density rho) {
    Map<String, ComplexVector> parts = new LinkedHashMap<>();
    ComplexVector charge = rho.spin(0).copy();
    if (rho.spins() == 2) {
      ComplexVector magnetisation = charge.copy();
      charge.addScaled(1, rho.spin(1));
      magnetisation.addScaled(-1, rho.spin(1));
      parts.put(CHARGE, charge);
      parts.put(MAGNETISATION, magnetisation);
    } else {
      parts.put(CHARGE, charge);
    }
    return new MixedBundle(parts);
  }

  /** These parts, not copied, and one more. */
  public MixedBundle with(String name, ComplexVector part) {
    Map<String, ComplexVector> all = new LinkedHashMap<>(parts);
    all.put(name, part);
    return new MixedBundle(all);
  }

  /** The density of this bundle, a copy. */
  public Density density(DensityBasis basis) {
    ComplexVector charge = parts.get(CHARGE);
    ComplexVector magnetisation = parts.get(MAGNETISATION);
    Density rho = new Density(basis, magnetisation == null ? 1 : 2);
    if (magnetisation == null) {
      rho.spin(0).set(charge);
    } else {
      for (int s = 0; s < 2; s++) {
        rho.spin(s).addScaled(0.5, charge);
        rho.spin(s).addScaled(s == 0 ? 0.5 : -0.5, magnetisation);
      }
    }
    return rho;
  }

  /** The live parts by name, in a fixed order. */
  public Map<String, ComplexVector> parts() {
    return parts;
  }

  public MixedBundle copy() {
    Map<String, ComplexVector> copies = new LinkedHashMap<>();
    parts.forEach((name, part) -> copies.put(name, part.copy()));
    return new MixedBundle(copies);
  }

  /** this += a x, part by part. */
  public void addScaled(double a, MixedBundle x) {
    parts.forEach((name, part) -> part.addScaled(a, x.parts.get(name)));
  }
}
