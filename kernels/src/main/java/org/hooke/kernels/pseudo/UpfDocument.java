package org.hooke.kernels.pseudo;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a UPF v2 file by name, with their attributes, text and line.
 *
 * <p>Document types and external entities are off; an ampersand that begins no entity counts as
 * text, and PP_INFO, free text for people, is not parsed.
 */
final class UpfDocument {
  private static final Pattern LOOSE_AMPERSAND =
      Pattern.compile("&(?!(amp|lt|gt|quot|apos|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});)");

  private final String source;
  private final Map<String, Block> blocks = new HashMap<>();
  private int lastLine;

  private UpfDocument(String source) {
    this.source = source;
  }

  static UpfDocument parse(String source, String text) {
    UpfDocument document = new UpfDocument(source);
    document.refuseOtherFormats(text);
    document.read(prepared(text));
    return document;
  }

  private void refuseOtherFormats(String text) {
    if (text.contains("<qe_pp:pseudo")) {
      throw new PseudopotentialException(
          source, 1, "", "the qe_pp schema format; only UPF version 2 is supported");
    }
    int root = text.indexOf("<UPF");
    if (root < 0) {
      boolean old = text.contains("<PP_HEADER>");
      throw new PseudopotentialException(
          source, 1, "UPF", old ? "UPF version 1; only version 2 is supported" : "not a UPF file");
    }
  }

  /** Blanks PP_INFO but for its line ends, and escapes loose ampersands. */
  private static String prepared(String text) {
    StringBuilder out = new StringBuilder(text);
    for (String name : new String[] {"PP_INFO", "PP_INPUTFILE"}) {
      int from = out.indexOf("<" + name + ">");
      int to = from < 0 ? -1 : out.indexOf("</" + name + ">", from);
      for (int i = from + name.length() + 2; from >= 0 && i < to; i++) {
        if (out.charAt(i) != '\n') {
          out.setCharAt(i, ' ');
        }
      }
    }
    return out.indexOf("&") < 0 ? out.toString() : LOOSE_AMPERSAND.matcher(out).replaceAll("&amp;");
  }

  private void read(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    Deque<Block> open = new ArrayDeque<>();
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new StringReader(text));
      while (in.hasNext()) {
        step(in, in.next(), open);
        lastLine = Math.max(lastLine, in.getLocation().getLineNumber());
      }
      in.close();
    } catch (XMLStreamException broken) {
      String at = open.isEmpty() ? "UPF" : open.peek().name;
      int line = broken.getLocation() == null ? lastLine : broken.getLocation().getLineNumber();
      throw new PseudopotentialException(
          source, line, at, "broken XML, truncated? " + first(broken));
    } catch (RuntimeException broken) {
      if (broken instanceof PseudopotentialException known) {
        throw known;
      }
      throw new PseudopotentialException(source, lastLine, "UPF", "broken XML: " + broken);
    }
  }

  private static String first(XMLStreamException broken) {
    String message = String.valueOf(broken.getMessage());
    int at = message.indexOf("Message:");
    return at < 0 ? message : message.substring(at + 8).trim();
  }

  private void step(XMLStreamReader in, int event, Deque<Block> open) {
    switch (event) {
      case XMLStreamReader.START_ELEMENT -> {
        Block block = new Block(in.getLocalName(), in.getLocation().getLineNumber());
        for (int i = 0; i < in.getAttributeCount(); i++) {
          block.attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        open.push(block);
        if (block.name.equals("UPF")) {
          requireVersion2(block);
        }
        if (blocks.putIfAbsent(block.name, block) != null && block.name.startsWith("PP_BETA.")) {
          throw block.wrong("a second block of this name");
        }
      }
      case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
        if (!open.isEmpty() && !in.isWhiteSpace()) {
          open.peek().text.append(in.getText());
        }
      }
      case XMLStreamReader.END_ELEMENT -> open.pop();
      default -> {}
    }
  }

  private static void requireVersion2(Block root) {
    String version = root.optional("version");
    if (!version.startsWith("2.")) {
      throw root.wrong("UPF version '" + version + "'; only version 2 is supported");
    }
  }

  boolean has(String name) {
    return blocks.containsKey(name);
  }

  Block block(String name) {
    Block block = blocks.get(name);
    if (block == null) {
      throw new PseudopotentialException(source, lastLine, name, "this block is missing");
    }
    return block;
  }

  /** One element. */
  final class Block {
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    Block(String name, int line) {
      this.name = name;
      this.line = line;
    }

    PseudopotentialException wrong(String detail) {
      return new PseudopotentialException(source, line, name, detail);
    }

    boolean has(String key) {
      return attributes.containsKey(key);
    }

    String optional(String key) {
      return attributes.getOrDefault(key, "");
    }

    String text(String key) {
      if (!has(key)) {
        throw wrong("attribute " + key + " is missing");
      }
      return optional(key);
    }

    /** T, .true., true; anything else is false. */
    boolean flag(String key) {
      String value = optional(key).trim().toLowerCase(Locale.ROOT);
      return value.startsWith("t") || value.startsWith(".t");
    }

    double number(String key) {
      double value = NumberScanner.parse(text(key).trim());
      if (Double.isNaN(value)) {
        throw wrong(key + " = '" + text(key) + "' is not a finite number");
      }
      return value;
    }

    int integer(String key, int least, int most) {
      double value = number(key);
      if (value != Math.rint(value) || value < least || value > most) {
        throw wrong(key + " = " + text(key).trim() + ", expected " + least + " .. " + most);
      }
      return (int) value;
    }

    /** The numbers of the element's text, between least and most of them. */
    double[] array(int least, int most) {
      StringTokenizer words = new StringTokenizer(text.toString());
      double[] values = new double[Math.min(words.countTokens(), most)];
      int count = 0;
      while (words.hasMoreTokens() && count < most) {
        String word = words.nextToken();
        double value = NumberScanner.parse(word);
        if (Double.isNaN(value)) {
          throw wrong("value " + (count + 1) + ", '" + word + "', is not a finite number");
        }
        values[count++] = value;
      }
      if (count < least) {
        throw wrong("expected " + least + " values, found " + count + "; truncated?");
      }
      return Arrays.copyOf(values, count);
    }
  }
}
