package org.hooke.kernels.crystal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The crystals of spglib-crystals.txt with what Spglib 2.0.2 says of them. */
final class ReferenceCrystals {
  private ReferenceCrystals() {}

  /** One crystal; shapes as spglib_reference.py writes them. */
  static final class Crystal {
    String name;
    Structure structure;
    double tolerance;
    int number;
    String symbol;
    String pointGroup;
    final List<SymmetryOperation> operations = new ArrayList<>();
    int conventionalAtoms;
    double[] conventional; // rows of the idealised lattice, bohr
    int primitiveAtoms;
    double[] primitive;
    final List<int[]> meshes = new ArrayList<>(); // n1 n2 n3, 2 shift, sorted orbit sizes

    @Override
    public String toString() {
      return name;
    }
  }

  static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ReferenceCrystals.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Crystal> all() {
    Deque<String> lines = new ArrayDeque<>(lines("spglib-crystals.txt"));
    List<Crystal> crystals = new ArrayList<>();
    while (!lines.isEmpty()) {
      crystals.add(next(lines));
    }
    return crystals;
  }

  private static Crystal next(Deque<String> lines) {
    Crystal c = new Crystal();
    c.name = words(lines)[1];
    Lattice lattice = new Lattice(numbers(words(lines), 1, 10));
    c.tolerance = Double.parseDouble(words(lines)[1]);
    int n = Integer.parseInt(words(lines)[1]);
    List<String> symbols = new ArrayList<>();
    double[] positions = new double[3 * n];
    double[] moments = new double[n];
    for (int i = 0; i < n; i++) {
      String[] atom = words(lines);
      symbols.add(atom[0]);
      System.arraycopy(numbers(atom, 1, 4), 0, positions, 3 * i, 3);
      moments[i] = Double.parseDouble(atom[4]);
    }
    c.structure = new Structure(lattice, symbols, positions).withMoments(moments);
    String[] type = words(lines);
    c.number = Integer.parseInt(type[1]);
    c.symbol = type[2];
    c.pointGroup = type[3];
    int count = Integer.parseInt(words(lines)[1]);
    for (int i = 0; i < count; i++) {
      String[] s = words(lines);
      int[] w = Arrays.stream(s, 0, 9).mapToInt(Integer::parseInt).toArray();
      c.operations.add(new SymmetryOperation(w, numbers(s, 9, 12), s[12].equals("1")));
    }
    for (String[] s = words(lines); !s[0].equals("end"); s = words(lines)) {
      switch (s[0]) {
        case "conventional" -> {
          c.conventionalAtoms = Integer.parseInt(s[1]);
          c.conventional = numbers(s, 2, 11);
        }
        case "primitive" -> {
          c.primitiveAtoms = Integer.parseInt(s[1]);
          c.primitive = numbers(s, 2, 11);
        }
        case "mesh" ->
            c.meshes.add(Arrays.stream(s, 1, s.length).mapToInt(Integer::parseInt).toArray());
        default -> throw new IllegalStateException(s[0]);
      }
    }
    return c;
  }

  private static String[] words(Deque<String> lines) {
    return lines.removeFirst().split(" ", -1);
  }

  private static double[] numbers(String[] words, int from, int to) {
    return Arrays.stream(words, from, to).mapToDouble(Double::parseDouble).toArray();
  }
}
