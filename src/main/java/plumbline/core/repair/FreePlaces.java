package plumbline.core.repair;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.RowChange;

/// The order in which rows go back where values must not meet: whoever holds the value another one needs goes first, as
/// when numbers that were moved up by one are moved down again. Rows that only changed places with each other can't be
/// told apart from any others here; the server refuses them.
final class FreePlaces {

    private final List<Set<String>> unique;
    private final Map<List<@Nullable Object>, RowChange> holders = new HashMap<>();

    private FreePlaces(List<RowChange> changes, List<Set<String>> unique) {
        this.unique = unique;
        for (RowChange change : changes) {
            for (Set<String> columns : unique) {
                List<@Nullable Object> place = place(columns, change.after());
                if (!place.isEmpty()) {
                    holders.put(place, change);
                }
            }
        }
    }

    /// The same changes, in that order.
    ///
    /// @param changes updates only
    /// @param unique  the sets of columns that must not be doubled
    static List<RowChange> first(List<RowChange> changes, List<Set<String>> unique) {
        return unique.isEmpty() ? changes : new FreePlaces(changes, unique).ordered(changes);
    }

    private List<RowChange> ordered(List<RowChange> changes) {
        List<RowChange> ordered = new ArrayList<>();
        Set<Map<String, @Nullable Object>> met = new HashSet<>();
        Deque<RowChange> waiting = new ArrayDeque<>();
        for (RowChange change : changes) {
            if (met.add(change.key())) {
                waiting.push(change);
            }
            while (!waiting.isEmpty()) {
                RowChange before = holder(waiting.element(), met);
                if (before == null) {
                    ordered.add(waiting.pop());
                } else {
                    met.add(before.key());
                    waiting.push(before);
                }
            }
        }
        return ordered;
    }

    /// A row not met yet that holds a place this one needs.
    private @Nullable RowChange holder(RowChange change, Set<Map<String, @Nullable Object>> met) {
        for (Set<String> columns : unique) {
            RowChange holder = holders.get(place(columns, change.before()));
            if (holder != null && !met.contains(holder.key())) {
                return holder;
            }
        }
        return null;
    }

    /// The values of a unique set, with the names they belong to; empty where one is NULL, which meets nothing.
    private static List<@Nullable Object> place(Set<String> columns, @Nullable Map<String, @Nullable Object> row) {
        List<@Nullable Object> place = new ArrayList<>();
        if (row == null || columns.stream().map(row::get).anyMatch(Objects::isNull)) {
            return place;
        }
        columns.forEach(column -> {
            place.add(column);
            place.add(row.get(column));
        });
        return place;
    }
}
