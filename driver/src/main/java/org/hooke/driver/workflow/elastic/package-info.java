/**
 * The elastic tensor by finite strain: equilibrium, strained cells, fit, checks. Atomic units.
 *
 * <p>docs/theory/elasticity.md has the formulas.
 */
package org.hooke.driver.workflow.elastic;
