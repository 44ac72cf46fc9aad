package plumbline.core.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Which row a history is about.
///
/// @param values column of the view to its text, in the order of the history's key
public record RowKey(Map<String, String> values) {

    private static final String BETWEEN = "::";

    public RowKey {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The key as versions keep it.
    public String joined() {
        return String.join(BETWEEN, values.values());
    }

    /// The value of a column, which must be one of the key's.
    public String value(String column) {
        return Objects.requireNonNull(values.get(column), column);
    }

    /// A key in the history's order.
    ///
    /// @throws IllegalArgumentException where one of its columns is missing
    static RowKey of(List<String> columns, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : columns) {
            String value = given.get(column);
            if (value == null) {
                throw new IllegalArgumentException(column);
            }
            values.put(column, value);
        }
        return new RowKey(values);
    }
}
