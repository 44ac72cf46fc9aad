package plumbline.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.testing.TestPostgres;

/// Writes a checkpoint as the licensing-risk system does: one JSON file, each table with its columns and rows.
final class JsonDump {

    private JsonDump() {}

    /// Saves tables of a database.
    ///
    /// @param row what a row `t` becomes, for example `to_json(t)`
    static Checkpoint of(TestPostgres.Database database, Shelf shelf, String row, List<String> tables) {
        String all = tables.stream().map(table -> """
                '%1$s', json_build_object('columns', (SELECT json_agg(attname ORDER BY attnum) FROM pg_attribute
                    WHERE attrelid = '%1$s'::regclass AND attnum > 0 AND NOT attisdropped),
                  'row_count', (SELECT count(*) FROM %1$s),
                  'rows', (SELECT coalesce(json_agg(%2$s), '[]') FROM %1$s AS t))""".formatted(table, row))
                .collect(Collectors.joining(", "));
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Asia/Shanghai'");
            try (ResultSet json = statement.executeQuery("SELECT json_build_object('checkpoint_id',"
                    + " 'checkpoint_20251030_143015', 'description', '测试备份', 'created_at', '2025-10-30T14:30:15',"
                    + " 'tables', json_build_object(" + all + "))")) {
                json.next();
                return written(shelf, json.getString(1));
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Puts a file into the shelf's folder.
    static Checkpoint written(Shelf shelf, String json) {
        try {
            Files.createDirectories(shelf.folder());
            Files.writeString(shelf.folder().resolve("checkpoint_20251030_143015.json"), json);
            return shelf.find("checkpoint_20251030_143015");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A file of one table, written by hand.
    static Checkpoint rows(Shelf shelf, String table, String rows) {
        return written(shelf, "{\"tables\": {\"" + table + "\": " + rows + "}}");
    }

    static Path file(Shelf shelf) {
        return shelf.folder().resolve("checkpoint_20251030_143015.json");
    }
}
