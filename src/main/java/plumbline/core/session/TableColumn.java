package plumbline.core.session;

import java.util.Collection;
import java.util.List;
import plumbline.core.sql.Ident;

/// A column of a table as the catalog describes it.
///
/// @param typeName  the server's type name
/// @param key       its place in the primary key from 1, or 0
/// @param generated whether the server computes it, so that it can't be written
public record TableColumn(Ident name, String typeName, ValueKind kind, int key, boolean generated) {

    /// Whether these tell rows by nothing but their place in the table, which a row leaves when it is changed and does
    /// not get back when it is put back.
    public static boolean byPlace(Collection<TableColumn> columns) {
        return columns.stream().anyMatch(column -> column.key() > 0 && column.generated()
                && column.typeName().equals("tid"));
    }

    /// The same without a place, told by other columns instead.
    ///
    /// @param keys names of the columns that tell rows apart
    public static List<TableColumn> toldBy(List<TableColumn> columns, Collection<String> keys) {
        List<String> order = List.copyOf(keys);
        return columns.stream().filter(column -> column.key() == 0)
                .map(column -> new TableColumn(column.name(), column.typeName(), column.kind(),
                        order.indexOf(column.name().name()) + 1, column.generated()))
                .toList();
    }
}
