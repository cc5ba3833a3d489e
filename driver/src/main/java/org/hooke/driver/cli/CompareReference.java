package org.hooke.driver.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hooke.driver.report.ReferenceComparison;

/** The door of {@code scripts/compare-reference}: lists the cases, or prints the table. */
public final class CompareReference {
  private CompareReference() {}

  /**
   * With one argument, the reference folder, prints the names of its cases; with two, reference and
   * results, prints the table of differences and exits 1 if a case is beyond.
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path reference = Path.of(arguments[0]);
    if (arguments.length == 1) {
      for (Path folder : ReferenceComparison.cases(reference)) {
        out.println(folder.getFileName());
      }
      return;
    }
    ReferenceComparison comparison = new ReferenceComparison(reference, Path.of(arguments[1]));
    out.print(comparison.table());
    out.println(comparison.verdict());
    if (!comparison.within()) {
      System.exit(1);
    }
  }
}
