package plumbline.core.checkpoint;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row that differs, for a person.
///
/// @param before a text for each compared column, null for NULL; empty where it was added
/// @param after  the same; empty where it was removed
/// @param cells  the places of the columns that differ
/// @param place  its place among the table's differences, from 0
public record RowDifference(Delta.Kind kind, List<@Nullable String> before, List<@Nullable String> after, BitSet cells,
        long place) {

    public RowDifference {
        before = Collections.unmodifiableList(before);
        after = Collections.unmodifiableList(after);
    }
}
