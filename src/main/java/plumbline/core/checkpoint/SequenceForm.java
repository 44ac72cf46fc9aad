package plumbline.core.checkpoint;

import plumbline.core.sql.TableName;

/// A sequence and where it stands.
///
/// @param last   the value it last gave, or gives next where `called` is false
/// @param owner  the table of the column it belongs to, as `schema.table`, or empty
/// @param column that column, or empty
public record SequenceForm(TableName name, long last, boolean called, long increment, String owner, String column) {}
