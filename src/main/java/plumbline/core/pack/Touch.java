package plumbline.core.pack;

import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.core.sql.TableName;

/// A table a repair may change.
///
/// @param rows column of the table to column of the finding: only the rows the findings name may change; empty: whatever
///             rows the statements and the triggers behind them write (PostgreSQL only)
public record Touch(TableName table, Map<String, String> rows) {

    public Touch {
        rows = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /// Whether the findings name the rows.
    public boolean named() {
        return !rows.isEmpty();
    }
}
