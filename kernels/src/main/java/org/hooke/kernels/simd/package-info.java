/**
 * The choice between plain loops and the Vector API. Sources that import the incubating module lie
 * in {@code src/main/vector} and are compiled by an execution of their own; main sources never name
 * their classes.
 */
package org.hooke.kernels.simd;
