package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import plumbline.core.pack.History;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Session;
import plumbline.core.snapshot.Ground;
import plumbline.core.snapshot.SnapshotFilter;
import plumbline.core.sql.Ident;
import plumbline.core.sql.KeyArray;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.Untyped;

/// The statements of one page of versions. Used once, by one thread.
final class SnapshotQuery {

    private final Session session;
    private final Ground ground;
    private final History.Kept kept;
    private final SnapshotFilter filter;
    private final List<Consumer<SqlBuilder>> conditions = new ArrayList<>();

    SnapshotQuery(Session session, Ground ground, SnapshotFilter filter) {
        this.session = session;
        this.ground = ground;
        this.kept = ground.history().kept();
        this.filter = filter;
        conditions();
    }

    /// Adds what a version says of itself: id, key, number, time in ISO form, editor, summary.
    static SqlBuilder head(SqlBuilder sql, Ground ground) {
        History.Kept its = ground.history().kept();
        sql.add("s.").name(new Ident(its.id())).add("::text, s.").name(new Ident(its.key())).add("::text, s.")
                .name(new Ident(its.version())).add("::text, ");
        Ident at = new Ident(its.at());
        switch (type(ground, its.at())) {
            case "timestamptz" -> sql.add("to_char(s.").name(at)
                    .add(", 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00'"); // the session's zone is UTC
            case "timestamp" -> sql.add("to_char(s.").name(at).add(", 'YYYY-MM-DD\"T\"HH24:MI:SS.US')");
            default -> sql.add("s.").name(at).add("::text");
        }
        text(sql, ground, its.editor());
        text(sql, ground, its.summary());
        return sql;
    }

    /// A column that not every such table has.
    private static void text(SqlBuilder sql, Ground ground, String column) {
        if (ground.keeps(column)) {
            sql.add(", s.").name(new Ident(column)).add("::text");
        } else {
            sql.add(", NULL::text");
        }
    }

    private static String type(Ground ground, String column) {
        return ground.kept().stream().filter(each -> each.name().name().equals(column)).findFirst()
                .map(Ground.KeptColumn::typeName).orElse("");
    }

    Sql page() {
        SqlBuilder sql = head(new SqlBuilder().add("SELECT "), ground).add(", jsonb_build_object(");
        sql.each(ground.history().shown(), ", ", (out, column) -> {
            out.bind(column).add("::text, ");
            payload(out).add(" -> ").bind(column).add("::text");
        });
        sql.add(")::text FROM ").table(kept.table()).add(" AS s");
        where(sql).add(" ORDER BY s.").name(new Ident(kept.at())).add(" DESC, s.").name(new Ident(kept.version()))
                .add(" DESC, s.").name(new Ident(kept.id())).add(" DESC LIMIT ").bind(filter.limit()).add(" OFFSET ")
                .bind(filter.offset());
        return sql.toSql();
    }

    Sql count() {
        return where(new SqlBuilder().add("SELECT count(*) FROM ").table(kept.table()).add(" AS s")).toSql();
    }

    private SqlBuilder where(SqlBuilder sql) {
        if (!conditions.isEmpty()) {
            sql.add(" WHERE ").each(conditions, " AND ", (out, condition) -> condition.accept(out));
        }
        return sql;
    }

    private SqlBuilder payload(SqlBuilder sql) {
        sql.add("s.").name(new Ident(kept.payload()));
        return type(ground, kept.payload()).equals("jsonb") ? sql : sql.add("::jsonb");
    }

    private void conditions() {
        ground.history().named().forEach(named -> Optional.ofNullable(filter.named().get(named.word()))
                .ifPresent(asked -> conditions.add(named(named, asked))));
        if (!filter.key().isEmpty()) {
            conditions.add(sql -> sql.add("s.").name(new Ident(kept.key())).add(" = ").bind(filter.key()));
        }
        if (!filter.by().isEmpty()) {
            conditions.add(sql -> sql.add("s.").name(new Ident(kept.editor())).add(" = ").bind(filter.by()));
        }
        if (!filter.from().isEmpty()) {
            conditions.add(sql -> sql.add("s.").name(new Ident(kept.at())).add(" >= ")
                    .bind(new Untyped(filter.from())));
        }
        if (!filter.to().isEmpty()) {
            conditions.add(sql -> sql.add("s.").name(new Ident(kept.at())).add(" < ").bind(new Untyped(filter.to())));
        }
        if (!filter.text().isEmpty()) {
            conditions.add(sql -> {
                sql.add("(s.").name(new Ident(kept.payload())).add("::text ILIKE ").bind(holding(filter.text()));
                if (ground.keeps(kept.summary())) {
                    sql.add(" OR s.").name(new Ident(kept.summary())).add(" ILIKE ").bind(holding(filter.text()));
                }
                sql.add(")");
            });
        }
    }

    private static String holding(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /// By id, or by a name that what it belongs to has now; a name that nothing has any more is looked for in the rows that
    /// were kept.
    private Consumer<SqlBuilder> named(History.Named named, String asked) {
        List<String> ids = ids(named, asked);
        boolean own = ground.keeps(named.column());
        if (!ids.isEmpty() && own) {
            return sql -> sql.add("s.").name(new Ident(named.column())).add(" = ANY (")
                    .bind(new KeyArray(type(ground, named.column()), ids)).add(")");
        }
        if (!ids.isEmpty()) {
            return sql -> payload(sql).add(" ->> ").bind(named.column()).add("::text = ANY (")
                    .bind(new KeyArray("text", ids)).add(")");
        }
        return sql -> {
            sql.add("(");
            payload(sql).add(" ->> ").bind(named.column()).add("::text = ").bind(asked).add(" OR ");
            payload(sql).add(" ->> ").bind(named.name()).add("::text ILIKE ").bind(holding(asked)).add(")");
        };
    }

    private List<String> ids(History.Named named, String asked) {
        Sql sql = new SqlBuilder().add("SELECT t.").name(new Ident(named.id())).add("::text FROM ")
                .table(named.table()).add(" AS t WHERE t.").name(new Ident(named.id())).add("::text = ").bind(asked)
                .add(" OR t.").name(new Ident(named.its())).add("::text ILIKE ").bind(holding(asked)).toSql();
        try {
            return session.tryAsk(sql, Integer.MAX_VALUE).rows().stream().map(row -> row.text(0)).toList();
        } catch (ProblemException noSuchTable) {
            return List.of(); // or not for this role: the rows that were kept have the name, too
        }
    }
}
