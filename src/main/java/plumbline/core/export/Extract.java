package plumbline.core.export;

import java.util.List;

import plumbline.core.session.Column;
import plumbline.core.session.Row;

/// Rows that leave the console as text.
///
/// @param name    what they are; the table's name in INSERT statements
/// @param columns as many as each row has values
/// @param rows    in the order in which they are written
public record Extract(String name, List<Column> columns, List<Row> rows) {
    public Extract {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
