package plumbline.core.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.session.RowChange;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.TableName;

/// The rows a change touched, before and after: what an undo needs.
///
/// @param table   the table
/// @param columns its columns when the change was made
/// @param changes a row each
public record RowImages(TableName table, List<TableColumn> columns, List<RowChange> changes) {

    public RowImages {
        columns = List.copyOf(columns);
        changes = List.copyOf(changes);
    }

    /// The changed rows' primary keys, in their order.
    public List<Map<String, @Nullable Object>> keys() {
        return changes.stream().map(RowChange::key).toList();
    }
}
