package org.hooke.driver.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.TextFile;
import org.hooke.driver.structure.CifLexer.Token;

/** One data block of a CIF: every data name, in lower case, with its one or many values. */
final class CifBlock {
  private final String name;
  private final Map<String, List<Token>> columns = new LinkedHashMap<>();

  private CifBlock(String name) {
    this.name = name;
  }

  /** All data blocks of the file. */
  static List<CifBlock> read(TextFile file) {
    List<Token> tokens = CifLexer.tokens(file);
    List<CifBlock> blocks = new ArrayList<>();
    CifBlock block = null;
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      if (token.isData()) {
        block = new CifBlock(token.text().substring(5));
        blocks.add(block);
        i++;
      } else if (block == null) {
        throw refuse(file, token, "a data block, data_NAME, before anything else");
      } else if (token.is("loop_")) {
        i = block.loop(file, tokens, i + 1);
      } else if (token.isTag()) {
        i = block.single(file, tokens, i);
      } else {
        throw refuse(file, token, "a data name such as _cell_length_a, or loop_");
      }
    }
    return blocks;
  }

  private static InputException refuse(TextFile file, Token token, String expected) {
    return file.refuse(token.line(), "CIF", token.text(), expected);
  }

  private int single(TextFile file, List<Token> tokens, int i) {
    Token tag = tokens.get(i);
    if (i + 1 >= tokens.size() || !isValue(tokens.get(i + 1))) {
      throw refuse(file, tag, "a value after this data name");
    }
    put(file, tag, new ArrayList<>(List.of(tokens.get(i + 1))));
    return i + 2;
  }

  private int loop(TextFile file, List<Token> tokens, int start) {
    int i = start;
    List<List<Token>> loop = new ArrayList<>();
    while (i < tokens.size() && tokens.get(i).isTag()) {
      List<Token> column = new ArrayList<>();
      put(file, tokens.get(i), column);
      loop.add(column);
      i++;
    }
    if (loop.isEmpty()) {
      throw refuse(file, tokens.get(start - 1), "data names after loop_");
    }
    int n = 0;
    while (i < tokens.size() && isValue(tokens.get(i))) {
      loop.get(n % loop.size()).add(tokens.get(i));
      n++;
      i++;
    }
    if (n % loop.size() != 0) {
      String expected =
          "rows of " + loop.size() + " values in this loop, the last one is cut short";
      throw refuse(file, tokens.get(i - 1), expected);
    }
    return i;
  }

  private static boolean isValue(Token token) {
    return token.quoted() || !(token.isTag() || token.is("loop_") || token.isData());
  }

  private void put(TextFile file, Token tag, List<Token> values) {
    // The newer dictionary writes a dot between category and item.
    String key = tag.text().toLowerCase(Locale.ROOT).replace('.', '_');
    if (columns.put(key, values) != null) {
      throw refuse(file, tag, "each data name once in a block");
    }
  }

  String name() {
    return name;
  }

  boolean has(String tag) {
    return columns.containsKey(tag);
  }

  /** The values of the first of these names that is present; empty when none is. */
  List<Token> values(String... tags) {
    for (String tag : tags) {
      List<Token> values = columns.get(tag);
      if (values != null) {
        return values;
      }
    }
    return List.of();
  }
}
