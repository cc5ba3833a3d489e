package org.hooke.driver.input;

import java.util.Arrays;
import org.hooke.kernels.crystal.Structure;

/**
 * A structure that a key of the input names, equal to another when it says the same.
 *
 * @param structure what was read
 */
public record GivenStructure(Structure structure) {
  @Override
  public boolean equals(Object other) {
    return other instanceof GivenStructure g && InputMap.of(g).equals(InputMap.of(this));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(structure.fractional());
  }
}
