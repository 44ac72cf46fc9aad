package plumbline.core.checkpoint;

/// What is not saved, and why.
///
/// @param name   as `schema.name`
/// @param reason a word: `view`, `materialized-view`, `foreign-table`, `temporary`, `extension`, `virtual`, `shadow`,
///               `no-right`, `no-right-sequence`, `partitioned`, `unlogged` (on a standby)
public record Skipped(String name, String reason) {

    /// The reason of what the role may not read.
    public static final String NO_RIGHT = "no-right";
    /// The reason of a sequence that the role may not read.
    public static final String NO_RIGHT_SEQUENCE = "no-right-sequence";
    /// The reason of an unlogged table or sequence on a standby, which can't read it.
    public static final String UNLOGGED = "unlogged";

    /// Whether it was left out for want of a right.
    public boolean noRight() {
        return reason.equals(NO_RIGHT) || reason.equals(NO_RIGHT_SEQUENCE);
    }
}
