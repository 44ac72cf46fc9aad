package plumbline.db.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.Failure;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.LentConnection;

/// A connection to a file whose tables are read or written: a session's, or one of a private copy. Used by one thread.
interface SqliteAccess extends AutoCloseable {

    /// What is done on a connection; what it leaves open is used in later steps only.
    @FunctionalInterface
    interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    /// Does something on the connection.
    ///
    /// @throws ProblemException where it fails or was cancelled
    <T> T run(Step<T> step);

    /// Whose file it is, for what a problem says.
    Target target();

    /// Has what runs end. Any thread.
    void interrupt();

    @Override
    void close();

    /// All rows of a short answer: numbers, texts, bytes and nulls as the driver gives them.
    default List<Row> ask(Sql sql) {
        return run(connection -> ask(connection, sql));
    }

    /// The same inside a step.
    static List<Row> ask(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql); ResultSet result = statement.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable Object> values = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    Object value = result.getObject(i);
                    values.add(value instanceof Integer number ? Long.valueOf(number.longValue()) : value);
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }

    /// Runs a statement.
    ///
    /// @return how many rows it changed
    default long change(Sql sql) {
        return run(connection -> {
            try (PreparedStatement statement = prepared(connection, sql)) {
                return statement.execute() ? 0L : (long) Math.max(0, statement.getUpdateCount());
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        try {
            for (int i = 0; i < sql.binds().size(); i++) {
                statement.setObject(i + 1, sql.binds().get(i));
            }
            return statement;
        } catch (SQLException broken) {
            statement.close();
            throw broken;
        }
    }

    /// The connection of a session, which is closed with it.
    ///
    /// @param context its cancelling interrupts what runs
    static SqliteAccess of(JdbcSession session, WorkContext context) {
        Subscription cancelling = context.onCancel(session::cancel);
        return new SqliteAccess() {
            @Override
            public <T> T run(Step<T> step) {
                try (LentConnection lent = session.lend(SqliteDriver::interrupt)) {
                    return run(step, lent);
                }
            }

            private <T> T run(Step<T> step, LentConnection lent) {
                try {
                    return step.run(lent.connection());
                } catch (SQLException failure) {
                    throw lent.failed(failure);
                }
            }

            @Override
            public void interrupt() {
                session.cancel();
            }

            @Override
            public Target target() {
                return session.target();
            }

            @Override
            public void close() {
                cancelling.close();
                session.close();
            }
        };
    }

    /// The connection of a private copy, which is closed with it.
    static SqliteAccess ofCopy(Connection connection, Target copy) {
        return new SqliteAccess() {
            @Override
            public <T> T run(Step<T> step) {
                try {
                    return step.run(connection);
                } catch (SQLException failure) {
                    throw new ProblemException(SqliteCodes.problem(Failure.plain(failure), copy), failure);
                }
            }

            @Override
            public void interrupt() {
                SqliteDriver.interrupt(connection);
            }

            @Override
            public Target target() {
                return copy;
            }

            @Override
            public void close() {
                try {
                    connection.close();
                } catch (SQLException _) {
                    // nothing was written
                }
            }
        };
    }
}
