package plumbline.core.snapshot;

/// One earlier version of a row.
///
/// @param id      as the table of versions has it
/// @param key     of the row, joined
/// @param version from 1, for each row
/// @param at      when it was written, in ISO form
/// @param by      who edited
/// @param summary why, or empty
/// @param payload the row as it was before the edit; in a list only the columns that are shown
public record Snapshot(String id, String key, long version, String at, String by, String summary, Payload payload) {}
