package org.hooke.driver.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.driver.workflow.elastic.ElasticFit;
import org.hooke.driver.workflow.elastic.ElasticResult;
import org.hooke.kernels.bands.BandEdges;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.AtomicWeights;
import org.hooke.kernels.crystal.CartesianPointGroup;
import org.hooke.kernels.crystal.CrystalSystem;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.elastic.AcousticWaves;
import org.hooke.kernels.elastic.BornStability;
import org.hooke.kernels.elastic.ElasticTensor;
import org.hooke.kernels.elastic.IeeeOrientation;
import org.hooke.kernels.elastic.IsotropicModuli;
import org.hooke.kernels.units.AtomicUnits;

/**
 * What follows from a fitted tensor, in the units people write.
 *
 * @param raw GPa, in the axes of the structure
 * @param ieee GPa, averaged over the crystal's point group, in IEEE axes
 * @param moduli GPa; empty when the tensor is singular
 * @param sound empty when a mass is not known, or a wave unstable
 */
record ElasticFigures(
    ElasticTensor raw,
    ElasticTensor ieee,
    Optional<IsotropicModuli> moduli,
    Optional<Sound> sound) {
  private static final double GPA = AtomicUnits.PRESSURE_GPA;
  private static final double NOTABLE_STRESS = 0.1; // GPa
  private static final double NOTABLE_PULAY = 5; // GPa
  private static final double LEAST_R2 = 0.99;
  private static final double TWO_ROUTES = 0.01; // of the largest constant
  private static final double KG = 1.66053906660e-27; // of the atomic mass unit, CODATA 2018

  /**
   * Waves and Debye temperatures: of Hill's isotropic solid, and of the crystal itself.
   *
   * @param density kg/m^3
   * @param transverse m/s
   * @param longitudinal m/s
   * @param mean m/s
   * @param meanExact m/s, from Christoffel's equation over all directions
   * @param debye K
   * @param debyeExact K
   */
  record Sound(
      double density,
      double transverse,
      double longitudinal,
      double mean,
      double meanExact,
      double debye,
      double debyeExact) {}

  static ElasticFigures of(ElasticResult result, ElasticFit fit) {
    Structure structure = result.equilibrium().calculation().structure();
    ElasticTensor response = result.response(fit);
    ElasticTensor raw = response.times(GPA);
    CartesianPointGroup crystal =
        new CartesianPointGroup(result.equilibrium().calculation().group(), structure.lattice());
    ElasticTensor ieee = raw.symmetrised().averaged(crystal).rotated(axes(result));
    Optional<IsotropicModuli> moduli;
    try {
      moduli = Optional.of(raw.moduli());
    } catch (ArithmeticException singular) {
      moduli = Optional.empty();
    }
    boolean stable = raw.stability().isStable();
    Optional<Sound> sound =
        stable && moduli.isPresent() ? sound(structure, response) : Optional.empty();
    return new ElasticFigures(raw, ieee, moduli, sound);
  }

  /** Rows X Y Z of the standard axes. */
  static double[] axes(ElasticResult result) {
    return IeeeOrientation.of(result.equilibrium().calculation().structure()).rotation();
  }

  /** In atomic units inside: electron masses, bohr Ha/hbar, Ha. */
  private static Optional<Sound> sound(Structure structure, ElasticTensor tensor) {
    OptionalDouble weight = AtomicWeights.of(structure);
    if (weight.isEmpty()) {
      return Optional.empty();
    }
    double volume = structure.lattice().volume();
    double density = weight.getAsDouble() * AtomicUnits.DALTON / volume;
    double atoms = structure.atoms() / volume;
    IsotropicModuli m = tensor.moduli();
    double mean = m.meanVelocity(density);
    double exact = new AcousticWaves(tensor, density).meanVelocity();
    double speed = AtomicUnits.VELOCITY_M_S;
    double kelvin = AtomicUnits.HARTREE_KELVIN;
    double metres = volume * Math.pow(AtomicUnits.BOHR_ANGSTROM * 1e-10, 3);
    return Optional.of(
        new Sound(
            weight.getAsDouble() * KG / metres,
            speed * m.transverseVelocity(density),
            speed * m.longitudinalVelocity(density),
            speed * mean,
            speed * exact,
            kelvin * AcousticWaves.debyeEnergy(mean, atoms),
            kelvin * AcousticWaves.debyeEnergy(exact, atoms)));
  }

  /** Largest distance of the constants from energies and from stresses, GPa; empty without any. */
  static OptionalDouble energyRoute(ElasticFit fit) {
    return fit.energyChecks().stream()
        .filter(check -> Double.isFinite(check.fromEnergy()))
        .mapToDouble(check -> GPA * Math.abs(check.fromEnergy() - check.fromStress()))
        .max();
  }

  /** Largest component of the stress of the equilibrium beside the pressure asked for, GPa. */
  static double residualStress(ElasticResult result) {
    double largest = 0;
    for (int i = 0; i < 9; i++) {
      double s = result.equilibrium().stress()[i] + (i % 4 == 0 ? result.pressure() : 0);
      largest = Math.max(largest, GPA * Math.abs(s));
    }
    return largest;
  }

  /** The workflow's warnings and those that need figures. */
  static List<String> warnings(ElasticResult result) {
    List<String> warnings = new ArrayList<>(result.warnings());
    double residual = residualStress(result);
    if (residual > NOTABLE_STRESS) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the crystal is under a stress of %.2f GPa: the tensor is dS/dE there",
              residual));
    }
    double pulay = GPA * result.equilibrium().pulayPressure();
    double r2 = result.fit().map(ElasticFit::r2).orElse(1.0);
    warnings.addAll(accuracy(pulay, r2));
    overlap(result).ifPresent(warnings::add);
    for (String remedy : result.equilibrium().scf().remedies()) {
      warnings.add("equilibrium: " + remedy);
    }
    if (result.fit().isEmpty()) {
      warnings.add("too few strained cells converged: no tensor");
      return warnings;
    }
    BornStability born = result.response(result.fit().get()).stability();
    if (!born.isStable()) {
      warnings.add("the crystal is unstable (Born) against " + born.softestModeName());
    }
    return warnings;
  }

  /** Begins the warning that a metal was computed as an insulator. */
  static final String NO_GAP = "no gap:";

  /**
   * Whole occupations although an empty level of the equilibrium lies below a full one, or a
   * smearing that had to be turned on because of that.
   */
  private static Optional<String> overlap(ElasticResult result) {
    CalculationResult cell = result.equilibrium();
    if (cell.calculation().smearing().width() == 0 && cell.scf().smearing().width() > 0) {
      return Optional.of(
          NO_GAP
              + " full and empty levels overlap, a metal taken for an insulator: the smearing it was"
              + " computed with was not asked for");
    }
    if (result.equilibrium().fermiLevel().isPresent()) {
      return Optional.empty();
    }
    BandEdges edges =
        BandEdges.of(result.equilibrium().scf().bands(), result.equilibrium().scf().occupations());
    if (edges.vbm().isEmpty() || edges.cbm().isEmpty()) {
      return Optional.empty();
    }
    double gap = edges.cbm().getAsDouble() - edges.vbm().getAsDouble();
    return gap > 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s full and empty levels overlap by %.3f eV, a metal taken for an insulator; use a"
                    + " smearing",
                NO_GAP,
                -gap * AtomicUnits.HARTREE_EV));
  }

  /**
   * What makes a tensor doubtful.
   *
   * @param pulay estimated pressure of the finite cutoff, GPa
   * @param r2 share of the variance of all stresses that the linear law explains
   */
  static List<String> accuracy(double pulay, double r2) {
    List<String> warnings = new ArrayList<>();
    if (!(Math.abs(pulay) <= NOTABLE_PULAY)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the cutoff is too low for this stress: the finite cutoff adds about %.1f GPa to the"
                  + " pressure, more than %.0f GPa",
              pulay,
              NOTABLE_PULAY));
    }
    if (!(r2 >= LEAST_R2)) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the stresses are not linear in the strain: r2 is %.4f, less than %.2f; the strains"
                  + " are too large, or cutoff and k-points too coarse",
              r2,
              LEAST_R2));
    }
    return warnings;
  }

  static List<String> summary(ElasticResult result) {
    List<String> lines = new ArrayList<>();
    if (result.fit().isPresent()) {
      ElasticFit fit = result.fit().get();
      ElasticFigures figures = of(result, fit);
      lines.add(
          String.format(
              Locale.ROOT,
              "elastic tensor, GPa, %s ions, IEEE axes%s",
              result.ionsRelaxed() ? "relaxed" : "clamped",
              result.pressure() == 0
                  ? ""
                  : String.format(
                      Locale.ROOT,
                      ", Birch's coefficients at %.3f GPa",
                      GPA * result.equilibrium().pressure())));
      figures.constants(result, lines);
      figures.lines(result, fit, lines);
    } else {
      lines.add("NO ELASTIC TENSOR");
    }
    if (!result.converged()) {
      lines.add("NOT CONVERGED: see the warnings");
    }
    return lines;
  }

  private void constants(ElasticResult result, List<String> lines) {
    boolean cubic =
        result.equilibrium().calculation().group().pointGroup().system() == CrystalSystem.CUBIC;
    Optional<ElasticTensor> clamped =
        result.ionsRelaxed()
            ? result.clamped().map(fit -> of(result, fit).ieee())
            : Optional.empty();
    if (cubic) {
      int[][] three = {{0, 0}, {0, 1}, {3, 3}};
      for (int[] mn : three) {
        String line =
            String.format(Locale.ROOT, "C%d%d %9.3f", mn[0] + 1, mn[1] + 1, ieee.c(mn[0], mn[1]));
        lines.add(
            line
                + clamped
                    .map(c -> String.format(Locale.ROOT, "   clamped %9.3f", c.c(mn[0], mn[1])))
                    .orElse(""));
      }
      return;
    }
    rows(ieee, lines);
    if (clamped.isPresent()) {
      lines.add("the same with clamped ions");
      rows(clamped.get(), lines);
    }
  }

  private static void rows(ElasticTensor c, List<String> lines) {
    for (int m = 0; m < 6; m++) {
      StringBuilder row = new StringBuilder();
      for (int n = 0; n < 6; n++) {
        row.append(String.format(Locale.ROOT, "%10s", constant(c.c(m, n))));
      }
      lines.add(row.toString());
    }
  }

  /** A constant in GPa for people. */
  static String constant(double c) {
    return String.format(Locale.ROOT, "%.3f", Math.abs(c) < 5e-4 ? 0 : c); // no -0.000
  }

  private void lines(ElasticResult result, ElasticFit fit, List<String> lines) {
    moduli.ifPresent(
        m -> {
          lines.add(modulus("bulk modulus", m.bulk(), m.bulkVoigt(), m.bulkReuss()));
          lines.add(modulus("shear modulus", m.shear(), m.shearVoigt(), m.shearReuss()));
          lines.add(
              String.format(
                  Locale.ROOT,
                  "Young's modulus %.3f GPa, Poisson's ratio %.4f, anisotropy %.4f",
                  m.young(),
                  m.poisson(),
                  m.universalAnisotropy()));
        });
    sound.ifPresent(
        s ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "Debye temperature %.1f K (isotropic %.1f K)",
                    s.debyeExact(),
                    s.debye())));
    lines.add(
        String.format(
            Locale.ROOT,
            "checks: symmetry %.1e, point group %.1e, r2 %.6f, energies differ by %.2f GPa,"
                + " leave one out %s, residual stress %.4f GPa, %s",
            fit.symmetryResidue(),
            fit.pointGroupResidue(),
            fit.r2(),
            energyRoute(fit).orElse(0),
            fit.leaveOneOut().isPresent()
                ? String.format(Locale.ROOT, "%.2f GPa", GPA * fit.leaveOneOut().getAsDouble())
                : "not possible",
            residualStress(result),
            raw.stability().isStable() ? "Born stable" : "BORN UNSTABLE"));
    PlaneWaveBasis basis = result.equilibrium().calculation().basis();
    roughEnergies(basis.smoothing(), basis.cutoff(), energyRoute(fit).orElse(0), largest(fit))
        .ifPresent(lines::add);
  }

  /**
   * What to do about energies that differ from stresses because the number of plane waves follows
   * the strain.
   *
   * @param smoothing width of the smoothed cutoff, Ha; 0 for a sharp one
   * @param cutoff Ha
   * @param difference of the two routes, GPa
   * @param largest constant, GPa
   */
  static Optional<String> roughEnergies(
      double smoothing, double cutoff, double difference, double largest) {
    return smoothing == 0 && difference > TWO_ROUTES * largest
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "at a sharp cutoff energies are rougher than stresses; --set"
                    + " 'cutoff_smoothing=%.0f Ry' makes the two agree",
                Math.ceil(0.2 * cutoff)))
        : Optional.empty();
  }

  private static double largest(ElasticFit fit) {
    return GPA
        * fit.energyChecks().stream()
            .mapToDouble(check -> Math.abs(check.fromStress()))
            .max()
            .orElse(0);
  }

  private static String modulus(String name, double hill, double voigt, double reuss) {
    return String.format(
        Locale.ROOT, "%s %.3f GPa (Voigt %.3f, Reuss %.3f)", name, hill, voigt, reuss);
  }
}
