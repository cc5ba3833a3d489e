package org.hooke.driver.workflow.defects.correction;

import java.util.ArrayList;
import java.util.List;
import org.hooke.driver.input.InputException;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.defects.Alignment;
import org.hooke.kernels.defects.DielectricTensor;
import org.hooke.kernels.defects.GaussianCharge;
import org.hooke.kernels.defects.ProbedPotential;

/**
 * How the potentials of the defect's cell and of the crystal's lie to each other, by means over
 * planes and by the atoms.
 */
final class PotentialAlignment {
  /** Plateaus flatter than this count alike, Ha. */
  private static final double FLAT = 1e-5;

  private final PotentialSamples crystal;
  private final PotentialSamples defect;
  private final GaussianCharge model;
  private final DielectricTensor eps;
  private final double[] centre; // Cartesian, bohr

  PotentialAlignment(
      PotentialSamples crystal,
      PotentialSamples defect,
      GaussianCharge model,
      DielectricTensor eps,
      double[] centre) {
    this.crystal = crystal;
    this.defect = defect;
    this.model = model;
    this.eps = eps;
    this.centre = centre;
  }

  /** Along the three axes. */
  List<PlanarProfile> planes(double farShare) {
    List<PlanarProfile> profiles = new ArrayList<>();
    Lattice lattice = defect.structure().lattice();
    double[] c = lattice.fractional(centre[0], centre[1], centre[2]);
    for (int axis = 0; axis < 3; axis++) {
      double[] difference = defect.planes(axis);
      double[] reference = crystal.planes(axis);
      int points = difference.length;
      if (reference.length != points) {
        throw new InputException(
            "the defect's cell",
            points + " planes along a" + (axis + 1),
            "the crystal's " + reference.length + ": the same cutoff and FFT grid in both");
      }
      double[] phi = model.planarPotential(lattice, eps, axis, c[axis], points);
      double[] position = new double[points];
      double[] energy = new double[points];
      boolean[] far = new boolean[points];
      for (int i = 0; i < points; i++) {
        difference[i] -= reference[i];
        energy[i] = -phi[i];
        position[i] = lattice.length(axis) * i / points;
        double f = (double) i / points - c[axis];
        far[i] = 2 * Math.abs(f - Math.rint(f)) >= farShare;
      }
      Alignment alignment = Alignment.ofPlanes(difference, phi, c[axis], farShare);
      profiles.add(new PlanarProfile(axis, position, difference, energy, far, alignment));
    }
    return profiles;
  }

  /** One alignment of the three: flat plateaus count more, and they should agree. */
  static Alignment together(List<PlanarProfile> profiles) {
    double sum = 0;
    double weights = 0;
    int samples = 0;
    for (PlanarProfile p : profiles) {
      double w = weight(p.alignment());
      sum += w * p.alignment().value();
      weights += w;
      samples += p.alignment().samples();
    }
    double value = sum / weights;
    double squares = 0;
    for (PlanarProfile p : profiles) {
      Alignment a = p.alignment();
      double away = a.value() - value;
      squares += weight(a) * (a.error() * a.error() + away * away) / weights;
    }
    return new Alignment(value, Math.sqrt(squares), samples);
  }

  private static double weight(Alignment a) {
    return 1 / (a.error() * a.error() + FLAT * FLAT);
  }

  /** At the atoms that both cells have. */
  SiteProfile sites() {
    if (crystal.siteWidth() != defect.siteWidth()) {
      throw new InputException(
          "the defect's site potentials",
          "averaged over " + defect.siteWidth() + " bohr",
          "the crystal's " + crystal.siteWidth() + " bohr");
    }
    Lattice lattice = defect.structure().lattice();
    SiteMatch match = SiteMatch.of(crystal.structure(), defect.structure());
    int rows = 0;
    for (int a = 0; a < match.atoms(); a++) {
      rows += match.site(a) < 0 ? 0 : 1;
    }
    int[] atoms = new int[rows];
    double[] distance = new double[rows];
    double[] difference = new double[rows];
    double[] energy = new double[rows];
    double[] ofDefect = defect.sites();
    double[] ofCrystal = crystal.sites();
    ProbedPotential points = new ProbedPotential(lattice, eps, defect.siteWidth());
    int row = 0;
    for (int a = 0; a < match.atoms(); a++) {
      if (match.site(a) >= 0) {
        double[] r = SiteMatch.nearest(lattice, centre, defect.structure().cartesian(a));
        atoms[row] = a;
        distance[row] = Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
        difference[row] = ofDefect[a] - ofCrystal[match.site(a)];
        energy[row] = -model.charge() * points.at(r);
        row++;
      }
    }
    return new SiteProfile(atoms, distance, difference, energy, CellGeometry.innerRadius(lattice));
  }

  /**
   * Of the atoms outside the sphere.
   *
   * @throws InputException when there is none
   */
  static Alignment of(SiteProfile sites) {
    double[] phi = sites.model();
    boolean any = false;
    for (int i = 0; i < phi.length; i++) {
      phi[i] = -phi[i];
      any |= sites.distance()[i] > sites.radius();
    }
    if (!any) {
      throw new InputException(
          "a charged defect's cell",
          "no atom farther than " + sites.radius() + " bohr from the defect",
          "a larger cell: the potential is aligned at the atoms outside that sphere");
    }
    return Alignment.ofSites(sites.difference(), phi, sites.distance(), sites.radius());
  }
}
