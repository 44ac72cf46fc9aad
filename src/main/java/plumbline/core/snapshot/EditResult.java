package plumbline.core.snapshot;

import java.util.List;

/// What an edit did, or would do.
///
/// @param executed whether it was done; else it was tried and rolled back
/// @param snapshot the version that holds the row as it was
/// @param current  the row afterwards
/// @param fields   in which it differs from before
/// @param touches  tables whose changed row stands behind several rows
/// @param left     fields that differ from the version and can't be put back, since they belong to no table that may be
///                 edited
/// @param run      in the journal, or empty
/// @param millis   how long it took
public record EditResult(boolean executed, Snapshot snapshot, RowNow current, List<FieldChange> fields,
        List<Touch> touches, List<String> left, String run, long millis) {

    public EditResult {
        fields = List.copyOf(fields);
        touches = List.copyOf(touches);
        left = List.copyOf(left);
    }

    /// A changed row that several rows share.
    ///
    /// @param rows of the view, the edited one among them
    public record Touch(String table, long rows) {}
}
