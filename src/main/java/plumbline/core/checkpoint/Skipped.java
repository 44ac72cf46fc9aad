package plumbline.core.checkpoint;

/// What is not saved, and why.
///
/// @param name   as `schema.name`
/// @param reason a word: `view`, `materialized-view`, `foreign-table`, `temporary`, `extension`, `virtual`, `shadow`,
///               `no-right`, `partitioned`
public record Skipped(String name, String reason) {

    /// The reason of what the role may not read.
    public static final String NO_RIGHT = "no-right";
}
