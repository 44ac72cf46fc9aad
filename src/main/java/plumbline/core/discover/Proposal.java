package plumbline.core.discover;

import java.util.List;
import java.util.stream.Stream;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;

/// A check that might be worth having.
public sealed interface Proposal {

    /// The table whose rows the check would find.
    TableName table();

    /// What names a row of [#table]: its primary key, or the column it is about where there is none.
    List<Ident> rowKey();

    /// Whether [#rowKey] names single rows, so that a repair can be kept to them.
    boolean keyed();

    /// What speaks for it.
    Evidence evidence();

    /// The word in JSON.
    default String kind() {
        return switch (this) {
            case ForeignKey _ -> "foreign-key";
            case Counter _ -> "counter";
            case Flag _ -> "flag";
            case NearUnique _ -> "near-unique";
        };
    }

    /// The column whose values are judged, the last one of a link of several: those before it are shared by many tables.
    default Ident column() {
        return switch (this) {
            case ForeignKey(Link link, _, _, _, _) -> link.columns().getLast();
            case Counter(_, Ident column, _, _, _, _, _) -> column;
            case Flag(_, Ident column, _, _, _, _) -> column;
            case NearUnique(_, Ident column, _, _, _, _) -> column;
        };
    }

    /// The tables it is about, the one with the violators first.
    default List<TableName> tables() {
        return switch (this) {
            case ForeignKey(Link link, _, _, _, _) -> List.of(link.child(), link.parent());
            case Counter counter -> List.of(counter.link().parent(), counter.link().child());
            case Flag flag -> List.of(flag.link().parent(), flag.link().child());
            case NearUnique unique -> List.of(unique.table());
        };
    }

    /// The columns it is about, the judged one first.
    default List<Ident> columns() {
        return switch (this) {
            case ForeignKey(Link link, _, _, _, _) -> Stream.concat(link.columns().stream(), link.keys().stream())
                    .toList();
            case Counter counter -> Stream.of(List.of(counter.column()), counter.link().columns(), counter.summed())
                    .flatMap(List::stream).toList();
            case Flag flag -> Stream.concat(Stream.of(flag.column()), flag.link().columns().stream()).toList();
            case NearUnique unique -> List.of(unique.column());
        };
    }

    /// The last word of the message keys that say what it is: those of [#kind], with counters apart by what they do.
    default String words() {
        return this instanceof Counter counter ? counter.summed().isEmpty() ? "count" : "sum" : kind();
    }

    /// What fills those messages: the table, its column, the other table, and there the key, or what is added up. Several
    /// columns stand in brackets.
    default List<String> names() {
        String judged = this instanceof ForeignKey link ? together(link.link().columns()) : column().name();
        String more = switch (this) {
            case ForeignKey(Link link, _, _, _, _) -> together(link.keys());
            case Counter counter -> String.join(" × ", counter.summed().stream().map(Ident::name).toList());
            case Flag flag -> together(flag.link().columns());
            case NearUnique unique -> unique.column().name();
        };
        return List.of(table().toString(), judged, tables().getLast().toString(), more);
    }

    private static String together(List<Ident> columns) {
        String all = String.join(", ", columns.stream().map(Ident::name).toList());
        return columns.size() == 1 ? all : "(" + all + ")";
    }

    /// A foreign key in fact that the schema does not declare.
    ///
    /// @param clearable whether it is one column that may be NULL; a part of several can't be cleared alone, since other
    ///                  links share it
    record ForeignKey(Link link, boolean clearable, List<Ident> rowKey, boolean keyed, Evidence evidence)
            implements
                Proposal {

        @Override
        public TableName table() {
            return link.child();
        }
    }

    /// A number that is the count of a row's details or the sum of one of their columns.
    ///
    /// @param summed empty: the details are counted; one column: its sum; two: the sum of their products
    /// @param exact  whether both sides are whole numbers; others may differ by less than half a cent
    record Counter(Link link, Ident column, List<Ident> summed, boolean exact, List<Ident> rowKey, boolean keyed,
            Evidence evidence) implements Proposal {

        public Counter {
            summed = List.copyOf(summed);
        }

        @Override
        public TableName table() {
            return link.parent();
        }
    }

    /// A flag that says whether a row has details.
    ///
    /// @param truth whether the column is a boolean; else it holds 0 and 1
    record Flag(Link link, Ident column, boolean truth, List<Ident> rowKey, boolean keyed, Evidence evidence)
            implements
                Proposal {

        @Override
        public TableName table() {
            return link.parent();
        }
    }

    /// A column whose values are all different but for a few doubles.
    ///
    /// @param text whether empty texts are left out
    record NearUnique(TableName table, Ident column, boolean text, List<Ident> rowKey, boolean keyed,
            Evidence evidence) implements Proposal {}
}
