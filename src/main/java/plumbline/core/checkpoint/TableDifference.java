package plumbline.core.checkpoint;

import java.util.List;
import java.util.Map;
import plumbline.core.sql.TableName;

/// What differs in one table between two sides.
///
/// @param columns   those that were compared, in order
/// @param keyed     whether rows are told apart by a key; else equal rows are counted, and nothing is ever `changed`
/// @param added     rows only the second side has
/// @param removed   rows only the first side has
/// @param changed   rows with the same key and different cells
/// @param unchanged rows both have
/// @param cells     how many cells of a column differ, by its name
/// @param drift     differences in structure
/// @param proof     how it was found out: `read`, `digest` (both saved digests are equal), `push-down` (by the server's
///                  sums; only ranges whose sums differ were read), `absent` (one side lacks the table, whose rows are
///                  all added or removed then, or it is not comparable)
public record TableDifference(TableName name, List<ColumnForm> columns, boolean keyed, long added, long removed,
        long changed, long unchanged, Map<String, Long> cells, List<Drift> drift, String proof) {

    public TableDifference {
        columns = List.copyOf(columns);
        cells = Map.copyOf(cells);
        drift = List.copyOf(drift);
    }

    /// Whether the rows are the same.
    public boolean same() {
        return added + removed + changed == 0;
    }
}
