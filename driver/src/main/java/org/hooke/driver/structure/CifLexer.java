package org.hooke.driver.structure;

import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.input.TextFile;

/** The words of a CIF: bare, quoted, and text fields between lines that start with a semicolon. */
final class CifLexer {
  /**
   * One word.
   *
   * @param quoted whether it was quoted or a text field, so that it is a value whatever it says
   * @param line counted from 0
   */
  record Token(String text, boolean quoted, int line) {
    /** A data name such as _cell_length_a. */
    boolean isTag() {
      return !quoted && text.startsWith("_");
    }

    /** Whether this is a reserved word, case ignored. */
    boolean is(String word) {
      return !quoted && text.equalsIgnoreCase(word);
    }

    /** Whether this starts a data block. */
    boolean isData() {
      return !quoted && text.regionMatches(true, 0, "data_", 0, 5);
    }
  }

  private final TextFile file;
  private final List<Token> tokens = new ArrayList<>();

  private CifLexer(TextFile file) {
    this.file = file;
  }

  /** All words of the file in order. */
  static List<Token> tokens(TextFile file) {
    CifLexer lexer = new CifLexer(file);
    for (int line = 0; line < file.size(); line++) {
      if (file.line(line).startsWith(";")) {
        line = lexer.textField(line);
      } else {
        lexer.line(line);
      }
    }
    return lexer.tokens;
  }

  /** Reads a text field that opens on this line and returns the line that closes it. */
  private int textField(int start) {
    StringBuilder text = new StringBuilder(file.line(start).substring(1));
    for (int line = start + 1; line < file.size(); line++) {
      if (file.line(line).startsWith(";")) {
        tokens.add(new Token(text.toString(), true, start));
        return line;
      }
      text.append('\n').append(file.line(line));
    }
    throw file.refuse(start, "text field", file.line(start), "a closing line that starts with ;");
  }

  private void line(int line) {
    String text = file.line(line);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c <= ' ') {
        i++;
      } else if (c == '#') {
        return;
      } else if (c == '\'' || c == '"') {
        i = quoted(text, i, line);
      } else {
        int start = i;
        while (i < text.length() && text.charAt(i) > ' ') {
          i++;
        }
        tokens.add(new Token(text.substring(start, i), false, line));
      }
    }
  }

  /** A quote closes only before white space, so that 'a dog's life' is one word. */
  private int quoted(String text, int open, int line) {
    char quote = text.charAt(open);
    int close = open + 1;
    while (close < text.length()) {
      boolean last = close + 1 == text.length() || text.charAt(close + 1) <= ' ';
      if (text.charAt(close) == quote && last) {
        tokens.add(new Token(text.substring(open + 1, close), true, line));
        return close + 1;
      }
      close++;
    }
    throw file.refuse(line, "quoted text", text.substring(open), "a closing quote");
  }
}
