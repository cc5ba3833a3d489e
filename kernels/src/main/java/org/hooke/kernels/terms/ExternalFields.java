package org.hooke.kernels.terms;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.crystal.SymmetryOperation;

/**
 * The uniform fields a crystal stands in.
 *
 * @param magnetic B along the spins' axis, hbar/(e bohr^2)
 */
public record ExternalFields(double magnetic) implements Serializable {
  /** No field at all. */
  public static ExternalFields none() {
    return new ExternalFields(0);
  }

  /** Whether the fields leave a crystal's operation a symmetry: B tells up from down. */
  public boolean keeps(SymmetryOperation s) {
    return magnetic == 0 || !s.flipsSpin();
  }

  /** The terms of the energy, none for fields that are zero. */
  List<DensityTerm> terms() {
    List<DensityTerm> terms = new ArrayList<>();
    if (magnetic != 0) {
      terms.add(new Zeeman(magnetic));
    }
    return terms;
  }
}
