package plumbline.core.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row before and after a change, by column name, in the lossless form of [Dialect#readRows].
///
/// @param key    the primary key's columns
/// @param before the whole row, or null where it was inserted
/// @param after  the whole row, or null where it was deleted
public record RowChange(Map<String, @Nullable Object> key, @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after) {

    /// What happened to the row.
    public Kind kind() {
        if (before == null) {
            return Kind.INSERTED;
        }
        return after == null ? Kind.DELETED : Kind.UPDATED;
    }

    /// The same change taken back.
    public RowChange turned() {
        Map<String, @Nullable Object> then = after;
        return new RowChange(key, then, before);
    }

    /// What can happen to a row.
    public enum Kind {
        INSERTED, UPDATED, DELETED
    }
}
