package org.hooke.driver.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hooke.driver.input.FileSource;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.InputKeys;
import org.hooke.driver.storage.Folder;
import org.hooke.driver.storage.ParquetRows;
import org.hooke.driver.structure.StructureFiles;

/**
 * The members of a campaign: the files of a folder, the lines of a list, or the rows of a Parquet
 * table (docs/campaigns.md). Mutable while it is read.
 */
final class CampaignSource {
  private static final long LONGEST = 1L << 30; // bytes of a list or table

  private final String path;
  private final List<String> common;
  private final NamedFiles files = new NamedFiles(Map.of());
  private final List<CampaignEntry> entries = new ArrayList<>();
  private final Map<String, String> texts = new LinkedHashMap<>(); // structures of a table
  private final Set<String> taken = new HashSet<>();

  private CampaignSource(String path, List<String> common) {
    this.path = path;
    this.common = common;
  }

  /**
   * Reads what a path names.
   *
   * @param overrides assignments "key=value" for all members
   * @throws InputException when it names nothing that has members
   */
  static CampaignSource of(String path, List<String> overrides) {
    CampaignSource source = new CampaignSource(path, overrides);
    try {
      if (source.files.isFolder(path)) {
        source.folder();
      } else if (path.endsWith(".parquet")) {
        source.table(ParquetRows.read(source.files.read(path, LONGEST)));
      } else {
        source.list(source.files.read(path, LONGEST));
      }
    } catch (IOException e) {
      String expected = "a folder, a list or a Parquet table of structures (" + e + ")";
      throw new InputException("campaign", path, expected);
    }
    if (source.entries.isEmpty()) {
      throw new InputException("campaign", path, "a folder, list or table with structures in it");
    }
    return source;
  }

  /** Every file but hidden ones, in order of their names. */
  private void folder() throws IOException {
    Folder folder = Folder.at(path);
    for (String file : folder.list()) {
      String input = files.resolve("", folder.name(file));
      if (!file.startsWith(".") && !files.isFolder(input)) {
        add(stem(file), file, input, List.of(), 0);
      }
    }
  }

  /** PATH [name=NAME] [priority=NUMBER] [KEY=VALUE ...] in each line, # begins a comment. */
  private void list(byte[] content) {
    if (new StructureFiles().recognises(path, content)) {
      throw new InputException(
          "campaign", path, "a folder, a list or a Parquet table; this is a single structure");
    }
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      String input = files.resolve(path, words.get(0));
      String name = stem(input.substring(input.lastIndexOf('/') + 1));
      double priority = 0;
      List<String> overrides = new ArrayList<>();
      for (String word : words.subList(1, words.size())) {
        int equals = word.indexOf('=');
        if (equals < 1) {
          String where = path + " line " + number;
          throw new InputException(where, "word", word, "KEY=VALUE after the path", "");
        }
        String value = word.substring(equals + 1);
        switch (word.substring(0, equals)) {
          case "name" -> name = value;
          case "priority" -> priority = number(value, path + " line " + number);
          default -> overrides.add(word);
        }
      }
      add(name, name + "-" + number, input, overrides, priority);
    }
  }

  private static double number(String text, String where) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new InputException(where, "priority", text, "a number", "");
  }

  /** Words between blanks; quotes hold blanks together; nothing after #. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      if (c == '"') {
        quoted = !quoted;
        any = true;
      } else if (!quoted && c == '#' && !any) {
        break;
      } else if ((!quoted || i == line.length()) && Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    return words;
  }

  /**
   * Columns: structure (the text of a file, or its path) or file (a path); name or material_id;
   * priority; those of words named like keys of the input.
   */
  private void table(List<Map<String, Object>> rows) {
    int number = 0;
    for (Map<String, Object> row : rows) {
      number++;
      Object id = row.getOrDefault("name", row.getOrDefault("material_id", "row-" + number));
      Object given = row.getOrDefault("structure", row.get("file"));
      if (given == null) {
        String where = path + " row " + number;
        throw new InputException(where, "structure", "", "a column structure or file", "");
      }
      String structure = given.toString();
      String input = files.resolve(path, structure);
      if (structure.strip().indexOf('\n') > 0 || structure.startsWith("{")) {
        input = id.toString();
        while (texts.containsKey(input)) {
          input += "'";
        }
        texts.put(input, structure);
      }
      List<String> overrides = new ArrayList<>();
      for (Map.Entry<String, Object> column : row.entrySet()) {
        String key = column.getKey();
        boolean taken = key.equals("structure") || key.equals("name");
        boolean words = !(column.getValue() instanceof Number); // numbers have no units
        if (!taken && words && InputKeys.find(key).isPresent()) {
          overrides.add(key + "=" + column.getValue());
        }
      }
      Object priority = row.get("priority");
      double rank = priority instanceof Number n ? n.doubleValue() : 0;
      add(id.toString(), id + "-" + number, input, overrides, rank);
    }
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** One more member; its name becomes that of a folder, no two are equal. */
  private void add(String name, String otherwise, String input, List<String> own, double priority) {
    String clean = name.replaceAll("[^A-Za-z0-9._+()-]", "_").replaceAll("^\\.+", "_");
    String free = clean.isEmpty() || !taken.add(folded(clean)) ? otherwise : clean;
    String plain = free.replaceAll("[^A-Za-z0-9._+()-]", "_").replaceAll("^\\.+", "_");
    for (int i = 2; !free.equals(clean) && !taken.add(folded(plain)); i++) {
      plain = otherwise + "-" + i;
    }
    List<String> overrides = new ArrayList<>(own);
    overrides.addAll(common);
    entries.add(new CampaignEntry(plain, input, overrides, priority));
  }

  /** Some file systems do not tell Si from SI. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What the campaign is called unless the user says otherwise. */
  String name() {
    return stem(new java.io.File(path).getName());
  }

  /** The first members in order of priority, in the order in which they were named. */
  List<CampaignEntry> entries(int limit) {
    if (limit >= entries.size()) {
      return List.copyOf(entries);
    }
    Set<CampaignEntry> first =
        new HashSet<>(
            entries.stream()
                .sorted(Comparator.comparingDouble(CampaignEntry::priority).reversed())
                .limit(limit)
                .toList());
    return entries.stream().filter(first::contains).toList();
  }

  /** Where their files are read from. */
  FileSource files() {
    return new NamedFiles(texts);
  }
}
