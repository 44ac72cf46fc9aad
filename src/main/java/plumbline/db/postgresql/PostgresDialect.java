package plumbline.db.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.session.Effects;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.session.TableShape;
import plumbline.core.session.TransactionFate;
import plumbline.core.session.ValueKind;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.sql.Untyped;
import plumbline.core.target.Engine;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.RowRestore;
import plumbline.db.jdbc.SqlFile;

/// PostgreSQL where the core changes data. The lossless form of a value is its text as the server writes it, with times in
/// UTC; it goes back as a text whose type the server takes from the column.
final class PostgresDialect implements Dialect {

    private static final SqlFile COLUMNS = SqlFile.read("postgresql/columns.sql");
    private static final SqlFile UNIQUE = SqlFile.read("postgresql/unique_columns.sql");
    private static final SqlFile FATE = SqlFile.read("postgresql/fate.sql");
    private static final SqlFile TRIGGERS = SqlFile.read("postgresql/triggers_fired.sql");
    private static final SqlFile LOCKS = SqlFile.read("postgresql/locks_held.sql");
    private static final SqlFile HOLDERS = SqlFile.read("postgresql/lock_holders.sql");
    private static final SqlFile MISSING = SqlFile.read("postgresql/missing.sql");

    @Override
    public Engine engine() {
        return Engine.POSTGRESQL;
    }

    @Override
    public List<TableColumn> columns(Session session, TableName table) {
        Rows rows = session.query(COLUMNS.bind(Map.of("table", table.quoted())), Integer.MAX_VALUE);
        List<TableColumn> columns = new ArrayList<>();
        for (Row row : rows.rows()) {
            columns.add(new TableColumn(new Ident(row.text(0)), row.text(1), ValueKind.valueOf(row.text(2)),
                    Integer.parseInt(row.text(3)), Boolean.TRUE.equals(row.get(4))));
        }
        return columns;
    }

    @Override
    public Rows readRows(Session session, TableName table, List<TableColumn> columns, Map<String, KeyArray> keys,
            boolean lock) {
        if (!JdbcSession.of(session).inTransaction()) {
            return inReadOnly(session, () -> readRows(session, table, columns, keys, lock));
        }
        // a time must read the same wherever and whenever it is compared again
        String zone = zone(session);
        setZone(session, "UTC");
        Rows rows = JdbcSession.of(session).queryWhole(rowsByKey(table, columns, keys, lock));
        setZone(session, zone);
        return rows;
    }

    private static Rows inReadOnly(Session session, Supplier<Rows> reading) {
        session.begin(Access.READ_ONLY);
        try {
            return reading.get();
        } finally {
            session.rollback();
        }
    }

    static String zone(Session session) {
        return session.query(Sql.of("SELECT current_setting('TimeZone')"), 1).firstText();
    }

    static void setZone(Session session, String zone) {
        session.query(Sql.of("SELECT set_config('TimeZone', ?, false)", zone), 1);
    }

    private static Sql rowsByKey(TableName table, List<TableColumn> columns, Map<String, KeyArray> keys,
            boolean lock) {
        List<Ident> names = keys.keySet().stream().map(Ident::new).toList();
        SqlBuilder sql = new SqlBuilder().add("SELECT ").each(columns, ", ", (out, column) -> out.add("t.")
                .name(column.name()).add("::text AS ").name(column.name()));
        sql.add(" FROM ").table(table).add(" AS t WHERE ");
        List<Ident> order = columns.stream().filter(column -> column.key() > 0)
                .sorted(Comparator.comparingInt(TableColumn::key)).map(TableColumn::name).toList();
        if (names.equals(order) && names.size() == 1 && !holdsNull(keys, names.getFirst())) {
            // walks the key's index in its order, many keys a page, where a join takes them one by one; without an
            // index servers before 14 would compare each row with each key
            Ident key = names.getFirst();
            sql.add("t.").name(key).add(" = ANY (").bind(ofColumnType(columns, key, keys)).add(")");
        } else {
            amongKeys(sql, columns, names, keys);
        }
        sql.add(" ORDER BY ").each(order.isEmpty() ? names : order, ", ", (out, name) -> out.add("t.").name(name));
        if (lock) {
            sql.add(" FOR UPDATE OF t");
        }
        return sql.toSql();
    }

    private static void amongKeys(SqlBuilder sql, List<TableColumn> columns, List<Ident> names,
            Map<String, KeyArray> keys) {
        sql.add("EXISTS (SELECT FROM unnest(");
        sql.each(names, ", ", (out, name) -> out.bind(ofColumnType(columns, name, keys)));
        sql.add(") AS k (").each(names, ", ", SqlBuilder::name).add(") WHERE ");
        sql.each(names, " AND ", (out, name) -> {
            out.add("(t.").name(name).add(" = k.").name(name);
            if (holdsNull(keys, name)) {
                out.add(" OR t.").name(name).add(" IS NULL AND k.").name(name).add(" IS NULL");
            }
            out.add(")");
        });
        sql.add(")");
    }

    /// A check may give its keys as text; the table's own type is what they are compared as.
    private static KeyArray ofColumnType(List<TableColumn> columns, Ident name, Map<String, KeyArray> keys) {
        KeyArray given = Objects.requireNonNull(keys.get(name.name()));
        for (TableColumn column : columns) {
            if (column.name().equals(name)) {
                return new KeyArray(column.typeName(), given.values());
            }
        }
        return given;
    }

    private static boolean holdsNull(Map<String, KeyArray> keys, Ident name) {
        KeyArray array = keys.get(name.name());
        return array != null && array.values().stream().anyMatch(Objects::isNull);
    }

    @Override
    public Map<String, Long> changesSoFar(Session session) {
        return JdbcSession.of(session).changesSinceBegin();
    }

    @Override
    public String transactionId(Session session) {
        return session.query(Sql.of("SELECT pg_current_xact_id_if_assigned()::text"), 1).firstText();
    }

    @Override
    public TransactionFate fate(Session session, String transactionId) {
        if (!transactionId.matches("[0-9]{1,20}")) {
            return TransactionFate.UNKNOWN;
        }
        String status;
        try {
            status = session.query(FATE.bind(Map.of("transaction", transactionId)), 1).firstText();
        } catch (ProblemException refused) {
            if (refused.problem().code() == ProblemCode.STATEMENT) {
                // a number this server has not given out yet: another server's
                return TransactionFate.UNKNOWN;
            }
            throw refused;
        }
        return switch (status) {
            case "committed" -> TransactionFate.COMMITTED;
            case "aborted" -> TransactionFate.ROLLED_BACK;
            case "in progress" -> TransactionFate.IN_PROGRESS;
            default -> TransactionFate.UNKNOWN;
        };
    }

    private static Untyped untyped(@Nullable Object imageValue) {
        return new Untyped(imageValue == null ? null : imageValue.toString());
    }

    @Override
    public boolean isOneStatement(NamedSql sql) {
        try {
            List<NativeQuery> read = Parser.parseJdbcSql(sql.text(), true, true, true, false, true);
            return sql.statements() == 1 && read.size() == 1;
        } catch (SQLException _) {
            return false;
        }
    }

    @Override
    public List<RowChange> written(Session session, Session outside, TableName table, List<TableColumn> columns,
            long changes) {
        return new WrittenRows(this, table, columns).read(session, outside, changes);
    }

    @Override
    public Effects effects(Session session, Set<String> tables) {
        Map<String, Object> values = Map.of("tables", new KeyArray("text", List.copyOf(tables)));
        List<String> triggers = session.query(TRIGGERS.bind(values), Integer.MAX_VALUE).rows().stream()
                .map(row -> row.text(0) + ": " + row.text(1)).toList();
        List<String> locks = session.query(LOCKS.sql(), Integer.MAX_VALUE).rows().stream()
                .map(row -> row.text(0) + ": " + row.text(1)).toList();
        return new Effects(triggers, locks);
    }

    @Override
    public List<LockHolder> holders(Session session, List<TableName> tables) {
        KeyArray names = new KeyArray("text", tables.stream().map(TableName::quoted).toList());
        return session.query(HOLDERS.bind(Map.of("tables", names)), Integer.MAX_VALUE).rows().stream()
                .map(LockHolder::of).toList();
    }

    @Override
    public List<String> missing(Session session, Needs needs) {
        List<String> labels = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        needs.tables().forEach((table, its) -> {
            String quoted = TableName.parse(table).quoted();
            labels.add(table);
            tables.add(quoted);
            columns.add("");
            for (String column : its) {
                labels.add(table + "." + column);
                tables.add(quoted);
                columns.add(column);
            }
        });
        needs.functions().forEach(function -> {
            labels.add(function + "()");
            tables.add(TableName.parse(function).quoted());
            columns.add("()");
        });
        needs.extensions().forEach(extension -> {
            labels.add("extension " + extension);
            tables.add(extension);
            columns.add("extension");
        });
        if (labels.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = new HashMap<>();
        values.put("labels", new KeyArray("text", labels));
        values.put("tables", new KeyArray("text", tables));
        values.put("columns", new KeyArray("text", columns));
        return session.query(MISSING.bind(values), Integer.MAX_VALUE).rows().stream().map(row -> row.text(0)).toList();
    }

    @Override
    public List<Set<String>> unique(Session session, TableName table) {
        Map<String, Set<String>> sets = new TreeMap<>();
        session.query(UNIQUE.bind(Map.of("table", table.quoted())), Integer.MAX_VALUE).rows()
                .forEach(row -> sets.computeIfAbsent(row.text(0), _ -> new TreeSet<>()).add(row.text(1)));
        return List.copyOf(sets.values());
    }

    @Override
    public Sql restore(TableName table, List<TableColumn> columns, RowChange change) {
        // it does nothing where no identity is GENERATED ALWAYS
        return new RowRestore(table, columns, change, PostgresDialect::untyped).sql(" OVERRIDING SYSTEM VALUE");
    }

    @Override
    public List<TableShape> schema(Session session, List<String> schemas) {
        return PostgresSchema.read(session, schemas);
    }

    @Override
    public Sql sample(TableShape table, int rows, long ofAbout) {
        return PostgresSchema.sample(table, rows, ofAbout);
    }
}
