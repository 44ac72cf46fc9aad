package plumbline.db.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;

/// A statement of ours that stands in a file under `plumbline/db`.
///
/// @param statement as parsed
public record SqlFile(NamedSql statement) {

    /// Reads one.
    ///
    /// @param path below `plumbline/db`, for example `postgresql/columns.sql`
    public static SqlFile read(String path) {
        String full = "/plumbline/db/" + path;
        try (var stream = SqlFile.class.getResourceAsStream(full)) {
            if (stream == null) {
                throw new IllegalStateException("not in the program: " + full);
            }
            NamedSql parsed = NamedSql.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            if (parsed.statements() != 1) {
                throw new IllegalStateException("not one statement: " + full);
            }
            return new SqlFile(parsed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The statement where it has no values.
    public Sql sql() {
        return statement.bind(Map.of());
    }

    /// The statement with its values.
    public Sql bind(Map<String, ? extends @Nullable Object> values) {
        return statement.bind(values);
    }
}
