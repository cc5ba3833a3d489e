package org.hooke.driver.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.scf.ScfState;
import org.hooke.kernels.bands.NoSmearing;
import org.hooke.kernels.crystal.Lattice;
import org.hooke.kernels.crystal.Structure;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.OrbitalStorage;
import org.hooke.kernels.kpoints.StoredOrbitals;
import org.junit.jupiter.api.Test;

/** Small real systems that need a remedy; and a loop that is resumed amid them. */
class HardSystemsTest {
  private static CalculationResult solved(Calculation c, RunRecord record) {
    try (GroundState ground = new GroundState(TinySystems.SERIAL, step -> {}, record)) {
      CalculationResult result = ground.solve(c);
      assertTrue(result.converged(), () -> result.warnings().toString());
      return result;
    }
  }

  private static Calculation aluminium(org.hooke.kernels.bands.Smearing smearing) {
    return TinySystems.calculation(
        TinySystems.distortedAluminium(),
        "LDA-PW92",
        4,
        new int[] {2, 2, 1},
        new double[3],
        smearing.width() > 0 ? 7 : 4,
        smearing);
  }

  @Test
  void aMetalWithoutSmearingGetsOneAndSaysSo() {
    CalculationResult result = solved(aluminium(new NoSmearing()), RunRecord.none());
    assertEquals("cold", result.scf().smearing().name());
    assertTrue(result.scf().remedies().get(0).startsWith("smearing turned on"));
    CalculationResult asked =
        solved(aluminium(TinySystems.smearing("cold", 0.005, 0)), RunRecord.none());
    assertEquals(asked.freeEnergy(), result.freeEnergy(), 1e-9);
    assertEquals(asked.sigma0(), result.sigma0(), 1e-8);
    assertArrayEquals(asked.forces(), result.forces(), 1e-6);
  }

  @Test
  void aSlabIsScreenedFromPlaceToPlace() {
    Structure slab =
        new Structure(
            new Lattice(5.4, 0, 0, 0, 5.4, 0, 0, 0, 45),
            List.of("Al", "Al", "Al", "Al", "Al"),
            new double[] {0, 0, 0.05, 0.5, 0.5, 0.135, 0, 0, 0.22, 0.5, 0.5, 0.305, 0, 0, 0.39});
    Calculation c =
        TinySystems.calculation(
            slab,
            "LDA-PW92",
            3,
            new int[] {2, 2, 1},
            new double[3],
            12,
            TinySystems.smearing("cold", 0.01, 0));
    CalculationResult result = solved(c, RunRecord.none());
    assertTrue(result.scf().steps().size() <= 14, "" + result.scf().steps().size());
  }

  /** Keeps one state of the loop with its orbitals, then hands it out. */
  private static final class OneState implements RunRecord, OrbitalStorage {
    private static final long serialVersionUID = 1;

    private final transient int iteration;
    private final transient Map<Integer, byte[]> orbitals = new HashMap<>();
    private transient Optional<ScfState> kept = Optional.empty();

    OneState(int iteration) {
      this.iteration = iteration;
    }

    @Override
    public Optional<CalculationResult> finished(Calculation calculation) {
      return Optional.empty();
    }

    @Override
    public Optional<Unfinished> unfinished(Calculation calculation) {
      return kept.map(state -> new Unfinished(state, Optional.of(this)));
    }

    @Override
    public void step(Calculation calculation, ScfState state, KPoints points) {
      if (state.steps().size() == iteration && kept.isEmpty()) {
        kept = Optional.of(state);
        points.save(this);
      }
    }

    @Override
    public void keep(CalculationResult result) {}

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public void write(int state, StoredOrbitals psi) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      psi.write(new DataOutputStream(bytes));
      orbitals.put(state, bytes.toByteArray());
    }

    @Override
    public void read(int state, StoredOrbitals psi) throws IOException {
      psi.read(new DataInputStream(new ByteArrayInputStream(orbitals.get(state))));
    }

    @Override
    public boolean hasAll(int states) {
      return orbitals.size() == states;
    }

    @Override
    public void delete() {}
  }

  @Test
  void aLoopResumedAmidItsRemediesGivesTheSameBits() {
    Calculation c = aluminium(new NoSmearing());
    for (int iteration : new int[] {1, 3}) { // before the smearing is turned on, and after
      OneState record = new OneState(iteration);
      CalculationResult whole = solved(c, record);
      CalculationResult resumed = solved(c, record);
      assertEquals(whole.freeEnergy(), resumed.freeEnergy(), 0);
      assertArrayEquals(whole.forces(), resumed.forces(), 0);
      assertEquals(whole.scf().remedies(), resumed.scf().remedies());
      assertEquals(whole.scf().steps().size(), resumed.scf().steps().size());
    }
  }
}
