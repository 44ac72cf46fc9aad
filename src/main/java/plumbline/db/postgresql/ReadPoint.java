package plumbline.db.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/// The savepoint that a transaction which only reads goes back to where a reading is given up or fails. It is set before
/// the first reading and stays: one for each reading would cost two questions more a table. Used by one thread.
final class ReadPoint {

    private final Runnable lost;
    private boolean set;

    /// @param lost is called where settings made since the first reading are as they were before it
    ReadPoint(Runnable lost) {
        this.lost = lost;
    }

    /// Makes sure that it is set.
    void set(Connection connection) throws SQLException {
        if (!set) {
            run(connection, "SAVEPOINT reading");
            set = true;
        }
    }

    /// Goes back to it.
    void back(Connection connection) throws SQLException {
        lost.run();
        try {
            run(connection, "ROLLBACK TO SAVEPOINT reading");
        } catch (SQLException _) {
            // the request to stop came when there was nothing left to stop
            run(connection, "ROLLBACK TO SAVEPOINT reading");
        }
    }

    private static void run(Connection connection, String words) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(words);
        }
    }
}
