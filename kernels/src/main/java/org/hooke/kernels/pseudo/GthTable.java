package org.hooke.kernels.pseudo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hooke.kernels.pseudo.GthParameters.Channel;

/**
 * The embedded tables of Goedecker-Teter-Hutter pseudopotentials: those CP2K lists for LDA and PBE,
 * with the published parameters (PRB 54, 1703 (1996); PRB 58, 3641 (1998); Theor. Chem. Acc. 114,
 * 145 (2005)). Immutable.
 */
public final class GthTable {
  private static final String PARAMETERS = "gth-tables.txt";
  private static final String CUTOFFS = "gth-cutoffs.txt";

  private final List<Entry> entries;

  private GthTable(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * One pseudopotential of the table.
   *
   * @param symbol chemical symbol
   * @param family "LDA" or "PBE"
   * @param valence electrons
   * @param preferred whether it is taken where no valence is asked for
   * @param cutoff recommended cutoff of the wavefunctions, Ha
   * @param measured whether the cutoff comes from convergence runs; otherwise it is estimated
   * @param parameters its parameters
   * @param line the line of the table
   */
  public record Entry(
      String symbol,
      String family,
      int valence,
      boolean preferred,
      double cutoff,
      boolean measured,
      GthParameters parameters,
      String line) {
    /** Name in messages and provenance: "Si-LDA-q4". */
    public String name() {
      return symbol + "-" + family + "-q" + valence;
    }

    /** The pseudopotential; its SHA-256 is that of the line of the table. */
    public Pseudopotential pseudopotential() {
      String sha256 = PseudopotentialReader.sha256(line.getBytes(StandardCharsets.UTF_8));
      return new GthPseudopotential(parameters, "embedded " + name(), sha256);
    }
  }

  /** The tables, read from the library's own resources. */
  public static GthTable embedded() {
    Map<String, String> cutoffs = new HashMap<>();
    for (String line : lines(CUTOFFS)) {
      String[] words = line.split(" ", 2);
      cutoffs.put(words[0], words[1]);
    }
    return new GthTable(lines(PARAMETERS).stream().map(line -> entry(line, cutoffs)).toList());
  }

  /** The lines of a resource that are neither blank nor comments. */
  private static List<String> lines(String resource) {
    try (InputStream in = GthTable.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(x -> !x.isBlank() && !x.startsWith("#")).toList();
    } catch (IOException broken) {
      throw new IllegalStateException("resource " + resource, broken);
    }
  }

  /** All entries, in order of atomic number, LDA before PBE. */
  public List<Entry> all() {
    return entries;
  }

  /**
   * The entry of an element: of the valence asked for, else the preferred one, which is the one
   * CP2K's list names without a valence (mostly the one with semicore states).
   *
   * @param symbol chemical symbol
   * @param family "LDA" or "PBE"; "PBEsol" finds nothing
   */
  public Optional<Entry> find(String symbol, String family, OptionalInt valence) {
    return entries.stream()
        .filter(e -> e.symbol.equals(symbol) && e.family.equals(family))
        .filter(e -> valence.isPresent() ? e.valence == valence.getAsInt() : e.preferred)
        .findFirst();
  }

  /** Valences offered for an element, preferred first. */
  public List<Integer> valences(String symbol, String family) {
    return entries.stream()
        .filter(e -> e.symbol.equals(symbol) && e.family.equals(family))
        .sorted((a, b) -> Boolean.compare(b.preferred, a.preferred))
        .map(Entry::valence)
        .toList();
  }

  private static Entry entry(String line, Map<String, String> cutoffs) {
    String[] parts = line.split(" \\| ", -1);
    String[] head = parts[0].split(" ", -1);
    double[] local = NumberScanner.leading(parts[1]);
    List<Channel> channels = new ArrayList<>();
    for (int i = 2; i < parts.length; i++) {
      channels.add(channel(NumberScanner.leading(parts[i])));
    }
    int valence = Integer.parseInt(head[2]);
    int[] configuration =
        Arrays.stream(head[4].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    double[] c = Arrays.copyOfRange(local, 1, local.length);
    GthParameters parameters =
        new GthParameters(head[0], head[1], valence, local[0], c, channels, configuration);
    String[] cutoff = cutoffs.get(head[0] + "-" + head[1] + "-q" + valence).split(" ", -1);
    return new Entry(
        head[0],
        head[1],
        valence,
        head[3].equals("*"),
        Double.parseDouble(cutoff[0]),
        cutoff[1].equals("measured"),
        parameters,
        line);
  }

  /** r_l and the upper triangle of h. */
  private static Channel channel(double[] values) {
    int n = (int) Math.round((Math.sqrt(8.0 * (values.length - 1) + 1) - 1) / 2);
    double[][] h = new double[n][n];
    int next = 1;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        h[i][j] = values[next++];
        h[j][i] = h[i][j];
      }
    }
    return new Channel(values[0], h);
  }
}
