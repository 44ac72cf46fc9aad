package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.sql.TableName;

/// Which tables are meant. A partitioned table means its partitions.
///
/// @param tables  these; a name without a schema is looked for on the search path
/// @param schemas all ordinary tables of these schemas as well; with no tables and no schemas all ordinary tables are
///                meant, the system's own and those of extensions excepted
public record Choice(List<TableName> tables, List<String> schemas) {

    /// All ordinary tables.
    public static final Choice ALL = new Choice(List.of(), List.of());

    public Choice {
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
    }

    /// These tables only.
    public static Choice of(List<TableName> tables) {
        return new Choice(tables, List.of());
    }

    /// Whether all ordinary tables are meant.
    public boolean all() {
        return tables.isEmpty() && schemas.isEmpty();
    }
}
