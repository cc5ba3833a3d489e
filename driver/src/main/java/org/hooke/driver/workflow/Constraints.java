package org.hooke.driver.workflow;

import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.crystal.SymmetryAction;
import org.hooke.kernels.crystal.SymmetryOperation;

/** What fixed coordinates, along the lattice vectors, leave of a crystal's symmetry. */
public final class Constraints {
  private Constraints() {}

  /** The operations that take free directions to free directions. */
  public static SpaceGroup kept(Structure structure, SpaceGroup group) {
    SymmetryAction action = new SymmetryAction(structure, group);
    return group.subgroup(w -> keeps(structure, action, group.operations().indexOf(w)));
  }

  private static boolean keeps(Structure structure, SymmetryAction action, int operation) {
    SymmetryOperation w = action.group().operations().get(operation);
    boolean keeps = true;
    for (int a = 0; a < structure.atoms(); a++) {
      int image = action.image(operation, a);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          boolean leaks = !structure.fixed(a, j) && structure.fixed(image, i);
          keeps &= !(leaks && w.rotation(i, j) != 0);
        }
      }
    }
    return keeps;
  }
}
