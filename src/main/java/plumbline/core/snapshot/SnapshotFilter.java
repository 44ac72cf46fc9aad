package plumbline.core.snapshot;

import java.util.Map;

/// Which versions a page shows.
///
/// @param named word of the history (region, permit, ...) to an id or a name
/// @param by    who edited, or empty
/// @param from  not before this moment, in ISO form, or empty
/// @param to    before this moment, in ISO form, or empty
/// @param text  held by the payload or the summary, or empty
/// @param key   of one row, joined, or empty
/// @param limit how many at most, 1 to [#MOST]
public record SnapshotFilter(Map<String, String> named, String by, String from, String to, String text, String key,
        int limit, long offset) {

    /// Versions of a page at most.
    public static final int MOST = 200;
    /// Versions of a page unless a person says otherwise.
    public static final int USUAL = 20;

    public SnapshotFilter {
        named = Map.copyOf(named);
        if (limit < 1 || limit > MOST || offset < 0) {
            throw new IllegalArgumentException("limit " + limit + ", offset " + offset);
        }
    }
}
