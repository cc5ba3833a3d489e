package org.hooke.driver.workflow.defects;

import java.io.Serializable;
import org.hooke.kernels.crystal.Structure;

/**
 * One relaxation of a defect: what is needed to do it anywhere. Immutable.
 *
 * @param defect name, "bulk" for the crystal in the supercell
 * @param charge electrons removed
 * @param start name of the starting geometry
 * @param input the calculation's whole input as text: read again it gives the same calculation
 * @param reference the defect's atoms on the crystal's places, in the same order
 * @param relax whether the ions move
 */
public record DefectTask(
    String defect, int charge, String start, String input, Structure reference, boolean relax)
    implements Serializable {
  /** The crystal without a defect. */
  public static final String BULK = "bulk";

  /** Unique, and fit for a folder's name: v_Si_1_+1_pairs. */
  public String id() {
    return defect.equals(BULK)
        ? BULK
        : String.format(java.util.Locale.ROOT, "%s_%+d_%s", defect, charge, start);
  }
}
