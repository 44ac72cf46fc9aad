package plumbline.core.journal;

import java.util.List;
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
}
