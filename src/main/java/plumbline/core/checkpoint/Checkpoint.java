package plumbline.core.checkpoint;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A checkpoint as it lies in a folder, whole or not.
///
/// @param id        the manifest's, or the name of what lies there
/// @param path      its folder, or the file of the licensing-risk system's own form
/// @param condition whether it can be used
/// @param fault     why it can't; null where it can
/// @param manifest  null where it can't be read
/// @param label     what a person may change
/// @param diskBytes what it takes on the disk
public record Checkpoint(String id, Path path, Condition condition, @Nullable Fault fault, @Nullable Manifest manifest,
        Label label, long diskBytes) {

    /// Whether a checkpoint can be used. NATIVE_JSON is one the licensing-risk system wrote itself.
    public enum Condition {
        GOOD, NATIVE_JSON, INCOMPLETE, DAMAGED, FOREIGN, NEWER
    }

    /// What a person may change, kept beside the manifest.
    ///
    /// @param description the person's words
    /// @param pinned      never removed by retention
    /// @param verified    when it was last verified, or null
    /// @param intact      what that verification said; false where it never was
    public record Label(String description, boolean pinned, @Nullable Instant verified, boolean intact) {}

    /// Why it can't be used.
    ///
    /// @throws IllegalStateException where it can
    public Fault why() {
        if (fault == null) {
            throw new IllegalStateException("nothing is wrong with it");
        }
        return fault;
    }

    /// Whether its rows can be read.
    public boolean usable() {
        return manifest != null && (condition == Condition.GOOD || condition == Condition.NATIVE_JSON);
    }

    /// The manifest of a usable checkpoint.
    ///
    /// @throws plumbline.core.problem.ProblemException where it can't be used
    public Manifest contents() {
        if (manifest == null || !usable()) {
            throw new plumbline.core.problem.ProblemException(plumbline.core.problem.Problem
                    .of(plumbline.core.problem.ProblemCode.BAD_CHECKPOINT, id, why()));
        }
        return manifest;
    }
}
