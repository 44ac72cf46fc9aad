package plumbline.db.postgresql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.sql.Ident;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;

/// Makes the changes of one table's delta. Inserts go by COPY, which fires no rule and takes every identity value as it
/// is; updates and deletes go by a temporary table that is gone with the transaction.
///
/// @param number tells this table's temporary tables from another's
/// @param unique columns of unique keys other than the primary one
/// @param put    whether rows of which such a column changes are deleted and inserted instead of updated
record DeltaStage(JdbcSession session, Delta delta, int number, Set<String> unique, boolean put) {

    /// Any column may matter for a unique key, since it stands on an expression.
    static final Set<String> ANY = Set.of("");

    private static final int WORTH_STATISTICS = 5_000;

    private TableForm form() {
        return delta.form();
    }

    /// Inserts what was added, and what [#delete] took away only to be put anew.
    void insert() {
        Predicate<Delta.DeltaReader> renewed = renewed();
        boolean any = delta.added() > 0 || (put && delta.changed() > 0);
        if (any) {
            copy(form().name(), row -> row.kind() == Delta.Kind.ADDED || renewed.test(row), true);
        }
    }

    /// Updates what has changed, only the columns that differ anywhere.
    void update() {
        if (delta.changed() == 0) {
            return;
        }
        Set<Integer> differing = differing();
        if (differing.isEmpty()) {
            return;
        }
        TableName stage = stage("u");
        Predicate<Delta.DeltaReader> renewed = renewed();
        long rows = copy(stage, row -> row.kind() == Delta.Kind.CHANGED && !renewed.test(row), true);
        if (rows == 0) {
            return;
        }
        statistics(stage, rows);
        SqlBuilder sql = new SqlBuilder().add("UPDATE ONLY ").table(form().name()).add(" AS t SET ");
        sql.each(differing, ", ", (words, column) -> words.name(name(column)).add(" = s.").name(name(column)));
        sql.add(" FROM ").table(stage).add(" AS s WHERE ");
        session.update(byKey(sql).toSql());
    }

    /// Deletes what was removed, and what is to be put anew.
    void delete() {
        if (delta.removed() == 0 && !(put && delta.changed() > 0)) {
            return;
        }
        TableName stage = stage("d");
        Predicate<Delta.DeltaReader> renewed = renewed();
        long rows = copy(stage, row -> row.kind() == Delta.Kind.REMOVED || renewed.test(row), false);
        if (rows == 0) {
            return;
        }
        statistics(stage, rows);
        SqlBuilder sql = new SqlBuilder().add("DELETE FROM ONLY ").table(form().name()).add(" AS t");
        session.update(form().key().isEmpty()
                ? byWholeRow(sql, stage).toSql()
                : byKey(sql.add(" USING ").table(stage).add(" AS s WHERE ")).toSql());
    }

    private SqlBuilder byKey(SqlBuilder sql) {
        return sql.each(form().key(), " AND ", (words, part) -> words.add("t.").name(name(part.column())).add(" = s.")
                .name(name(part.column())));
    }

    /// Of equal rows without a key as many go as are to go.
    private SqlBuilder byWholeRow(SqlBuilder sql, TableName stage) {
        sql.add(" WHERE t.ctid = ANY (ARRAY(SELECT n.place FROM (SELECT o.ctid AS place, ");
        image(sql, "o").add(" AS image, row_number() OVER (PARTITION BY ");
        image(sql, "o").add(") AS number FROM ONLY ").table(form().name()).add(" AS o) AS n JOIN (SELECT ");
        image(sql, "s").add(" AS image, count(*) AS times FROM ").table(stage).add(" AS s GROUP BY 1) AS g");
        return sql.add(" ON g.image = n.image AND n.number <= g.times))");
    }

    /// A value that is equal where all columns are written alike, also for types that know no equality.
    private SqlBuilder image(SqlBuilder sql, String alias) {
        boolean binary = form().coding() == Coding.COPY_BINARY;
        sql.add(binary ? "pg_catalog.record_send(ROW(" : "(ROW(");
        sql.each(form().columns(), ", ", (words, column) -> {
            words.name(new Ident(alias)).add(".").name(column.name());
            if (!binary) {
                words.add("::text");
            }
        });
        return sql.add(binary ? "))" : ")::text)");
    }

    private TableName stage(String kind) {
        TableName stage = TableName.of("pg_temp", "plumbline_" + kind + number);
        SqlBuilder sql = new SqlBuilder().add("CREATE TEMPORARY TABLE ").name(stage.table())
                .add(" ON COMMIT DROP AS SELECT ");
        sql.each(form().columns(), ", ", (words, column) -> words.name(column.name()));
        session.update(sql.add(" FROM ONLY ").table(form().name()).add(" WITH NO DATA").toSql());
        return stage;
    }

    private void statistics(TableName stage, long rows) {
        if (rows > WORTH_STATISTICS) {
            session.update(new SqlBuilder().add("ANALYZE ").table(stage).toSql());
        }
    }

    /// @param after whether the rows are written as they are to be, not as they are
    private long copy(TableName into, Predicate<Delta.DeltaReader> wanted, boolean after) {
        List<Ident> columns = form().columns().stream().map(ColumnForm::name).toList();
        try (Delta.DeltaReader rows = delta.read();
                CopyIn copy = CopyIn.open(session, into, columns, form().coding())) {
            while (rows.next()) {
                if (wanted.test(rows)) {
                    copy.row(after ? rows.after() : rows.before());
                }
            }
            return copy.finish();
        }
    }

    private Predicate<Delta.DeltaReader> renewed() {
        if (!put) {
            return _ -> false;
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < form().columns().size(); i++) {
            ColumnForm column = form().columns().get(i);
            if (column.always() || unique.equals(ANY) || unique.contains(column.name().name())) {
                places.add(i);
            }
        }
        return row -> row.kind() == Delta.Kind.CHANGED
                && places.stream().anyMatch(place -> !row.before().sameField(place, row.after(), place));
    }

    private Set<Integer> differing() {
        Set<Integer> keys = new HashSet<>(form().key().stream().map(KeyPart::column).toList());
        Set<Integer> differing = new HashSet<>();
        try (Delta.DeltaReader rows = delta.read()) {
            while (rows.next()) {
                if (rows.kind() == Delta.Kind.CHANGED) {
                    for (int i = 0; i < form().columns().size(); i++) {
                        if (!rows.before().sameField(i, rows.after(), i)) {
                            differing.add(i);
                        }
                    }
                }
            }
        }
        // a number that is written differently and equal, such as 1.0 and 1.00, is a key all the same
        Set<Integer> ordered = new java.util.TreeSet<>(differing);
        ordered.removeIf(place -> keys.contains(place) && form().columns().get(place).always());
        return ordered;
    }

    private Ident name(int column) {
        return form().columns().get(column).name();
    }
}
