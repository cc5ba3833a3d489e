package org.hooke.kernels.terms;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.pseudo.Pseudopotential;

/** Which pseudopotential belongs to which atom: species in order of first appearance. Immutable. */
final class SpeciesOfAtoms implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Pseudopotential[] pseudopotentials; // [species]
  private final int[] species; // [atom]

  /**
   * @throws IllegalArgumentException when a symbol of the structure has no pseudopotential
   */
  SpeciesOfAtoms(Structure structure, Map<String, Pseudopotential> bySymbol) {
    List<String> symbols = structure.species();
    this.pseudopotentials = new Pseudopotential[symbols.size()];
    for (int s = 0; s < pseudopotentials.length; s++) {
      pseudopotentials[s] = bySymbol.get(symbols.get(s));
      if (pseudopotentials[s] == null) {
        throw new IllegalArgumentException("no pseudopotential for " + symbols.get(s));
      }
    }
    this.species = new int[structure.atoms()];
    for (int a = 0; a < species.length; a++) {
      species[a] = symbols.indexOf(structure.symbol(a));
    }
  }

  /** Number of species. */
  int count() {
    return pseudopotentials.length;
  }

  /** Number of atoms. */
  int atoms() {
    return species.length;
  }

  /** Species of an atom. */
  int of(int atom) {
    return species[atom];
  }

  /** Number of atoms of a species. */
  int atomsOf(int s) {
    return (int) Arrays.stream(species).filter(x -> x == s).count();
  }

  Pseudopotential pseudopotential(int s) {
    return pseudopotentials[s];
  }

  Pseudopotential ofAtom(int atom) {
    return pseudopotentials[species[atom]];
  }
}
