package org.hooke.driver.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hooke.kernels.crystal.Structure;

/** Doubts about a structure that need no calculation. */
public final class StructureChecks {
  private static final double SAME_SITE = 0.1; // bohr
  private static final double BOND = 0.45; // of the covalent radii: no bond is that short
  private static final double LONGEST_CORE = 0.6; // of the covalent radius, whatever a file says
  private static final double OVERLAP = 0.4; // of the radii of the projectors

  private StructureChecks() {}

  /**
   * Warnings about a structure.
   *
   * @throws InputException for sites given twice and atoms closer than any bond
   */
  public static List<String> check(Structure structure) {
    refuseContacts(structure, Map.of());
    List<String> warnings = new ArrayList<>();
    if (!structure.lattice().rightHanded()) {
      warnings.add("the lattice vectors a1 a2 a3 are left-handed; taken as they are");
    }
    return warnings;
  }

  /**
   * Refuses atoms closer than their cores.
   *
   * @param facts by chemical symbol; elements without facts count with their covalent radius
   */
  static void refuseContacts(Structure structure, Map<String, PseudopotentialFacts> facts) {
    double[] radii = new double[structure.atoms()];
    for (int atom = 0; atom < radii.length; atom++) {
      String symbol = structure.symbol(atom);
      double covalent = Elements.covalentRadius(symbol);
      PseudopotentialFacts known = facts.get(symbol);
      double core = known == null ? 0 : OVERLAP * known.coreRadius();
      radii[atom] = Math.max(BOND * covalent, Math.min(LONGEST_CORE * covalent, core));
    }
    Optional<CloseContacts.Contact> worst = CloseContacts.worst(structure, radii);
    if (worst.isPresent()) {
      throw refusal(structure, worst.get());
    }
  }

  private static InputException refusal(Structure s, CloseContacts.Contact c) {
    String first = s.symbol(c.first()) + (c.first() + 1);
    boolean own = c.first() == c.second();
    String second = own ? "its own image" : s.symbol(c.second()) + (c.second() + 1);
    String pair = "atoms " + first + " and " + second;
    String found = String.format(Locale.ROOT, "%.4f bohr apart", c.distance());
    if (c.distance() < SAME_SITE) {
      String expected = "each site once modulo the lattice (two atoms share one)";
      return new InputException(pair, found, expected);
    }
    String expected =
        String.format(
            Locale.ROOT, "at least %.2f bohr: closer, their cores would overlap", c.limit());
    return new InputException(pair, found, expected);
  }
}
