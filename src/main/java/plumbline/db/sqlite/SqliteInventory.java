package plumbline.db.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyOrder;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.Skipped;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;
import plumbline.db.jdbc.SqlFile;

/// Reads what a SQLite file holds, in a handful of questions and one count a table.
///
/// A row is told by the primary key where that can't be NULL, else by its rowid, which then is the first saved column.
/// Tables have no schema here: all are of `main`.
final class SqliteInventory {

    private static final SqlFile TABLES = SqlFile.read("sqlite/checkpoint_tables.sql");
    private static final SqlFile COLUMNS = SqlFile.read("sqlite/checkpoint_columns.sql");
    private static final SqlFile VIRTUAL = SqlFile.read("sqlite/checkpoint_virtual.sql");
    private static final SqlFile TRIGGERS = SqlFile.read("sqlite/checkpoint_triggers.sql");
    private static final SqlFile SCHEMA = SqlFile.read("sqlite/checkpoint_schema.sql");
    private static final SqlFile SEQUENCES = SqlFile.read("sqlite/checkpoint_sequences.sql");
    private static final List<String> ROW_IDS = List.of("rowid", "_rowid_", "oid");

    private final SqliteAccess access;
    private final SqliteIndexes indexes;
    private final Map<String, List<Row>> columns = new LinkedHashMap<>();
    private final List<TableForm> tables = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final Map<String, String> numbered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SqliteInventory(SqliteAccess access) {
        this.access = access;
        this.indexes = SqliteIndexes.read(access);
    }

    /// Reads the chosen tables.
    ///
    /// @throws ProblemException UNKNOWN_TABLE where a chosen one is missing or has no rows of its own
    static Inventory read(SqliteAccess access, Choice choice) {
        return new SqliteInventory(access).read(choice);
    }

    private Inventory read(Choice choice) {
        for (Row row : access.ask(COLUMNS.sql())) {
            columns.computeIfAbsent(row.text(0), _ -> new ArrayList<>()).add(row);
        }
        List<Row> all = access.ask(TABLES.sql());
        Set<String> wanted = wanted(choice, all);
        List<LinkForm> links = SqliteLinks.read(access, columns);
        for (Row row : all) {
            boolean table = row.text(1).equals("table");
            if (!table && !keepsRows(row)) {
                skipped.add(new Skipped(row.text(0), row.text(1)));
            } else if (wanted.contains(folded(row.text(0)))) {
                add(row, links);
            }
        }
        Set<String> read = tables.stream().map(form -> folded(form.name().table().name())).collect(Collectors.toSet());
        return new Inventory(tables,
                links.stream().filter(link -> read.contains(folded(link.child().table().name()))
                        || read.contains(folded(link.parent().table().name()))).toList(),
                triggers(read), sequences(), skipped, schema());
    }

    private Set<String> wanted(Choice choice, List<Row> all) {
        Map<String, String> kinds = new LinkedHashMap<>();
        all.forEach(row -> kinds.put(folded(row.text(0)), keepsRows(row) ? "table" : row.text(1)));
        Set<String> wanted = new HashSet<>();
        for (TableName name : choice.tables()) {
            String kind = kinds.get(folded(name.table().name()));
            boolean elsewhere = name.schema().map(schema -> !schema.name().equalsIgnoreCase("main")).orElse(false);
            if (kind == null || elsewhere || !kind.equals("table")) {
                throw new ProblemException(kind == null || elsewhere
                        ? Problem.of(ProblemCode.UNKNOWN_TABLE, name.toString())
                        : Problem.of(ProblemCode.UNKNOWN_TABLE, name.toString(),
                                Phrase.of("checkpoints.skipped." + kind)));
            }
            wanted.add(folded(name.table().name()));
        }
        if (choice.all() || choice.schemas().contains("main")) {
            wanted.addAll(kinds.keySet());
        }
        return wanted;
    }

    private void add(Row table, List<LinkForm> links) {
        String name = table.text(0);
        boolean withoutRowId = table.text(2).equals("1");
        boolean virtual = !table.text(1).equals("table");
        List<Row> own = virtual
                ? access.ask(VIRTUAL.bind(Map.of("table", name)))
                : columns.getOrDefault(name, List.of());
        List<ColumnForm> saved = new ArrayList<>();
        List<String> generated = new ArrayList<>();
        TreeMap<Integer, Integer> primary = new TreeMap<>();
        boolean never = true;
        for (Row column : own) {
            if (hidden(column) > 1) {
                generated.add(column.text(1));
                continue;
            }
            int place = Integer.parseInt(column.text(5));
            if (place > 0) {
                primary.put(place, saved.size());
                never &= column.text(3).equals("1");
            }
            saved.add(new ColumnForm(new Ident(column.text(1)), column.text(2), 0, "",
                    SqliteDialect.kind(column.text(2)), column.text(3).equals("1"), false));
        }
        boolean numbers = !withoutRowId && primary.size() == 1 && !indexes.hasPrimary(name);
        List<KeyPart> key = new ArrayList<>();
        if (!primary.isEmpty() && (withoutRowId || numbers || never)) {
            primary.values().forEach(place -> key.add(new KeyPart(place, KeyOrder.SQLITE)));
        } else {
            String free = freeRowId(own);
            if (free.isEmpty()) {
                skipped.add(new Skipped(name, "no-rowid"));
                return;
            }
            saved.addFirst(new ColumnForm(new Ident(free), "INTEGER", 0, "", ValueKind.NUMBER, true, false));
            key.add(new KeyPart(0, KeyOrder.SQLITE));
        }
        if (numbers && SqliteText.hasWord(table.text(4), "AUTOINCREMENT")) {
            numbered.put(name, saved.get(key.getFirst().column()).name().name());
        }
        TableName named = TableName.of(name);
        tables.add(new TableForm(named, virtual ? "virtual" : withoutRowId ? "without-rowid" : "table", null, saved,
                generated, key, true,
                Coding.SQLITE, definition(table, own, links), count(named), -1));
    }

    /// Virtual tables have a reader of their own, which may be missing here; these two are SQLite's and keep rows that are
    /// written nowhere else.
    private static boolean keepsRows(Row table) {
        return table.text(1).equals("virtual") && table.get(4) != null && SearchTables.keepsRows(table.text(4));
    }

    private static int hidden(Row column) {
        return Integer.parseInt(column.text(6));
    }

    /// By which of its three names the rowid can be asked for, or empty where columns have all of them.
    private static String freeRowId(List<Row> columns) {
        Set<String> taken = columns.stream().map(column -> folded(column.text(1))).collect(Collectors.toSet());
        return ROW_IDS.stream().filter(name -> !taken.contains(name)).findFirst().orElse("");
    }

    /// Whether rows are told apart by their rowid, which is no column of the table.
    static boolean isRowId(TableForm form) {
        KeyPart part = form.key().getFirst();
        String name = folded(form.columns().get(part.column()).name().name());
        return part.column() == 0 && ROW_IDS.contains(name) && !form.kind().equals("virtual")
                && form.definition().stream().noneMatch(line -> folded(line).startsWith("column \"" + name + "\""));
    }

    /// By which name the rowid of a table can be asked for beside its columns, generated ones included.
    static Optional<Ident> rowId(TableForm form) {
        Set<String> taken = new HashSet<>();
        form.columns().forEach(column -> taken.add(folded(column.name().name())));
        form.generated().forEach(name -> taken.add(folded(name)));
        return ROW_IDS.stream().filter(name -> !taken.contains(name)).findFirst().map(Ident::new);
    }

    private long count(TableName table) {
        Sql count = new SqlBuilder().add("SELECT count(*) FROM main.").table(table).toSql();
        return Long.parseLong(access.ask(count).getFirst().text(0));
    }

    private List<String> definition(Row table, List<Row> own, List<LinkForm> links) {
        List<String> lines = new ArrayList<>();
        for (Row column : own) {
            lines.add("column " + new Ident(column.text(1)).quoted()
                    + (column.text(2).isEmpty() ? "" : " " + column.text(2))
                    + (column.text(3).equals("1") ? " not null" : "")
                    + (column.get(4) == null ? "" : " default " + column.text(4))
                    + (column.text(5).equals("0") ? "" : " key " + column.text(5))
                    + (hidden(column) == 2 ? " generated virtual" : hidden(column) == 3 ? " generated stored" : ""));
        }
        if (table.text(2).equals("1")) {
            lines.add("without rowid");
        }
        if (table.text(3).equals("1")) {
            lines.add("strict");
        }
        links.stream().filter(link -> link.child().table().name().equals(table.text(0)))
                .map(LinkForm::definition).forEach(lines::add);
        lines.addAll(indexes.lines(table.text(0)));
        // what no pragma tells: checks, collations, expressions of generated columns
        lines.add(SqliteText.oneLine(table.text(4)));
        return lines;
    }

    private List<TriggerForm> triggers(Set<String> of) {
        return access.ask(TRIGGERS.sql()).stream().filter(row -> of.contains(folded(row.text(0))))
                .map(row -> new TriggerForm(tableOf(row.text(0)), row.text(1), "O", row.text(2))).toList();
    }

    /// The table as the schema writes it: a trigger may name it in another case.
    private TableName tableOf(String written) {
        return tables.stream().map(TableForm::name).filter(name -> name.table().name().equalsIgnoreCase(written))
                .findFirst().orElse(TableName.of(written));
    }

    /// A table that never got a row has none in `sqlite_sequence`.
    private List<SequenceForm> sequences() {
        if (numbered.isEmpty()) {
            return List.of();
        }
        Map<String, Long> last = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Row row : access.ask(SEQUENCES.sql())) {
            if (row.get(1) instanceof Long number) {
                last.put(row.text(0), number);
            }
        }
        List<SequenceForm> sequences = new ArrayList<>();
        numbered.forEach((table, column) -> {
            Long given = last.get(table);
            sequences.add(new SequenceForm(TableName.of(table), given == null ? 1 : given, given != null, 1, table,
                    column));
        });
        return sequences;
    }

    private String schema() {
        return access.ask(SCHEMA.sql()).stream().map(row -> row.text(0) + ";\n").collect(Collectors.joining("\n"));
    }

    /// SQLite compares names without case, of ASCII letters only.
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
