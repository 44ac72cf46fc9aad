package plumbline.core.checkpoint;

import java.nio.file.Path;
import java.util.List;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Opens targets, and copies of files, for reading at one instant. Thread-safe.
public interface LiveReader {

    /// Opens the target on a job session of its own; what is chosen is locked against changes of its structure, not
    /// against writers.
    ///
    /// @param context its cancelling ends whatever runs
    /// @throws plumbline.core.problem.ProblemException where it can't be read, or a chosen table is missing
    LiveTables open(Target target, Choice choice, WorkContext context);

    /// As [#open].
    ///
    /// @param hold whether a session that waits to change a table's structure has to wait until the end; else it gets way
    ///             after two seconds: what is being read ends with GIVES_WAY
    default LiveTables open(Target target, Choice choice, boolean hold, WorkContext context) {
        return open(target, choice, context);
    }

    /// The tables of a target that can be saved, by the catalog alone: nothing is locked and no row is read.
    ///
    /// @param context its cancelling ends the question
    /// @throws plumbline.core.problem.ProblemException where the catalog can't be read
    default List<ListedTable> list(Target target, WorkContext context) {
        try (LiveTables live = open(target, Choice.ALL, context)) {
            return live.inventory().tables().stream().map(form -> new ListedTable(form.name(), form.rows())).toList();
        }
    }

    /// Opens a private copy of a SQLite file, such as a checkpoint's.
    ///
    /// @param origin where it was copied from
    Tables openCopy(Path file, Origin origin);

    /// What the system itself finds wrong with a private copy of a SQLite file (`PRAGMA integrity_check`).
    ///
    /// @return a sentence each; empty: nothing, or it can't tell
    default List<String> faultsOfCopy(Path file, WorkContext context) {
        return List.of();
    }
}
