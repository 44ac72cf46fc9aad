package plumbline.ui.checkpoints;

import java.util.Locale;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Manifest;

/// Which checkpoints are listed.
public enum Chip {

    ALL, MANUAL, SAFETY, SCHEDULED, IMPORTED, PINNED, TROUBLE;

    /// Whether a checkpoint belongs here.
    boolean shows(Checkpoint checkpoint) {
        return switch (this) {
            case ALL -> true;
            case MANUAL, SAFETY, SCHEDULED, IMPORTED -> word().equals(reason(checkpoint));
            case PINNED -> checkpoint.label().pinned();
            case TROUBLE -> !checkpoint.usable()
                    || (checkpoint.label().verified() != null && !checkpoint.label().intact());
        };
    }

    /// Why a checkpoint was made, or empty where nobody knows.
    static String reason(Checkpoint checkpoint) {
        Manifest manifest = checkpoint.manifest();
        return manifest == null ? "" : manifest.reason();
    }

    /// The word in ids and message keys.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
