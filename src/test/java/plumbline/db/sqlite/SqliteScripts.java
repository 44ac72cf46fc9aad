package plumbline.db.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs scripts on SQLite files as another program would.
final class SqliteScripts {

    private SqliteScripts() {}

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + SqliteFile.uri(file));
    }

    /// Runs statements; a part that makes a trigger is taken whole, any other is split at semicolons.
    static void run(Path file, String... parts) throws SQLException {
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            for (String part : parts) {
                if (part.contains("TRIGGER")) {
                    statement.execute(part);
                } else {
                    for (String each : part.split(";", -1)) {
                        statement.execute(each);
                    }
                }
            }
        }
    }

    /// Runs a script again and again until its thread is interrupted.
    static void whileWanted(Path file, AtomicInteger done, String script) {
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                for (String each : script.split(";", -1)) {
                    statement.execute(each);
                }
                done.incrementAndGet();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String first(Path file, String query) throws SQLException {
        return all(file, query).getFirst();
    }

    /// All rows, their cells divided by bars.
    static List<String> all(Path file, String query) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(rows.getString(i));
                }
                found.add(row.toString());
            }
            return found;
        }
    }
}
