package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.SqlFile;

/// Reads the declared foreign keys of a file. SQLite vouches for none of them: each connection decides whether it heeds
/// them.
final class SqliteLinks {

    private static final SqlFile LINKS = SqlFile.read("sqlite/checkpoint_links.sql");

    private SqliteLinks() {}

    /// @param columns of each table, as `checkpoint_columns.sql` has them
    static List<LinkForm> read(SqliteAccess access, Map<String, List<Row>> columns) {
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        for (Row row : access.ask(LINKS.sql())) {
            parts.computeIfAbsent(row.text(0) + "\0" + row.text(1), _ -> new ArrayList<>()).add(row);
        }
        return parts.values().stream().map(rows -> link(rows, columns)).toList();
    }

    private static LinkForm link(List<Row> parts, Map<String, List<Row>> columns) {
        Row first = parts.getFirst();
        String parent = columns.keySet().stream().filter(first.text(3)::equalsIgnoreCase).findFirst()
                .orElse(first.text(3));
        List<Ident> from = parts.stream().map(part -> new Ident(part.text(2))).toList();
        List<Ident> to = first.get(4) == null
                ? primary(columns.getOrDefault(parent, List.of()))
                : parts.stream().map(part -> new Ident(part.text(4))).toList();
        String onDelete = first.text(6).toLowerCase(Locale.ROOT);
        String onUpdate = first.text(5).toLowerCase(Locale.ROOT);
        String definition = "foreign key (" + listed(from) + ") references " + new Ident(parent).quoted() + " ("
                + listed(to) + ")" + action(" on delete ", onDelete) + action(" on update ", onUpdate);
        return new LinkForm("", TableName.of(first.text(0)), from, TableName.of(parent), to, definition, false, false,
                false, onDelete);
    }

    private static List<Ident> primary(List<Row> columns) {
        TreeMap<Integer, Ident> key = new TreeMap<>();
        for (Row column : columns) {
            int place = Integer.parseInt(column.text(5));
            if (place > 0) {
                key.put(place, new Ident(column.text(1)));
            }
        }
        return List.copyOf(key.values());
    }

    private static String action(String words, String action) {
        return action.equals("no action") ? "" : words + action;
    }

    private static String listed(List<Ident> names) {
        return names.stream().map(Ident::quoted).collect(Collectors.joining(", "));
    }
}
