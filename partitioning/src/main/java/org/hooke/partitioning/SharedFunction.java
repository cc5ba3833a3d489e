package org.hooke.partitioning;

import java.io.Serializable;

/** A function of what all inputs share and of one of them, that may run on another machine. */
@FunctionalInterface
public interface SharedFunction<S, A, B> extends Serializable {
  B apply(S shared, A input) throws Exception;
}
