package plumbline.core.discover;

import java.util.List;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// Columns whose values are keys of another table; they belong together by place.
public record Link(TableName child, List<Ident> columns, TableName parent, List<Ident> keys) {

    public Link {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        if (columns.isEmpty() || columns.size() != keys.size()) {
            throw new IllegalArgumentException("a link of " + columns + " to " + keys);
        }
    }

    /// A link of one column.
    public Link(TableName child, Ident column, TableName parent, Ident key) {
        this(child, List.of(column), parent, List.of(key));
    }

    /// Whether it is of one column.
    boolean single() {
        return columns.size() == 1;
    }
}
