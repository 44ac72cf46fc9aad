package plumbline.ui.checkpoints;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Drift;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.sql.TableName;

/// Which tables, rows and cells of a comparison a person wants to put back. FX thread only.
public final class RowsChosen {

    /// So many rows can be named one by one; whole tables may be of any size.
    public static final long MOST = 200_000;

    private final Map<TableName, TableDifference> known = new LinkedHashMap<>();
    private final Map<TableName, Map<Long, BitSet>> some = new HashMap<>();
    private final Map<TableName, Boolean> whole = new HashMap<>();
    private final Map<TableName, Map<Long, RowDifference>> seen = new HashMap<>();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /// Forgets everything; these are the tables of another comparison.
    void begin(List<TableDifference> tables) {
        known.clear();
        some.clear();
        whole.clear();
        seen.clear();
        tables.stream().filter(table -> !table.same())
                .filter(table -> table.drift().stream().noneMatch(Drift::blocks))
                .forEach(table -> known.put(table.name(), table));
        changed();
    }

    /// Whether anything of a table can be wanted: its rows differ, and its structure lets them be put back.
    public boolean offers(TableName name) {
        return known.containsKey(name);
    }

    /// Whether everything that can be wanted is; null where only some of it is.
    public @Nullable Boolean everything() {
        long wanted = known.keySet().stream().filter(name -> Boolean.TRUE.equals(table(name))).count();
        if (wanted > 0 && wanted == known.size()) {
            return Boolean.TRUE;
        }
        return rows() == 0 ? Boolean.FALSE : null;
    }

    /// Wants all that can be wanted, or nothing.
    public void everything(boolean wanted) {
        some.clear();
        seen.clear();
        known.keySet().forEach(name -> whole.put(name, wanted));
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    /// Whether a table is wanted; null where only some of its rows are.
    public @Nullable Boolean table(TableName name) {
        if (whole.getOrDefault(name, false)) {
            return true;
        }
        return some.getOrDefault(name, Map.of()).isEmpty() ? Boolean.FALSE : null;
    }

    /// Wants all of a table, or none of it.
    public void table(TableName name, boolean wanted) {
        some.remove(name);
        seen.remove(name);
        whole.put(name, wanted && known.containsKey(name));
        changed();
    }

    /// Whether a row is wanted; null where only some of its cells are.
    public @Nullable Boolean row(TableName name, long place) {
        if (whole.getOrDefault(name, false)) {
            return true;
        }
        BitSet cells = some.getOrDefault(name, Map.of()).get(place);
        return cells == null ? Boolean.FALSE : cells.isEmpty() ? Boolean.TRUE : null;
    }

    /// Wants all of a row, or nothing of it.
    ///
    /// @param row what a person saw there, or null where it was never read
    /// @return false where the table has too many rows to leave out a single one
    public boolean row(TableName name, long place, @Nullable RowDifference row, boolean wanted) {
        return rows(name, Map.of(place, Optional.ofNullable(row)), wanted);
    }

    /// Wants rows or nothing of them, all at once.
    ///
    /// @param rows by place; empty where a row was never read
    /// @return false where the table has too many rows to leave out single ones
    public boolean rows(TableName name, Map<Long, Optional<RowDifference>> rows, boolean wanted) {
        if (!name(name)) {
            return false;
        }
        Map<Long, BitSet> mine = some.computeIfAbsent(name, _ -> new TreeMap<>());
        rows.forEach((place, row) -> {
            if (wanted) {
                mine.put(place, new BitSet());
                remember(name, place, row.orElse(null));
            } else {
                mine.remove(place);
                forget(name, place);
            }
        });
        changed();
        return true;
    }

    /// Whether a cell is wanted.
    public boolean cell(TableName name, long place, int column) {
        if (whole.getOrDefault(name, false)) {
            return true;
        }
        BitSet cells = some.getOrDefault(name, Map.of()).get(place);
        return cells != null && (cells.isEmpty() || cells.get(column));
    }

    /// Wants a cell of a changed row, or no longer.
    ///
    /// @return false where the table has too many rows to leave out a single cell
    public boolean cell(TableName name, RowDifference row, int column, boolean wanted) {
        if (row.kind() != Delta.Kind.CHANGED || !name(name)) {
            return false;
        }
        Map<Long, BitSet> rows = some.computeIfAbsent(name, _ -> new TreeMap<>());
        BitSet before = rows.get(row.place());
        BitSet cells = new BitSet();
        if (before != null) {
            cells.or(before.isEmpty() ? row.cells() : before);
        }
        cells.set(column, wanted);
        if (cells.isEmpty()) {
            rows.remove(row.place());
            forget(name, row.place());
        } else {
            rows.put(row.place(), cells.equals(row.cells()) ? new BitSet() : cells);
            remember(name, row.place(), row);
        }
        changed();
        return true;
    }

    private void remember(TableName name, long place, @Nullable RowDifference row) {
        if (row != null) {
            seen.computeIfAbsent(name, _ -> new TreeMap<>()).put(place, row);
        }
    }

    private void forget(TableName name, long place) {
        Map<Long, RowDifference> rows = seen.get(name);
        if (rows != null) {
            rows.remove(place);
        }
    }

    // from a whole table to its rows, one by one
    private boolean name(TableName name) {
        if (!known.containsKey(name)) {
            return false;
        }
        if (!whole.getOrDefault(name, false)) {
            return true;
        }
        TableDifference table = known.get(name);
        long many = table == null ? 0 : size(table);
        if (many > MOST) {
            return false;
        }
        some.put(name, every(many));
        whole.put(name, false);
        return true;
    }

    private static Map<Long, BitSet> every(long many) {
        Map<Long, BitSet> rows = HashMap.newHashMap(Math.toIntExact(many));
        BitSet allCells = new BitSet(); // shared: nothing ever changes the one of a row, it is replaced
        for (long i = 0; i < many; i++) {
            rows.put(i, allCells);
        }
        return rows;
    }

    private static long size(TableDifference table) {
        return table.added() + table.removed() + table.changed();
    }

    /// How many rows are wanted in all.
    public long rows() {
        return known.values().stream().mapToLong(table -> whole.getOrDefault(table.name(), false)
                ? size(table)
                : some.getOrDefault(table.name(), Map.of()).size()).sum();
    }

    /// The tables of which something is wanted.
    public List<TableName> tables() {
        return known.keySet().stream().filter(name -> !Boolean.FALSE.equals(table(name))).toList();
    }

    /// Whether what is wanted would name too many rows one by one.
    boolean tooMany() {
        return rows() > MOST && !tables().stream().allMatch(name -> whole.getOrDefault(name, false));
    }

    /// The choice as a restore takes it; empty where it would name too many rows one by one.
    public Optional<CellChoice> choice() {
        List<TableName> wanted = tables();
        if (wanted.stream().allMatch(name -> whole.getOrDefault(name, false))) {
            return Optional.of(CellChoice.ALL);
        }
        if (rows() > MOST) {
            return Optional.empty();
        }
        Map<TableName, Map<Long, BitSet>> rows = new HashMap<>();
        for (TableName name : wanted) {
            TableDifference table = known.get(name);
            rows.put(name, Map.copyOf(whole.getOrDefault(name, false) && table != null
                    ? every(size(table))
                    : some.getOrDefault(name, Map.of())));
        }
        return Optional.of(new CellChoice(rows));
    }

    /// The rows that were chosen one by one as they were seen, by table and place: a restore must find them there again.
    public Map<TableName, Map<Long, RowDifference>> seen() {
        Map<TableName, Map<Long, RowDifference>> copy = new HashMap<>();
        seen.forEach((name, rows) -> copy.put(name, Map.copyOf(rows)));
        return copy;
    }

    /// How many differences each table had of which something is wanted.
    public Map<TableName, Long> sizes() {
        Map<TableName, Long> sizes = new HashMap<>();
        known.values().stream().filter(table -> !Boolean.FALSE.equals(table(table.name())))
                .forEach(table -> sizes.put(table.name(), size(table)));
        return sizes;
    }

    /// Grows with every change.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
