package plumbline.ui.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.sql.TableName;

/// Where the tables of a restore stand in the picture of their order: parents left of their children, one below the
/// other where neither depends on the other.
///
/// @param places by table
/// @param links  those that are drawn, each from parent to child
record OrderLayout(Map<TableName, Place> places, List<LinkForm> links) {

    /// @param column from 0, left to right
    /// @param row    from 0, top to bottom
    /// @param cycle  whether the table is in a cycle
    record Place(int column, int row, boolean cycle) {}

    static OrderLayout of(List<TableName> order, List<List<TableName>> cycles, List<LinkForm> links) {
        Set<TableName> known = new HashSet<>(order);
        Map<TableName, List<TableName>> rounds = new HashMap<>();
        cycles.forEach(cycle -> cycle.forEach(table -> rounds.put(table, cycle)));
        List<LinkForm> drawn = links.stream().filter(link -> known.contains(link.child())
                && known.contains(link.parent()) && !link.child().equals(link.parent())).toList();
        Map<TableName, Integer> columns = new HashMap<>();
        // parents come first in the order, so one pass does; within a cycle nobody is first
        for (TableName table : order) {
            List<TableName> round = rounds.getOrDefault(table, List.of(table));
            int column = 0;
            for (LinkForm link : drawn) {
                if (round.contains(link.child()) && !round.contains(link.parent())) {
                    column = Math.max(column, columns.getOrDefault(link.parent(), 0) + 1);
                }
            }
            int place = column;
            round.forEach(each -> columns.put(each, place));
        }
        Map<TableName, Place> places = new HashMap<>();
        List<Integer> used = new ArrayList<>();
        for (TableName table : order) {
            int column = columns.getOrDefault(table, 0);
            while (used.size() <= column) {
                used.add(0);
            }
            places.put(table, new Place(column, used.get(column), rounds.containsKey(table)));
            used.set(column, used.get(column) + 1);
        }
        return new OrderLayout(Map.copyOf(places), drawn);
    }
}
