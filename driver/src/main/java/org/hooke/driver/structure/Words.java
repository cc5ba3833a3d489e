package org.hooke.driver.structure;

import java.util.List;
import java.util.OptionalDouble;
import org.hooke.driver.input.InputException;
import org.hooke.driver.input.Numbers;
import org.hooke.driver.input.TextFile;

/** The words of one line, with complaints that name file, line and word. */
final class Words {
  private final TextFile file;
  private final int line;
  private final List<String> words;

  Words(TextFile file, int line) {
    this.file = file;
    this.line = line;
    String text = file.lineOrEmpty(line).strip();
    this.words = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  int size() {
    return words.size();
  }

  String word(int i) {
    return words.get(i);
  }

  List<String> all() {
    return words;
  }

  /** Word i as a finite number. */
  double real(int i, String key) {
    if (i >= words.size()) {
      throw refuse(key, "three finite numbers, found " + words.size());
    }
    OptionalDouble x = Numbers.real(words.get(i));
    if (x.isEmpty()) {
      throw file.refuse(line, key, words.get(i), "a finite number");
    }
    return x.getAsDouble();
  }

  /** The first three words as finite numbers. */
  double[] vector(String key) {
    return new double[] {real(0, key), real(1, key), real(2, key)};
  }

  /** A complaint about the whole line. */
  InputException refuse(String key, String expected) {
    String found = line < file.size() ? file.line(line).strip() : "end of file";
    return file.refuse(line, key, found, expected);
  }
}
