package plumbline.db.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Delta.DeltaReader;
import plumbline.core.checkpoint.Delta.Kind;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Ident;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.text.Phrase;

/// Makes the changes of a delta in a table, in three readings of it: rows that go, rows that change, rows that come.
///
/// A changed row is updated unless a cell of a unique index changes. Then it goes with the first and comes back in the
/// second reading, so that two rows may swap what is unique; what the delta doesn't know of it, its rowid or a newer
/// column, waits in a temporary table.
final class DeltaWriter {

    private static final TableName KEPT = TableName.of("temp", "plumbline_kept");
    private static final int ROWS_A_STEP = 4096;
    private static final int MOST_UPDATES = 64;

    private final SqliteAccess access;
    private final Delta delta;
    private final TableForm form;
    private final boolean exact;
    private final List<Ident> extras;
    private final Set<String> unique;
    private final boolean anyUnique;

    /// @param exact     whether the file's texts are in UTF-8
    /// @param extras    what the table can be written in beyond the delta's columns
    /// @param generated columns that SQLite computes, from which it can't be told
    DeltaWriter(SqliteAccess access, Delta delta, boolean exact, List<Ident> extras, List<String> generated,
            SqliteIndexes indexes) {
        this.access = access;
        this.delta = delta;
        this.form = delta.form();
        this.exact = exact;
        this.extras = extras;
        String table = form.name().table().name();
        this.unique = indexes.unique(table);
        this.anyUnique = indexes.anyMayBeUnique(table)
                || generated.stream().anyMatch(name -> unique.contains(SqliteInventory.folded(name)));
    }

    /// Does it.
    void write() {
        if (!extras.isEmpty()) {
            access.change(new SqlBuilder().add("CREATE TEMP TABLE ").name(KEPT.table()).add(" (")
                    .each(keyPlaces(), "", (out, i) -> out.name(kept("k", i)).add(" NOT NULL, "))
                    .each(extraPlaces(), "", (out, i) -> out.name(kept("e", i)).add(", "))
                    .add("PRIMARY KEY (").each(keyPlaces(), ", ", (out, i) -> out.name(kept("k", i)))
                    .add(")) WITHOUT ROWID").toSql());
        }
        pass(this::go);
        pass(this::change);
        pass(this::come);
        if (!extras.isEmpty()) {
            access.change(new SqlBuilder().add("DROP TABLE ").table(KEPT).toSql());
        }
    }

    private List<Integer> keyPlaces() {
        return IntStream.range(0, form.key().size()).boxed().toList();
    }

    private List<Integer> extraPlaces() {
        return IntStream.range(0, extras.size()).boxed().toList();
    }

    private static Ident kept(String letter, int place) {
        return new Ident(letter + place);
    }

    private void pass(Step step) {
        try (DeltaReader rows = delta.read(); Statements statements = new Statements()) {
            boolean more = true;
            while (more) {
                more = access.run(connection -> {
                    for (int i = 0; i < ROWS_A_STEP; i++) {
                        if (!rows.next()) {
                            return false;
                        }
                        step.row(rows, statements, connection);
                    }
                    return true;
                });
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void row(DeltaReader rows, Statements statements, Connection connection) throws SQLException;
    }

    private void go(DeltaReader rows, Statements statements, Connection connection) throws SQLException {
        boolean moves = rows.kind() == Kind.CHANGED && moves(rows.before(), rows.after());
        if (moves && !extras.isEmpty()) {
            one(statements.keep(connection).execute(rows.before()));
        }
        if (moves || rows.kind() == Kind.REMOVED) {
            one(statements.delete(connection).execute(rows.before()));
        }
    }

    private void change(DeltaReader rows, Statements statements, Connection connection) throws SQLException {
        if (rows.kind() != Kind.CHANGED) {
            return;
        }
        if (moves(rows.before(), rows.after())) {
            one(statements.comeBack(connection).execute(rows.after()));
        } else {
            one(statements.update(connection, differing(rows.before(), rows.after())).execute(rows.after()));
        }
    }

    private void come(DeltaReader rows, Statements statements, Connection connection) throws SQLException {
        if (rows.kind() == Kind.ADDED) {
            one(statements.insert(connection).execute(rows.after()));
        }
    }

    /// The key is the same on both sides by value; it counts where it is written otherwise, as 1 and 1.0 are.
    private boolean moves(Tuple before, Tuple after) {
        if (anyUnique) {
            return true;
        }
        BitSet differing = differing(before, after);
        return differing.stream().mapToObj(form.columns()::get)
                .anyMatch(column -> unique.contains(SqliteInventory.folded(column.name().name())))
                || form.key().stream().anyMatch(part -> differing.get(part.column()));
    }

    private BitSet differing(Tuple before, Tuple after) {
        BitSet differing = new BitSet();
        for (int i = 0; i < form.columns().size(); i++) {
            differing.set(i, !before.sameField(i, after, i));
        }
        return differing;
    }

    private void one(int changed) {
        if (changed != 1) {
            throw new ProblemException(Problem.of(ProblemCode.DIFFERENCES_CHANGED, access.target().name(),
                    Phrase.of("detail.row-moved", form.name().toString())));
        }
    }

    /// Statements that are prepared when first needed.
    private final class Statements implements AutoCloseable {

        private final Map<Object, TupleStatement> prepared = new HashMap<>();

        private TupleStatement of(Connection connection, Object key, TupleStatement.Shape shape) throws SQLException {
            TupleStatement found = prepared.get(key);
            if (found == null) {
                if (prepared.size() >= MOST_UPDATES) {
                    close();
                }
                found = new TupleStatement(connection, exact, shape);
                prepared.put(key, found);
            }
            return found;
        }

        TupleStatement delete(Connection connection) throws SQLException {
            return of(connection, "delete", (sql, values) -> {
                sql.add("DELETE FROM main.").table(form.name()).add(" WHERE ");
                values.key(sql, form);
            });
        }

        TupleStatement insert(Connection connection) throws SQLException {
            return of(connection, "insert", (sql, values) -> insertion(sql, values, form));
        }

        TupleStatement update(Connection connection, BitSet columns) throws SQLException {
            return of(connection, columns, (sql, values) -> {
                sql.add("UPDATE main.").table(form.name()).add(" SET ").each(columns.stream().boxed().toList(), ", ",
                        (out, i) -> {
                            out.name(form.columns().get(i).name()).add(" = ");
                            values.field(out, i);
                        });
                sql.add(" WHERE ");
                values.key(sql, form);
            });
        }

        TupleStatement keep(Connection connection) throws SQLException {
            return of(connection, "keep", (sql, values) -> {
                sql.add("INSERT INTO ").table(KEPT).add(" SELECT ").each(form.key(), ", ",
                        (out, part) -> out.name(form.columns().get(part.column()).name()));
                sql.each(extras, "", (out, extra) -> out.add(", ").name(extra)).add(" FROM main.").table(form.name())
                        .add(" WHERE ");
                values.key(sql, form);
            });
        }

        TupleStatement comeBack(Connection connection) throws SQLException {
            return extras.isEmpty() ? insert(connection) : of(connection, "back", (sql, values) -> {
                sql.add("INSERT INTO main.").table(form.name()).add(" (").each(form.columns(), ", ",
                        (SqlBuilder out, ColumnForm column) -> out.name(column.name()));
                sql.each(extras, "", (out, extra) -> out.add(", ").name(extra)).add(") SELECT ");
                values.all(sql, form);
                sql.each(extraPlaces(), "", (out, i) -> out.add(", ").name(kept("e", i))).add(" FROM ").table(KEPT)
                        .add(" WHERE ").each(keyPlaces(), " AND ", (out, i) -> {
                            out.name(kept("k", i)).add(" = ");
                            values.field(out, form.key().get(i).column());
                        });
            });
        }

        @Override
        public void close() {
            prepared.values().forEach(DeltaWriter::closed);
            prepared.clear();
        }
    }

    /// Writes the statement that adds a row of a table.
    static void insertion(SqlBuilder sql, TupleStatement.Values values, TableForm form) {
        sql.add("INSERT INTO main.").table(form.name()).add(" (")
                .each(form.columns(), ", ", (SqlBuilder out, ColumnForm column) -> out.name(column.name()))
                .add(") VALUES (");
        values.all(sql, form);
        sql.add(")");
    }

    static void closed(@Nullable TupleStatement statement) {
        try {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException _) {
            // its connection is closed already
        }
    }
}
