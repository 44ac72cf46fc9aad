package plumbline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.jdbc4.JDBC4Connection;
import plumbline.core.sql.Ident;

/// Makes a SQLite file of the demo, or puts its content back.
///
/// The file stays the same file: its content is replaced in one transaction, so that whoever reads it sees all of the old
/// or all of the new.
record SqliteLoader(Path file) {

    private static final Set<SQLiteErrorCode> DAMAGED = Set.of(SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB);
    private static final int BUSY_MILLIS = 5_000;

    /// Makes the content anew; a file that is damaged or no database is replaced.
    void load(DemoSystem system) {
        try {
            fill(system);
        } catch (SQLException failed) {
            if (!(failed instanceof SQLiteException damage) || !DAMAGED.contains(damage.getResultCode())) {
                throw DemoProblem.of(file.toString(), failed);
            }
            replace(system);
        }
    }

    private void replace(DemoSystem system) {
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            }
            fill(system);
        } catch (SQLException | IOException failed) {
            throw DemoProblem.of(file.toString(), failed);
        }
    }

    private void fill(DemoSystem system) throws SQLException {
        try (Connection connection = open(); Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("BEGIN IMMEDIATE");
            for (String drop : dropAll(statement)) {
                statement.execute(drop);
            }
            for (String script : system.scripts()) {
                statement.executeUpdate(system.script(script));
            }
            statement.execute("COMMIT");
        }
    }

    /// A session with the file.
    Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        return new JDBC4Connection("jdbc:sqlite:", file.toString(), properties);
    }

    private static List<String> dropAll(Statement statement) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (ResultSet objects = statement.executeQuery(
                "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%'"
                        + " ESCAPE '\\' ORDER BY type DESC, name")) {
            while (objects.next()) {
                drops.add("DROP " + (objects.getString(1).equals("view") ? "VIEW " : "TABLE ")
                        + new Ident(objects.getString(2)).quoted());
            }
        }
        return drops;
    }
}
