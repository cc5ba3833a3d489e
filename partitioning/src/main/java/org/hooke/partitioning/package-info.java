/**
 * Everything that knows Apache Spark: contexts, k-points on executors, whole calculations as tasks.
 *
 * <p>{@link org.hooke.partitioning.SparkSessions} opens Spark; {@link
 * org.hooke.partitioning.SparkKPoints} is the cluster's side of the port {@code
 * org.hooke.kernels.kpoints.KPoints}; {@link org.hooke.partitioning.SparkCalculations} runs whole
 * calculations. The design is in docs/spark.md.
 */
package org.hooke.partitioning;
