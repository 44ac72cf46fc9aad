package plumbline.core.checkpoint;

import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;

/// A saved column.
///
/// @param type    as its definition has it, such as `numeric(12,2)`
/// @param typeOid PostgreSQL's object id of the type, 0 elsewhere
/// @param base    what tells how its bytes are read: the catalog's name of the type below domains, such as `int4`;
///                `enum`; `_` and the element's for an array; `(a,b)` for a composite and `[a]` for a range, of what
///                they are made of; empty where only the server can tell
/// @param always  whether the server insists on numbering it (`GENERATED ALWAYS AS IDENTITY`)
public record ColumnForm(Ident name, String type, long typeOid, String base, ValueKind kind, boolean notNull,
        boolean always) {

    /// The `base` of a column, saved as JSON by the licensing-risk system, each of whose values is a string that itself is
    /// JSON: an object or a list.
    public static final String JSON_TEXT = "json-text";
}
