package plumbline.db.postgresql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.History;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.TableColumn;
import plumbline.core.snapshot.Ground;
import plumbline.core.snapshot.Payload;
import plumbline.core.snapshot.RowKey;
import plumbline.core.snapshot.RowNow;
import plumbline.core.snapshot.RowVersions;
import plumbline.core.snapshot.Snapshot;
import plumbline.core.snapshot.SnapshotFilter;
import plumbline.core.snapshot.SnapshotPage;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.sql.Untyped;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Rows and their versions on PostgreSQL. Values are read as the server writes them, times in UTC, and given back as texts
/// whose type it takes from the column. Stateless.
public final class PostgresVersions implements RowVersions {

    private static final SqlFile KEPT = SqlFile.read("postgresql/snapshot/kept_columns.sql");

    @Override
    public void begin(Session session, Access access, Duration patience) {
        session.begin(access);
        session.query(Sql.of("SELECT set_config('TimeZone', 'UTC', true), set_config('lock_timeout', ?, true)",
                Long.toString(patience.toMillis())), 1);
    }

    @Override
    public Ground ground(Session session, History history) {
        List<TableColumn> view = columns(session, history.view());
        List<Ground.KeptColumn> kept = new ArrayList<>();
        for (Row row : session.query(KEPT.bind(Map.of("table", history.kept().table().quoted())), Integer.MAX_VALUE)
                .rows()) {
            kept.add(new Ground.KeptColumn(new Ident(row.text(0)), row.text(1), Boolean.TRUE.equals(row.get(2)),
                    Boolean.TRUE.equals(row.get(3))));
        }
        if (kept.isEmpty()) {
            throw missing(history.kept().table());
        }
        List<Ground.FieldTable> fields = new ArrayList<>();
        history.fields().forEach(table -> {
            List<TableColumn> columns = session.dialect().columns(session, table.table());
            if (!columns.isEmpty()) {
                fields.add(FieldColumns.of(table, columns, view));
            }
        });
        return new Ground(history, view, kept, fields);
    }

    private static List<TableColumn> columns(Session session, TableName table) {
        List<TableColumn> columns = session.dialect().columns(session, table);
        if (columns.isEmpty()) {
            throw missing(table);
        }
        return columns;
    }

    private static ProblemException missing(TableName table) {
        return new ProblemException(Problem.of(ProblemCode.MISSING_TABLE, table.toString()));
    }

    @Override
    public long lock(Session session, TableName table, Map<String, String> key) {
        SqlBuilder sql = new SqlBuilder().add("SELECT 1 FROM ").table(table).add(" AS t WHERE ");
        return session.query(equal(sql, "t", key).add(" FOR UPDATE OF t").toSql(), 0).count();
    }

    private static SqlBuilder equal(SqlBuilder sql, String alias, Map<String, String> values) {
        return sql.each(values.entrySet(), " AND ", (out, value) -> out.name(new Ident(alias)).add(".")
                .name(new Ident(value.getKey())).add(" = ").bind(new Untyped(value.getValue())));
    }

    @Override
    public Optional<RowNow> row(Session session, Ground ground, RowKey key) {
        SqlBuilder sql = new SqlBuilder().add("SELECT row_to_json(v)::text");
        ground.view().forEach(column -> sql.add(", v.").name(column.name()).add("::text"));
        sql.add(" FROM ").table(ground.history().view()).add(" AS v WHERE ");
        Rows rows = whole(session, equal(sql, "v", key.values()).toSql());
        if (rows.rows().isEmpty()) {
            return Optional.empty();
        }
        if (rows.rows().size() > 1) {
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_ROWS, key.joined(),
                    ground.history().view() + ": " + rows.count()));
        }
        Row row = rows.rows().getFirst();
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (int i = 0; i < ground.view().size(); i++) {
            texts.put(ground.view().get(i).name().name(), (String) row.get(i + 1));
        }
        return Optional.of(RowNow.of(texts, row.text(0),
                column -> ground.column(column).filter(its -> its.typeName().equals("jsonb")).isPresent()));
    }

    /// A result whose long texts are not cut.
    private static Rows whole(Session session, Sql sql) {
        return JdbcSession.of(session).queryWhole(sql);
    }

    @Override
    public long count(Session session, Ground ground, Map<String, String> values) {
        SqlBuilder sql = new SqlBuilder().add("SELECT count(*) FROM ").table(ground.history().view())
                .add(" AS v WHERE ");
        return number(session, equal(sql, "v", values).toSql());
    }

    private static long number(Session session, Sql sql) {
        return Long.parseLong(session.query(sql, 1).firstText());
    }

    @Override
    public long newest(Session session, Ground ground, RowKey key) {
        History.Kept kept = ground.history().kept();
        return number(session, new SqlBuilder().add("SELECT coalesce(max(s.").name(new Ident(kept.version()))
                .add("), 0) FROM ").table(kept.table()).add(" AS s WHERE s.").name(new Ident(kept.key()))
                .add(" = ").bind(key.joined()).toSql());
    }

    @Override
    public Snapshot insert(Session session, Ground ground, RowKey key, RowNow row, long version, String by,
            String summary) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        History.Kept its = ground.history().kept();
        ground.kept().forEach(column -> {
            String name = column.name().name();
            if (name.equals(its.id())) {
                identify(column, values);
            } else if (row.texts().containsKey(name)) {
                values.put(name, new Untyped(row.texts().get(name)));
            }
        });
        key.values().forEach((column, value) -> {
            if (ground.keeps(column)) {
                values.put(column, new Untyped(value)); // also where the row is gone
            }
        });
        values.put(its.key(), new Untyped(key.joined()));
        values.put(its.version(), new Untyped(Long.toString(version)));
        Map.of(its.editor(), by, its.summary(), summary).forEach((column, text) -> {
            if (ground.keeps(column)) {
                values.put(column, new Untyped(text));
            }
        });
        values.put(its.payload(), new Untyped(row.payload().json()));
        boolean dated = ground.kept().stream().anyMatch(column -> column.name().name().equals(its.at())
                && !column.filled());
        SqlBuilder sql = new SqlBuilder().add("INSERT INTO ").table(its.table()).add(" AS s (")
                .each(values.keySet(), ", ", (out, name) -> out.name(new Ident(name)));
        if (dated) {
            sql.add(", ").name(new Ident(its.at()));
        }
        sql.add(") VALUES (").each(values.keySet(), ", ", (out, name) -> out.bind(values.get(name)));
        if (dated) {
            sql.add(", now()");
        }
        sql.add(") RETURNING ");
        return snapshot(whole(session, SnapshotQuery.head(sql, ground).add(", s.").name(new Ident(its.payload()))
                .add("::text").toSql()).rows().getFirst());
    }

    private static void identify(Ground.KeptColumn column, Map<String, @Nullable Object> values) {
        if (!column.filled()) {
            values.put(column.name().name(), new Untyped(UUID.randomUUID().toString()));
        }
    }

    private static Snapshot snapshot(Row row) {
        return new Snapshot(row.text(0), row.text(1), Long.parseLong(row.text(2)), row.text(3), row.text(4),
                row.text(5), Payload.parse(row.text(6)).orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.STATEMENT, row.text(0), "the payload is no JSON object"))));
    }

    @Override
    public Optional<Snapshot> find(Session session, Ground ground, String id) {
        History.Kept its = ground.history().kept();
        SqlBuilder sql = SnapshotQuery.head(new SqlBuilder().add("SELECT "), ground).add(", s.")
                .name(new Ident(its.payload())).add("::text FROM ").table(its.table()).add(" AS s WHERE s.")
                .name(new Ident(its.id())).add(" = ").bind(new Untyped(id));
        return whole(session, sql.toSql()).rows().stream().findFirst().map(PostgresVersions::snapshot);
    }

    @Override
    public SnapshotPage page(Session session, Ground ground, SnapshotFilter filter) {
        SnapshotQuery query = new SnapshotQuery(session, ground, filter);
        List<Snapshot> snapshots = whole(session, query.page()).rows().stream().map(PostgresVersions::snapshot)
                .toList();
        return new SnapshotPage(snapshots, filter.limit(), filter.offset(), number(session, query.count()));
    }
}
