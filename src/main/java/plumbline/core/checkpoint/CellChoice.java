package plumbline.core.checkpoint;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import plumbline.core.sql.TableName;

/// Which of the differing rows are to be put back, chosen on the screen of differences.
///
/// @param rows by table: the place of a difference (as [RowDifference#place] of the plan's own comparison from the target
///             to the checkpoint) and which cells of it; an empty set of cells means the whole row
public record CellChoice(Map<TableName, Map<Long, BitSet>> rows) {

    /// Everything.
    public static final CellChoice ALL = new CellChoice(Map.of());

    public CellChoice {
        rows = Map.copyOf(rows);
    }

    /// Whether everything is meant.
    public boolean all() {
        return rows.isEmpty();
    }

    /// The chosen differences of a table; empty where everything is meant.
    public Optional<Map<Long, BitSet>> of(TableName table) {
        return all() ? Optional.empty() : Optional.of(rows.getOrDefault(table, Map.of()));
    }
}
