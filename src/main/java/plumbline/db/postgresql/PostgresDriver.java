package plumbline.db.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.jdbc.PgResultSet;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Untyped;
import plumbline.core.target.Address.PostgresAddress;
import plumbline.core.target.Identity;
import plumbline.core.target.Secrets;
import plumbline.core.target.ServerVersion;
import plumbline.core.target.Target;
import plumbline.db.jdbc.Deadlines;
import plumbline.db.jdbc.EngineDriver;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.Purpose;
import plumbline.db.jdbc.RowReader;
import plumbline.db.jdbc.SqlFile;

/// Connects to PostgreSQL and speaks its transactions.
public final class PostgresDriver implements EngineDriver {

    private static final SqlFile PREPARE = SqlFile.read("postgresql/prepare.sql");
    private static final SqlFile TIME_ZONE = SqlFile.read("postgresql/time_zone.sql");
    private static final SqlFile IDENTITY = SqlFile.read("postgresql/identity.sql");
    private static final SqlFile SYSTEM = SqlFile.read("postgresql/system_identifier.sql");
    private static final SqlFile CHANGES = SqlFile.read("postgresql/changes.sql");

    private final Secrets secrets;
    private final Deadlines deadlines;
    private final Driver driver = new Driver();
    private final PostgresDialect dialect = new PostgresDialect();

    /// @param secrets where passwords come from
    public PostgresDriver(Secrets secrets, Deadlines deadlines) {
        this.secrets = secrets;
        this.deadlines = deadlines;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public boolean keepsConnections() {
        return true;
    }

    @Override
    public Connection open(Target target, Purpose purpose, Duration timeout) {
        if (!(target.address() instanceof PostgresAddress address)) {
            throw new IllegalArgumentException("not a PostgreSQL target: " + target.name());
        }
        Optional<char[]> secret = secrets.password(target);
        char[] password = secret.orElseGet(() -> new char[0]);
        Connection connection = null;
        try {
            Properties told = ConnectionSettings.of(address, String.valueOf(password), purpose, timeout, deadlines);
            connection = driver.connect(ConnectionSettings.URL, told);
            if (connection == null) {
                throw new IllegalStateException("the driver does not know its own URL");
            }
            try (PreparedStatement statement = connection.prepareStatement(TIME_ZONE.sql().text())) {
                statement.execute();
            }
            return connection;
        } catch (SQLException failure) {
            abandon(connection);
            throw new ProblemException(SqlStates.whileConnecting(failure, target, secret.isPresent()), failure);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static void abandon(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException _) {
                // it is the first failure that is told
            }
        }
    }

    @Override
    public void prepare(Connection connection, Duration timeout) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) timeout.plus(deadlines.socket()).toMillis());
        try (PreparedStatement statement = connection.prepareStatement(PREPARE.statement().text())) {
            statement.setString(1, String.valueOf(timeout.toMillis()));
            statement.execute();
        }
    }

    @Override
    public void begin(Connection connection, Access access) throws SQLException {
        connection.setReadOnly(access == Access.READ_ONLY);
        connection.setAutoCommit(false);
        if (access == Access.READ_ONLY) {
            // before the first snapshot a transaction can still be made to write; after it the server refuses
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        }
    }

    @Override
    public void beginStable(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    /// A subtransaction can be made read-only, and ends with what it was made (PostgreSQL documentation, "SET
    /// TRANSACTION"); a question that is refused in it leaves the transaction usable.
    @Override
    public void beginAsking(Connection connection) throws SQLException {
        run(connection, "SAVEPOINT asking");
        run(connection, "SET TRANSACTION READ ONLY");
    }

    @Override
    public void endAsking(Connection connection) throws SQLException {
        run(connection, "ROLLBACK TO SAVEPOINT asking");
        run(connection, "RELEASE SAVEPOINT asking");
    }

    private static void run(Connection connection, String words) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(words);
        }
    }

    /// Rows come in portions only inside a transaction; on a read-only session it is one that can't write, so that a
    /// function which switches the session's default off gains nothing.
    @Override
    public void beforeQuery(Connection connection, boolean readOnly) throws SQLException {
        connection.setReadOnly(readOnly);
        connection.setAutoCommit(false);
    }

    @Override
    public void afterQuery(Connection connection, boolean succeeded) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (succeeded && !connection.isReadOnly()) {
            connection.commit();
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(index, Types.NULL);
            case KeyArray keys -> statement.setArray(index, statement.getConnection().createArrayOf(keys.typeName(),
                    keys.values().stream().map(key -> key == null ? null : String.valueOf(key)).toArray()));
            // without a type, so that the server takes it from the place
            case Untyped(String text) when text == null -> statement.setNull(index, Types.OTHER);
            case Untyped(String text) -> statement.setObject(index, text, Types.OTHER);
            case String text -> statement.setString(index, text);
            default -> statement.setObject(index, value);
        }
    }

    @Override
    public RowReader reader(ResultSet result, int longestText) throws SQLException {
        return new PostgresRows(result.unwrap(PgResultSet.class), longestText);
    }

    @Override
    public Identity identity(Connection connection) throws SQLException {
        boolean mayAskSystem;
        String database;
        String server;
        String role;
        ServerVersion version;
        try (PreparedStatement statement = connection.prepareStatement(IDENTITY.sql().text());
                ResultSet row = statement.executeQuery()) {
            row.next();
            database = row.getString("oid") + " " + row.getString("name");
            server = row.getString("address") == null ? "" : row.getString("address") + ":" + row.getString("port");
            role = row.getString("role");
            version = new ServerVersion(row.getInt("version_number"), row.getString("version"));
            mayAskSystem = row.getBoolean("may_ask_system");
        }
        String system = "";
        if (mayAskSystem) {
            try (PreparedStatement statement = connection.prepareStatement(SYSTEM.sql().text());
                    ResultSet row = statement.executeQuery()) {
                row.next();
                system = row.getString(1);
            }
        }
        return new Identity(system, database, server, role, version);
    }

    @Override
    public Map<String, Long> changeCounters(Connection connection) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CHANGES.sql().text());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String table = row.getString("table_name");
                if (table == null) {
                    throw new SQLException("track_counts is off on the server, so that changes can't be counted",
                            SqlStates.NOT_READY);
                }
                counters.merge(table, row.getLong("changes"), Long::sum);
            }
        }
        return counters;
    }

    @Override
    public Duration patience(Duration timeout) {
        return timeout.plus(deadlines.abort());
    }

    @Override
    public void expire(Connection connection) {
        abandon(connection);
    }

    @Override
    public Problem problem(Failure failure, Target target) {
        return SqlStates.whileRunning(failure, target);
    }
}
