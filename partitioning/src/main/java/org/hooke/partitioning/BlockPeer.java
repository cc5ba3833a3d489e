package org.hooke.partitioning;

import java.io.Serializable;

/** Where an executor hands out pieces; the port is 0 where nobody needs it. */
record BlockPeer(String executor, String host, int port) implements Serializable {}
