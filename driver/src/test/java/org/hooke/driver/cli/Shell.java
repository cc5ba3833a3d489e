package org.hooke.driver.cli;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.report.ResultJson;

/** Runs commands in this process and keeps what they say. */
final class Shell {
  /** A small, fast crystal: silicon at a coarse cutoff, one k-point, the second atom displaced. */
  static final String SILICON =
      """
      structure:
        unit: bohr
        lattice: [[0, 5.1, 5.1], [5.1, 0, 5.1], [5.1, 5.1, 0]]
        species: [Si, Si]
        fractional: [[0, 0, 0], [0.25, 0.26, 0.25]]
      functional: LDA-PW92
      cutoff: 8 Ry
      kpoints: gamma
      smearing: {kind: none}
      scf: {tolerance: 1e-9 Ha}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final StopRequest stop;

  Shell() {
    this(new StopRequest());
  }

  Shell(StopRequest stop) {
    this.stop = stop;
  }

  /** Runs a command; its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    return new Main(new Terminal(out, err, false), stop).run(arguments);
  }

  /** The same on two threads of this process, without Spark. */
  int compute(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--master");
    all.add("threads[2]");
    return run(all.toArray(String[]::new));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** A JSON Schema that ships with the program. */
  static JsonSchema schema(String name) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(ResultJson.class.getResourceAsStream(name));
  }

  static String file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
