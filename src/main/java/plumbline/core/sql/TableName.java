package plumbline.core.sql;

import java.util.Optional;
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

    /// Reads `table` or `schema.table` as packs and command lines write it; names are taken as they stand.
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? of(text) : of(text.substring(0, dot), text.substring(dot + 1));
    }

    /// The schema, if one was given.
    public Optional<Ident> schema() {
        return Optional.ofNullable(schemaOrNull);
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
