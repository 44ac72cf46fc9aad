package plumbline.core.session;

import plumbline.core.sql.Ident;

/// A column of a table as the catalog describes it.
///
/// @param typeName  the server's type name
/// @param key       its place in the primary key from 1, or 0
/// @param generated whether the server computes it, so that it can't be written
public record TableColumn(Ident name, String typeName, ValueKind kind, int key, boolean generated) {}
