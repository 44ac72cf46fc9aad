package plumbline.core.checkpoint;

import java.util.List;
import plumbline.core.sql.TableName;

/// Which tables are meant. A partitioned table means its partitions.
///
/// @param tables  these; a name without a schema is looked for on the search path
/// @param schemas all ordinary tables of these schemas as well; with no tables and no schemas all ordinary tables are
///                meant, the system's own and those of extensions excepted
/// @param sequences these as well, where they are there, although they belong to none of the tables
public record Choice(List<TableName> tables, List<String> schemas, List<TableName> sequences) {

    /// All ordinary tables.
    public static final Choice ALL = new Choice(List.of(), List.of());

    public Choice {
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
        sequences = List.copyOf(sequences);
    }

    /// Tables, and the sequences that belong to them.
    public Choice(List<TableName> tables, List<String> schemas) {
        this(tables, schemas, List.of());
    }

    /// These tables only.
    public static Choice of(List<TableName> tables) {
        return new Choice(tables, List.of());
    }

    /// Whether all ordinary tables are meant.
    public boolean all() {
        return tables.isEmpty() && schemas.isEmpty() && sequences.isEmpty();
    }
}
