package org.hooke.driver.workflow.defects;

import java.util.List;
import java.util.Map;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.defects.generation.ChargeGuess;
import org.hooke.kernels.defects.generation.DefectCell;

/**
 * A defect to be computed: its cell, its charge states and why, its starts. Treated as immutable.
 */
public final class DefectCandidate {
  private final DefectCell cell;
  private final List<ChargeGuess> charges;
  private final Map<String, Structure> starts;

  DefectCandidate(DefectCell cell, List<ChargeGuess> charges, Map<String, Structure> starts) {
    this.cell = cell;
    this.charges = List.copyOf(charges);
    this.starts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(starts));
  }

  /** Its name. */
  public String name() {
    return cell.defect().name();
  }

  /** Its atoms on the crystal's places. */
  public DefectCell cell() {
    return cell;
  }

  /** Its charge states, ascending. */
  public List<ChargeGuess> charges() {
    return charges;
  }

  /** Starting geometries by name. */
  public Map<String, Structure> starts() {
    return starts;
  }
}
