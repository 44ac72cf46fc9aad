package plumbline.core.checkpoint;

import org.jspecify.annotations.Nullable;
import plumbline.core.sql.TableName;

/// A sequence that stands elsewhere.
///
/// @param before where it stood on the first side, or null where it was not there
/// @param after  where it stands on the second, or null
public record SequenceDifference(TableName name, @Nullable SequenceForm before, @Nullable SequenceForm after) {}
