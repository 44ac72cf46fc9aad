package plumbline.core.pack;

import java.util.Map;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.text.LocalText;

/// One way to put a check's findings right.
///
/// @param id         unique in the check; names the way on the command line
/// @param does       what it does, in one or two sentences
/// @param locks      what it locks and for how long
/// @param statements by database system; takes the chosen keys as `:keys` (one key column) or `:keys_<column>`
/// @param table      the one table it may change
/// @param keys       column of that table to column of the finding: which rows of the table the findings are about
/// @param narrowable whether it can be kept to chosen findings
/// @param limit      the most rows it may change in one go
public record Repair(String id, LocalText title, LocalText does, LocalText locks, Map<Engine, NamedSql> statements,
        TableName table, Map<String, String> keys, boolean narrowable, int limit) {

    public Repair {
        statements = Map.copyOf(statements);
        keys = Map.copyOf(keys);
    }
}
