package org.hooke.kernels.defects.generation;

import java.io.Serializable;

/**
 * One change of a crystal: an atom taken away, put in another's place, or added.
 *
 * @param removed symbol of the atom that stood there, empty at an interstitial site
 * @param added symbol of the atom that stands there now, empty for a vacancy
 * @param u0 where, in units of the unit cell's vectors
 * @param u1 where
 * @param u2 where
 */
public record SiteChange(String removed, String added, double u0, double u1, double u2)
    implements Serializable {
  /**
   * @throws IllegalArgumentException when nothing changes
   */
  public SiteChange {
    if (removed.equals(added)) {
      throw new IllegalArgumentException("an atom cannot stand in its own place: " + added);
    }
  }
}
