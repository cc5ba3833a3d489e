package org.hooke.driver.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seeded damage to a text file, of the kinds that disks, editors and people do. */
final class Damage {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
  private static final String[] NUMBERS = {
    "nan",
    "NaN",
    "inf",
    "-inf",
    "1e999",
    "-1e308",
    "1e-320",
    "0",
    "-0.0",
    "-1",
    "2147483648",
    "99999999999999999999",
    "0x10",
    "1e",
    "",
    "1.2.3",
    "--1",
    "1d3"
  };
  private static final String[] INSERTIONS = {
    "\t",
    "\r\n",
    "\r",
    "\u0000",
    "\uFEFF",
    "\u00A0",
    "'",
    "\"",
    "\u201C",
    "#",
    ";",
    "_",
    "data_",
    "loop_",
    ": ",
    "- ",
    "&a ",
    "*a ",
    "[",
    "]",
    "{",
    "}",
    "<",
    "&",
    "!!",
    "%",
    "|",
    ">",
    "\uD83D\uDE00"
  };

  private final Random random;

  Damage(long seed) {
    this.random = new Random(seed);
  }

  /** A damaged copy: one to six accidents. */
  byte[] of(byte[] intact) {
    byte[] bytes = intact.clone();
    int accidents = 1 + random.nextInt(6);
    for (int i = 0; i < accidents; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2, 3 -> lines(bytes);
      case 4, 5, 6 -> number(bytes);
      case 7 -> inserted(bytes);
      default -> repeated(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] copy = bytes.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** A line dropped, doubled, swapped with another, or cut short. */
  private byte[] lines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int i = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(i);
      case 1 -> lines.add(i, lines.get(i));
      case 2 -> Collections.swap(lines, i, random.nextInt(lines.size()));
      default -> lines.set(i, lines.get(i).substring(0, random.nextInt(lines.get(i).length() + 1)));
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] number(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher number = NUMBER.matcher(text);
    if (!number.find(random.nextInt(text.length()))) {
      return bytes;
    }
    String other = NUMBERS[random.nextInt(NUMBERS.length)];
    String damaged = text.substring(0, number.start()) + other + text.substring(number.end());
    return damaged.getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] inserted(byte[] bytes) {
    byte[] piece = INSERTIONS[random.nextInt(INSERTIONS.length)].getBytes(StandardCharsets.UTF_8);
    return spliced(bytes, random.nextInt(bytes.length + 1), piece, 1);
  }

  /** A piece of the file many times over. */
  private byte[] repeated(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(Math.min(40, bytes.length - from) + 1);
    int times = 1 << random.nextInt(12);
    return spliced(bytes, to, Arrays.copyOfRange(bytes, from, to), times);
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] piece, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    for (int i = 0; i < times; i++) {
      out.write(piece, 0, piece.length);
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}
