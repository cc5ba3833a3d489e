package org.hooke.driver.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hooke.driver.input.InputException;
import org.hooke.driver.storage.AnyFiles;
import org.hooke.driver.storage.Folder;
import org.hooke.kernels.pseudo.GhostSearch;
import org.hooke.kernels.pseudo.GhostState;
import org.hooke.kernels.pseudo.GthTable;
import org.hooke.kernels.pseudo.Pseudopotential;
import org.hooke.kernels.pseudo.PseudopotentialException;
import org.hooke.kernels.pseudo.PseudopotentialReader;
import org.hooke.kernels.pseudo.UpfWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Pseudopotentials: the embedded tables, files, conversion. */
@Command(
    name = "pseudo",
    description = "Pseudopotentials: the embedded tables, what a file holds, conversion to UPF.")
final class PseudoCommand implements Runnable {
  private static final Pattern ENTRY =
      Pattern.compile("([A-Z][a-z]?)-(LDA|PBE)(?:-q([0-9]{1,3}))?");
  private static final long MOST_BYTES = 64L << 20;
  private static final String WANTED =
      "a file, or an entry such as Si-PBE or Si-PBE-q4 (hooke pseudo list)";

  private final Terminal terminal;
  private final GthTable table = GthTable.embedded();

  @Spec private CommandSpec spec;

  PseudoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "pseudo list, pseudo show or pseudo convert?");
  }

  @Command(name = "list", description = "The entries of the embedded tables.")
  int list(
      @Parameters(
              arity = "0..*",
              paramLabel = "SYMBOL",
              description = "Only those of these elements.")
          List<String> symbols) {
    terminal.out().println("entry         electrons  cutoff/Ha             preferred");
    for (GthTable.Entry entry : table.all()) {
      if (symbols == null || symbols.isEmpty() || symbols.contains(entry.symbol())) {
        terminal
            .out()
            .println(
                String.format(
                        Locale.ROOT,
                        "%-14s%9d  %9.1f %-11s %s",
                        entry.name(),
                        entry.valence(),
                        entry.cutoff(),
                        entry.measured() ? "" : "(estimated)",
                        entry.preferred() ? "*" : "")
                    .stripTrailing());
      }
    }
    return ExitCode.DONE.number();
  }

  @Command(name = "show", description = "What a file or an entry of the tables holds.")
  int show(@Parameters(paramLabel = "FILE|ENTRY", description = WANTED) String name) {
    Pseudopotential p = find(name);
    line("source", p.source());
    line("element", p.symbol());
    line("valence", p.valence());
    line("functional", p.functional().isEmpty() ? "not said" : p.functional());
    line("core correction", p.hasCore() ? "yes" : "no");
    line("projectors", projectors(p));
    line("core radius", String.format(Locale.ROOT, "%.4f bohr", p.coreRadius()));
    line("radial cut", p.cut());
    line("SHA-256", p.sha256());
    Optional<GhostState> ghost = GhostSearch.find(p);
    line(
        "ghost state",
        ghost
            .map(
                g ->
                    String.format(
                        Locale.ROOT,
                        "l = %d at %.4f Ha; the atom's lowest is at %.4f Ha",
                        g.angularMomentum(),
                        g.energy(),
                        g.expected()))
            .orElse("none found"));
    return ExitCode.DONE.number();
  }

  @Command(name = "convert", description = "Write a GTH pseudopotential as UPF v2.")
  int convert(
      @Parameters(paramLabel = "FILE|ENTRY", description = WANTED) String name,
      @Option(
              names = "--output",
              paramLabel = "FILE",
              description = "The file to write; ENTRY.upf in the working folder unless given.")
          String output) {
    Pseudopotential p = find(name);
    String text;
    try {
      text = UpfWriter.write(p);
    } catch (PseudopotentialException e) {
      throw new InputException("pseudo convert", name, e.detail());
    }
    String target =
        output != null ? output : name.replaceFirst(".*/", "").replaceFirst("\\.[a-z0-9]+$", "");
    String file = output != null ? target : target + ".upf";
    int slash = file.lastIndexOf('/');
    try {
      Folder folder = Folder.at(slash < 0 ? "." : file.substring(0, slash + 1));
      folder.replace(file.substring(slash + 1), text);
    } catch (IOException e) {
      String expected = "a file in a folder that can be written (" + e.getMessage() + ")";
      throw new InputException("--output", file, expected);
    }
    terminal.say("wrote " + file);
    return ExitCode.DONE.number();
  }

  private void line(String name, Object value) {
    terminal.out().println(String.format(Locale.ROOT, "%-16s%s", name, value));
  }

  private static String projectors(Pseudopotential p) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < p.projectors(); i++) {
      text.append(i == 0 ? "l = " : ", ").append(p.angularMomentum(i));
    }
    return text.isEmpty() ? "none" : text.toString();
  }

  private Pseudopotential find(String name) {
    Matcher entry = ENTRY.matcher(name);
    if (entry.matches()) {
      OptionalInt valence =
          entry.group(3) == null
              ? OptionalInt.empty()
              : OptionalInt.of(Integer.parseInt(entry.group(3)));
      return table
          .find(entry.group(1), entry.group(2), valence)
          .orElseThrow(() -> new InputException("pseudo", name, WANTED))
          .pseudopotential();
    }
    try {
      byte[] content = new AnyFiles().read(name, MOST_BYTES);
      return new PseudopotentialReader().read(name, content);
    } catch (IOException e) {
      throw new InputException("pseudo", name, WANTED);
    } catch (PseudopotentialException e) {
      throw new InputException(
          e.source() + (e.line() > 0 ? " line " + e.line() : ""),
          "pseudo",
          e.block().isEmpty() ? "the file" : e.block(),
          "a norm-conserving UPF v2, psp8 or GTH file; " + e.detail(),
          "");
    }
  }
}
