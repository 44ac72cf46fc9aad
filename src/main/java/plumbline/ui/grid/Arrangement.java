package plumbline.ui.grid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import plumbline.core.session.Row;

/// Which rows a grid shows and in which order. Immutable, so that it can be worked out on another thread.
///
/// @param filter words that must all occur in a row, in any column, whatever their case
/// @param sorts  the first one counts most; rows that are equal keep the order of the check
/// @param group  column by whose value rows are put together, or empty
public record Arrangement(List<GridColumn> columns, String filter, List<Sort> sorts, String group) {
    private static final Object NONE = new Object();

    public Arrangement {
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
    }

    /// The rows to show.
    public List<Row> of(List<Row> rows) {
        List<String> words = words();
        if (words.isEmpty() && sorts.isEmpty()) {
            return rows;
        }
        List<Row> shown = new ArrayList<>();
        for (Row row : rows) {
            if (words.isEmpty() || holds(row, words)) {
                shown.add(row);
            }
        }
        comparator().ifPresent(shown::sort);
        return shown;
    }

    /// The rows put together by the column's value, in the values' order.
    ///
    /// @param shown rows in their order
    /// @return none where there is no such column
    public List<Group> groups(List<Row> shown) {
        int place = -1;
        for (int i = 0; i < columns.size(); i++) {
            place = columns.get(i).name().equals(group) ? i : place;
        }
        if (place < 0) {
            return List.of();
        }
        Map<Object, List<Row>> byValue = new HashMap<>();
        List<Object> values = new ArrayList<>();
        for (Row row : shown) {
            Object value = row.get(place);
            byValue.computeIfAbsent(value == null ? NONE : value, fresh -> {
                values.add(fresh);
                return new ArrayList<>();
            }).add(row);
        }
        boolean descending = sorts.stream().anyMatch(sort -> sort.column().equals(group) && sort.descending());
        values.sort(byPresence().thenComparing(descending ? Arrangement::backwards : Arrangement::compare));
        return values.stream().map(value -> new Group(NONE.equals(value) ? "null" : "=" + value,
                NONE.equals(value) ? "" : value.toString(), byValue.getOrDefault(value, List.of()))).toList();
    }

    private static Comparator<Object> byPresence() {
        return Comparator.comparing(NONE::equals);
    }

    private List<String> words() {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    private static boolean holds(Row row, List<String> words) {
        for (String word : words) {
            boolean found = false;
            for (int i = 0; i < row.values().size() && !found; i++) {
                found = row.text(i).toLowerCase(Locale.ROOT).contains(word);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private java.util.Optional<Comparator<Row>> comparator() {
        return sorts.stream().<Comparator<Row>>mapMulti((sort, into) -> {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(sort.column())) {
                    into.accept(by(i, sort.descending()));
                }
            }
        }).reduce(Comparator::thenComparing);
    }

    // rows without a value come last, whichever way the column is turned
    private static Comparator<Row> by(int index, boolean descending) {
        Comparator<Object> values = descending ? Arrangement::backwards : Arrangement::compare;
        return (left, right) -> {
            Object a = left.get(index);
            Object b = right.get(index);
            if (a == null || b == null) {
                return Boolean.compare(a == null, b == null);
            }
            return values.compare(a, b);
        };
    }

    private static int backwards(Object a, Object b) {
        return compare(b, a);
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return compareNumbers(x, y);
        }
        if (a instanceof Boolean x && b instanceof Boolean y) {
            return Boolean.compare(x, y);
        }
        int ignoringCase = a.toString().compareToIgnoreCase(b.toString());
        return ignoringCase != 0 ? ignoringCase : a.toString().compareTo(b.toString());
    }

    private static int compareNumbers(Number x, Number y) {
        boolean finite = Double.isFinite(x.doubleValue()) && Double.isFinite(y.doubleValue());
        return finite
                ? new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString()))
                : Double.compare(x.doubleValue(), y.doubleValue());
    }
}
