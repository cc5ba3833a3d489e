package org.hooke.kernels.kpoints;

import java.io.Serializable;

/**
 * How well the bands are wanted.
 *
 * @param tolerance residual norm |H psi - e psi| of every wanted band, Ha
 * @param maxIterations most block iterations of the eigensolver per k-point
 */
public record BandRequest(double tolerance, int maxIterations) implements Serializable {}
