/** Readers and writers of structure files: POSCAR, CIF, extended XYZ. */
package org.hooke.driver.structure;
