package org.hooke.driver.workflow.defects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hooke.driver.workflow.CalculationResult;
import org.hooke.kernels.defects.generation.Supercell;
import org.hooke.kernels.defects.thermodynamics.CompetingPhase;
import org.hooke.kernels.defects.thermodynamics.DefectEnergies;
import org.hooke.kernels.defects.thermodynamics.DefectEquilibrium;
import org.hooke.kernels.defects.thermodynamics.StabilityRegion;

/**
 * A study of a crystal's point defects, in atomic units.
 *
 * @param unit the crystal in its unit cell
 * @param host its band edges
 * @param supercell its supercell
 * @param bulk the crystal in the supercell
 * @param defects by candidate, the states in ascending charge
 * @param phases energies of the competing phases
 * @param region their limits to chemical potentials
 * @param energies of each defect with a converged state
 * @param equilibria at every corner of the region, where the crystal has a gap
 * @param dielectricShare by which the permittivity was varied for the report
 * @param warnings one sentence each
 */
public record DefectResult(
    CalculationResult unit,
    HostBands host,
    Supercell supercell,
    DefectOutcome bulk,
    Map<DefectCandidate, List<ChargeStateResult>> defects,
    List<CompetingPhase> phases,
    StabilityRegion region,
    List<DefectEnergies> energies,
    Map<String, DefectEquilibrium.State> equilibria,
    double dielectricShare,
    List<String> warnings) {

  /** The energies of a defect, empty when none of its states converged. */
  public Optional<DefectEnergies> energies(String name) {
    return energies.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** Whether every charge state of every defect has a converged geometry. */
  public boolean converged() {
    return bulk.converged()
        && defects.values().stream()
            .flatMap(List::stream)
            .allMatch(state -> state.best().isPresent());
  }
}
