package plumbline.db.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.core.pack.History;
import plumbline.core.session.TableColumn;
import plumbline.core.snapshot.Ground;

/// Finds out which of a view's columns are a table's, by their names. Stateless.
final class FieldColumns {

    private FieldColumns() {}

    /// A column of the view belongs to the table's of the same name, or of the same name without the prefix. What tells the
    /// table's rows apart can't be edited.
    static Ground.FieldTable of(History.Fields table, List<TableColumn> columns, List<TableColumn> view) {
        Map<String, String> key = new LinkedHashMap<>();
        table.key().forEach((column, ofView) -> key.put(has(columns, column) ? column : ofView, ofView));
        List<TableColumn> told = columns.stream().anyMatch(column -> column.key() > 0) && !TableColumn.byPlace(columns)
                ? columns
                : TableColumn.toldBy(columns, key.keySet());
        Map<String, String> editable = new LinkedHashMap<>();
        for (TableColumn shown : view) {
            String name = shown.name().name();
            String bare = name.startsWith(table.prefix()) ? name.substring(table.prefix().length()) : name;
            String its = has(columns, name) ? name : bare;
            told.stream().filter(column -> column.name().name().equals(its) && column.key() == 0
                    && !column.generated() && !key.containsKey(its) && !key.containsValue(name))
                    .findFirst().ifPresent(_ -> editable.put(name, its));
        }
        return new Ground.FieldTable(table.table(), told, key, editable);
    }

    private static boolean has(List<TableColumn> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().name().equals(name));
    }
}
