package plumbline.core.backup;

import java.nio.file.Path;
import java.util.List;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Copies of SQLite files and their way back. Every method fails with a `ProblemException`. Implementations are
/// thread-safe.
public interface SqliteCopies {

    /// Copies a file as it is at one instant, while others use it.
    ///
    /// @param to does not exist; after a failure neither
    void copy(Target target, Path to, WorkContext context);

    /// Asks `PRAGMA integrity_check` of a copy that nobody uses.
    ///
    /// @return what it found, empty where the file is sound
    List<String> integrity(Path copy, WorkContext context);

    /// Writes a copy into the live file under its lock, through SQLite and never past it. Nobody else can read or write
    /// from before the safety copy until after the check; a failure before the end leaves the file as it was.
    ///
    /// @param safety where the file goes as it was; does not exist; null for none
    /// @throws plumbline.core.problem.ProblemException FILE_BUSY where another program has it open
    void restore(Target target, Path copy, @org.jspecify.annotations.Nullable Path safety, WorkContext context);
}
