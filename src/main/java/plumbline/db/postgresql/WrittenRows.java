package plumbline.db.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Finds the rows of a table that a transaction has written, without a trigger on it.
///
/// A row's `xmin` is the transaction that wrote this version, `xmax` the one that ended or locked it (PostgreSQL
/// documentation, "System Columns"). Subtransactions have later numbers than their parent, so every version from the
/// parent's number on is looked at; those another transaction wrote look the same from outside and fall away. Numbers
/// wrap around at 2^32, so they are compared by distance. A row version that was locked by several at once carries no
/// number of ours; whoever calls this compares the count with the server's own.
final class WrittenRows {

    private static final long MOST_WHOLE = 200_000;
    private static final SqlFile PRESENT = SqlFile.read("postgresql/present_transaction.sql");

    private final PostgresDialect dialect;
    private final TableName table;
    private final List<TableColumn> columns;

    WrittenRows(PostgresDialect dialect, TableName table, List<TableColumn> columns) {
        this.dialect = dialect;
        this.table = table;
        this.columns = columns;
    }

    List<RowChange> read(Session session, Session outside, long changes) {
        Object xid = session.query(PRESENT.sql(), 1).first("xid");
        if (xid == null) {
            return List.of(); // nothing was written at all
        }
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> after = KeyedRows.byKey(columns,
                inZone(session, versions("xmin", xid)));
        outside.begin(Access.READ_ONLY);
        try {
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> before = KeyedRows.byKey(columns,
                    inZone(outside, versions("xmax", xid)));
            // old versions that were ended or only locked: those the transaction still sees were not deleted
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> still = read(session, before);
            long gone = before.keySet().stream().filter(key -> !still.containsKey(key)).count();
            return after.size() + gone < changes
                    ? whole(session, outside)
                    : between(before, after, still, outside);
        } finally {
            outside.rollback();
        }
    }

    /// Both sides in full, where the marks don't tell all: a row changed twice, or deleted while others held it.
    private List<RowChange> whole(Session session, Session outside) {
        Sql count = new SqlBuilder().add("SELECT count(*) FROM (SELECT FROM ").table(table).add(" LIMIT ")
                .bind(MOST_WHOLE + 1).add(") AS few").toSql();
        if (session.query(count, 1).first("count") instanceof Long rows && rows > MOST_WHOLE) {
            throw new ProblemException(Problem.of(ProblemCode.UNDECLARED_CHANGE,
                    JdbcSession.of(session).target().name(),
                    Phrase.of("detail.too-large", table.toString())));
        }
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> before = KeyedRows.byKey(columns,
                inZone(outside, all().toSql()));
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> after = KeyedRows.byKey(columns,
                inZone(session, all().toSql()));
        return KeyedRows.between(before, after);
    }

    private SqlBuilder all() {
        return new SqlBuilder().add("SELECT ").each(columns, ", ", (out, column) -> out.add("t.")
                .name(column.name()).add("::text AS ").name(column.name())).add(" FROM ").table(table).add(" AS t");
    }

    private List<RowChange> between(Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> ended,
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> made,
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> still, Session outside) {
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> before = new LinkedHashMap<>(ended);
        before.putAll(read(outside, made));
        Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> after = new LinkedHashMap<>(still);
        after.putAll(made);
        return KeyedRows.between(before, after);
    }

    private static Rows inZone(Session session, Sql sql) {
        String zone = PostgresDialect.zone(session);
        PostgresDialect.setZone(session, "UTC");
        Rows rows = JdbcSession.of(session).queryWhole(sql);
        PostgresDialect.setZone(session, zone);
        return rows;
    }

    /// The table's rows whose version was begun or ended by the transaction or a later one.
    private Sql versions(String systemColumn, Object xid) {
        SqlBuilder sql = all().add(" WHERE ((t.").name(new Ident(systemColumn));
        sql.add("::text::bigint - ").bind(xid).add(" + 4294967296) % 4294967296) < 2147483648");
        return sql.add(" AND t.").name(new Ident(systemColumn)).add("::text <> '0'").toSql();
    }

    /// Those rows of the keys that a session sees.
    private Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> read(Session session,
            Map<Map<String, @Nullable Object>, Map<String, @Nullable Object>> keys) {
        return keys.isEmpty()
                ? Map.of()
                : KeyedRows.byKey(columns, dialect.readRows(session, table, columns,
                        KeyedRows.keyArrays(columns, keys.keySet()), false));
    }
}
