package org.hooke.kernels.terms;

import java.io.Serializable;

/**
 * A shell of an element and its Hubbard U.
 *
 * @param shell its name, "3d"
 * @param u effective interaction U - J of Dudarev's functional, Ha
 */
public record HubbardShell(String shell, double u) implements Serializable {}
