package plumbline.ui.checkpoints;

import java.util.List;
import plumbline.core.sql.TableName;

/// The tables that a pack would have saved.
///
/// @param title of the pack, in the present language
public record PackTables(String title, List<TableName> tables) {

    public PackTables {
        tables = List.copyOf(tables);
    }
}
