package org.hooke.driver.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A table in Parquet's format, for pandas, Spark, DuckDB and others. Mutable, one thread. */
public final class ParquetTable {
  private static final int LENGTH = 4; // bytes of the footer's length
  private static final int MAGIC = 4;

  private final LinkedHashMap<String, Class<?>> columns;
  private final MessageType schema;
  private final List<Group> rows = new ArrayList<>();

  /**
   * @param columns in order: String, Double, Long or Boolean, each value optional
   */
  public ParquetTable(Map<String, Class<?>> columns) {
    this.columns = new LinkedHashMap<>(columns);
    Types.MessageTypeBuilder builder = Types.buildMessage();
    this.columns.forEach(
        (name, type) -> {
          if (type == String.class) {
            builder
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
          } else {
            builder.optional(primitive(type)).named(name);
          }
        });
    this.schema = builder.named("hooke");
  }

  private static PrimitiveTypeName primitive(Class<?> type) {
    if (type == Double.class) {
      return PrimitiveTypeName.DOUBLE;
    }
    if (type == Long.class) {
      return PrimitiveTypeName.INT64;
    }
    if (type == Boolean.class) {
      return PrimitiveTypeName.BOOLEAN;
    }
    throw new IllegalArgumentException("no column of " + type);
  }

  /**
   * Adds a row.
   *
   * @param values by column; those that are missing stay empty
   */
  public void add(Map<String, Object> values) {
    Group row = new SimpleGroup(schema);
    columns.forEach((name, type) -> put(row, name, type, values.get(name)));
    rows.add(row);
  }

  private static void put(Group row, String name, Class<?> type, Object value) {
    if (value == null) {
      return;
    }
    if (type == String.class) {
      row.add(name, (String) value);
    } else if (type == Double.class) {
      row.add(name, (double) value);
    } else if (type == Long.class) {
      row.add(name, (long) value);
    } else {
      row.add(name, (boolean) value);
    }
  }

  /** The file's content. */
  public byte[] bytes() throws IOException {
    InMemory file = new InMemory();
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(file)
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return ordered(file.bytes.toByteArray());
  }

  /**
   * The same file, its footer's encodings sorted: the writer's order is that of identity hashes.
   */
  private static byte[] ordered(byte[] file) throws IOException {
    int tail = file.length - LENGTH - MAGIC;
    int footer = ByteBuffer.wrap(file, tail, LENGTH).order(ByteOrder.LITTLE_ENDIAN).getInt();
    FileMetaData meta =
        Util.readFileMetaData(new ByteArrayInputStream(file, tail - footer, footer));
    for (RowGroup group : meta.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData column = chunk.getMeta_data();
        column.getEncodings().sort(Comparator.naturalOrder());
        if (column.isSetEncoding_stats()) {
          column.getEncoding_stats().sort(Comparator.naturalOrder());
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, tail - footer);
    Util.writeFileMetaData(meta, out);
    int length = out.size() - (tail - footer);
    out.write(
        ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array(),
        0,
        LENGTH);
    out.write(file, file.length - MAGIC, MAGIC);
    return out.toByteArray();
  }

  /** A file that is its bytes. */
  private static final class InMemory implements OutputFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public PositionOutputStream create(long blockSize) {
      return new PositionOutputStream() {
        @Override
        public long getPos() {
          return bytes.size();
        }

        @Override
        public void write(int b) {
          bytes.write(b);
        }

        @Override
        public void write(byte[] block, int offset, int length) {
          bytes.write(block, offset, length);
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
