package plumbline.ui.checkpoints;

import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.target.Target;

/// What the chosen checkpoint is compared with.
public sealed interface Other {

    /// A target as it is now.
    record Live(Target target) implements Other {}

    /// Another checkpoint.
    record Saved(Checkpoint checkpoint) implements Other {}
}
