package plumbline.checkpoint;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import plumbline.testing.TestPostgres;

/// Everything of a PostgreSQL database that a restore must bring back or leave alone, one line each, read behind the
/// product's back: rows of every table, sequences, triggers, constraints, indexes, materialised views, comments. What
/// the server makes of a foreign key for each partition is left out: it names that as it likes whenever the key is added.
final class DatabaseImage {

    private static final String LINES = """
            SELECT format('sequence %I.%I', schemaname, sequencename), NULL FROM pg_sequences
            UNION ALL
            SELECT format('trigger %s %I: %s %s', tgrelid::regclass, tgname, tgenabled, pg_get_triggerdef(t.oid)), NULL
            FROM pg_trigger t WHERE NOT tgisinternal
            UNION ALL
            SELECT format('constraint %s %I: %s %s %s %s %s', c.conrelid::regclass, c.conname, c.contype,
                          pg_get_constraintdef(c.oid), c.convalidated, c.condeferrable,
                          obj_description(c.oid, 'pg_constraint')), NULL
            FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND c.conrelid <> 0
              AND NOT (c.contype = 'f' AND c.conparentid <> 0)
            UNION ALL
            SELECT format('index %s: %s %s', indexrelid::regclass, pg_get_indexdef(indexrelid), indisvalid), NULL
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            UNION ALL
            SELECT format('rows of %s', c.oid::regclass), format('SELECT md5(coalesce(string_agg(x, %L ORDER BY x), %L)) || %L'
                          || ' || count(*) FROM (SELECT md5(t::text) AS x FROM ONLY %s AS t) AS r', '', '', ' ', c.oid::regclass)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND (c.relkind = 'r' OR c.relispopulated)
            ORDER BY 1""";

    private DatabaseImage() {}

    /// Reads them.
    static List<String> of(TestPostgres.Database database) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET extra_float_digits = 3");
            List<String[]> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(LINES)) {
                while (rows.next()) {
                    found.add(new String[]{rows.getString(1), rows.getString(2)});
                }
            }
            for (String[] line : found) {
                lines.add(line[0] + answer(statement, line));
            }
            return lines;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String answer(Statement statement, String[] line) throws SQLException {
        String question = line[1];
        if (line[0].startsWith("sequence ")) {
            question = "SELECT last_value || ' ' || is_called FROM " + line[0].substring("sequence ".length());
        }
        if (question == null) {
            return "";
        }
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return " = " + row.getString(1);
        }
    }
}
