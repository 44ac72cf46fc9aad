package plumbline.core.snapshot;

import java.util.List;
import plumbline.core.pack.History;
import plumbline.core.problem.Outcome;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Earlier versions of rows. Thread-safe; asks targets, so not for the screen's thread.
public interface Snapshots {

    /// The histories that packs declare for a target, whether or not it has their tables.
    List<Kept> histories(Target target);

    /// A history and the pack that declares it.
    record Kept(String pack, History history) {}

    /// Some versions, newest first.
    Outcome<SnapshotPage> list(Target target, History history, SnapshotFilter filter);

    /// One version, whole.
    ///
    /// @return UNKNOWN_SNAPSHOT
    Outcome<Snapshot> show(Target target, History history, String id);

    /// The row a version is of, as it is now.
    ///
    /// @return ROW_GONE
    Outcome<RowNow> current(Target target, History history, RowKey key);

    /// The fields in which a version differs from another one, or from the row as it is now.
    ///
    /// @param to a version's id, or empty: now
    Outcome<List<FieldChange>> differences(Target target, History history, String from, String to);

    /// Tries an edit and rolls it back, or does it.
    ///
    /// @return UNKNOWN_SNAPSHOT, ROW_GONE, ROW_CHANGED, BAD_INPUT with all mistakes, CANCELLED
    Outcome<EditResult> edit(RowEdit edit, boolean execute, WorkContext context);
}
