package org.hooke.kernels.defects.thermodynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefectEquilibriumTest {
  private static final double KT = 0.002;
  private static final Map<String, Double> MU = Map.of("A", -1.0);
  private static final CarrierLevels GAP =
      new CarrierLevels(new double[] {0}, new double[] {2}, new double[] {0.1}, new double[] {2});

  private static final CarrierLevels WIDE =
      new CarrierLevels(new double[] {-1}, new double[] {2}, new double[] {1}, new double[] {2});

  /** E_f = E - n mu + q (vbm + E_F): by hand. */
  @Test
  void formationEnergyCountsAtomsAndElectrons() {
    DefectEnergies v =
        new DefectEnergies("v_A_1", Map.of("A", -1), 1, List.of(new ChargeState(2, 1.3, 1)));
    assertEquals(
        1.3 + MU.get("A") + 2 * (0.2 + 0.05), v.formation(v.states().get(0), MU, 0.2, 0.05), 1e-15);
  }

  /** Three lines that cross at known places; a negative-U defect skips the one between. */
  @Test
  void transitionLevelsAreCrossings() {
    DefectEnergies d = defect(new double[] {0.02, 0.05, 0.10}, new int[] {1, 0, -1});
    List<DefectEnergies.Transition> levels = d.transitions(0);
    assertEquals(1, levels.get(0).more());
    assertEquals(0, levels.get(0).less());
    assertEquals(0.03, levels.get(0).level(), 1e-15);
    assertEquals(0.05, levels.get(1).level(), 1e-15);
    assertTrue(levels.get(1).stable());
    assertFalse(levels.get(2).stable(), "(+1/-1) lies inside");
    assertEquals(0.04, levels.get(2).level(), 1e-15);
    assertEquals(1, d.stable(0, 0.01).charge());
    assertEquals(0, d.stable(0, 0.04).charge());
    assertEquals(-1, d.stable(0, 0.06).charge());

    DefectEnergies negative = defect(new double[] {0.02, 0.09, 0.10}, new int[] {1, 0, -1});
    List<DefectEnergies.Transition> skipped = negative.transitions(0);
    assertEquals(1, skipped.stream().filter(DefectEnergies.Transition::stable).count());
    assertEquals(-1, skipped.get(0).less());
    assertEquals(0.04, skipped.get(0).level(), 1e-15);
  }

  /** The reference of the eigenvalues cancels: vbm moved and energies moved back. */
  @Test
  void theZeroOfThePotentialCancels() {
    DefectEnergies a = defect(new double[] {0.02, 0.05}, new int[] {1, 0});
    DefectEnergies b = defect(new double[] {0.02 - 0.7, 0.05}, new int[] {1, 0});
    assertEquals(a.transitions(0).get(0).level(), b.transitions(0.7).get(0).level(), 1e-15);
  }

  /** Without defects and with bands alike the level lies in the middle: E_F = gap/2. */
  @Test
  void theIntrinsicLevelIsTheMiddleOfAlikeBands() {
    DefectEquilibrium.State s = new DefectEquilibrium(List.of(), GAP, 0).at(MU, KT);
    assertEquals(0.05, s.fermi(), 1e-12);
    assertEquals(2 / (1 + Math.exp(0.05 / KT)), s.electrons(), 1e-20);
    assertEquals(s.electrons(), s.holes(), 1e-15 * s.holes());
  }

  /** A conduction band twice as heavy: E_F = gap/2 + kT/2 ln(N_v/N_c). */
  @Test
  void unlikeBandsShiftIt() {
    CarrierLevels heavy =
        new CarrierLevels(new double[] {0}, new double[] {2}, new double[] {0.1}, new double[] {4});
    DefectEquilibrium.State s = new DefectEquilibrium(List.of(), heavy, 0).at(MU, KT);
    assertEquals(0.05 + KT / 2 * Math.log(0.5), s.fermi(), 1e-9);
  }

  /**
   * A donor and an acceptor with many of each: E_d + E_F + ln terms are equal, so E_F = (E_a - E_d
   * + kT ln(g_d N_d/(g_a N_a)))/2.
   */
  @Test
  void donorsAndAcceptorsCompensate() {
    DefectEnergies donor =
        new DefectEnergies("d", Map.of(), 3, List.of(new ChargeState(1, 0.00, 2)));
    DefectEnergies acceptor =
        new DefectEnergies("a", Map.of(), 1, List.of(new ChargeState(-1, 0.08, 4)));
    DefectEquilibrium.State s = new DefectEquilibrium(List.of(donor, acceptor), WIDE, 0).at(MU, KT);
    double expected = (0.08 - 0.00 + KT * Math.log(3.0 * 2 / 4)) / 2;
    assertEquals(expected, s.fermi(), 1e-6);
    double c = 6 * Math.exp(-s.fermi() / KT);
    assertEquals(c, s.defects().get(0).perCell(), 1e-8 * c);
    double total = s.holes() - s.electrons();
    for (DefectEquilibrium.Concentration d : s.defects()) {
      total += d.charge() * d.perCell();
    }
    assertEquals(0, total, 1e-15);
  }

  /** However low its energy, a defect takes a place once. */
  @Test
  void placesAreTakenOnce() {
    DefectEnergies glad = defect(new double[] {-1.0, -1.0}, new int[] {0, 1});
    List<DefectEquilibrium.Concentration> c =
        new DefectEquilibrium(List.of(glad), GAP, 0).concentrations(MU, 0, KT);
    assertEquals(1, c.get(0).perCell() + c.get(1).perCell(), 1e-12);
    assertThrows(
        IllegalArgumentException.class,
        () -> new DefectEquilibrium(List.of(glad), GAP, 0).at(MU, 0));
  }

  private static DefectEnergies defect(double[] energies, int[] charges) {
    List<ChargeState> states = new ArrayList<>();
    for (int i = 0; i < charges.length; i++) {
      states.add(new ChargeState(charges[i], energies[i], 1));
    }
    return new DefectEnergies("x", Map.of(), 1, states);
  }
}
