package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;
import plumbline.core.backup.SqliteCopies;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Watchdog;

/// Copies SQLite files for keeping and writes them back under the file's own lock. Thread-safe.
public final class SqliteBackups implements SqliteCopies {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteBackups.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BUSY_MILLIS = 500;
    private static final int MOST_FLAWS = 20;
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};

    @Override
    public void copy(Target target, Path to, WorkContext context) {
        SqliteCopy.copy(target, to, LONGEST, context);
    }

    /// The copy is opened as a file that nobody writes (`immutable`): so none of SQLite's own files appears beside it, also
    /// where the copied database kept a write-ahead log. That would be wrong for a live file.
    @Override
    public List<String> integrity(Path copy, WorkContext context) {
        Target its = target(copy);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        String url = JDBC.PREFIX + SqliteFile.uri(copy) + "?mode=ro&immutable=1";
        try (Connection connection = JDBC.createConnection(url, config.toProperties());
                Watchdog watchdog = new Watchdog()) {
            Runnable stop = () -> SqliteDriver.interrupt(connection);
            try (Watchdog.Guard _ = watchdog.guard(LONGEST, stop); Subscription _ = context.onCancel(stop)) {
                return check(connection);
            }
        } catch (SQLException failure) {
            throw problem(failure, its, context, Effect.NOTHING_CHANGED);
        }
    }

    private static Target target(Path file) {
        return Target.adHoc(new Address.SqliteAddress(file.toAbsolutePath().normalize()),
                Environment.TEST);
    }

    private static List<String> check(Connection connection) throws SQLException {
        List<String> flaws = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + MOST_FLAWS + ")")) {
                while (rows.next()) {
                    String line = rows.getString(1);
                    if (!line.equals("ok")) {
                        flaws.add(line);
                    }
                }
            }
        }
        return flaws;
    }

    /// In exclusive locking mode a connection keeps the file's lock between transactions (SQLite documentation, "PRAGMA
    /// locking_mode"), so nothing can be written between the safety copy and the restore. The restore itself is one
    /// transaction of the backup interface ("Online Backup API"): a kill in the middle leaves the old content, which SQLite
    /// puts back when the file is next opened.
    @Override
    public void restore(Target target, Path copy, @Nullable Path safety, WorkContext context) {
        Effect effect = Effect.NOTHING_CHANGED;
        try (Connection connection = SqliteFile.open(SqliteCodes.path(target), false, BUSY_MILLIS)) {
            run(connection, "PRAGMA locking_mode = EXCLUSIVE");
            run(connection, "BEGIN EXCLUSIVE");
            run(connection, "COMMIT");
            DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
            context.checkCancelled();
            if (safety != null) {
                save(database, safety);
            }
            context.checkCancelled();
            effect = Effect.UNKNOWN;
            int code = database.restore("main", SqliteFile.uri(copy) + "?mode=ro&immutable=1", null);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                effect = Effect.NOTHING_CHANGED; // the interface rolls back what it did not finish
                throw DB.newSQLException(code, "the copy could not be written into the file");
            }
            effect = Effect.CHANGED;
            List<String> flaws = check(connection);
            run(connection, "PRAGMA locking_mode = NORMAL");
            run(connection, "SELECT count(*) FROM sqlite_schema"); // the lock goes with the next access
            if (!flaws.isEmpty()) {
                throw new ProblemException(
                        new Problem(ProblemCode.FILE_DAMAGED, target.name(), effect, flaws.getFirst()));
            }
        } catch (SQLException failure) {
            throw problem(failure, target, context, effect);
        } catch (CancelledException stopped) {
            throw new ProblemException(Problem.of(ProblemCode.CANCELLED, target.name()), stopped);
        }
    }

    private void save(DB database, Path safety) throws SQLException {
        boolean whole = false;
        try {
            boolean posix = safety.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createFile(safety, posix ? OWNER_ONLY : new FileAttribute<?>[0]);
            int code = database.backup("main", SqliteFile.uri(safety), null);
            if (code != SQLiteErrorCode.SQLITE_OK.code) {
                throw DB.newSQLException(code, "the safety copy could not be written");
            }
            List<String> flaws = integrity(safety, WorkContext.none());
            // a damaged database is no reason not to replace it; but the copy of it must be all there is to save
            whole = true;
            if (!flaws.isEmpty()) {
                LOG.warn("what was saved in {} was damaged: {}", safety, flaws.getFirst());
            }
        } catch (IOException refused) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BACKUP_FOLDER, safety.toString(), String.valueOf(refused.getMessage())),
                    refused);
        } finally {
            if (!whole) {
                remove(safety);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // the problem that led here is told
        }
    }

    private static void run(Connection connection, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(words);
        }
    }

    private static ProblemException problem(SQLException failure, Target target, WorkContext context, Effect effect) {
        Failure known = new Failure(failure, context.cancelled(), false, Duration.ZERO, LONGEST);
        return new ProblemException(SqliteCodes.problem(known, target).withEffect(effect), failure);
    }
}
