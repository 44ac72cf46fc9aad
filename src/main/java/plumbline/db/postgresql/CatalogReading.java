package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.LinkForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TriggerForm;
import plumbline.core.session.Row;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Reads what the catalog says of chosen tables, with one question for all of them each.
final class CatalogReading {

    /// Smaller tables are read in the order of their key: sorting them costs next to nothing.
    static final long SMALL = 8L << 20;
    /// Smaller ones are sorted, or read anew, sooner than anything is asked about them.
    static final long TINY = 256L << 10;
    private static final double IN_ORDER = 0.9;
    /// Above this no more was moved than an update moves within its page.
    private static final double AS_IT_LIES = 0.9999;
    private static final SqlFile SIZES = SqlFile.read("postgresql/checkpoint/sizes.sql");
    private static final SqlFile KEYS = SqlFile.read("postgresql/checkpoint/keys.sql");
    private static final SqlFile STATISTICS = SqlFile.read("postgresql/checkpoint/statistics.sql");
    private static final SqlFile DEFINITIONS = SqlFile.read("postgresql/checkpoint/definitions.sql");
    private static final SqlFile LINKS = SqlFile.read("postgresql/checkpoint/links.sql");
    private static final SqlFile TRIGGERS = SqlFile.read("postgresql/checkpoint/triggers.sql");

    private final JdbcSession session;
    private final ChosenTables chosen;
    private final KeyArray oids;
    private final CatalogTypes types;
    private final Map<Long, List<CatalogColumn>> columns;
    private final Map<Long, List<Definition>> definitions;
    private final Map<Long, long[]> sizes = new HashMap<>();
    private final Map<Long, List<Integer>> keys = new HashMap<>();
    private final Map<String, Statistics> statistics = new HashMap<>();

    CatalogReading(JdbcSession session, ChosenTables chosen, int major) {
        this.session = session;
        this.chosen = chosen;
        this.oids = oids(chosen.tables().stream().map(CatalogTable::oid));
        this.types = CatalogTypes.of(session, oids, major);
        this.columns = CatalogColumn.of(session, oids);
        this.definitions = definitions();
    }

    /// A line of a definition.
    ///
    /// @param part of which kind, see definitions.sql
    record Definition(int part, String name, String what, String text) {

        String line() {
            return Stream.of(what, name, text).filter(word -> !word.isEmpty()).reduce((a, b) -> a + " " + b).orElse("");
        }
    }

    private record Statistics(double correlation, List<String> bounds, boolean distinct, boolean unmoved) {}

    private static KeyArray oids(Stream<Long> numbers) {
        return new KeyArray("oid", numbers.toList());
    }

    CatalogTypes types() {
        return types;
    }

    /// The chosen tables by name, in order.
    List<SeenTable> tables() {
        for (Row row : session.query(SIZES.bind(Map.of("oids", oids)), Integer.MAX_VALUE).rows()) {
            sizes.put(number(row, 0), new long[]{number(row, 1), number(row, 2)});
        }
        for (Row row : session.query(KEYS.bind(Map.of("oids", oids)), Integer.MAX_VALUE).rows()) {
            keys.putIfAbsent(number(row, 0), Stream.of(row.text(2).split(" ")).map(Integer::valueOf).toList());
        }
        readStatistics();
        return chosen.tables().stream().map(this::seen).toList();
    }

    /// Only for tables of some size with a key: for the others nothing is decided by it.
    private void readStatistics() {
        List<Long> large = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (CatalogTable table : chosen.tables()) {
            List<Integer> key = keys.get(table.oid());
            if (key != null && size(table)[0] >= TINY) {
                large.add(table.oid());
                names.add(at(table, key.getFirst()).name().name());
            }
        }
        if (large.isEmpty()) {
            return;
        }
        for (Row row : session.queryWhole(STATISTICS.bind(
                Map.of("oids", oids(large.stream()), "columns", new KeyArray("text", names)))).rows()) {
            double correlation = row.get(2) == null ? 0 : Double.parseDouble(row.text(2));
            statistics.put(row.text(0), new Statistics(correlation, ArrayText.parse(row.text(3)),
                    Boolean.TRUE.equals(row.get(4)), Boolean.TRUE.equals(row.get(5))));
        }
    }

    private long[] size(CatalogTable table) {
        return sizes.getOrDefault(table.oid(), new long[]{0, 0});
    }

    private CatalogColumn at(CatalogTable table, int place) {
        return columns.getOrDefault(table.oid(), List.of()).stream().filter(column -> column.place() == place)
                .findFirst().orElseThrow();
    }

    private SeenTable seen(CatalogTable table) {
        List<CatalogColumn> its = columns.getOrDefault(table.oid(), List.of());
        List<CatalogColumn> saved = its.stream().filter(column -> !column.computed()).toList();
        boolean text = saved.stream().anyMatch(column -> types.textOnly(column.typeOid()));
        Coding coding = text ? Coding.COPY_TEXT : Coding.COPY_BINARY;
        List<Integer> key = keys.getOrDefault(table.oid(), List.of());
        List<KeyPart> parts = key.stream().map(place -> at(table, place)).map(column -> new KeyPart(
                saved.indexOf(column), KeyRule.order(types.below(column.typeOid()), coding))).toList();
        long[] size = size(table);
        Statistics known = statistics.getOrDefault(String.valueOf(table.oid()),
                new Statistics(0, List.of(), false, false));
        boolean indexed = key.stream().map(place -> at(table, place))
                .allMatch(column -> KeyRule.indexed(column, types.below(column.typeOid()), coding));
        boolean ordered = !key.isEmpty()
                && (size[0] + size[1] < SMALL || (indexed && Math.abs(known.correlation()) > IN_ORDER));
        TableForm form = new TableForm(table.name(), table.word(), table.root(),
                saved.stream().map(this::column).toList(),
                its.stream().filter(CatalogColumn::computed).map(column -> column.name().name()).toList(), parts,
                ordered, coding, lines(table, its), table.rows(), size[0] + size[1]);
        boolean lies = ordered && indexed && size[0] >= TINY && known.correlation() >= AS_IT_LIES
                && known.unmoved() && (key.size() == 1 || known.distinct());
        return new SeenTable(table, its, form, size[0], lies, indexed ? known.bounds() : List.of());
    }

    private ColumnForm column(CatalogColumn column) {
        return new ColumnForm(column.name(), column.type(), column.typeOid(), types.word(column.typeOid()),
                types.kind(column.typeOid()), column.notNull(), column.identity().equals("a"));
    }

    private List<String> lines(CatalogTable table, List<CatalogColumn> its) {
        List<String> lines = new ArrayList<>();
        its.forEach(column -> lines.add("column " + column.definition()));
        definitions.getOrDefault(table.oid(), List.of()).forEach(part -> lines.add(part.line()));
        if (table.unlogged()) {
            lines.add("unlogged");
        }
        its.stream().flatMap(column -> types.ownOf(column.typeOid()).stream()).distinct()
                .forEach(type -> lines.add("type " + type.written() + " " + type.definition()));
        return lines;
    }

    private Map<Long, List<Definition>> definitions() {
        Map<Long, List<Definition>> all = new HashMap<>();
        for (Row row : session.queryWhole(DEFINITIONS.bind(Map.of("oids", oids))).rows()) {
            all.computeIfAbsent(number(row, 0), _ -> new ArrayList<>()).add(
                    new Definition(Integer.parseInt(row.text(1)), row.text(2), row.text(3), row.text(4)));
        }
        return all;
    }

    /// What there is beside the tables' rows.
    Inventory inventory(List<SeenTable> tables, CatalogSequences sequences) {
        List<LinkForm> links = links();
        String schema = new SchemaText(tables, types, definitions, sequences.definitions()).text();
        return new Inventory(tables.stream().map(SeenTable::form).toList(), links, triggers(), sequences.forms(),
                Stream.concat(chosen.skipped().stream(), sequences.skipped().stream()).toList(), schema);
    }

    /// Of the tables and of the partitioned ones above them, which declare them for their partitions.
    private List<LinkForm> links() {
        KeyArray trees = oids(chosen.tables().stream()
                .flatMap(table -> Stream.concat(Stream.of(table.oid()), table.above().stream())).distinct());
        List<LinkForm> links = new ArrayList<>();
        for (Row row : session.queryWhole(LINKS.bind(Map.of("oids", trees))).rows()) {
            links.add(new LinkForm(row.text(0), TableName.of(row.text(1), row.text(2)), names(row.text(3)),
                    TableName.of(row.text(4), row.text(5)), names(row.text(6)), row.text(7),
                    Boolean.TRUE.equals(row.get(8)), Boolean.TRUE.equals(row.get(9)),
                    Boolean.TRUE.equals(row.get(10)), row.text(11)));
        }
        return links;
    }

    private static List<Ident> names(String array) {
        return ArrayText.parse(array).stream().map(Ident::new).toList();
    }

    private List<TriggerForm> triggers() {
        List<TriggerForm> triggers = new ArrayList<>();
        for (Row row : session.queryWhole(TRIGGERS.bind(Map.of("oids", oids))).rows()) {
            triggers.add(new TriggerForm(TableName.of(row.text(0), row.text(1)), row.text(2), row.text(3),
                    row.text(4)));
        }
        return triggers;
    }

    private static long number(Row row, int at) {
        return Long.parseLong(row.text(at));
    }
}
