package org.hooke.kernels.crystal;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The space group that a Hall symbol generates, in the axes and at the origin that it states.
 *
 * <p>S. R. Hall, Acta Cryst. A37, 517 (1981); International Tables B, appendix A1.4.2. Translations
 * are kept in twelfths until the group is complete.
 */
public final class HallSymbol {
  private static final int TWELFTHS = 12;

  private final String symbol;
  private final List<int[]> generators = new ArrayList<>(); // W [0..8], 12 w [9..11]
  private final int[] origin = new int[3]; // v of the change of basis, twelfths
  private int previousOrder;
  private int previousAxis = 2;

  private HallSymbol(String symbol) {
    this.symbol = symbol;
    String text = symbol.strip();
    int bracket = text.indexOf('(');
    if (bracket >= 0) {
      readOrigin(text.substring(bracket + 1).replace(")", " ").strip());
      text = text.substring(0, bracket).strip();
    }
    String[] parts = text.split("[ _]+", -1);
    readLattice(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      readMatrix(parts[i], i);
    }
  }

  /**
   * All operations x' = W x + w modulo the lattice, identity first, w in exact twelfths.
   *
   * @param symbol such as "-P 2ybc" or "F 4d 2 3 -1d", with an origin shift in twelfths in brackets
   * @throws IllegalArgumentException when the symbol cannot be read
   */
  public static List<SymmetryOperation> operations(String symbol) {
    HallSymbol hall = new HallSymbol(symbol);
    List<SymmetryOperation> operations = new ArrayList<>();
    for (int[] s : hall.group()) {
      double[] w = {s[9] / (double) TWELFTHS, s[10] / (double) TWELFTHS, s[11] / (double) TWELFTHS};
      operations.add(new SymmetryOperation(Arrays.copyOf(s, 9), w));
    }
    return operations;
  }

  private IllegalArgumentException unreadable(String part) {
    return new IllegalArgumentException("cannot read '" + part + "' of Hall symbol " + symbol);
  }

  private void readOrigin(String text) {
    String[] numbers = text.split("\\s+", -1);
    if (numbers.length != 3) {
      throw unreadable(text);
    }
    for (int i = 0; i < 3; i++) {
      try {
        origin[i] = Integer.parseInt(numbers[i]);
      } catch (NumberFormatException e) {
        throw unreadable(text);
      }
    }
  }

  private void readLattice(String part) {
    boolean centric = part.startsWith("-");
    int[][] centrings =
        switch (centric ? part.substring(1) : part) {
          case "P" -> new int[0][];
          case "A" -> new int[][] {{0, 6, 6}};
          case "B" -> new int[][] {{6, 0, 6}};
          case "C" -> new int[][] {{6, 6, 0}};
          case "I" -> new int[][] {{6, 6, 6}};
          case "R" -> new int[][] {{8, 4, 4}};
          case "F" -> new int[][] {{0, 6, 6}, {6, 0, 6}};
          default -> throw unreadable(part);
        };
    for (int[] c : centrings) {
      generators.add(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1, c[0], c[1], c[2]});
    }
    if (centric) {
      generators.add(new int[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, 0, 0, 0});
    }
  }

  /** One matrix symbol N_A^T: sign, order, axis, translations. */
  private void readMatrix(String part, int position) {
    int at = part.startsWith("-") ? 1 : 0;
    int sign = at == 1 ? -1 : 1;
    int order = part.length() > at ? part.charAt(at++) - '0' : 0;
    if (order < 1 || order > 6 || order == 5) {
      throw unreadable(part);
    }
    char axis = 0;
    if (at < part.length() && "xyz'\"=*".indexOf(part.charAt(at)) >= 0) {
      axis = part.charAt(at++);
    }
    if (axis == 0) {
      axis = defaultAxis(order, position);
    }
    int direction = "xyz".indexOf(axis);
    int[] w = rotation(order, axis, direction);
    int[] s = new int[12];
    for (int i = 0; i < 9; i++) {
      s[i] = sign * w[i];
    }
    for (; at < part.length(); at++) {
      addTranslation(s, part, at, order, direction);
    }
    generators.add(s);
    previousOrder = order;
    if (direction >= 0) {
      previousAxis = direction;
    }
  }

  /** The rules for axes left out: c first; then a after 2 or 4, a - b after 3 or 6; then a+b+c. */
  private char defaultAxis(int order, int position) {
    if (order == 1 || position == 1) {
      return 'z';
    }
    if (position == 2 && order == 2) {
      return previousOrder == 2 || previousOrder == 4 ? 'x' : '\'';
    }
    if (order == 3) {
      return '*';
    }
    throw new IllegalArgumentException("no axis for order " + order + " in Hall symbol " + symbol);
  }

  private int[] rotation(int order, char axis, int direction) {
    if (axis == '*') {
      return new int[] {0, 0, 1, 1, 0, 0, 0, 1, 0};
    }
    if (direction < 0) { // twofold along a - b or a + b, seen from the axis before
      int s = axis == '\'' ? -1 : 1;
      return turned(new int[] {0, s, 0, s, 0, 0, 0, 0, -1}, previousAxis);
    }
    int[] aboutZ =
        switch (order) {
          case 1 -> Matrix3.identity();
          case 2 -> new int[] {-1, 0, 0, 0, -1, 0, 0, 0, 1};
          case 3 -> new int[] {0, -1, 0, 1, -1, 0, 0, 0, 1};
          case 4 -> new int[] {0, -1, 0, 1, 0, 0, 0, 0, 1};
          default -> new int[] {1, -1, 0, 1, 0, 0, 0, 0, 1};
        };
    return turned(aboutZ, direction);
  }

  /** The matrix about z with the axes exchanged cyclically so that it turns about another one. */
  private static int[] turned(int[] aboutZ, int axis) {
    int[] w = new int[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        w[3 * ((i + axis + 1) % 3) + (j + axis + 1) % 3] = aboutZ[3 * i + j];
      }
    }
    return w;
  }

  private void addTranslation(int[] s, String part, int at, int order, int direction) {
    char c = part.charAt(at);
    int[] t =
        switch (c) {
          case 'a' -> new int[] {6, 0, 0};
          case 'b' -> new int[] {0, 6, 0};
          case 'c' -> new int[] {0, 0, 6};
          case 'n' -> new int[] {6, 6, 6};
          case 'u' -> new int[] {3, 0, 0};
          case 'v' -> new int[] {0, 3, 0};
          case 'w' -> new int[] {0, 0, 3};
          case 'd' -> new int[] {3, 3, 3};
          default -> new int[3];
        };
    if (c >= '1' && c <= '5' && direction >= 0 && c - '0' < order) { // screw along its own axis
      t[direction] = (c - '0') * TWELFTHS / order;
    } else if ("abcnuvwd".indexOf(c) < 0) {
      throw unreadable(part);
    }
    for (int i = 0; i < 3; i++) {
      s[9 + i] += t[i];
    }
  }

  /** All products of the generators, moved to the stated origin: w + (1 - W) v. */
  private List<int[]> group() {
    Set<IntBuffer> seen = new LinkedHashSet<>();
    List<int[]> members = new ArrayList<>();
    int[] identity = Arrays.copyOf(Matrix3.identity(), 12);
    seen.add(IntBuffer.wrap(identity));
    members.add(identity);
    for (int done = 0; done < members.size(); done++) {
      for (int[] g : generators) {
        int[] p = product(g, members.get(done));
        if (seen.add(IntBuffer.wrap(p))) {
          members.add(p);
        }
        if (members.size() > 192) {
          throw unreadable(symbol);
        }
      }
    }
    for (int[] s : members) {
      for (int i = 0; i < 3; i++) {
        int w = s[9 + i] + origin[i];
        for (int j = 0; j < 3; j++) {
          w -= s[3 * i + j] * origin[j];
        }
        s[9 + i] = Math.floorMod(w, TWELFTHS);
      }
    }
    return members;
  }

  private static int[] product(int[] a, int[] b) {
    int[] p = Arrays.copyOf(Matrix3.times(Arrays.copyOf(a, 9), Arrays.copyOf(b, 9)), 12);
    for (int i = 0; i < 3; i++) {
      int w = a[9 + i];
      for (int j = 0; j < 3; j++) {
        w += a[3 * i + j] * b[9 + j];
      }
      p[9 + i] = Math.floorMod(w, TWELFTHS);
    }
    return p;
  }
}
