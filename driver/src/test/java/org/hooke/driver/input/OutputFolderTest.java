package org.hooke.driver.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hooke.driver.storage.LocalFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path temporary;

  private static OutputFolder open(Path folder) {
    return OutputFolder.open(new LocalFolder(folder));
  }

  private static String refusal(Path folder) {
    return assertThrows(InputException.class, () -> open(folder).close()).getMessage();
  }

  @Test
  void aSecondRunIsRefusedWhileTheFirstLives() throws IOException {
    Path folder = temporary.resolve("a/b");
    try (OutputFolder held = open(folder)) {
      assertFalse(held.tookOver());
      assertTrue(refusal(folder).contains("expected a folder that no other run holds"));
    }
    open(folder).close();
  }

  @Test
  void anotherLivingProcessIsNamed() throws IOException, InterruptedException {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      long start = other.info().startInstant().orElseThrow().toEpochMilli();
      String host = InetAddress.getLocalHost().getHostName();
      String mark = other.pid() + " " + host + " " + start;
      Files.writeString(temporary.resolve("run.lock"), mark + "\n");
      assertEquals(
          "output: \""
              + temporary
              + "\" refused; expected a folder that no other run holds (held by process "
              + mark
              + ")",
          refusal(temporary));
      Files.writeString(temporary.resolve("run.lock"), other.pid() + " elsewhere 0");
      assertTrue(refusal(temporary).contains("elsewhere"));
      // The same number with another start is another process: the lock is stale.
      Files.writeString(temporary.resolve("run.lock"), other.pid() + " " + host + " 1000");
      try (OutputFolder held = open(temporary)) {
        assertTrue(held.tookOver());
      }
      Files.writeString(temporary.resolve("run.lock"), mark + "\n");
    } finally {
      other.destroyForcibly().waitFor();
    }
    try (OutputFolder held = open(temporary)) {
      assertTrue(held.tookOver(), "the run is dead, its lock is taken over");
    }
  }

  @Test
  void aFolderThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertEquals(
        "output: \""
            + file
            + "\" refused; expected a folder that can be written"
            + " (FileAlreadyExistsException)",
        refusal(file));
    assertTrue(refusal(file.resolve("below")).contains("that can be written"));
  }
}
