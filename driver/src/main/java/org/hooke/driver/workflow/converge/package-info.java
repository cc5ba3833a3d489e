/** Cutoff and k-points for a target error of the elastic constants. Atomic units. */
package org.hooke.driver.workflow.converge;
