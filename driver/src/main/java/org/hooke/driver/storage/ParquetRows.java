package org.hooke.driver.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads the flat columns of a Parquet table: texts and numbers. */
public final class ParquetRows {
  private ParquetRows() {}

  /**
   * The rows of a file.
   *
   * @return for each row String, Double, Long or Boolean by column; missing values and nested
   *     columns are left out
   * @throws IOException when it is no Parquet file, or a damaged one
   */
  public static List<Map<String, Object>> read(byte[] file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    List<Map<String, Object>> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new InMemory(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      for (PageReadStore page = reader.readNextRowGroup();
          page != null;
          page = reader.readNextRowGroup()) {
        RecordReader<Group> records =
            columns.getRecordReader(page, new GroupRecordConverter(schema));
        for (long i = 0; i < page.getRowCount(); i++) {
          rows.add(row(schema, records.read()));
        }
      }
    } catch (RuntimeException e) { // the reader's way to say that bytes make no sense
      throw new IOException("no Parquet table that can be read: " + e.getMessage(), e);
    }
    return rows;
  }

  private static Map<String, Object> row(MessageType schema, Group record) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Type column : schema.getFields()) {
      String name = column.getName();
      if (column.isPrimitive() && record.getFieldRepetitionCount(name) > 0) {
        switch (column.asPrimitiveType().getPrimitiveTypeName()) {
          case BINARY -> row.put(name, record.getString(name, 0));
          case DOUBLE -> row.put(name, record.getDouble(name, 0));
          case FLOAT -> row.put(name, (double) record.getFloat(name, 0));
          case INT64 -> row.put(name, record.getLong(name, 0));
          case INT32 -> row.put(name, (long) record.getInteger(name, 0));
          case BOOLEAN -> row.put(name, record.getBoolean(name, 0));
          default -> {} // times and fixed-length bytes mean nothing here
        }
      }
    }
    return row;
  }

  /** A file that is its bytes. */
  private static final class InMemory implements InputFile {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long getLength() {
      return bytes.length;
    }

    @Override
    public SeekableInputStream newStream() {
      return new Stream(bytes);
    }
  }

  private static final class Stream extends SeekableInputStream {
    private final ByteBuffer bytes;

    Stream(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public long getPos() {
      return bytes.position();
    }

    @Override
    public void seek(long position) {
      bytes.position((int) position);
    }

    @Override
    public int read() {
      return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
      int n = Math.min(length, bytes.remaining());
      bytes.get(target, start, n);
      return n == 0 && length > 0 ? -1 : n;
    }

    @Override
    public void readFully(byte[] target) throws IOException {
      readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int start, int length) throws IOException {
      require(length);
      bytes.get(target, start, length);
    }

    @Override
    public int read(ByteBuffer target) {
      int n = Math.min(target.remaining(), bytes.remaining());
      target.put(bytes.slice().limit(n));
      bytes.position(bytes.position() + n);
      return n;
    }

    @Override
    public void readFully(ByteBuffer target) throws IOException {
      require(target.remaining());
      read(target);
    }

    private void require(int length) throws EOFException {
      if (length > bytes.remaining()) {
        throw new EOFException("the file ends too early");
      }
    }
  }
}
