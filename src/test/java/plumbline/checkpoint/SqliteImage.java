package plumbline.checkpoint;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Everything of a SQLite file that a restore must bring back or leave alone, one line each, read behind the product's
/// back: the schema, every row with its rowid and storage classes, sequences, what programs keep in the header, and what
/// SQLite itself says of the file.
final class SqliteImage {

    private static final String TABLES = """
            SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
            AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR name = 'sqlite_sequence') ORDER BY name""";

    private SqliteImage() {}

    /// Reads them.
    static List<String> of(Path file) {
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            List<String> lines = new ArrayList<>();
            add(lines, statement, "SELECT 'schema', type, name, tbl_name, sql FROM sqlite_schema"
                    + " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
            for (String fact : List.of("user_version", "application_id", "encoding", "page_size", "integrity_check")) {
                add(lines, statement, "SELECT '" + fact + "', * FROM pragma_" + fact);
            }
            for (List<String> table : rows(statement, TABLES)) {
                table(lines, statement, table.getFirst(), table.get(1).equals("table") && table.get(2).equals("0")
                        && !table.getFirst().startsWith("sqlite_"));
            }
            return lines;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void table(List<String> lines, Statement statement, String table, boolean numbered)
            throws SQLException {
        String quoted = "\"" + table.replace("\"", "\"\"") + "\"";
        List<String> columns = new ArrayList<>();
        for (List<String> column : rows(statement, "SELECT name FROM pragma_table_xinfo('" + table.replace("'", "''")
                + "') WHERE hidden <> 1")) {
            columns.add("\"" + column.getFirst().replace("\"", "\"\"") + "\"");
        }
        // the rowid behind another key is no data: VACUUM may change it
        List<List<String>> keys = rows(statement, "SELECT min(\"notnull\") FROM pragma_table_xinfo('"
                + table.replace("'", "''") + "') WHERE pk > 0");
        if (numbered && !keys.getFirst().getFirst().equals("1") && !columns.contains("\"_rowid_\"")) {
            columns.add("_rowid_");
        }
        List<String> found = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += 300) {
            List<String> cells = columns.subList(from, Math.min(columns.size(), from + 300)).stream()
                    .map(name -> "typeof(" + name + "), hex(CAST(" + name + " AS BLOB))").toList();
            add(found, statement, "SELECT " + String.join(", ", cells) + " FROM " + quoted);
        }
        found.stream().sorted().forEach(row -> lines.add(table + ": " + row));
    }

    private static void add(List<String> lines, Statement statement, String query) throws SQLException {
        rows(statement, query).forEach(row -> lines.add(String.join(" | ", row)));
    }

    private static List<List<String>> rows(Statement statement, String query) throws SQLException {
        List<List<String>> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(row);
            }
        }
        return found;
    }

    /// Runs a script as another program would.
    static void run(Path file, String script) {
        try (Connection connection = connect(file); Statement statement = connection.createStatement()) {
            statement.executeUpdate(script); // the driver runs all of it
        } catch (SQLException broken) {
            throw new IllegalStateException(script, broken);
        }
    }

    static Connection connect(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
