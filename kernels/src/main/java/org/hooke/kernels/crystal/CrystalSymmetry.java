package org.hooke.kernels.crystal;

import java.util.ArrayList;
import java.util.List;

/**
 * What the symmetry of a structure says: its group, type, standard cells and idealised positions.
 *
 * <p>Found once, in the constructor, at the largest tolerance not above the asked one at which the
 * operations form one of the 230 groups. Immutable.
 */
public final class CrystalSymmetry {
  private static final double SHRINK = 0.8;

  private final Structure structure;
  private final SymmetryFinder finder;
  private final SpaceGroupMatch match; // of the finder's primitive cell

  /**
   * Searches at once.
   *
   * @param tolerance largest distance of an image from its atom, bohr
   * @throws IllegalArgumentException when the tolerance is not positive
   */
  public CrystalSymmetry(Structure structure, double tolerance) {
    this.structure = structure;
    SymmetryFinder attempt = new SymmetryFinder(structure, tolerance);
    SpaceGroupMatch found = match(attempt);
    while (found == null) {
      attempt = new SymmetryFinder(structure, SHRINK * attempt.tolerance());
      found = match(attempt);
    }
    this.finder = attempt;
    this.match = found;
  }

  private SpaceGroupMatch match(SymmetryFinder f) {
    double[] rows = f.lattice().rows(structure.lattice().vectors());
    return SpaceGroupMatch.of(rows, f.primitiveOperations(), f.tolerance());
  }

  /** The operations in the structure's own cell, with the number and symbol of the crystal. */
  public SpaceGroup spaceGroup() {
    List<SymmetryOperation> own = new ArrayList<>();
    for (SymmetryOperation s : match.operations()) {
      finder.lattice().addToGiven(s, own);
    }
    return new SpaceGroup(
        match.type().number(),
        match.type().symbol(),
        SpaceGroup.identityFirst(own),
        structure.lattice().rightHanded());
  }

  /** The conventional and primitive standard cells, idealised. */
  public StandardCell standardCell() {
    return new StandardCell(structure, finder, match);
  }

  /** The structure in its own cell with positions, lattice and moments averaged over the group. */
  public Structure symmetrised() {
    double limit = Math.max(SymmetryAction.DEFAULT_LIMIT, 4 * tolerance());
    return new SymmetryAction(structure, spaceGroup(), limit).symmetrised();
  }

  /** The type of the crystal's group, whatever the cell it is given in. */
  public SpaceGroupType type() {
    return match.type();
  }

  /** The tolerance at which the operations form a group, bohr; at most the one asked for. */
  public double tolerance() {
    return finder.tolerance();
  }
}
