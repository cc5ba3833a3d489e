package org.hooke.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hooke.driver.input.InputReader;
import org.hooke.driver.input.LocalFiles;
import org.hooke.driver.structure.StructureFiles;

/**
 * Our results beside those of Quantum ESPRESSO and ABINIT, as a table of differences and ceilings.
 *
 * <p>The reference folder holds one folder per case with {@code input.yaml} and {@code
 * expected.json}; the results folder holds {@code CASE/result.json} of the same names. Energies in
 * Ha, forces in Ha/bohr.
 */
public final class ReferenceComparison {
  private static final int COLUMN = 17;

  private final StringBuilder table = new StringBuilder();
  private final List<String> beyond = new ArrayList<>();
  private int cases;
  private boolean headed;

  /**
   * Compares every case.
   *
   * @throws IOException if the reference cannot be read; a missing result is a failed case instead
   */
  public ReferenceComparison(Path reference, Path results) throws IOException {
    for (Path folder : cases(reference)) {
      compare(folder, results.resolve(folder.getFileName()).resolve("result.json"));
    }
  }

  /**
   * The folders of the cases, in the order of their names.
   *
   * @throws IOException if the reference cannot be read
   */
  public static List<Path> cases(Path reference) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(reference)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve("expected.json"))) {
          found.add(folder);
        }
      }
    }
    return found;
  }

  /** The table: a line per case, each cell "difference/ceiling", "!" before one beyond it. */
  public String table() {
    return table.toString();
  }

  /** Whether there was a case, and no case failed. */
  public boolean within() {
    return cases > 0 && beyond.isEmpty();
  }

  /** One line that names the cases beyond their ceilings. */
  public String verdict() {
    return beyond.isEmpty()
        ? cases + " cases, all within their ceilings"
        : beyond.size() + " of " + cases + " cases fail: " + String.join(", ", beyond);
  }

  private void compare(Path folder, Path resultFile) throws IOException {
    String name = folder.getFileName().toString();
    cases++;
    if (!Files.exists(resultFile)) {
      fail(name, "no result");
      return;
    }
    ReferenceCase one =
        new ReferenceCase(json(folder.resolve("expected.json")), json(resultFile), stars(folder));
    List<String> obstacles = one.obstacles();
    if (!obstacles.isEmpty()) {
      fail(name, String.join("; ", obstacles));
      return;
    }
    List<ReferenceCase.Difference> differences = one.differences();
    if (!headed) {
      header(differences);
      headed = true;
    }
    table.append(String.format(Locale.ROOT, "%-22s", name));
    for (ReferenceCase.Difference d : differences) {
      table.append(String.format(Locale.ROOT, "%" + COLUMN + "s", cell(d)));
    }
    table.append('\n');
    if (!differences.stream().allMatch(ReferenceCase.Difference::within)) {
      beyond.add(name);
    }
  }

  private void fail(String name, String why) {
    table.append(String.format(Locale.ROOT, "%-22s ! %s%n", name, why));
    beyond.add(name);
  }

  private void header(List<ReferenceCase.Difference> differences) {
    StringBuilder header = new StringBuilder(String.format(Locale.ROOT, "%-22s", "case"));
    for (ReferenceCase.Difference d : differences) {
      header.append(String.format(Locale.ROOT, "%" + COLUMN + "s", d.name()));
    }
    table.insert(0, header.append('\n'));
  }

  private static String cell(ReferenceCase.Difference d) {
    return String.format(Locale.ROOT, "%s%.1e/%.0e", d.within() ? "" : "!", d.value(), d.ceiling());
  }

  private static KPointStar stars(Path folder) {
    String input = folder.resolve("input.yaml").toString();
    InputReader reader = new InputReader(new LocalFiles(), new StructureFiles());
    return new KPointStar(reader.read(input, List.of()).structure());
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
