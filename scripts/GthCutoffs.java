import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hooke.kernels.pseudo.CutoffEstimate;
import org.hooke.kernels.pseudo.GthTable;

/**
 * Rewrites the estimated cutoffs of the embedded GTH tables, keeping the measured ones.
 *
 * <p>usage, after a build: java -cp kernels/target/classes scripts/GthCutoffs.java FILE, FILE being
 * kernels/src/main/resources/org/hooke/kernels/pseudo/gth-cutoffs.txt
 */
public final class GthCutoffs {
  private GthCutoffs() {}

  public static void main(String[] arguments) throws Exception {
    StringBuilder text = new StringBuilder();
    text.append("# Recommended cutoffs of the wavefunctions, Ha: entry cutoff how. Measured ones come\n");
    text.append("# from convergence runs, estimated ones from scripts/GthCutoffs.java.\n");
    for (GthTable.Entry entry : GthTable.embedded().all()) {
      double cutoff =
          entry.measured() ? entry.cutoff() : CutoffEstimate.cutoff(entry.pseudopotential());
      String how = entry.measured() ? "measured" : "estimated";
      text.append(String.format(Locale.ROOT, "%s %.0f %s%n", entry.name(), cutoff, how));
    }
    Files.writeString(Path.of(arguments[0]), text.toString());
  }
}
