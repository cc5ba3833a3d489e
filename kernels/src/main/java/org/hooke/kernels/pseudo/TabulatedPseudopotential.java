package org.hooke.kernels.pseudo;

import java.util.Arrays;
import org.hooke.kernels.special.RadialTable;

/**
 * A pseudopotential read from a radial mesh, tabulated in q.
 *
 * <p>v(q) = 4 pi int r^2 [v_loc(r) + Z erf(r)/r] j_0(qr) dr - 4 pi Z/q^2 exp(-q^2/4): the table
 * holds the first part, the second is exact.
 */
final class TabulatedPseudopotential implements Pseudopotential {
  private static final long serialVersionUID = 1L;

  private final MeshForm form;
  private final double alpha;
  private final RadialTable local;
  private final RadialTable[] projectors;
  private final RadialTable core;
  private final AtomicStates atom;
  private final String functional;
  private final String source;
  private final String sha256;
  private final String cut;

  TabulatedPseudopotential(MeshForm form, Provenance provenance, AtomicStates atom) {
    this.form = form;
    this.atom = atom;
    functional = provenance.functional();
    source = provenance.source();
    sha256 = provenance.sha256();
    cut = provenance.cut();
    alpha = form.alpha();
    local = form.localTable();
    projectors = new RadialTable[form.projectors()];
    for (int i = 0; i < projectors.length; i++) {
      projectors[i] = form.projectorTable(i);
    }
    core = form.hasCore() ? form.coreTable() : null;
  }

  /** What a file says about itself and its reader about the cut. */
  record Provenance(String functional, String source, String sha256, String cut) {}

  @Override
  public String symbol() {
    return form.symbol();
  }

  @Override
  public double valence() {
    return form.valence();
  }

  @Override
  public void local(double[] q, double[] v, double[] derivative) {
    local.evaluate(q, v, derivative);
    double z = 4 * Math.PI * form.valence();
    for (int n = 0; n < q.length; n++) {
      double x = q[n];
      double coulomb = z / (x * x) * Math.exp(-0.25 * x * x);
      v[n] -= coulomb;
      derivative[n] += coulomb * (2 / x + 0.5 * x);
    }
  }

  @Override
  public double alpha() {
    return alpha;
  }

  @Override
  public int projectors() {
    return projectors.length;
  }

  @Override
  public int angularMomentum(int i) {
    return form.angularMomentum(i);
  }

  @Override
  public double coupling(int i, int j) {
    return form.coupling(i, j);
  }

  @Override
  public void projector(int i, double[] q, double[] beta, double[] derivative) {
    projectors[i].evaluate(q, beta, derivative);
  }

  @Override
  public boolean hasCore() {
    return core != null;
  }

  @Override
  public void core(double[] q, double[] density, double[] derivative) {
    if (core == null) {
      Arrays.fill(density, 0, q.length, 0);
      Arrays.fill(derivative, 0, q.length, 0);
    } else {
      core.evaluate(q, density, derivative);
    }
  }

  @Override
  public void atomicDensity(double[] q, double[] density, double[] derivative) {
    atom.density(q, density, derivative);
  }

  @Override
  public int orbitals() {
    return atom.orbitals();
  }

  @Override
  public int orbitalAngularMomentum(int i) {
    return atom.angularMomentum(i);
  }

  @Override
  public double orbitalOccupation(int i) {
    return atom.occupation(i);
  }

  @Override
  public String orbitalShell(int i) {
    return atom.shell(i);
  }

  @Override
  public void orbital(int i, double[] q, double[] phi, double[] derivative) {
    atom.orbital(i, q, phi, derivative);
  }

  @Override
  public String functional() {
    return functional;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public String cut() {
    return cut;
  }

  @Override
  public double coreRadius() {
    return form.coreRadius();
  }

  @Override
  public RadialForm radial() {
    return form;
  }
}
