package plumbline.core.snapshot;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.core.pack.History;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// What a target's catalog says about a history.
///
/// @param view   the view's columns
/// @param kept   the columns of the table of versions
/// @param fields tables that may be edited, as far as the target has them
public record Ground(History history, List<TableColumn> view, List<KeptColumn> kept, List<FieldTable> fields) {

    private static final Set<String> MADE = Set.of("uuid", "text", "varchar", "bpchar");

    public Ground {
        view = List.copyOf(view);
        kept = List.copyOf(kept);
        fields = List.copyOf(fields);
    }

    /// A column of the table of versions.
    ///
    /// @param typeName the server's type name
    /// @param nullable whether it may be left empty
    /// @param filled   whether the server fills it where nothing is given
    public record KeptColumn(Ident name, String typeName, boolean nullable, boolean filled) {}

    /// A table that may be edited.
    ///
    /// @param columns  all of them; what tells its rows apart is among them
    /// @param key      its columns by the view's that have the same values
    /// @param editable column of the view to the table's
    public record FieldTable(TableName table, List<TableColumn> columns, Map<String, String> key,
            Map<String, String> editable) {

        public FieldTable {
            columns = List.copyOf(columns);
            key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
            editable = Collections.unmodifiableMap(new LinkedHashMap<>(editable));
        }

        /// One of its columns.
        public TableColumn column(String name) {
            return columns.stream().filter(each -> each.name().name().equals(name)).findFirst().orElseThrow();
        }
    }

    /// The table a field of the view belongs to; empty where it can't be edited.
    public Optional<FieldTable> owner(String field) {
        return fields.stream().filter(table -> table.editable().containsKey(field)).findFirst();
    }

    /// A column of the view.
    public Optional<TableColumn> column(String field) {
        return view.stream().filter(each -> each.name().name().equals(field)).findFirst();
    }

    /// Whether the table of versions has a column.
    public boolean keeps(String column) {
        return kept.stream().anyMatch(each -> each.name().name().equals(column));
    }

    private boolean takesText(String column) {
        return kept.stream().filter(each -> each.name().name().equals(column))
                .anyMatch(each -> MADE.contains(each.typeName()));
    }

    /// Columns of the table of versions that nothing fills and that must not be empty; an id is made here where its type
    /// takes any text.
    public List<String> unfilled() {
        History.Kept its = history.kept();
        List<String> known = List.of(its.id(), its.key(), its.version(), its.at(), its.editor(), its.summary(),
                its.payload());
        return kept.stream().filter(column -> !column.nullable() && !column.filled())
                .map(column -> column.name().name())
                .filter(name -> name.equals(its.id())
                        ? !takesText(name)
                        : !known.contains(name)
                                && column(name).isEmpty())
                .toList();
    }
}
