/**
 * Dense complex algebra on split arrays, threads and exact sums, all with the same bits for any
 * number of threads: {@link ComplexMatrix}, {@link ComplexGemm}, {@link HermitianEigen}, {@link
 * ExactSum}, {@link Parallel}. Knows no physics.
 */
package org.hooke.kernels.linalg;
