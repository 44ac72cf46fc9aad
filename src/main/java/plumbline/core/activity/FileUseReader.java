package plumbline.core.activity;

import java.nio.file.Path;

/// Reads who uses a SQLite file. Implementations are thread-safe, quick, and never open the file or those beside it: to
/// close any descriptor of a file drops all locks this process has on it. They fail with a `ProblemException` where the
/// file is gone or can't be looked at.
@FunctionalInterface
public interface FileUseReader {

    /// Who uses a file now; a holder's `since` is the moment of this look, for one look knows no earlier one.
    FileUse read(Path file);
}
