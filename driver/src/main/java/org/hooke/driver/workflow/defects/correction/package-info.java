/**
 * What a charged supercell's energy and forces lack of those of one charge in an infinite crystal,
 * from two finished calculations: the crystal's supercell and the defect's. The electrostatics is
 * in kernels/defects, the formulas in docs/theory/charged-cells.md.
 */
package org.hooke.driver.workflow.defects.correction;
