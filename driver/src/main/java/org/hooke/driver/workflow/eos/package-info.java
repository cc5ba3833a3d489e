/** Energy and pressure against volume. Atomic units. docs/theory/relaxation.md has the formulas. */
package org.hooke.driver.workflow.eos;
