package plumbline.db.sqlite;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Dialect;
import plumbline.core.session.Effects;
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
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.RowRestore;
import plumbline.db.jdbc.SqlFile;

/// SQLite where the core changes data; the lossless form of values is that of [SqliteValues]. A table without a primary
/// key is keyed by its `rowid`, which then is its first column here.
final class SqliteDialect implements Dialect {

    private static final SqlFile COLUMNS = SqlFile.read("sqlite/columns.sql");
    private static final SqlFile SCHEMA = SqlFile.read("sqlite/schema.sql");
    private static final SqlFile ENCODING = SqlFile.read("sqlite/encoding.sql");
    private static final List<String> ROW_IDS = List.of("rowid", "_rowid_", "oid");

    @Override
    public Engine engine() {
        return Engine.SQLITE;
    }

    @Override
    public List<TableColumn> columns(Session session, TableName table) {
        Rows rows = session.query(COLUMNS.bind(names(table)), Integer.MAX_VALUE);
        List<TableColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean keyed = false;
        for (Row row : rows.rows()) {
            int key = Integer.parseInt(row.text(2));
            columns.add(new TableColumn(new Ident(row.text(0)), row.text(1), kind(row.text(1)), key,
                    row.text(3).equals("1")));
            names.add(row.text(0).toLowerCase(Locale.ROOT));
            keyed |= key > 0;
        }
        if (!columns.isEmpty() && !keyed && Objects.equals(rows.first("is_table"), 1L)) {
            ROW_IDS.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> columns.addFirst(
                    new TableColumn(new Ident(name), "INTEGER", ValueKind.NUMBER, 1, false)));
        }
        return columns;
    }

    private static Map<String, String> names(TableName table) {
        return Map.of("table", table.table().name(), "schema", table.schema().map(Ident::name).orElse("main"));
    }

    /// After the rules of column affinity (SQLite documentation, "Datatypes In SQLite", 3.1).
    static ValueKind kind(String declared) {
        String type = declared.toUpperCase(Locale.ROOT);
        if (type.contains("BOOL")) {
            return ValueKind.BOOLEAN;
        }
        if (type.contains("DATE") || type.contains("TIME")) {
            return ValueKind.TIME;
        }
        if (type.contains("INT")) {
            return ValueKind.NUMBER;
        }
        if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
            return ValueKind.TEXT;
        }
        return type.contains("BLOB") || type.isEmpty() ? ValueKind.BINARY : ValueKind.NUMBER;
    }

    @Override
    public Rows readRows(Session session, TableName table, List<TableColumn> columns, Map<String, KeyArray> keys,
            boolean lock) {
        List<Ident> names = keys.keySet().stream().map(Ident::new).toList();
        for (Ident name : names) {
            if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                // SQLite would take the unknown name for a text
                throw new IllegalArgumentException("no column " + name + " in " + table);
            }
        }
        Charset encoding = Charset.forName(session.query(ENCODING.sql(), 1).firstText());
        Rows raw = JdbcSession.of(session).queryWhole(rowsByKey(table, columns, keys, names));
        return SqliteImages.of(raw, columns, encoding, JdbcSession.of(session).target());
    }

    private static Sql rowsByKey(TableName table, List<TableColumn> columns, Map<String, KeyArray> keys,
            List<Ident> names) {
        // each value beside its storage class; a text as its bytes, so that one that is no text is noticed
        SqlBuilder sql = new SqlBuilder().add("SELECT ").each(columns, ", ",
                (out, column) -> out.add("typeof(").name(column.name()).add("), CASE typeof(").name(column.name())
                        .add(") WHEN 'text' THEN CAST(").name(column.name()).add(" AS BLOB) ELSE ")
                        .name(column.name()).add(" END"));
        sql.add(" FROM ").table(table).add(" WHERE (").each(names, ", ", SqlBuilder::name).add(") IN (SELECT ");
        sql.each(names, ", ", (out, name) -> key(out, alias(names, name))).add(" FROM ");
        sql.each(names, ", ", (out, name) -> out.add("json_each(").bind(keys.get(name.name())).add(") AS ")
                .name(alias(names, name)));
        sql.add(" WHERE true").each(names.subList(1, names.size()), "", (out, name) -> out.add(" AND ")
                .name(alias(names, name)).add(".key = ").name(alias(names, names.getFirst())).add(".key"));
        sql.add(")");
        List<Ident> order = columns.stream().filter(column -> column.key() > 0)
                .sorted(Comparator.comparingInt(TableColumn::key)).map(TableColumn::name).toList();
        sql.add(" ORDER BY ").each(order.isEmpty() ? names : order, ", ", SqlBuilder::name);
        return sql.toSql();
    }

    /// JSON has no bytes: a key in a blob's lossless form becomes one again.
    private static void key(SqlBuilder sql, Ident alias) {
        sql.add("CASE WHEN ").name(alias).add(".type = 'text' AND ").name(alias)
                .add(".value GLOB 'x''*''' THEN unhex(substr(")
                .name(alias).add(".value, 3, length(").name(alias).add(".value) - 3)) ELSE ").name(alias)
                .add(".value END");
    }

    private static Ident alias(List<Ident> names, Ident name) {
        return new Ident("k" + names.indexOf(name));
    }

    @Override
    public Map<String, Long> changesSoFar(Session session) {
        return JdbcSession.of(session).changesSinceBegin();
    }

    @Override
    public String transactionId(Session session) {
        return "";
    }

    @Override
    public TransactionFate fate(Session session, String transactionId) {
        Optional<Witness> witness = Witness.parse(transactionId); // SQLite numbers no transactions
        if (witness.isEmpty()) {
            return TransactionFate.UNKNOWN;
        }
        try {
            Charset encoding = Charset.forName(session.query(ENCODING.sql(), 1).firstText());
            SqliteAccess access = SqliteAccess.of(JdbcSession.of(session), WorkContext.none());
            return witness.get().fate(new RowByKey(access, encoding));
        } catch (ProblemException gone) {
            if (gone.problem().code() == ProblemCode.FILE_BUSY) {
                throw gone;
            }
            return TransactionFate.UNKNOWN; // its table or columns are no more
        }
    }

    @Override
    public boolean isOneStatement(NamedSql sql) {
        return sql.statements() == 1;
    }

    @Override
    public List<RowChange> written(Session session, Session outside, TableName table, List<TableColumn> columns,
            long changes) {
        // a file's rows carry no transaction; the reader of packs accepts named rows only
        throw new ProblemException(Problem.of(ProblemCode.BAD_PACK, JdbcSession.of(session).target().name(),
                "on SQLite the rows of " + table + " must be named by the findings"));
    }

    @Override
    public Effects effects(Session session, Set<String> tables) {
        return Effects.NONE; // one writer locks the whole file; triggers are counted with their changes
    }

    @Override
    public List<String> missing(Session session, Needs needs) {
        List<String> missing = new ArrayList<>();
        needs.functions().forEach(function -> missing.add(function + "()"));
        needs.extensions().forEach(extension -> missing.add("extension " + extension));
        needs.tables().forEach((table, columns) -> {
            Set<String> there = new HashSet<>();
            for (Row row : session.query(SCHEMA.bind(names(TableName.parse(table))), Integer.MAX_VALUE).rows()) {
                // SQLite compares names without case
                there.add(row.text(0).toLowerCase(Locale.ROOT));
            }
            if (there.isEmpty()) {
                missing.add(table);
                return;
            }
            columns.stream().filter(column -> !there.contains(column.toLowerCase(Locale.ROOT)))
                    .forEach(column -> missing.add(table + "." + column));
        });
        return missing;
    }

    @Override
    public Sql restore(TableName table, List<TableColumn> columns, RowChange change) {
        return new RowRestore(table, columns, change, SqliteValues::bindable).sql("");
    }

    @Override
    public List<TableShape> schema(Session session, List<String> schemas) {
        return SqliteSchema.read(session, schemas);
    }

    @Override
    public Sql sample(TableShape table, int rows, long ofAbout) {
        return SqliteSchema.sample(table, rows, ofAbout);
    }
}
