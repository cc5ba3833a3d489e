package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InputManualTest {
  private static final Path ROOT = Path.of(System.getProperty("hooke.root", ".."));

  /** With -Dhooke.regenerate=true the file is written instead. */
  private static void upToDate(String file, String content) throws IOException {
    Path path = ROOT.resolve(file);
    if (Boolean.getBoolean("hooke.regenerate")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    }
    assertEquals(content, Files.readString(path), file + ": run with -Dhooke.regenerate=true");
  }

  @Test
  void theWrittenDefaultsAreThoseOfTheProgram() throws IOException {
    upToDate("conf/defaults.yaml", InputManual.defaultsYaml());
  }

  @Test
  void theManualIsThatOfTheProgram() throws IOException {
    upToDate("docs/input.md", InputManual.page());
  }

  @Test
  void theDefaultsAreAnInputThatChangesNothing() {
    CalculationInput plain = InputReaderTest.read(InputReaderTest.SILICON);
    String yaml = InputManual.defaultsYaml() + InputReaderTest.SILICON;
    CalculationInput spelt = InputReaderTest.read(yaml);
    assertEquals(plain.toMap(), spelt.toMap());
  }

  @Test
  void everyKeyIsInTheManualAndHasABoundWhereItNeedsOne() {
    for (InputKey key : InputKeys.list()) {
      assertTrue(InputManual.page().contains("`" + key.name() + "`"), key.name());
      boolean numeric =
          key.type() == InputKey.Type.WHOLE
              || key.type() == InputKey.Type.QUANTITY
              || key.type() == InputKey.Type.WHOLE3;
      boolean bounded = key.expected().contains(" from ") || key.expected().contains(" above ");
      assertTrue(!numeric || bounded || key.later(), key.name() + " has no bounds");
    }
  }
}
