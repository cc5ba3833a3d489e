package org.hooke.driver.workflow;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.LocalFiles;
import org.hooke.driver.input.PseudopotentialChoice;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.pseudo.PseudopotentialException;
import org.hooke.kernels.pseudo.PseudopotentialReader;
import org.hooke.kernels.pseudo.RadialCut;

/**
 * Finds the pseudopotential of every species of an input: a file, a folder, the embedded tables.
 */
public final class PotentialLibrary {
  private static final List<String> EXTENSIONS = List.of(".upf", ".psp8", ".gth", ".hgh");

  private static final long MOST_BYTES = 64L << 20;

  private final GthTable table;
  private final FileSource files;

  /** Files of this machine. */
  public PotentialLibrary(GthTable table) {
    this(table, new LocalFiles());
  }

  /**
   * @param files where files are read from
   */
  public PotentialLibrary(GthTable table, FileSource files) {
    this.table = table;
    this.files = files;
  }

  /**
   * One pseudopotential per species, by chemical symbol in order of first appearance.
   *
   * @throws InputException when one is missing, damaged, of another element or of an unsupported
   *     kind
   */
  public Map<String, Pseudopotential> load(CalculationInput input) {
    PseudopotentialReader reader = new PseudopotentialReader(cut(input));
    Map<String, Pseudopotential> found = new LinkedHashMap<>();
    for (String symbol : input.structure().species()) {
      Pseudopotential potential = load(symbol, input, reader);
      if (!potential.symbol().equals(symbol)) {
        throw new InputException(
            "pseudopotentials." + symbol,
            potential.source(),
            "a pseudopotential of " + symbol + ", not of " + potential.symbol());
      }
      found.put(symbol, potential);
    }
    return found;
  }

  private Pseudopotential load(
      String symbol, CalculationInput input, PseudopotentialReader reader) {
    PseudopotentialChoice choice = input.pseudopotentials();
    String file = choice.files().get(symbol);
    if (file == null && choice.folder().isPresent()) {
      file = inFolder(symbol, choice.folder().get());
    }
    if (file != null) {
      try {
        return reader.read(file, content(file, symbol));
      } catch (PseudopotentialException e) {
        throw new InputException(
            e.source() + (e.line() > 0 ? " line " + e.line() : ""),
            "pseudopotentials." + symbol,
            e.block().isEmpty() ? "the file" : e.block(),
            "a norm-conserving UPF v2, psp8 or GTH file; " + e.detail(),
            "");
      }
    }
    String family = input.functional().startsWith("LDA") ? "LDA" : "PBE";
    return table
        .find(symbol, family, OptionalInt.empty())
        .orElseThrow(
            () ->
                new InputException(
                    "pseudopotentials",
                    PseudopotentialChoice.EMBEDDED,
                    "a file for " + symbol + ": the embedded " + family + " table has none"))
        .pseudopotential();
  }

  private byte[] content(String file, String symbol) {
    try {
      return files.read(file, MOST_BYTES);
    } catch (NoSuchFileException e) {
      throw new InputException("pseudopotentials." + symbol, file, "a file that exists");
    } catch (IOException e) {
      String expected = "a file that can be read (" + e.getMessage() + ")";
      throw new InputException("pseudopotentials." + symbol, file, expected);
    }
  }

  /** The one file of the folder whose name begins with the symbol and no further letter. */
  private String inFolder(String symbol, String folder) {
    try {
      List<String> fitting = files.list(folder).stream().filter(f -> fits(f, symbol)).toList();
      if (fitting.size() != 1) {
        String names = fitting.isEmpty() ? "none" : fitting.toString();
        throw new InputException(
            "pseudopotentials", folder, "exactly one file for " + symbol + "; there is " + names);
      }
      return folder.endsWith("/") ? folder + fitting.get(0) : folder + "/" + fitting.get(0);
    } catch (IOException e) {
      throw new InputException("pseudopotentials", folder, "a folder that can be read");
    }
  }

  private static boolean fits(String name, String symbol) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean known = EXTENSIONS.stream().anyMatch(lower::endsWith);
    return known
        && lower.startsWith(symbol.toLowerCase(Locale.ROOT))
        && !Character.isLetter(lower.charAt(symbol.length()));
  }

  private static RadialCut cut(CalculationInput input) {
    OptionalDouble radius = input.pseudoCutRadius();
    if (radius.isPresent()) {
      return RadialCut.at(radius.getAsDouble());
    }
    return input.pseudoCut().equals("mesh") ? RadialCut.wholeMesh() : RadialCut.automatic();
  }
}
