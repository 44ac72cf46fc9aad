package plumbline.core.checkpoint;

import plumbline.core.problem.Outcome;
import plumbline.core.work.WorkContext;

/// Makes checkpoints. Thread-safe; blocks until it is done, so call it from a job.
public interface Checkpoints {

    /// Saves the chosen tables as they are at one instant, without holding writers up. Where it fails or is cancelled
    /// nothing is left.
    ///
    /// @param shelf where to
    Outcome<Checkpoint> create(CreateRequest request, Shelf shelf, CheckpointLog log, WorkContext context);
}
