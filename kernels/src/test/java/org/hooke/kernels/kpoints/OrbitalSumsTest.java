package org.hooke.kernels.kpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hooke.kernels.basis.KPointBasis;
import org.hooke.kernels.terms.OrbitalOperator;
import org.hooke.kernels.terms.OrbitalTerm;
import org.junit.jupiter.api.Test;

class OrbitalSumsTest {
  private record Named(String name) implements OrbitalTerm {
    private static final long serialVersionUID = 1L;

    @Override
    public OrbitalOperator at(KPointBasis basis) {
      throw new UnsupportedOperationException(name);
    }
  }

  /** Java's immutable maps are ordered anew in every process, and sums of doubles with them. */
  @Test
  void energiesHaveTheOrderOfTheTermsInEveryProcess() {
    List<String> names = List.of("kinetic", "nonlocal", "hubbard", "d", "c", "b", "a", "e", "f");
    List<OrbitalTerm> terms = names.stream().<OrbitalTerm>map(Named::new).toList();
    double[] flat = new double[names.size() + 3 + 10];
    for (int t = 0; t < flat.length; t++) {
      flat[t] = t;
    }
    OrbitalSums sums = new OrbitalSums(terms, 1, flat);
    assertEquals(names, new ArrayList<>(sums.energies().keySet()));
    assertEquals(2.0, sums.energies().get("hubbard"));
  }
}
