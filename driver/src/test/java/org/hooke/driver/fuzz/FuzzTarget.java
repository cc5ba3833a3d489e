package org.hooke.driver.fuzz;

import java.util.List;

/**
 * A reader to be fed damaged files.
 *
 * @param name for messages
 * @param seeds intact files that the damage starts from
 * @param reader reads one file
 * @param refusal the one exception it may throw
 */
public record FuzzTarget(
    String name, List<byte[]> seeds, Reader reader, Class<? extends RuntimeException> refusal) {

  /** Reads one file. */
  public interface Reader {
    /** Reads the bytes or refuses them. */
    void read(byte[] content);
  }

  /** Copies the list. */
  public FuzzTarget {
    seeds = List.copyOf(seeds);
  }
}
