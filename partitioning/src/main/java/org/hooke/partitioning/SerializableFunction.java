package org.hooke.partitioning;

import java.io.Serializable;

/** A function that may run on another machine: it and all it captures are serialisable. */
@FunctionalInterface
public interface SerializableFunction<A, B> extends Serializable {
  B apply(A input) throws Exception;
}
