package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RowDifference;
import plumbline.core.checkpoint.TableDifference;
import plumbline.ui.grid.PagedList;

/// The rows of one table that a plan changes: all that differ, or those that were chosen with their chosen cells.
record PlannedRows(CellChoice choice, Comparison comparison, TableDifference table) {

    void on(PagedList<RowDifference> rows) {
        Optional<Map<Long, BitSet>> some = choice.of(table.name());
        if (some.isEmpty()) {
            rows.show(table.added() + table.removed() + table.changed(),
                    (first, most) -> comparison.page(table.name(), first, most));
            return;
        }
        Map<Long, BitSet> chosen = some.get();
        List<Long> places = chosen.keySet().stream().sorted().toList();
        rows.show(places.size(), (first, most) -> page(chosen,
                places.subList((int) first, (int) Math.min(first + most, places.size()))));
    }

    private List<RowDifference> page(Map<Long, BitSet> chosen, List<Long> places) {
        List<RowDifference> page = new ArrayList<>();
        for (long place : places) {
            for (RowDifference row : comparison.page(table.name(), place, 1)) {
                BitSet cells = chosen.getOrDefault(place, new BitSet());
                page.add(cells.isEmpty()
                        ? row
                        : new RowDifference(row.kind(), row.before(), row.after(), cells, row.place()));
            }
        }
        return page;
    }
}
