package org.hooke.driver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of a file system that Hadoop finds by its scheme. */
class HadoopFolderTest {
  @TempDir private Path temporary;

  @BeforeEach
  void register() {
    StrictFileSystem.register();
  }

  @AfterEach
  void live() {
    System.clearProperty("spark.hadoop." + StrictFileSystem.DIES_AT);
  }

  private Folder folder() throws IOException {
    return Folder.at("strict://" + temporary.resolve("out"));
  }

  private static String text(Folder folder, String file) throws IOException {
    try (InputStream in = folder.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void filesComeAndGo() throws IOException {
    Folder folder = folder();
    assertEquals(List.of(), folder.list());
    folder.make();
    assertTrue(Files.isDirectory(temporary.resolve("out")));
    assertFalse(folder.has("a"));
    assertThrows(NoSuchFileException.class, () -> folder.open("a"));
    folder.replace("a", "one");
    folder.replace("a", "two");
    assertEquals("two", text(folder, "a"));
    assertEquals(List.of("a"), folder.list(), "nothing is left beside it");
    assertTrue(folder.create("lock", "me"));
    assertFalse(folder.create("lock", "you"));
    assertEquals("me", text(folder, "lock"));
    folder.below("deep").make();
    folder.below("deep").replace("b", "three");
    folder.delete("deep");
    folder.delete("a");
    assertEquals(List.of("lock"), folder.list());
  }

  /** Whenever the writer dies, a reader finds the old file or the new one, whole. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aWriterThatDiesLeavesTheOldOrTheNewOne(int change) throws IOException {
    folder().make();
    folder().replace("a", "old");
    System.setProperty("spark.hadoop." + StrictFileSystem.DIES_AT, Integer.toString(change));
    String expected = "";
    try {
      Folder dying = folder();
      for (int i = 0; i < 2; i++) {
        expected += "|old|new " + i;
        dying.replace("a", "new " + i);
      }
    } catch (IOException e) {
      assertEquals("the writer dies here", e.getMessage());
    }
    live();
    assertTrue(folder().has("a"));
    assertTrue(expected.contains("|" + text(folder(), "a")), text(folder(), "a"));
    folder().replace("a", "after");
    assertEquals("after", text(folder(), "a"));
    assertEquals(List.of("a"), folder().list().stream().filter(f -> !f.contains("part")).toList());
  }

  @Test
  void unknownSchemesAndMissingConnectorsAreNamed() {
    assertEquals(
        "no file system is known for xyz://",
        assertThrows(IOException.class, () -> Folder.at("xyz://host/folder")).getMessage());
    String s3a = assertThrows(IOException.class, () -> Folder.at("s3a://bucket/x")).getMessage();
    assertTrue(
        s3a.startsWith(
            "the connector of s3a:// is not on the class path: add -- --packages"
                + " org.apache.hadoop:hadoop-aws:"),
        s3a);
  }

  @Test
  void fileUrisAreFoldersOfThisMachine() throws IOException {
    Folder folder = Folder.at("file://" + temporary);
    assertEquals(temporary, folder.local().orElseThrow());
    Files.writeString(temporary.resolve("x"), "here");
    assertEquals("here", text(folder, "x"));
  }
}
