package plumbline.core.checkpoint;

import org.jspecify.annotations.Nullable;

/// A stretch of a table's keys by their leading columns, which are the fields of the two rows.
///
/// @param from where it begins, or null before the first key
/// @param to   where it ends, not included, or null behind the last key
public record KeyRange(@Nullable Tuple from, @Nullable Tuple to) {}
