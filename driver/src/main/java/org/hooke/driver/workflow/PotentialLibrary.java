package org.hooke.driver.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hooke.driver.input.CalculationInput;
import org.hooke.driver.input.InputException;
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

  private final GthTable table;

  public PotentialLibrary(GthTable table) {
    this.table = table;
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
        return reader.read(Path.of(file));
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

  /** The one file of the folder whose name begins with the symbol and no further letter. */
  private static String inFolder(String symbol, String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<Path> fitting = files.filter(f -> fits(f, symbol)).sorted().toList();
      if (fitting.size() != 1) {
        String names = fitting.isEmpty() ? "none" : fitting.toString();
        throw new InputException(
            "pseudopotentials", folder, "exactly one file for " + symbol + "; there is " + names);
      }
      return fitting.get(0).toString();
    } catch (IOException e) {
      throw new InputException("pseudopotentials", folder, "a folder that can be read");
    }
  }

  private static boolean fits(Path file, String symbol) {
    String name = String.valueOf(file.getFileName());
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
