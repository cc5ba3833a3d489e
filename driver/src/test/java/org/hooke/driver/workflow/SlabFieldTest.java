package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hooke.driver.scf.ScfOptions;
import org.hooke.kernels.bands.Smearing;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.SpaceGroup;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.terms.ElectricField;
import org.hooke.kernels.terms.ExternalFields;
import org.hooke.kernels.units.AtomicUnits;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A layer of upright HF molecules in vacuum, at a cutoff too low for physics. */
class SlabFieldTest {
  private static final Smearing NONE = TinySystems.smearing("none", 0, 0);

  private static Calculation slab(double height, double field, boolean corrected) {
    double middle = 0.5 * height;
    Structure s =
        new Structure(
            new Lattice(6, 0.3, 0, 0, 6.2, 0, 0.2, 0, height),
            List.of("F", "H"),
            new double[] {0, 0, (middle - 0.9) / height, 0.02, 0, (middle + 0.9) / height});
    Calculation plain =
        TinySystems.calculation(s, "LDA-PW92", 4, new int[] {1, 1, 1}, new double[3], 4, NONE);
    double width = 2 / height;
    ExternalFields fields =
        ExternalFields.none().with(new ElectricField(2, field, corrected, 1 - width / 2, width));
    return new Calculation(
        s,
        SpaceGroup.identity(),
        SpaceGroup.identity(),
        plain.functional(),
        plain.potentials(),
        plain.basis(),
        plain.mesh(),
        plain.bands(),
        plain.electronChoice(),
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

  @Test
  @Tag("slow")
  void forcesAndStressInAFieldAreDerivativesOfTheFreeEnergy() {
    Derivatives derivatives = new Derivatives(TinySystems.SERIAL, step -> {}, row -> {});
    Derivatives.Options options = new Derivatives.Options(0.02, 0.002, 0, 6);
    for (Derivatives.Row row : derivatives.audit(slab(16, 0.01, true), options)) {
      double limit = row.kind() == Derivatives.Kind.FORCE ? 1e-6 : 1e-3 / AtomicUnits.PRESSURE_GPA;
      assertTrue(row.error() < limit, row::toString);
    }
  }

  @Test
  void theFieldPullsAtIonsAndElectronsAlike() {
    CalculationResult in = solved(slab(16, 0.01, true));
    CalculationResult rest = solved(slab(16, 0, true));
    for (int i = 0; i < 3; i++) {
      assertEquals(rest.netForce()[i], in.netForce()[i], 1e-3); // of 0.08; the rest is the grid's
    }
    double back = solved(slab(16, -0.01, true)).freeEnergy();
    double curvature = in.freeEnergy() + back - 2 * rest.freeEnergy(); // -polarisability F^2
    assertTrue(curvature < 0, "polarisability " + curvature);
  }
}
