package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.TargetUri;
import plumbline.testing.TestPostgres;

/// A database like the licensing-risk system's, what wrecks it, and the commands that look after it.
abstract class CheckpointDesk {

    static final String SCHEMA = """
            CREATE TABLE regions (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE themes (id int PRIMARY KEY, name text NOT NULL);
            CREATE TABLE region_themes (region_id int REFERENCES regions, theme_id int REFERENCES themes,
                PRIMARY KEY (region_id, theme_id));
            CREATE TABLE notes (id bigserial PRIMARY KEY, words text, price numeric(10,2), at timestamptz);
            INSERT INTO regions SELECT i, '区 ' || i FROM generate_series(1, 5) AS i;
            INSERT INTO themes SELECT i, 'theme ' || i FROM generate_series(1, 12) AS i;
            INSERT INTO region_themes SELECT r, t FROM generate_series(1, 5) AS r, generate_series(1, 12) AS t;
            INSERT INTO notes (words, price, at) SELECT 'note ' || i, i / 4.0, now() FROM generate_series(1, 100) AS i;
            """;
    static final String WRECK = """
            DELETE FROM region_themes WHERE region_id = 2;
            DELETE FROM regions WHERE id = 2;
            UPDATE themes SET name = 'broken' WHERE id = 3;
            INSERT INTO notes (words) VALUES ('one more'), ('another');
            """;
    static final int WRECKED = 12 + 1 + 1 + 2;

    @TempDir
    Path folder;

    CommandRun run(String... words) {
        return CommandRun.of(folder.resolve("home 家"), Map.of("PLUMBLINE_LOGIN_TIMEOUT", "5"), words);
    }

    CommandRun json(int code, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        CommandRun run = run(all.toArray(String[]::new));
        assertEquals(code, run.code(), run.err() + run.out());
        return run;
    }

    static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        return database;
    }

    static String uri(TestPostgres.Database database) {
        return TargetUri.toUri(database.target().address());
    }

    static String content(TestPostgres.Database database) {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String table : List.of("regions", "themes", "region_themes", "notes")) {
                try (ResultSet result = statement
                        .executeQuery("SELECT string_agg(t::text, ';' ORDER BY t::text) FROM " + table + " AS t")) {
                    result.next();
                    rows.append(table).append(result.getString(1)).append('\n');
                }
            }
            try (ResultSet result = statement.executeQuery("SELECT last_value, is_called FROM notes_id_seq")) {
                result.next();
                rows.append(result.getLong(1)).append(result.getBoolean(2));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
        return rows.toString();
    }

    static JsonNode table(JsonNode document, String name) {
        for (JsonNode table : document.path("tables")) {
            if (table.path("name").asText().equals(name)) {
                return table;
            }
        }
        throw new AssertionError("no table " + name + " in " + document);
    }
}
