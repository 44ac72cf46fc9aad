package plumbline.core.checkpoint;

import plumbline.core.sql.TableName;

/// A table that can be chosen for a checkpoint, as the catalog knows it.
///
/// @param rows by the server's estimate, or -1
public record ListedTable(TableName name, long rows) {}
