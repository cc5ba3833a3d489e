package org.hooke.driver.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A named UTF-8 text as lines. A byte-order mark, CRLF, lone CR and a missing last newline are
 * accepted; immutable.
 */
public final class TextFile {
  private final String name;
  private final List<String> lines;

  private TextFile(String name, List<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * Reads bytes as lines.
   *
   * @throws InputException naming the line when the bytes are no UTF-8 text
   */
  public static TextFile decode(String name, byte[] content) {
    if (content.length == 0) {
      throw new InputException(name, "", "a text that is not empty");
    }
    boolean utf16 =
        content.length > 1 && (content[0] & content[1] & 0xff) >= 0xfe && content[0] != content[1];
    if (utf16) {
      throw new InputException(name, "UTF-16 text", "UTF-8 text");
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text;
    try {
      text = decoder.decode(bytes);
    } catch (CharacterCodingException e) {
      throw new InputException(
          name + " line " + (1 + newlines(content, bytes.position())),
          "text",
          String.format("byte %02x", content[Math.min(bytes.position(), content.length - 1)]),
          "UTF-8 text",
          "");
    }
    String all =
        text.length() > 0 && text.charAt(0) == '\uFEFF'
            ? text.toString().substring(1)
            : text.toString();
    return new TextFile(name, split(name, all));
  }

  private static int newlines(byte[] content, int end) {
    int n = 0;
    for (int i = 0; i < end; i++) {
      n += content[i] == '\n' ? 1 : 0;
    }
    return n;
  }

  private static List<String> split(String name, String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(start, i));
        i += c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
        start = i + 1;
      } else if (c < ' ' && c != '\t' && c != '\f') {
        String where = name + " line " + (lines.size() + 1) + " column " + (i - start + 1);
        String code = String.format("control character U+%04X", (int) c);
        throw new InputException(where, "text", code, "printable text", "");
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** Name of the file as the user gave it. */
  public String name() {
    return name;
  }

  /** Number of lines; a final newline starts none. */
  public int size() {
    return lines.size();
  }

  /** Line i counted from 0. */
  public String line(int i) {
    return lines.get(i);
  }

  /** Line i, or an empty line beyond the end. */
  public String lineOrEmpty(int i) {
    return i < lines.size() ? lines.get(i) : "";
  }

  /** All lines with plain newlines. */
  public String text() {
    return String.join("\n", lines) + "\n";
  }

  /** Place of line i counted from 0, for messages: "POSCAR line 3". */
  public String place(int i) {
    return name + " line " + (i + 1);
  }

  /** A complaint about line i counted from 0. */
  public InputException refuse(int i, String key, String value, String expected) {
    return new InputException(place(i), key, value, expected, "");
  }
}
