package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.basis.PlaneWaveBasis;
import org.hooke.kernels.crystal.KMesh;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hydrogen so thin that it is a magnet, at a cutoff too low for physics: every formula at work. */
class SpinTest {
  private static final Smearing COLD = TinySystems.smearing("cold", 0.02, 0);

  private static Structure hydrogen(double... moments) {
    return new Structure(
            new Lattice(5.4, 0.2, 0, 0.1, 5.6, -0.2, 0, 0.1, 10.6),
            List.of("H", "H"),
            new double[] {0.01, 0, 0, 0.04, -0.03, 0.52})
        .withMoments(moments);
  }

  private static Structure cubic(double... moments) {
    return new Structure(
            new Lattice(5.5, 0, 0, 0, 5.5, 0, 0, 0, 11),
            List.of("H", "H"),
            new double[] {0, 0, 0, 0, 0, 0.5})
        .withMoments(moments);
  }

  private static Calculation magnet(
      Structure s, boolean symmetric, OptionalDouble moment, double field) {
    ExternalFields fields = ExternalFields.magnetic(field);
    SpaceGroup group =
        symmetric ? SpaceGroup.of(s).subgroup(x -> fields.keeps(x)) : SpaceGroup.identity();
    Calculation plain =
        TinySystems.calculation(
            s.withoutMoments(), "PBE", 4, new int[] {2, 2, 1}, new double[3], 5, COLD);
    SpaceGroup onGrid = group.compatibleWithGrid(plain.basis().grid());
    KMesh mesh = KMesh.monkhorstPack(new int[] {2, 2, 1}, new double[3], onGrid, true);
    PlaneWaveBasis basis = plain.basis();
    return new Calculation(
        s,
        group,
        mesh.symmetry(),
        plain.functional(),
        plain.potentials(),
        basis,
        mesh,
        5,
        new ElectronChoice(2, 2, moment, COLD),
        fields,
        ScfOptions.of(1e-12, 80),
        1);
  }

  private static CalculationResult solved(Calculation c) {
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {})) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged(), () -> result.warnings().toString());
      return result;
    }
  }

  private static void audit(Calculation c) {
    Derivatives derivatives = new Derivatives(TinySystems.SERIAL, step -> {}, row -> {});
    for (Derivatives.Row row : derivatives.audit(c, new Derivatives.Options(0.02, 0.002, 1, 2))) {
      double limit = row.kind() == Derivatives.Kind.FORCE ? 1e-6 : 1e-3 / AtomicUnits.PRESSURE_GPA;
      assertTrue(row.error() < limit, row::toString);
    }
  }

  @Test
  @Tag("slow")
  void forcesAndStressOfAMagnetAreDerivativesOfItsFreeEnergy() {
    Calculation c = magnet(hydrogen(0.8, 0.8), false, OptionalDouble.empty(), 0);
    double moment = solved(c).magnetization().orElseThrow().total();
    assertTrue(moment > 0.3, "moment " + moment);
    audit(c);
  }

  @Test
  @Tag("slow")
  void soWithAFixedMomentAndInAField() {
    audit(magnet(hydrogen(0.8, 0.8), false, OptionalDouble.of(1.3), 0.01));
  }

  /** One spin is empty: its exchange potential is anything, and must not reach the forces. */
  @Test
  @Tag("slow")
  void soOfAFullyPolarisedMagnet() {
    audit(magnet(hydrogen(0.8, 0.8), false, OptionalDouble.of(2), 0));
  }

  @Test
  void aFixedMomentIsKeptAndItsFieldIsTheSlopeOfTheEnergy() {
    double h = 0.01;
    CalculationResult low = solved(magnet(hydrogen(0.6, 0.6), true, OptionalDouble.of(1.2 - h), 0));
    CalculationResult mid = solved(magnet(hydrogen(0.6, 0.6), true, OptionalDouble.of(1.2), 0));
    CalculationResult high =
        solved(magnet(hydrogen(0.6, 0.6), true, OptionalDouble.of(1.2 + h), 0));
    assertEquals(1.2, mid.magnetization().orElseThrow().total(), 1e-10);
    double up = mid.scf().occupations().fermiLevel(0).getAsDouble();
    double dn = mid.scf().occupations().fermiLevel(1).getAsDouble();
    double slope = (high.freeEnergy() - low.freeEnergy()) / (2 * h);
    assertEquals((up - dn) / 2, slope, 1e-5);
  }

  /**
   * An antiferromagnet with all its symmetry, spin flips among it, and with none. It has a second
   * solution 2.6 mHa higher with larger moments, which moments of 0.8 may lead to.
   */
  @Test
  void symmetryWithSpinFlipsChangesNothing() {
    Structure s = cubic(0.5, -0.5);
    CalculationResult with = solved(magnet(s, true, OptionalDouble.empty(), 0));
    CalculationResult without = solved(magnet(s, false, OptionalDouble.empty(), 0));
    assertTrue(with.calculation().symmetry().operations().stream().anyMatch(x -> x.flipsSpin()));
    assertTrue(with.calculation().mesh().size() < without.calculation().mesh().size());
    Magnetization m = with.magnetization().orElseThrow();
    assertEquals(0, m.total(), 1e-12);
    assertTrue(m.absolute() > 0.3, "absolute " + m.absolute());
    assertEquals(m.perAtom()[0], -m.perAtom()[1], 1e-12);
    assertEquals(without.freeEnergy(), with.freeEnergy(), 1e-9);
    assertArrayEquals(without.stress(), with.stress(), 1e-8);
    Magnetization other = without.magnetization().orElseThrow();
    assertEquals(other.absolute(), m.absolute(), 1e-4);
  }

  @Test
  void withoutMomentsTheResultIsThatWithoutSpin() {
    Structure s = TinySystems.distortedSilicon();
    Smearing smearing = TinySystems.smearing("gaussian", 0.02, 0);
    int[] one = {1, 1, 1};
    double[] half = {0.5, 0.5, 0.5};
    Calculation plain = TinySystems.calculation(s, "PBE", 4, one, half, 8, smearing);
    for (double start : new double[] {0, 0.3}) {
      Calculation spin =
          new Calculation(
              s.withMoments(new double[] {start, start}),
              plain.group(),
              plain.symmetry(),
              plain.functional(),
              plain.potentials(),
              plain.basis(),
              plain.mesh(),
              8,
              ElectronChoice.collinear(8, smearing),
              ExternalFields.none(),
              ScfOptions.of(1e-12, 80),
              1);
      CalculationResult two = solved(spin);
      CalculationResult none = solved(plain);
      assertEquals(none.freeEnergy(), two.freeEnergy(), 1e-9);
      assertArrayEquals(none.forces(), two.forces(), 2e-7);
      assertArrayEquals(none.stress(), two.stress(), 1e-8);
      assertEquals(0, two.magnetization().orElseThrow().absolute(), 1e-4);
      assertEquals(
          none.scf().bands().eigenvalue(0, 0, 3), two.scf().bands().eigenvalue(1, 0, 3), 1e-6);
    }
  }

  /** dF/dB = -M/2 at self-consistency: the response comes through the occupations. */
  @Test
  void theMomentIsTheSlopeOfTheFreeEnergyInTheField() {
    double h = 2.5e-4;
    double field = 0.01;
    CalculationResult mid = solved(magnet(hydrogen(0.8, 0.8), true, OptionalDouble.empty(), field));
    double high =
        solved(magnet(hydrogen(0.8, 0.8), true, OptionalDouble.empty(), field + h)).freeEnergy();
    double low =
        solved(magnet(hydrogen(0.8, 0.8), true, OptionalDouble.empty(), field - h)).freeEnergy();
    double moment = mid.magnetization().orElseThrow().total();
    assertEquals(-moment / 2, (high - low) / (2 * h), 1e-5);
    assertEquals(-field / 2 * moment, mid.energies().get("zeeman"), 1e-12);
  }

  /** Omega dsigma/dB = -(1/2) dM/dstrain: both are the mixed derivative of F, in other orders. */
  @Test
  @Tag("slow")
  void magnetostrictionIsTheMixedDerivative() {
    Calculation c = magnet(hydrogen(0.8, 0.8), false, OptionalDouble.empty(), 0.01);
    double volume = c.structure().lattice().volume();
    double h = 2.5e-4;
    double high =
        solved(magnet(hydrogen(0.8, 0.8), false, OptionalDouble.empty(), 0.01 + h)).stress()[0];
    double low =
        solved(magnet(hydrogen(0.8, 0.8), false, OptionalDouble.empty(), 0.01 - h)).stress()[0];
    double strain = 5e-4;
    double[] moments = new double[2];
    for (int side = 0; side < 2; side++) {
      double[] e = new double[9];
      e[0] = side == 0 ? strain : -strain;
      Calculation strained = c.deformed(c.structure().strained(e), c.mesh(), true);
      moments[side] = solved(strained).magnetization().orElseThrow().total();
    }
    double ofField = volume * (high - low) / (2 * h);
    double ofStrain = -0.5 * (moments[0] - moments[1]) / (2 * strain);
    assertTrue(Math.abs(ofField) > 1e-2, "nothing to differentiate: " + ofField);
    assertEquals(ofStrain, ofField, 2e-3 * Math.abs(ofField));
  }
}
