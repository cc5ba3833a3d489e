/**
 * What a user writes, turned into checked values in Hartree atomic units.
 *
 * <p>The only reader of units. Knows no reader of structure files: one is handed in.
 */
package org.hooke.driver.input;
