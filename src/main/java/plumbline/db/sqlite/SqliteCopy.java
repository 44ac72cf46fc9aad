package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;

/// Makes a page-exact copy of a SQLite file as it is at one instant, while others use it.
///
/// It is written by [PageCopy], which copies every page as it is: rowids, free pages and damage included, which
/// `VACUUM INTO` does not. On a file without WAL writers wait for as long as the copy takes, so give it a short deadline
/// there. A file that this account can't write is copied to its end also after the deadline, and then the copy is removed.
public final class SqliteCopy {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteCopy.class);
    private static final int BUSY_MILLIS = 500;

    private SqliteCopy() {}

    /// Makes a copy; where it fails nothing is left of it. Called off the screen's thread.
    ///
    /// @param to      a file that does not exist; made readable for the owner only
    /// @param longest how long it may take
    /// @throws ProblemException where the file can't be read or the copy can't be written, in time
    public static void copy(Target target, Path to, Duration longest, WorkContext context) {
        create(target, to);
        boolean whole = false;
        long begun = System.nanoTime();
        BooleanSupplier unwanted = () -> context.cancelled() || System.nanoTime() - begun > longest.toNanos();
        try (Connection connection = SqliteFile.open(SqliteCodes.path(target), false, BUSY_MILLIS)) {
            begin(connection);
            PageCopy.copy(connection, to, unwanted);
            if (unwanted.getAsBoolean()) {
                throw DB.newSQLException(SQLiteErrorCode.SQLITE_INTERRUPT.code, "stopped");
            }
            whole = true;
        } catch (SQLException failure) {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
            Failure known = new Failure(failure, context.cancelled(), false, elapsed, longest);
            throw new ProblemException(placed(SqliteCodes.problem(known, target), to), failure);
        } finally {
            if (!whole) {
                delete(to);
            }
        }
    }

    /// The first question fixes the instant.
    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            statement.execute("SELECT count(*) FROM sqlite_schema");
        }
    }

    /// While a file is copied only the copy can run out of room.
    static Problem placed(Problem problem, Path to) {
        return problem.code() == ProblemCode.DISK_FULL
                ? new Problem(problem.code(), String.valueOf(to.toAbsolutePath().getParent()), problem.effect(), "")
                : problem;
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
