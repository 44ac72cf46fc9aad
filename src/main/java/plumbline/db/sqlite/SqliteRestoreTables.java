package plumbline.db.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.FileUseReader;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.db.jdbc.JdbcSession;

/// Puts rows back into a SQLite file, in one transaction that holds the file's write lock from its beginning.
final class SqliteRestoreTables implements RestoreTables {

    private static final TableName KEYS = TableName.of("temp", "plumbline_keys");
    private static final int ROWS_A_STEP = 4096;

    private final JdbcSession session;
    private final SqliteAccess access;
    private final InstantSource clock;
    private final FileUseReader uses;
    private final SqliteTriggers triggers;
    private final RestoreChecks checks;
    private @Nullable SqliteTables tables;

    SqliteRestoreTables(JdbcSession session, SqliteAccess access, InstantSource clock, FileUseReader uses) {
        this.session = session;
        this.access = access;
        this.clock = clock;
        this.uses = uses;
        this.triggers = new SqliteTriggers(access);
        this.checks = new RestoreChecks(access);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public String transaction(List<Delta> deltas) {
        return Witness.of(deltas).map(Witness::word).orElse("");
    }

    @Override
    public void begin() {
        try {
            session.begin(Access.READ_WRITE);
        } catch (ProblemException refused) {
            throw named(refused);
        }
        tables = null; // what was read before may have changed since
    }

    /// Who holds the file, where it was that.
    private ProblemException named(ProblemException refused) {
        Problem problem = refused.problem();
        if (problem.code() != ProblemCode.FILE_BUSY) {
            return refused;
        }
        try {
            return uses.read(SqliteCodes.path(access.target())).writer().map(
                    writer -> new ProblemException(new Problem(problem.code(), problem.subject(), problem.effect(),
                            writer.line()), refused))
                    .orElse(refused);
        } catch (ProblemException untold) {
            return refused;
        }
    }

    @Override
    public void lock(List<TableName> chosen, boolean readersToo) {
        for (TableName table : chosen) {
            if (inventory().table(table).isEmpty()) {
                throw unknown(table);
            }
        }
        // begin() took the file's one write lock; without WAL readers wait while the commit is written, with it never
    }

    private ProblemException unknown(TableName table) {
        return new ProblemException(Problem.of(ProblemCode.UNKNOWN_TABLE, table.toString()));
    }

    private SqliteTables tables() {
        SqliteTables known = tables;
        if (known == null) {
            known = SqliteTables.ofTarget(access, Choice.ALL, session.identity(), clock.instant());
            tables = known;
        }
        return known;
    }

    private boolean exact() {
        return tables().encoding().equals(StandardCharsets.UTF_8);
    }

    @Override
    public Origin origin() {
        return tables().origin();
    }

    @Override
    public Inventory inventory() {
        return tables().inventory();
    }

    @Override
    public TupleReader rows(TableForm form) {
        return tables().rows(form);
    }

    @Override
    public TupleReader rowsWithKeys(TableForm form, TupleReader keys) {
        access.change(new SqlBuilder().add("DROP TABLE IF EXISTS ").table(KEYS).toSql());
        access.change(new SqlBuilder().add("CREATE TEMP TABLE ").name(KEYS.table()).add(" (")
                .each(form.key(), ", ", (out, part) -> out.name(place(part.column()))).add(", PRIMARY KEY (")
                .each(form.key(), ", ", (out, part) -> out.name(place(part.column()))).add(")) WITHOUT ROWID").toSql());
        each(keys, (sql, values) -> {
            sql.add("INSERT OR IGNORE INTO ").table(KEYS).add(" VALUES (").each(form.key(), ", ",
                    (out, part) -> values.field(out, part.column()));
            sql.add(")");
        });
        SqlBuilder sql = SqliteTuples.columns(new SqlBuilder().add("SELECT "), form.columns()).add(" FROM ").table(KEYS)
                .add(" AS k CROSS JOIN main.").table(form.name()).add(" AS t ON ")
                .each(form.key(), " AND ", (out, part) -> {
                    Ident column = form.columns().get(part.column()).name();
                    out.add("t.").name(column).add(" = k.").name(place(part.column())).add(" AND t.").name(column)
                            .add(" COLLATE BINARY = k.").name(place(part.column()));
                });
        return tables().reader(form, SqliteTables.inOrder(sql, form));
    }

    private static Ident place(int column) {
        return new Ident("k" + column);
    }

    /// Runs a statement for each row.
    private long each(TupleReader rows, TupleStatement.Shape shape) {
        TupleStatement statement = access.run(connection -> new TupleStatement(connection, exact(), shape));
        try {
            long done = 0;
            for (int filled = ROWS_A_STEP; filled == ROWS_A_STEP; done += filled) {
                filled = access.run(connection -> portion(rows, statement));
            }
            return done;
        } finally {
            DeltaWriter.closed(statement);
        }
    }

    private static int portion(TupleReader rows, TupleStatement statement) throws SQLException {
        int count = 0;
        while (count < ROWS_A_STEP && rows.next()) {
            statement.execute(rows.tuple());
            count++;
        }
        return count;
    }

    @Override
    public void prepare(RestorePlan plan) {
        checks.before(inventory(), plan.order());
        triggers.suppress(inventory(), plan.suppressed());
    }

    /// Foreign keys are off, so that the order does not matter.
    @Override
    public void apply(List<Delta> deltas) {
        deltas.forEach(this::apply);
    }

    private void apply(Delta delta) {
        if (delta.size() > 0) {
            TableForm own = inventory().table(delta.form().name()).orElseThrow(() -> unknown(delta.form().name()));
            SqliteIndexes indexes = SqliteIndexes.read(access);
            new DeltaWriter(access, delta, exact(), extras(delta.form(), own, indexes), own.generated(), indexes)
                    .write();
        }
    }

    /// What a row of the table has beyond the delta's columns: its rowid where the key is not one, and newer columns.
    private static List<Ident> extras(TableForm form, TableForm own, SqliteIndexes indexes) {
        Set<String> known = form.columns().stream().map(column -> SqliteInventory.folded(column.name().name()))
                .collect(Collectors.toSet());
        List<Ident> extras = new ArrayList<>();
        for (ColumnForm column : own.columns()) {
            if (!known.contains(SqliteInventory.folded(column.name().name()))) {
                extras.add(column.name());
            }
        }
        Set<String> key = own.key().stream()
                .map(part -> SqliteInventory.folded(own.columns().get(part.column()).name().name()))
                .collect(Collectors.toSet());
        boolean keyed = own.kind().equals("table") && indexes.primary(form.name().table().name()).equals(key);
        SqliteInventory.rowId(own).filter(_ -> keyed).ifPresent(extras::add);
        return extras;
    }

    @Override
    public void empty(List<TableName> emptied) {
        for (TableName table : emptied) {
            access.change(new SqlBuilder().add("DELETE FROM main.").table(table).toSql());
        }
    }

    @Override
    public long reload(TableForm form, TupleReader rows) {
        return each(rows, (sql, values) -> DeltaWriter.insertion(sql, values, form));
    }

    @Override
    public void conclude(RestorePlan plan, List<SequenceForm> sequences) {
        for (SequenceForm sequence : sequences) {
            stand(sequence);
        }
        tables = null; // what is verified has to be read again, the sequences too
        triggers.putBack();
        SearchTables.rebuild(access, plan.order());
        checks.after(plan);
        renewStatistics(plan.order());
        tables = null; // sequences stand elsewhere now
    }

    /// `sqlite_sequence` is an ordinary table that applications may write (SQLite documentation, "Autoincrement").
    private void stand(SequenceForm sequence) {
        String table = sequence.name().table().name();
        access.run((Connection connection) -> {
            try (var remove = connection
                    .prepareStatement("DELETE FROM sqlite_sequence WHERE name = ? COLLATE NOCASE")) {
                remove.setString(1, table);
                remove.executeUpdate();
            }
            if (sequence.called() || sequence.last() > 1) {
                try (var add = connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
                    add.setString(1, table);
                    add.setLong(2, sequence.called() ? sequence.last() : sequence.last() - 1);
                    add.executeUpdate();
                }
            }
            return true;
        });
    }

    private void renewStatistics(List<TableName> touched) {
        if (access.ask(Sql.of("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'")).isEmpty()) {
            return;
        }
        for (TableName table : touched) {
            if (inventory().table(table).filter(form -> form.kind().equals("virtual")).isPresent()) {
                continue;
            }
            access.change(new SqlBuilder().add("ANALYZE main.").table(table).toSql());
        }
    }

    @Override
    public void close() {
        access.close();
    }
}
