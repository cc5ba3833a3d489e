package org.hooke.kernels.pseudo;

import java.util.Locale;

/**
 * Where radial integrals over a numerical mesh end.
 *
 * <p>Automatic follows the program a format belongs to: UPF as pw.x (local potential and core
 * charge to the first point beyond 10 bohr, projectors to their cutoff_radius_index), psp8 as
 * ABINIT (the whole mesh). A radius or the whole mesh given by hand holds for local potential and
 * core charge of either format; projectors stay as the format has them.
 *
 * @param kind which rule
 * @param radius bohr, for {@code RADIUS}
 */
public record RadialCut(Kind kind, double radius) {
  /** The rules. */
  public enum Kind {
    /** As the file's format demands. */
    AUTOMATIC,
    /** To the end of the mesh. */
    WHOLE_MESH,
    /** To a given radius. */
    RADIUS
  }

  /** Radius of pw.x, bohr. */
  public static final double PW_RADIUS = 10;

  /** As the file's format demands. */
  public static RadialCut automatic() {
    return new RadialCut(Kind.AUTOMATIC, 0);
  }

  /** To the end of the mesh. */
  public static RadialCut wholeMesh() {
    return new RadialCut(Kind.WHOLE_MESH, 0);
  }

  /** To the given radius, bohr; positive. */
  public static RadialCut at(double radius) {
    if (!(radius > 0)) {
      throw new IllegalArgumentException("a cut needs a positive radius, not " + radius);
    }
    return new RadialCut(Kind.RADIUS, radius);
  }

  /** As the result reports it: "10 bohr", "whole mesh". */
  public String describe(boolean wholeByDefault) {
    if (kind == Kind.WHOLE_MESH || (kind == Kind.AUTOMATIC && wholeByDefault)) {
      return "whole mesh";
    }
    double shown = kind == Kind.RADIUS ? radius : PW_RADIUS;
    return String.format(Locale.ROOT, "%s bohr", trimmed(shown));
  }

  private static String trimmed(double x) {
    return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
  }
}
