package plumbline.ui.checkpoints;

import plumbline.core.checkpoint.Checkpoint;

/// A line of the list.
public sealed interface Entry {

    /// A target's name above its checkpoints.
    ///
    /// @param target empty where nobody knows where they were taken
    record OfTarget(String target, int count, long bytes) implements Entry {}

    /// A checkpoint.
    record OfCheckpoint(Checkpoint checkpoint) implements Entry {}
}
