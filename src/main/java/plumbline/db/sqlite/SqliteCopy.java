package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Watchdog;

/// Makes a copy of a SQLite file as it is at one instant, while others use it.
///
/// It is written by `VACUUM INTO`, inside one read transaction, which keeps the rowids (SQLite documentation, "VACUUM").
/// It ends at once when it is told to, also where the file can only be read; [PageCopy], which checkpoints are made with,
/// needs the file's write lock for that. On a file without WAL writers wait for as long as the copy takes, so give it a
/// short deadline there.
public final class SqliteCopy {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCopy.class);
    private static final int BUSY_MILLIS = 500;

    private final Watchdog watchdog;

    /// @param watchdog ends a copy whose time is over
    public SqliteCopy(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /// Makes a copy; where it fails nothing is left of it. Called off the screen's thread.
    ///
    /// @param to      a file that does not exist; made readable for the owner only
    /// @param longest how long it may take
    /// @throws ProblemException where the file can't be read or the copy can't be written, in time
    public void copy(Target target, Path to, Duration longest, WorkContext context) {
        create(target, to);
        boolean whole = false;
        long begun = System.nanoTime();
        try (Connection connection = SqliteFile.openForCopy(SqliteCodes.path(target), BUSY_MILLIS);
                PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, SqliteFile.uri(to));
            Runnable stop = () -> SqliteDriver.interrupt(connection);
            try (Watchdog.Guard _ = watchdog.guard(longest, stop); Subscription _ = context.onCancel(stop)) {
                statement.execute();
                whole = true;
            }
        } catch (SQLException failure) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            Failure known = new Failure(failure, context.cancelled(), false, elapsed, longest);
            throw new ProblemException(SqliteCodes.problem(known, target), failure);
        } finally {
            if (!whole) {
                delete(to);
            }
        }
    }

    static void create(Target target, Path to) {
        try {
            Files.createFile(to);
            if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (FileAlreadyExistsException exists) {
            throw new IllegalArgumentException("there is such a file already", exists);
        } catch (IOException failure) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, target.name(), to.toString()), failure);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.warn("half a copy is left at {}", file, left);
        }
    }
}
