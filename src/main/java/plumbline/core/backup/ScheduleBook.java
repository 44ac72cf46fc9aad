package plumbline.core.backup;

import java.nio.file.Path;
import plumbline.core.schedule.ScheduledJob;

/// Where it is written down what is made by itself: a file that people edit too. Implementations are thread-safe; every
/// method fails with a `ProblemException`, and a file with mistakes is never written over.
public interface ScheduleBook {

    /// The file.
    Path file();

    /// What stands there now.
    ///
    /// @throws plumbline.core.problem.ProblemException BAD_BACKUPS_FILE with every mistake
    BackupJobs read();

    /// Writes a job down. Returns when it is durable.
    ///
    /// @param replaces the name of the job of the same kind in whose place it comes; empty for a new one
    /// @throws plumbline.core.problem.ProblemException NAME_TAKEN where another job of its kind has the name
    void save(ScheduledJob job, String replaces);

    /// Takes a job out; what it made stays. Nothing happens where it is not there.
    void remove(ScheduledJob job);
}
