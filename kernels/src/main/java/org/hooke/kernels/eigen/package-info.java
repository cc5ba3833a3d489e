/** The lowest eigenpairs of a {@code LinearOperator}, whatever it means: {@link Davidson}. */
package org.hooke.kernels.eigen;
