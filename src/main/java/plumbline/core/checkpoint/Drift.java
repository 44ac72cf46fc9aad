package plumbline.core.checkpoint;

/// A difference in structure.
///
/// @param what   a word: `table-added`, `table-removed`, `column-added`, `column-removed`, `type-changed`,
///               `key-changed`, `definition-added`, `definition-removed`, `collation-changed`, `not-comparable`
/// @param detail the line of the definition, or both sides of it
/// @param blocks whether rows can't be put back over it without a decision
public record Drift(String what, String detail, boolean blocks) {}
