package plumbline.core.backup;

import java.util.List;
import plumbline.core.sql.TableName;

/// What to dump of a PostgreSQL database.
///
/// @param tables with their schemas; empty: the whole database
/// @param level  how hard to compress, 0 to 9; negative: as the tool does by itself
public record DumpRequest(List<TableName> tables, Scope scope, int level) {

    /// The whole database as the tool does it by itself.
    public static final DumpRequest WHOLE = new DumpRequest(List.of(), Scope.ALL, -1);

    public DumpRequest {
        tables = List.copyOf(tables);
        if (level > 9) {
            throw new IllegalArgumentException("no level: " + level);
        }
    }
}
