package org.hooke.kernels.defects.generation;

import java.io.Serializable;
import java.util.List;
import org.hooke.kernels.crystal.PointGroup;

/**
 * A point defect of a crystal, or a complex of them.
 *
 * @param name v_Si_1, Mg_O_1, i_H_1: a vacancy, Mg on a site of O, H between the atoms; the number
 *     counts sites that symmetry does not join. Parts of a complex are joined by +
 * @param kind what it is
 * @param changes what is changed, in units of the unit cell
 * @param multiplicity how many sites (for a complex: places and orientations) a unit cell has
 * @param siteGroup the operations of the crystal that keep the site
 * @param origin how the site was found, for the reader
 */
public record PointDefect(
    String name,
    Kind kind,
    List<SiteChange> changes,
    int multiplicity,
    PointGroup siteGroup,
    String origin)
    implements Serializable {
  /** Kinds of defects. */
  public enum Kind {
    /** An atom is missing. */
    VACANCY,
    /** An atom of another element stands in its place. */
    SUBSTITUTION,
    /** An atom of the crystal's own elements stands in another's place. */
    ANTISITE,
    /** An atom stands between the others. */
    INTERSTITIAL,
    /** Several of these together. */
    COMPLEX
  }

  /** Copies the list. */
  public PointDefect {
    changes = List.copyOf(changes);
  }

  /** How many atoms of an element it has more than the crystal, negative for fewer. */
  public int added(String symbol) {
    int sum = 0;
    for (SiteChange c : changes) {
      sum += c.added().equals(symbol) ? 1 : 0;
      sum -= c.removed().equals(symbol) ? 1 : 0;
    }
    return sum;
  }
}
