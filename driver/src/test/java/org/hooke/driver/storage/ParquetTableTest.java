package org.hooke.driver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class ParquetTableTest {
  private static final List<Map<String, Object>> ROWS =
      List.of(
          Map.of("name", "silicon", "k", 89.2, "atoms", 2L, "stable", true),
          Map.of("name", "quartz", "atoms", 9L));

  private static byte[] table() throws IOException {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("name", String.class);
    columns.put("k", Double.class);
    columns.put("atoms", Long.class);
    columns.put("stable", Boolean.class);
    ParquetTable table = new ParquetTable(columns);
    ROWS.forEach(table::add);
    return table.bytes();
  }

  @Test
  void rowsAreReadBack() throws IOException {
    assertEquals(ROWS, ParquetRows.read(table()));
  }

  /** Their order in the file would otherwise be that of identity hashes, which no run repeats. */
  @Test
  void encodingsAreInOneOrder() throws IOException {
    byte[] file = table();
    int tail = file.length - 8;
    int length = ByteBuffer.wrap(file, tail, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    FileMetaData meta =
        Util.readFileMetaData(new ByteArrayInputStream(file, tail - length, length));
    List<ColumnChunk> columns = meta.getRow_groups().get(0).getColumns();
    assertEquals(4, columns.size());
    for (ColumnChunk column : columns) {
      List<Encoding> found = column.getMeta_data().getEncodings();
      assertTrue(found.size() > 1, found.toString());
      assertEquals(found.stream().sorted().toList(), found);
    }
  }
}
