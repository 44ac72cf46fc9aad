package plumbline.core.sql;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table, with its schema where that matters.
///
/// @param schemaOrNull the schema, or null to leave the search to the session
/// @param table        the table
public record TableName(@Nullable Ident schemaOrNull, Ident table) {

    /// A table found by the session's search path.
    public static TableName of(String table) {
        return new TableName(null, new Ident(table));
    }

    /// A table of a schema.
    public static TableName of(String schema, String table) {
        return new TableName(new Ident(schema), new Ident(table));
    }

    private static final Pattern QUOTED = Pattern
            .compile("(?:(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))\\.)?(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))");

    /// Reads `table` or `schema.table` as packs and command lines write it; names are taken as they stand, or quoted as
    /// in SQL.
    public static TableName parse(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (text.indexOf('"') >= 0 && quoted.matches()) {
            String table = part(quoted.group(3), quoted.group(4));
            return quoted.group(1) == null && quoted.group(2) == null
                    ? of(table)
                    : of(part(quoted.group(1), quoted.group(2)), table);
        }
        int dot = text.indexOf('.');
        return dot < 0 ? of(text) : of(text.substring(0, dot), text.substring(dot + 1));
    }

    private static String part(@Nullable String quoted, @Nullable String plain) {
        return quoted == null ? Objects.requireNonNull(plain) : quoted.replace("\"\"", "\"");
    }

    /// The schema, if one was given.
    public Optional<Ident> schema() {
        return Optional.ofNullable(schemaOrNull);
    }

    /// Whether this name means a table: itself, or without a schema one of that name in whatever schema.
    public boolean means(TableName named) {
        return equals(named) || (schemaOrNull == null && table.equals(named.table));
    }

    /// The name as it stands in a statement.
    public String quoted() {
        return schemaOrNull == null ? table.quoted() : schemaOrNull.quoted() + "." + table.quoted();
    }

    @Override
    public String toString() {
        return schemaOrNull == null ? table.name() : schemaOrNull.name() + "." + table.name();
    }
}
