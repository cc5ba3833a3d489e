package org.hooke.kernels.pseudo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hooke.kernels.pseudo.GthParameters.Channel;

/**
 * Reads GTH and HGH pseudopotentials: ABINIT's pspcod 10 (full h matrices) and pspcod 3 (diagonals,
 * the rest from PRB 58, 3641 (1998), eqs. 25-33), and single entries in CP2K's format.
 */
final class GthReader {
  private static final int MOST_PROJECTORS = 4;

  private final String source;
  private final NumberScanner in;

  private GthReader(String source, String text) {
    this.source = source;
    in = new NumberScanner(source, text);
  }

  /** An ABINIT file with pspcod 10 or 3. */
  static GthParameters readAbinit(String source, String text) {
    return new GthReader(source, text).abinit();
  }

  /** One entry of CP2K's format; comments begin with #. */
  static GthParameters readCp2k(String source, String text) {
    StringBuilder plain = new StringBuilder();
    for (String line : text.split("\r\n|\n|\r", -1)) {
      int hash = line.indexOf('#');
      plain.append(hash < 0 ? line : line.substring(0, hash)).append('\n');
    }
    return new GthReader(source, plain.toString()).cp2k();
  }

  private GthParameters abinit() {
    in.take("title");
    double[] atoms = in.numbers(2, "zatom, zion");
    int number = in.integer(atoms[0], "zatom, zion", "zatom", 1, Elements.count());
    double valence = valence(atoms[1], number);
    double[] codes = in.numbers(3, "pspcod, pspxc");
    String functional = functionalOf((int) codes[1]);
    if (codes[0] == 3) {
      return hgh(number, valence, functional, in.integer(codes[2], "pspcod", "lmax", -1, 3));
    }
    if (codes[0] != 10) {
      throw in.wrong("pspcod", "neither 10 (GTH) nor 3 (HGH): " + (int) codes[0]);
    }
    double[] local = in.numbers(2, "local part");
    int terms = in.integer(local[1], "local part", "number of coefficients", 0, 4);
    double[] c = coefficients(local, 2, terms);
    int count = in.integer(in.numbers(1, "projectors")[0], "projectors", "channels", 0, 5);
    List<Channel> channels = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      channels.add(channel(l, true));
    }
    double radius = radius(local[0], "local part");
    return new GthParameters(
        Elements.symbol(number), functional, valence, radius, c, channels, new int[0]);
  }

  private double valence(double value, int number) {
    if (!(value > 0) || value > number) {
      throw in.wrong("zatom, zion", "valence " + value + " of element " + number);
    }
    return value;
  }

  private double radius(double value, String block) {
    if (!(value > 0.01) || value > 20) {
      throw in.wrong(block, "radius " + value + " bohr, expected 0.01 .. 20");
    }
    return value;
  }

  private double[] coefficients(double[] values, int from, int count) {
    if (values.length < from + count) {
      throw in.wrong(
          "local part", count + " coefficients announced, found " + (values.length - from));
    }
    double[] c = new double[count];
    System.arraycopy(values, from, c, 0, count);
    return c;
  }

  /** One l: "r n h11 h12 ..", rows of the upper triangle, then for l > 0 those of spin-orbit. */
  private Channel channel(int l, boolean spinOrbit) {
    String block = "projectors of l = " + l;
    double[] first = in.numbers(2, block);
    int n = in.integer(first[1], block, "number of projectors", 0, MOST_PROJECTORS);
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] row = i == 0 ? first : in.numbers(n - i, block);
      int offset = i == 0 ? 2 : 0;
      if (row.length < offset + n - i) {
        throw in.wrong(block, "row " + (i + 1) + " of h needs " + (n - i) + " numbers");
      }
      for (int j = i; j < n; j++) {
        h[i][j] = row[offset + j - i];
        h[j][i] = h[i][j];
      }
    }
    for (int i = 0; spinOrbit && l > 0 && i < n; i++) {
      in.numbers(n - i, block + " (spin-orbit)");
    }
    return new Channel(n == 0 ? 1 : radius(first[0], block), h);
  }

  private GthParameters hgh(int number, double valence, String functional, int lmax) {
    double[] local = in.numbers(5, "local part");
    List<Channel> channels = new ArrayList<>();
    for (int l = 0; l <= lmax; l++) {
      String block = "projectors of l = " + l;
      double[] row = in.numbers(l == 3 ? 2 : 4, block);
      if (l > 0) {
        in.numbers(l == 3 ? 1 : 3, block + " (spin-orbit)");
      }
      channels.add(hghChannel(l, row, block));
    }
    double radius = radius(local[0], "local part");
    double[] c = coefficients(local, 1, 4);
    return new GthParameters(
        Elements.symbol(number), functional, valence, radius, trimmed(c), channels, new int[0]);
  }

  private static double[] trimmed(double[] c) {
    int count = c.length;
    while (count > 0 && c[count - 1] == 0) {
      count--;
    }
    return Arrays.copyOf(c, count);
  }

  private Channel hghChannel(int l, double[] row, String block) {
    int n = 3;
    while (n > 0 && (n >= row.length || row[n] == 0)) {
      n--;
    }
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) {
      h[i][i] = row[i + 1];
    }
    if (n > 1) {
      h[0][1] = HGH[l][0] * row[2];
      h[1][0] = h[0][1];
    }
    if (n > 2) {
      h[0][2] = HGH[l][1] * row[3];
      h[2][0] = h[0][2];
      h[1][2] = HGH[l][2] * row[3];
      h[2][1] = h[1][2];
    }
    return new Channel(n == 0 ? 1 : radius(row[0], block), h);
  }

  /** [l] factors of h12 = a h22, h13 = b h33, h23 = c h33. */
  private static final double[][] HGH = {
    {-0.5 * Math.sqrt(3.0 / 5), 0.5 * Math.sqrt(5.0 / 21), -0.5 * Math.sqrt(100.0 / 63)},
    {-0.5 * Math.sqrt(5.0 / 7), Math.sqrt(35.0 / 11) / 6, -14 / Math.sqrt(11) / 6},
    {-0.5 * Math.sqrt(7.0 / 9), 0.5 * Math.sqrt(63.0 / 143), -0.5 * 18 / Math.sqrt(143)},
    {0, 0, 0}
  };

  private GthParameters cp2k() {
    String[] head = in.takeFilled("name").trim().split("\\s+", -1);
    int number = Elements.number(head[0]);
    if (number == 0 || head.length < 2) {
      throw in.wrong(
          "name", "expected an element and a name, found '" + String.join(" ", head) + "'");
    }
    double[] electrons = in.numbers(1, "configuration");
    int[] configuration = new int[electrons.length];
    int valence = 0;
    for (int l = 0; l < electrons.length; l++) {
      int most = l < 4 ? 32 : 0;
      configuration[l] =
          in.integer(electrons[l], "configuration", "electrons of l = " + l, 0, most);
      valence += configuration[l];
    }
    double[] local = in.numbers(2, "local part");
    int terms = in.integer(local[1], "local part", "number of coefficients", 0, 4);
    double[] c = coefficients(local, 2, terms);
    String line = in.takeFilled("projectors");
    double[] core = line.trim().startsWith("NLCC") ? core(line) : new double[0];
    if (core.length > 0) {
      line = in.takeFilled("projectors");
    }
    double[] channelCount = NumberScanner.leading(line);
    if (channelCount.length == 0) {
      throw in.wrong("projectors", "expected their number, found '" + line.strip() + "'");
    }
    int count = in.integer(channelCount[0], "projectors", "channels", 0, 5);
    List<Channel> channels = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      channels.add(channel(l, false));
    }
    GthParameters parameters =
        new GthParameters(
            head[0],
            cp2kFunctional(head[1]),
            valence(valence, number),
            radius(local[0], "local part"),
            c,
            channels,
            configuration);
    return core.length == 0
        ? parameters
        : parameters.withCore(core[0], Arrays.copyOfRange(core, 1, core.length));
  }

  /** Radius and coefficients of the core charge, bohr^-3; the file's hold a factor 4 pi more. */
  private double[] core(String line) {
    String count = line.trim().substring(4).trim();
    if (!count.equals("1")) {
      throw in.wrong("NLCC", "one core charge is supported, not '" + count + "'");
    }
    double[] row = in.numbers(3, "NLCC");
    int terms = in.integer(row[1], "NLCC", "number of coefficients", 1, 4);
    double[] core = new double[1 + terms];
    core[0] = radius(row[0], "NLCC");
    double[] c = coefficients(row, 2, terms);
    for (int i = 0; i < terms; i++) {
      core[1 + i] = c[i] / (4 * Math.PI);
    }
    return core;
  }

  /** "GTH-PADE-q4" is of family LDA, "GTH-PBE-q4" PBE, "GTH-BLYP-q4" BLYP. */
  private String cp2kFunctional(String name) {
    String[] parts = name.split("-", -1);
    if (parts.length < 2) {
      throw new PseudopotentialException(source, in.line(), "name", "no functional in " + name);
    }
    String part = parts[parts.length > 2 && parts[1].equals("NLCC") ? 2 : 1];
    return part.equals("PADE") || part.equals("LDA") ? "LDA" : part;
  }

  /** Family of ABINIT's ixc: 1 .. 9 are LDA, 11 PBE, negative numbers pairs of libxc. */
  static String functionalOf(int ixc) {
    return switch (ixc) {
      case 1, 2, 3, 4, 5, 6, 7, 8, 9, -1007, -1009, -1012, -20 -> "LDA";
      case 11, -101130, -130101 -> "PBE";
      case -116133, -133116 -> "PBEsol";
      case 14 -> "revPBE";
      case 15 -> "RPBE";
      case 18, -106131, -131106 -> "BLYP";
      default -> "ixc " + ixc;
    };
  }
}
