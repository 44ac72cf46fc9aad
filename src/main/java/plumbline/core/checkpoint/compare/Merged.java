package plumbline.core.checkpoint.compare;

import java.util.Map;

/// What came of merging two readings of a table.
///
/// @param delta     the rows that differ; closed with this
/// @param unchanged rows both sides have
/// @param cells     how many cells of a column differ in changed rows, by its name; columns without any are left out
/// @param sorted    whether a side had to be sorted first
public record Merged(DeltaFile delta, long unchanged, Map<String, Long> cells, boolean sorted)
        implements
            AutoCloseable {

    public Merged {
        cells = Map.copyOf(cells);
    }

    /// The same with more rows that both sides have.
    Merged and(long alike) {
        return new Merged(delta, unchanged + alike, cells, sorted);
    }

    /// Rows of the first side.
    public long fromRows() {
        return unchanged + delta.changed() + delta.removed();
    }

    /// Rows of the second side.
    public long toRows() {
        return unchanged + delta.changed() + delta.added();
    }

    @Override
    public void close() {
        delta.close();
    }
}
