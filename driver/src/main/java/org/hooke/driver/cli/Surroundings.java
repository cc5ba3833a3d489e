package org.hooke.driver.cli;

/**
 * What a command finds around it.
 *
 * @param terminal where it speaks
 * @param stop whether it should end
 */
record Surroundings(Terminal terminal, StopRequest stop) {}
