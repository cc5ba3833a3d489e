package org.hooke.kernels.terms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryOperation;
import org.hooke.kernels.pseudo.Pseudopotential;

/** The uniform fields a crystal stands in. Immutable. */
public final class ExternalFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double magnetic;
  private final ElectricField electric; // null for none

  private ExternalFields(double magnetic, ElectricField electric) {
    this.magnetic = magnetic;
    this.electric = electric;
  }

  /** No field at all. */
  public static ExternalFields none() {
    return new ExternalFields(0, null);
  }

  /**
   * A magnetic field.
   *
   * @param b along the spins' axis, hbar/(e bohr^2)
   */
  public static ExternalFields magnetic(double b) {
    return new ExternalFields(b, null);
  }

  /** These and an electric field. */
  public ExternalFields with(ElectricField field) {
    return new ExternalFields(magnetic, Objects.requireNonNull(field));
  }

  /**
   * Whether the fields leave a crystal's operation a symmetry: B tells up from down, an electric
   * field its two ends.
   */
  public boolean keeps(SymmetryOperation s) {
    return (magnetic == 0 || !s.flipsSpin()) && (electric == null || electric.keeps(s));
  }

  /** B along the spins' axis, hbar/(e bohr^2). */
  public double magnetic() {
    return magnetic;
  }

  /** The electric field, if there is one. */
  public Optional<ElectricField> electric() {
    return Optional.ofNullable(electric);
  }

  /** The terms of the energy, none for fields that are not there. */
  List<DensityTerm> terms(
      Structure structure, DensityBasis basis, Map<String, Pseudopotential> pseudopotentials) {
    List<DensityTerm> terms = new ArrayList<>();
    if (magnetic != 0) {
      terms.add(new Zeeman(magnetic));
    }
    if (electric != null) {
      terms.add(new SawTooth(electric, structure, basis, pseudopotentials));
    }
    return terms;
  }
}
