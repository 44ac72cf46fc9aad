package plumbline.core.checkpoint;

import plumbline.core.target.Target;

/// One of two things that are compared.
public sealed interface Side {

    /// A checkpoint.
    record Saved(Shelf shelf, Checkpoint checkpoint) implements Side {}

    /// A target as it is now.
    record Live(Target target) implements Side {}

    /// What a person calls it.
    default String name() {
        return switch (this) {
            case Saved(_, Checkpoint checkpoint) -> checkpoint.id();
            case Live(Target target) -> target.name();
        };
    }
}
