package plumbline.core.backup;

import java.util.List;
import java.util.function.Supplier;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.timed.CheckpointJob;
import plumbline.core.schedule.DueJobs;

/// The checkpoints that are made by themselves.
///
/// @param due  makes those whose time has come; opens the store when first asked for
/// @param book where they are written down, beside the backups
public record TimedCheckpoints(Supplier<DueJobs<CheckpointJob, Checkpoint>> due, ScheduleBook book) {

    /// The scheduled checkpoints as they stand in the file now.
    public List<CheckpointJob> jobs() {
        return book.read().checkpoints();
    }
}
