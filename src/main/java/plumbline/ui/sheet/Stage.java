package plumbline.ui.sheet;

import java.util.Set;

/// Where a sheet stands; the arrows are drawn in the package's comment.
public enum Stage {
    PREVIEWING, PREVIEWED, APPLYING, APPLIED, FAILED;

    /// Whether this step may follow the present one.
    public boolean mayBecome(Stage next) {
        return switch (this) {
            case PREVIEWING -> Set.of(PREVIEWED, FAILED).contains(next);
            case PREVIEWED -> Set.of(APPLYING, PREVIEWING).contains(next);
            case APPLYING -> Set.of(APPLIED, FAILED).contains(next);
            case FAILED -> next == PREVIEWING;
            case APPLIED -> false;
        };
    }

    /// Whether a job is under way, which can be cancelled.
    public boolean busy() {
        return this == PREVIEWING || this == APPLYING;
    }
}
