package plumbline.core.health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Tells who holds a SQLite file. Implementations are thread-safe and fail with a `ProblemException` where the file can't
/// be looked at.
@FunctionalInterface
public interface FileHolders {

    /// A look now.
    Look look(Path file);

    /// One that is told nothing: for whoever looks at no files.
    static FileHolders untold() {
        return _ -> new Look(false, 0, Optional.empty(), Optional.empty());
    }

    /// What was seen.
    ///
    /// @param told     whether the operating system tells who holds locks
    /// @param logBytes how large the write-ahead log is
    /// @param writer   who holds the write lock
    /// @param reader   who has read the log the longest
    record Look(boolean told, long logBytes, Optional<Held> writer, Optional<Held> reader) {}

    /// A process and how long it was seen to hold.
    ///
    /// @param who   in one line that needs no language
    /// @param locks their words
    record Held(String who, String locks, Duration time) {}
}
