package plumbline.core.checkpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.sql.TableName;

/// What a target or a checkpoint holds. No record, since it finds a table by its name at once: there may be thousands.
/// Immutable.
public final class Inventory {

    /// Nothing.
    public static final Inventory NONE = new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), "");

    private final List<TableForm> tables;
    private final Map<TableName, TableForm> byName;
    private final List<LinkForm> links;
    private final List<TriggerForm> triggers;
    private final List<SequenceForm> sequences;
    private final List<Skipped> skipped;
    private final String schema;

    /// Takes what it holds.
    ///
    /// @param tables   by schema and name
    /// @param links    the foreign keys in which one of the tables is child or parent
    /// @param triggers of the tables
    /// @param skipped  what was left out
    /// @param schema   the tables' definitions as SQL, for people
    public Inventory(List<TableForm> tables, List<LinkForm> links, List<TriggerForm> triggers,
            List<SequenceForm> sequences, List<Skipped> skipped, String schema) {
        this.tables = List.copyOf(tables);
        this.links = List.copyOf(links);
        this.triggers = List.copyOf(triggers);
        this.sequences = List.copyOf(sequences);
        this.skipped = List.copyOf(skipped);
        this.schema = schema;
        this.byName = HashMap.newHashMap(tables.size());
        this.tables.forEach(table -> byName.putIfAbsent(table.name(), table));
    }

    /// By schema and name.
    public List<TableForm> tables() {
        return tables;
    }

    /// The table of this name.
    public Optional<TableForm> table(TableName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The foreign keys in which one of the tables is child or parent.
    public List<LinkForm> links() {
        return links;
    }

    /// The triggers of the tables.
    public List<TriggerForm> triggers() {
        return triggers;
    }

    /// The sequences, of the tables and free.
    public List<SequenceForm> sequences() {
        return sequences;
    }

    /// What was left out.
    public List<Skipped> skipped() {
        return skipped;
    }

    /// The tables' definitions as SQL, for people.
    public String schema() {
        return schema;
    }

    private List<Object> parts() {
        return List.of(tables, links, triggers, sequences, skipped, schema);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inventory its && parts().equals(its.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Inventory" + parts();
    }
}
