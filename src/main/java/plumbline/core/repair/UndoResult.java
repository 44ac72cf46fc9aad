package plumbline.core.repair;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an undo did, or would do.
///
/// @param run       its own number in the journal, or the undone run's where nothing was executed
/// @param undone    how many rows were put back, or would be
/// @param conflicts rows that changed since; where there are any, nothing was put back
public record UndoResult(String run, long undone, List<Conflict> conflicts, boolean executed) {

    public UndoResult {
        conflicts = List.copyOf(conflicts);
    }

    /// A row that changed since the run.
    ///
    /// @param key      its primary key
    /// @param expected the row as the run left it; null: it had deleted it
    /// @param found    the row now; null: it is gone
    public record Conflict(Map<String, @Nullable Object> key, @Nullable Map<String, @Nullable Object> expected,
            @Nullable Map<String, @Nullable Object> found) {}
}
