package org.hooke.kernels.terms;

import java.util.Map;
import org.hooke.kernels.basis.Density;
import org.hooke.kernels.basis.DensityBasis;
import org.hooke.kernels.basis.Potential;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.linalg.ComplexVector;
import org.hooke.kernels.pseudo.Pseudopotential;

/**
 * Electrons and ions of a slab in an {@link ElectricField}: E = -F p + 2 pi p^2/Omega, Ha, the
 * second part with dipole correction only.
 *
 * <p>p = h [sum_a Z_a w(s_a) - Omega sum_G Re w(G)* rho(G)] is the dipole along the field, h the
 * height of the cell along it, w the saw-tooth in the fractional coordinate s, known by its exact
 * Fourier coefficients. The correction cancels the field 4 pi p/Omega that the periodic images of
 * the dipole make: L. Bengtsson, Phys. Rev. B 59, 12301 (1999). A strain keeps s, so that p/h is
 * constant. One thread (basis).
 */
public final class SawTooth implements DensityTerm {
  private final ElectricField field;
  private final DensityBasis basis;
  private final SpeciesOfAtoms atoms;
  private final double[] s; // fractional coordinate along the field, [atom]
  private final ComplexVector shape; // w(G)
  private final double[] normal; // unit vector along the field
  private final double height; // h, bohr
  private final double ofIons; // sum_a Z_a w(s_a)

  /**
   * @param pseudopotentials by chemical symbol
   * @throws IllegalArgumentException when a species has no pseudopotential
   */
  public SawTooth(
      ElectricField field,
      Structure structure,
      DensityBasis basis,
      Map<String, Pseudopotential> pseudopotentials) {
    this.field = field;
    this.basis = basis;
    this.atoms = new SpeciesOfAtoms(structure, pseudopotentials);
    this.s = new double[structure.atoms()];
    double sum = 0;
    for (int a = 0; a < s.length; a++) {
      s[a] = structure.fractional(a, field.axis());
      sum += atoms.ofAtom(a).valence() * field.shape(s[a]);
    }
    this.ofIons = sum;
    double length = structure.lattice().reciprocalLength(field.axis());
    this.height = 2 * Math.PI / length;
    this.normal = new double[3];
    for (int x = 0; x < 3; x++) {
      normal[x] = structure.lattice().b(field.axis(), x) / length;
    }
    this.shape = coefficients();
  }

  /**
   * w(n) = -(1 - e^{-2 pi i n (1-d)})/(d (2 pi n)^2) e^{-2 pi i n s_0} for G = n b_axis, d the
   * width of the fall, s_0 its end: w'' is 1/d there and -1/d where the fall begins.
   */
  private ComplexVector coefficients() {
    ComplexVector w = new ComplexVector(basis.size());
    double d = field.width();
    double end = field.fall() + d;
    for (int g = 0; g < basis.size(); g++) {
      int n = basis.miller(g, field.axis());
      int first = basis.miller(g, (field.axis() + 1) % 3);
      int second = basis.miller(g, (field.axis() + 2) % 3);
      if (n != 0 && first == 0 && second == 0) {
        double scale = -1 / (d * 4 * Math.PI * Math.PI * n * n);
        double here = 2 * Math.PI * n * end;
        double there = 2 * Math.PI * n * field.fall();
        w.re()[g] = scale * (Math.cos(here) - Math.cos(there));
        w.im()[g] = -scale * (Math.sin(here) - Math.sin(there));
      }
    }
    return w;
  }

  /** The live w(G). */
  ComplexVector shape() {
    return shape;
  }

  @Override
  public String name() {
    return "electric";
  }

  /** E, Ha, adding V = (F - 4 pi p/Omega) h w for both spins. */
  @Override
  public double evaluate(Density rho, Potential potential) {
    potential.addToAll(inside(rho) * height, shape);
    double p = dipole(rho);
    return -field.strength() * p + imageEnergy(p);
  }

  /** F_a = (F - 4 pi p/Omega) Z_a w'(s_a) along the field, Ha/bohr. */
  @Override
  public void addForces(Density rho, double[] forces) {
    double inside = inside(rho);
    for (int a = 0; a < s.length; a++) {
      double f = inside * atoms.ofAtom(a).valence() * field.slope(s[a]);
      for (int x = 0; x < 3; x++) {
        forces[3 * a + x] += f * normal[x];
      }
    }
  }

  /** sigma_ij = [(-F p + 4 pi p^2/Omega) n_i n_j - (2 pi p^2/Omega) delta_ij]/Omega, Ha/bohr^3. */
  @Override
  public void addStress(Density rho, double[] stress) {
    double p = dipole(rho);
    double along = -inside(rho) * p / basis.volume();
    double ofVolume = imageEnergy(p) / basis.volume();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        stress[3 * i + j] += along * normal[i] * normal[j];
      }
      stress[4 * i] -= ofVolume;
    }
  }

  /** p along the field, e bohr. */
  private double dipole(Density rho) {
    return height * (ofIons - basis.volume() * shape.dot(rho.total()));
  }

  /** Strength of the saw-tooth, the correction included. */
  private double inside(Density rho) {
    double images = field.dipoleCorrection() ? 4 * Math.PI * dipole(rho) / basis.volume() : 0;
    return field.strength() - images;
  }

  private double imageEnergy(double p) {
    return field.dipoleCorrection() ? 2 * Math.PI * p * p / basis.volume() : 0;
  }
}
