package plumbline.core.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chosen keys of a repair, one column of them, bound as one value: an array on PostgreSQL, a JSON array on SQLite.
///
/// @param typeName the key column's type as the server named it; ignored by SQLite
/// @param values   the keys; PostgreSQL takes their text form
public record KeyArray(String typeName, List<? extends @Nullable Object> values) {}
