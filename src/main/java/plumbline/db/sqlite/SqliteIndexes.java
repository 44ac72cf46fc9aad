package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.db.jdbc.SqlFile;

/// The indexes of a file's tables.
final class SqliteIndexes {

    private static final SqlFile INDEXES = SqlFile.read("sqlite/checkpoint_indexes.sql");

    private final Map<String, Map<String, List<Row>>> byTable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SqliteIndexes() {}

    static SqliteIndexes read(SqliteAccess access) {
        SqliteIndexes indexes = new SqliteIndexes();
        for (Row row : access.ask(INDEXES.sql())) {
            indexes.byTable.computeIfAbsent(row.text(0), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.text(1), _ -> new ArrayList<>()).add(row);
        }
        return indexes;
    }

    /// Whether the primary key is an index of its own; an `INTEGER PRIMARY KEY` is not, it is the rowid.
    boolean hasPrimary(String table) {
        return of(table).values().stream().anyMatch(parts -> parts.getFirst().text(3).equals("pk"));
    }

    /// Names of the columns of such an index, folded; none where the primary key is the rowid.
    Set<String> primary(String table) {
        return of(table).values().stream().filter(parts -> parts.getFirst().text(3).equals("pk")).findFirst()
                .map(parts -> parts.stream().map(part -> SqliteInventory.folded(part.text(7)))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /// One line an index.
    List<String> lines(String table) {
        List<String> lines = new ArrayList<>();
        of(table).values().forEach(parts -> {
            Row first = parts.getFirst();
            if (first.get(5) != null) {
                lines.add(SqliteText.oneLine(first.text(5)));
                return;
            }
            List<String> columns = parts.stream().map(part -> new Ident(part.text(7)).quoted()
                    + (part.text(9).equals("BINARY") ? "" : " collate " + part.text(9))
                    + (part.text(8).equals("1") ? " desc" : "")).toList();
            lines.add((first.text(3).equals("pk") ? "primary key (" : "unique (") + String.join(", ", columns) + ")");
        });
        return lines;
    }

    /// Names of the columns in which two rows may not be equal, folded.
    Set<String> unique(String table) {
        Set<String> names = new HashSet<>();
        for (List<Row> parts : of(table).values()) {
            if (parts.getFirst().text(2).equals("1")) {
                parts.stream().filter(part -> part.get(7) != null)
                        .forEach(part -> names.add(SqliteInventory.folded(part.text(7))));
            }
        }
        return names;
    }

    /// The collation of a column in a unique index, which a foreign key to it needs; `BINARY` where it is in none.
    String collation(String table, String column) {
        return of(table).values().stream().filter(parts -> parts.getFirst().text(2).equals("1"))
                .flatMap(List::stream).filter(part -> part.get(7) != null && part.text(7).equalsIgnoreCase(column))
                .findFirst().map(part -> part.text(9)).orElse("BINARY");
    }

    /// Whether a unique index tells rows apart by just these columns.
    ///
    /// @param columns folded
    boolean identifies(String table, Set<String> columns) {
        return of(table).values().stream()
                .filter(parts -> parts.getFirst().text(2).equals("1") && parts.getFirst().text(4).equals("0")
                        && parts.stream().allMatch(part -> part.get(7) != null))
                .anyMatch(parts -> parts.stream().map(part -> SqliteInventory.folded(part.text(7)))
                        .collect(Collectors.toSet()).equals(columns));
    }

    /// How many a table has.
    int count(String table) {
        return of(table).size();
    }

    /// Whether any column may decide over a unique index: by an expression or by the condition of a partial one.
    boolean anyMayBeUnique(String table) {
        return of(table).values().stream().filter(parts -> parts.getFirst().text(2).equals("1"))
                .anyMatch(parts -> parts.getFirst().text(4).equals("1")
                        || parts.stream().anyMatch(part -> part.get(7) == null));
    }

    private Map<String, List<Row>> of(String table) {
        return byTable.getOrDefault(table, Map.of());
    }
}
