package plumbline.db.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Untyped;
import plumbline.core.target.Address;
import plumbline.core.target.Identity;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.core.work.PrivateFolder;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.EngineDriver;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Purpose;
import plumbline.db.jdbc.RowReader;
import plumbline.db.jdbc.Watchdog;

/// Opens SQLite files and speaks their transactions. A session for watching opens the file read-only; one for a change
/// takes the write lock when its transaction begins, in a few jittered tries.
public final class SqliteDriver implements EngineDriver {

    private static final int WATCHING_BUSY_MILLIS = 100;
    private static final int CHANGING_BUSY_MILLIS = 500;
    private static final int TRIES = 5;
    /// A file without WAL lets nobody write while it is copied.
    private static final Duration LONGEST_COPY = Duration.ofSeconds(30);

    private final SqliteDialect dialect = new SqliteDialect();
    private final Supplier<Path> copies;

    /// With copies of files in the system's temporary folder.
    public SqliteDriver() {
        this(() -> Path.of(System.getProperty("java.io.tmpdir", ".")));
    }

    /// @param copies the console's own folder, in which files are copied to try changes on them
    public SqliteDriver(Supplier<Path> copies) {
        this.copies = copies;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean keepsConnections() {
        return false;
    }

    @Override
    public Connection open(Target target, Purpose purpose, Duration timeout) {
        Path path = SqliteCodes.path(target);
        // SQLite's own word for this is the one it has for ten other things
        if (!Files.exists(path)) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_MISSING, target.name(), path.toString()));
        }
        if (Files.isDirectory(path)) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_SQLITE, target.name(), path.toString()));
        }
        try {
            return SqliteFile.open(path, purpose.readOnly(),
                    purpose.readOnly() ? WATCHING_BUSY_MILLIS : CHANGING_BUSY_MILLIS);
        } catch (SQLException failure) {
            throw new ProblemException(SqliteCodes.problem(Failure.plain(failure), target), failure);
        }
    }

    /// A change that is only tried would still take the file's one write lock, so it is tried on a copy.
    @Override
    public Rehearsal rehearsal(Target target, Duration timeout, Watchdog watchdog) {
        Path parent = copies.get();
        try {
            PrivateFolder folder = PrivateFolder.in(parent);
            Path copy = folder.path().resolve("copy.db");
            try {
                Duration longest = timeout.compareTo(LONGEST_COPY) < 0 ? timeout : LONGEST_COPY;
                SqliteCopy.copy(target, copy, longest, WorkContext.none());
            } catch (ProblemException refused) {
                folder.close();
                throw refused;
            }
            return new Rehearsal(target.standIn(new Address.SqliteAddress(copy)), folder::close);
        } catch (IOException refused) {
            throw new ProblemException(Problem.of(ProblemCode.HOME, parent.toString(),
                    String.valueOf(refused.getMessage())), refused);
        }
    }

    @Override
    public void prepare(Connection connection, Duration timeout) {
        // the watchdog keeps the time: SQLite has no limit of its own
    }

    @Override
    public void begin(Connection connection, Access access) throws SQLException {
        if (access == Access.READ_ONLY) {
            run(connection, "BEGIN");
            return;
        }
        insist(connection, "BEGIN IMMEDIATE");
    }

    private static void insist(Connection connection, String words) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                run(connection, words);
                return;
            } catch (SQLiteException busy) {
                if (attempt == TRIES || (busy.getResultCode().code & 0xFF) != SQLiteErrorCode.SQLITE_BUSY.code) {
                    throw busy;
                }
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(50, 200));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", null, SQLiteErrorCode.SQLITE_INTERRUPT.code);
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        insist(connection, "COMMIT"); // without WAL it waits for readers, and keeps new ones out meanwhile
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    @Override
    public void beginAsking(Connection connection) throws SQLException {
        run(connection, "PRAGMA query_only = 1");
    }

    @Override
    public void endAsking(Connection connection) throws SQLException {
        run(connection, "PRAGMA query_only = 0");
    }

    @Override
    public void beforeQuery(Connection connection, boolean readOnly) {
        // rows are read one by one anyway
    }

    @Override
    public void afterQuery(Connection connection, boolean succeeded) {
        // nothing was begun
    }

    private static void run(Connection connection, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(words);
        }
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, java.sql.Types.NULL);
            case KeyArray keys -> statement.setString(index, SqliteValues.json(keys));
            case Untyped(String text) -> statement.setString(index, text);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            case java.math.BigDecimal number -> SqliteValues.bind(statement, index, number);
            default -> statement.setObject(index, value);
        }
    }

    @Override
    public RowReader reader(ResultSet result, int longestText) throws SQLException {
        return new SqliteRows(result, longestText);
    }

    @Override
    public Identity identity(Connection connection) throws SQLException {
        String file;
        String version;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT file, sqlite_version() FROM pragma_database_list WHERE name = 'main'")) {
            row.next();
            file = row.getString(1);
            version = row.getString(2);
        }
        return new Identity(fileKey(Path.of(file)), file, "", "", new ServerVersion(number(version), version));
    }

    private static String fileKey(Path file) throws SQLException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return key == null ? "" : key.toString();
        } catch (IOException gone) {
            throw new SQLException("the file is gone: " + gone.getMessage(), null,
                    SQLiteErrorCode.SQLITE_CANTOPEN.code, gone);
        }
    }

    private static int number(String version) {
        int number = 0;
        for (String part : version.split("\\.", -1)) {
            number = number * 1000 + Integer.parseInt(part);
        }
        return number;
    }

    @Override
    public Map<String, Long> changeCounters(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT total_changes()")) {
            row.next();
            return Map.of("*", row.getLong(1));
        }
    }

    @Override
    public Duration patience(Duration timeout) {
        return timeout;
    }

    @Override
    public void expire(Connection connection) {
        interrupt(connection);
    }

    /// Has the running statement end; nothing happens where none runs.
    static void interrupt(Connection connection) {
        try {
            connection.unwrap(SQLiteConnection.class).getDatabase().interrupt();
        } catch (SQLException _) {
            // it is closed already
        }
    }

    @Override
    public Problem problem(Failure failure, Target target) {
        return SqliteCodes.problem(failure, target);
    }
}
