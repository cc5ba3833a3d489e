package org.hooke.driver.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hooke.driver.input.InputException;
import org.hooke.driver.storage.ParquetRows;
import org.hooke.driver.storage.ParquetTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a campaign from a folder, a list and a table. */
class CampaignSourceTest {
  @TempDir private Path folder;

  @Test
  void aFolderGivesItsFilesInOrderOfTheirNames() throws IOException {
    Shell.file(folder, "b.cif", "data_b");
    Shell.file(folder, "a.vasp", "a");
    Shell.file(folder, "a.cif", "data_a");
    Shell.file(folder, ".hidden", "");
    Files.createDirectory(folder.resolve("below"));
    CampaignSource source = CampaignSource.of(folder.toString(), List.of("cutoff=8 Ry"));
    List<CampaignEntry> entries = source.entries(Integer.MAX_VALUE);
    assertEquals(List.of("a", "a.vasp", "b"), entries.stream().map(CampaignEntry::name).toList());
    assertEquals(List.of("cutoff=8 Ry"), entries.get(0).overrides());
  }

  @Test
  void aListGivesPathsPrioritiesAndKeys() throws IOException {
    Path list = folder.resolve("todo.txt");
    Files.writeString(
        list,
        """
        # ours
        one.cif
        sub/two.cif priority=5 cutoff="30 Ry"  # dear

        "with blank.cif" name=three priority=-1
        other/one.cif
        """);
    CampaignSource source = CampaignSource.of(list.toString(), List.of("spin=none"));
    List<CampaignEntry> all = source.entries(99);
    assertEquals(
        List.of("one", "two", "three", "one-6"), all.stream().map(CampaignEntry::name).toList());
    assertEquals(folder.resolve("sub/two.cif").toString(), all.get(1).path());
    assertEquals(List.of("cutoff=30 Ry", "spin=none"), all.get(1).overrides());
    assertEquals(5, all.get(1).priority());
    assertTrue(all.get(2).path().endsWith("with blank.cif"));
    List<CampaignEntry> two = source.entries(2);
    assertEquals(List.of("one", "two"), two.stream().map(CampaignEntry::name).toList());
    assertEquals("todo", source.name());
  }

  @Test
  void aListThatMakesNoSenseIsRefusedByItsLine() throws IOException {
    Path list = Files.writeString(folder.resolve("todo.txt"), "one.cif\ntwo.cif priority=high\n");
    InputException e =
        assertThrows(InputException.class, () -> CampaignSource.of(list.toString(), List.of()));
    assertTrue(e.getMessage().contains("line 2"), e.getMessage());
    Path single = Files.writeString(folder.resolve("one.cif"), "data_one\n");
    InputException one =
        assertThrows(InputException.class, () -> CampaignSource.of(single.toString(), List.of()));
    assertTrue(one.getMessage().contains("single structure"), one.getMessage());
  }

  @Test
  void aTableGivesStructuresAsTextOrPathAndKeysByColumn() throws IOException {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("material_id", String.class);
    columns.put("structure", String.class);
    columns.put("priority", Double.class);
    columns.put("cutoff", String.class);
    columns.put("energy_above_hull", Double.class);
    ParquetTable table = new ParquetTable(columns);
    String cif = "data_x\n_cell_length_a 3\n";
    table.add(Map.of("material_id", "mp-1", "structure", cif, "priority", 2.5));
    table.add(Map.of("material_id", "mp/1", "structure", "near.cif", "cutoff", "12 Ry"));
    table.add(Map.of("material_id", "mp-1", "structure", cif, "energy_above_hull", 0.1));
    Path file = Files.write(folder.resolve("mp.parquet"), table.bytes());
    assertEquals(2.5, ParquetRows.read(table.bytes()).get(0).get("priority"));

    CampaignSource source = CampaignSource.of(file.toString(), List.of());
    List<CampaignEntry> all = source.entries(99);
    assertEquals(List.of("mp-1", "mp_1", "mp-1-3"), all.stream().map(CampaignEntry::name).toList());
    assertEquals(2.5, all.get(0).priority());
    assertEquals(folder.resolve("near.cif").toString(), all.get(1).path());
    assertEquals(List.of("cutoff=12 Ry"), all.get(1).overrides());
    byte[] text = source.files().read(all.get(2).path(), 1000);
    assertEquals(cif, new String(text, StandardCharsets.UTF_8));
    assertThrows(IOException.class, () -> ParquetRows.read(new byte[] {1, 2, 3}));
  }
}
