package org.hooke.driver.campaign;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hooke.driver.workflow.RunRecord;
import org.hooke.driver.workflow.defects.PlanMaker;
import org.hooke.kernels.kpoints.KPoints;
import org.hooke.kernels.kpoints.KPointsSetup;

/**
 * What a member of a campaign finds where its task runs.
 *
 * @param places opens the k-points of a setup, on the task's threads
 * @param record keeps finished geometries in the member's folder where that can be reached, so that
 *     none of them is computed twice: give it to every ground state
 * @param facts for the key "spark" of the result
 * @param plans of calculations that follow from the member's, from the same files
 */
public record Workplace(
    Function<KPointsSetup, KPoints> places,
    RunRecord record,
    Supplier<Map<String, Object>> facts,
    PlanMaker plans) {}
