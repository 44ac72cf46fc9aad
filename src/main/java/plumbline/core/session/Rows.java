package plumbline.core.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A result read whole.
///
/// @param columns in the order of the statement
/// @param rows    at most as many as were asked for
/// @param count   how many rows the statement had in all; more than `rows` holds where a limit was given
public record Rows(List<Column> columns, List<Row> rows, long count) {

    public Rows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The place of a column, if there is one of that name.
    public Optional<Integer> indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /// The value of a column in the first row; null where there is no row, no such column or no value.
    public @Nullable Object first(String column) {
        Optional<Integer> index = indexOf(column);
        return rows.isEmpty() || index.isEmpty() ? null : rows.getFirst().get(index.get());
    }

    /// The first value of the first row as text; empty where there is none.
    public String firstText() {
        return rows.isEmpty() || columns.isEmpty() ? "" : rows.getFirst().text(0);
    }
}
