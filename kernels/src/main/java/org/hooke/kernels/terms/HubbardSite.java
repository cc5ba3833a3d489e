package org.hooke.kernels.terms;

import java.io.Serializable;

/**
 * An atom whose shell carries a Hubbard U.
 *
 * @param atom its number in the structure
 * @param symbol its element
 * @param shell "3d"
 * @param l angular momentum of the shell
 * @param u Ha
 * @param electrons of the shell in the free atom
 * @param offset of its block among the numbers of one spin
 */
public record HubbardSite(
    int atom, String symbol, String shell, int l, double u, double electrons, int offset)
    implements Serializable {
  /** 2l + 1. */
  public int functions() {
    return 2 * l + 1;
  }
}
