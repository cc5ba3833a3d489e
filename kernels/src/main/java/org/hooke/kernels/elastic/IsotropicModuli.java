package org.hooke.kernels.elastic;

/**
 * Moduli of a polycrystal: bounds of Voigt (uniform strain) and Reuss (uniform stress), Hill's
 * mean.
 *
 * <p>K_V = (A + 2B)/9, G_V = (A - B + 3C)/15, 1/K_R = a + 2b, 15/G_R = 4(a - b) + 3c with A = C11 +
 * C22 + C33, B = C23 + C13 + C12, C = C44 + C55 + C66 and a, b, c the same of the compliance. R.
 * Hill, Proc. Phys. Soc. A 65, 349 (1952).
 *
 * @param bulkVoigt K_V, in the unit of the stiffness
 * @param bulkReuss K_R
 * @param shearVoigt G_V
 * @param shearReuss G_R
 */
public record IsotropicModuli(
    double bulkVoigt, double bulkReuss, double shearVoigt, double shearReuss) {

  /**
   * Of a tensor.
   *
   * @throws ArithmeticException when it is singular
   */
  static IsotropicModuli of(ElasticTensor tensor) {
    double[] c = tensor.symmetrised().stiffness();
    double[] s = tensor.compliance();
    return new IsotropicModuli(
        (axial(c) + 2 * cross(c)) / 9,
        1 / (axial(s) + 2 * cross(s)),
        (axial(c) - cross(c) + 3 * shear(c)) / 15,
        15 / (4 * (axial(s) - cross(s)) + 3 * shear(s)));
  }

  private static double axial(double[] c) {
    return c[0] + c[7] + c[14];
  }

  private static double cross(double[] c) {
    return c[1] + c[2] + c[8];
  }

  private static double shear(double[] c) {
    return c[21] + c[28] + c[35];
  }

  /** Hill's mean K = (K_V + K_R)/2. */
  public double bulk() {
    return (bulkVoigt + bulkReuss) / 2;
  }

  /** Hill's mean G = (G_V + G_R)/2. */
  public double shear() {
    return (shearVoigt + shearReuss) / 2;
  }

  /** E = 9KG/(3K + G) of Hill's means. */
  public double young() {
    return 9 * bulk() * shear() / (3 * bulk() + shear());
  }

  /** Poisson's ratio (3K - 2G)/(6K + 2G) of Hill's means. */
  public double poisson() {
    return (3 * bulk() - 2 * shear()) / (6 * bulk() + 2 * shear());
  }

  /**
   * 5 G_V/G_R + K_V/K_R - 6, zero for an isotropic crystal.
   *
   * <p>S. I. Ranganathan, M. Ostoja-Starzewski, Phys. Rev. Lett. 101, 055504 (2008), eq. 7.
   */
  public double universalAnisotropy() {
    return 5 * shearVoigt / shearReuss + bulkVoigt / bulkReuss - 6;
  }

  /** K/G: above about 1.75 metals are ductile (S. F. Pugh, Phil. Mag. 45, 823 (1954)). */
  public double pughRatio() {
    return bulk() / shear();
  }

  /**
   * sqrt((K + 4G/3)/rho), the isotropic longitudinal wave of Hill's means; 0 when unstable.
   *
   * @param density in units consistent with the stiffness (GPa with g/cm^3 gives km/s)
   */
  public double longitudinalVelocity(double density) {
    return Math.sqrt(Math.max(0, bulk() + 4 * shear() / 3) / density);
  }

  /** sqrt(G/rho), the isotropic transverse wave of Hill's means; 0 when unstable. */
  public double transverseVelocity(double density) {
    return Math.sqrt(Math.max(0, shear()) / density);
  }

  /**
   * Debye's mean velocity: 3/v^3 = 1/v_l^3 + 2/v_t^3 of the isotropic waves.
   *
   * <p>O. L. Anderson, J. Phys. Chem. Solids 24, 909 (1963), eq. 3.
   */
  public double meanVelocity(double density) {
    double l = longitudinalVelocity(density);
    double t = transverseVelocity(density);
    return l == 0 || t == 0 ? 0 : Math.cbrt(3 / (1 / (l * l * l) + 2 / (t * t * t)));
  }
}
