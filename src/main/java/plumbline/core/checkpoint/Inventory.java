package plumbline.core.checkpoint;

import java.util.List;
import java.util.Optional;
import plumbline.core.sql.TableName;

/// What a target or a checkpoint holds.
///
/// @param tables   by schema and name
/// @param links    the foreign keys in which one of the tables is child or parent
/// @param triggers of the tables
/// @param skipped  what was left out
/// @param schema   the tables' definitions as SQL, for people
public record Inventory(List<TableForm> tables, List<LinkForm> links, List<TriggerForm> triggers,
        List<SequenceForm> sequences, List<Skipped> skipped, String schema) {

    /// Nothing.
    public static final Inventory NONE = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), "");

    public Inventory {
        tables = List.copyOf(tables);
        links = List.copyOf(links);
        triggers = List.copyOf(triggers);
        sequences = List.copyOf(sequences);
        skipped = List.copyOf(skipped);
    }

    /// The table of this name.
    public Optional<TableForm> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
