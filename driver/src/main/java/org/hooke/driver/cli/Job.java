package org.hooke.driver.cli;

import java.util.Optional;
import org.hooke.driver.scf.Checkpoint;
import org.hooke.driver.storage.Folder;

/**
 * One call of a command that computes something, everything read and checked.
 *
 * @param command its name
 * @param preparation the plan and what was chosen for the user
 * @param output folder
 * @param json whether only the result file goes to standard output
 * @param master where the k-points live, empty for the default
 * @param wallTime longest time, s; infinite when there is none
 * @param checkpoint what to go on from
 */
record Job(
    String command,
    Preparation preparation,
    Folder output,
    boolean json,
    String master,
    double wallTime,
    Optional<Checkpoint> checkpoint) {}
