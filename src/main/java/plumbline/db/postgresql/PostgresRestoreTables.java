package plumbline.db.postgresql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.ColumnForm;
import plumbline.core.checkpoint.Delta;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.KeyPart;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreTables;
import plumbline.core.checkpoint.SequenceDifference;
import plumbline.core.checkpoint.SequenceForm;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.compare.Rows;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Ident;
import plumbline.core.sql.Sql;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// The session of one restore into PostgreSQL. One connection does everything: whatever it reads it reads under its own
/// locks, so that no second session can be kept waiting behind them.
final class PostgresRestoreTables implements RestoreTables {

    private static final SqlFile SETTINGS = SqlFile.read("postgresql/restore/settings.sql");
    private static final String READING = "pg_catalog";
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration WAY = Duration.ofSeconds(2);

    private final JdbcSession session;
    private final JobWatch watch;
    private final Target target;
    private final Identity identity;
    private final boolean utf8;
    private final boolean standby;
    private final long pid;
    private final PlanSwitches plans;
    private final WrittenSince since;
    private List<TableName> tables = List.of();
    private List<TableName> sequences = List.of();
    private @Nullable RestoreWork work;
    private @Nullable CatalogReading catalog;
    private Map<TableName, SeenTable> seen = Map.of();
    private String path = "";
    private int stages;

    private PostgresRestoreTables(JdbcSession session, JobWatch watch, Target target) {
        this.session = session;
        this.watch = watch;
        this.target = target;
        Row row = session.query(SETTINGS.sql(), 1).rows().getFirst();
        this.pid = Long.parseLong(row.text(0));
        this.standby = Boolean.TRUE.equals(row.get(1));
        this.utf8 = row.text(2).equals("UTF8") || row.text(2).equals("SQL_ASCII");
        this.identity = session.identity();
        this.plans = new PlanSwitches(session);
        this.since = new WrittenSince(session);
    }

    static PostgresRestoreTables open(Sessions sessions, Target target, WorkContext context) {
        JobWatch watch = JobWatch.over(sessions, target, false, WAY, context);
        JdbcSession session = null;
        PostgresRestoreTables opened = null;
        try {
            session = JdbcSession.of(sessions.job(target, LONGEST));
            opened = new PostgresRestoreTables(session, watch, target);
            watch.add(opened.pid, session);
            context.checkCancelled();
            return opened;
        } finally {
            if (opened == null) {
                if (session != null) {
                    session.close();
                }
                watch.close();
            }
        }
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void begin() {
        if (standby) {
            throw new ProblemException(Problem.of(ProblemCode.READ_ONLY, target.name()));
        }
        session.begin(Access.READ_WRITE);
        path = session.query(Sql.of("SELECT pg_catalog.current_setting('search_path')"), 1).firstText();
        searching(READING);
    }

    @Override
    public void lock(List<TableName> locked, boolean readersToo) {
        new RestoreLocks(session).take(locked, readersToo);
        tables = List.copyOf(locked);
    }

    /// A partitioned table whose trigger is kept from firing is locked too, before all others: who writes through it holds
    /// it and waits for a partition.
    @Override
    public void lock(RestorePlan plan, List<TableName> locked) {
        List<TableName> above = plan.suppressed().isEmpty()
                ? List.of()
                : RestoreTrigger.of(session, locked, RestoreLink.of(session, locked)).stream()
                        .filter(trigger -> plan.suppressed().contains(trigger.word())).map(RestoreTrigger::table)
                        .filter(table -> !locked.contains(table)).distinct().toList();
        List<TableName> all = new ArrayList<>(above);
        all.addAll(locked);
        new RestoreLocks(session).take(all, plan.readersWait());
        tables = List.copyOf(locked);
        sequences = plan.sequences().stream().map(SequenceDifference::name).toList();
    }

    @Override
    public Origin origin() {
        return new Origin(Engine.POSTGRESQL, target.name(), identity, Instant.now(),
                Map.of("settings", "DateStyle=ISO, IntervalStyle=postgres, extra_float_digits=3, TimeZone=UTC"));
    }

    /// A name is written as the search path in force has it, in definitions and in texts that name objects: as a reading
    /// does, all is read under one that holds nothing of a person's. What fires while rows are changed may count on the
    /// role's own.
    private void searching(String path) {
        session.query(Sql.of("SELECT pg_catalog.set_config('search_path', ?, true)", path), 1);
    }

    @Override
    public Inventory inventory() {
        ChosenTables.Meant meant = ChosenTables.meant(session, new Choice(tables, List.of(), sequences));
        ChosenTables chosen = ChosenTables.of(CatalogTable.all(session), meant, standby);
        CatalogReading reading = new CatalogReading(session, chosen, identity.version().major());
        List<SeenTable> now = reading.tables();
        catalog = reading;
        seen = PostgresTables.byName(now);
        return reading.inventory(now, CatalogSequences.read(session, chosen, meant));
    }

    private CatalogReading catalog() {
        if (catalog == null) {
            inventory();
        }
        return Objects.requireNonNull(catalog);
    }

    @Override
    public TupleReader rows(TableForm form) {
        SeenTable table = table(form);
        return new RowScan(session, new CopyStatement(catalog().types(), utf8), plans).rows(table, form, null, null,
                false);
    }

    @Override
    public boolean untouched(String stamp, TableName name, long rows) {
        catalog();
        SeenTable table = seen.get(name);
        // a small one is read as quickly
        return table != null && table.form().bytes() >= CatalogReading.TINY
                && table.form().coding() == Coding.COPY_BINARY && since.nothing(stamp, table.table(), rows);
    }

    private SeenTable table(TableForm form) {
        catalog();
        SeenTable table = seen.get(form.name());
        if (table == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_TABLE, form.name().toString()));
        }
        return table;
    }

    @Override
    public TupleReader rowsWithKeys(TableForm form, TupleReader keys) {
        List<Integer> places = form.key().stream().map(KeyPart::column).toList();
        List<Ident> columns = places.stream().map(place -> form.columns().get(place).name()).toList();
        TableName stage = TableName.of("pg_temp", "plumbline_k" + stages++);
        session.update(new SqlBuilder().add("CREATE TEMPORARY TABLE ").name(stage.table())
                .add(" ON COMMIT DROP AS SELECT ").each(columns, ", ", SqlBuilder::name).add(" FROM ONLY ")
                .table(form.name()).add(" WITH NO DATA").toSql());
        long count;
        try (TupleReader rows = new Rows(false, () -> keys).only(places).open().get();
                CopyIn copy = CopyIn.open(session, stage, columns, form.coding())) {
            while (rows.next()) {
                Tuple key = rows.tuple();
                copy.row(key);
            }
            count = copy.finish();
        }
        if (count > 0) {
            session.update(new SqlBuilder().add("ANALYZE ").table(stage).toSql());
        }
        CopyStatement.Matching matching = new CopyStatement.Matching(stage, columns);
        TableForm inOrder = form.read(true, form.coding());
        return CopyRows.open(session,
                new CopyStatement(catalog().types(), utf8).of(table(form), inOrder, matching), form.coding());
    }

    @Override
    public void prepare(RestorePlan plan) {
        RestoreWork begun = new RestoreWork(session, tables);
        work = begun;
        plans.sort(true);
        plans.fetching();
        searching(path);
        begun.prepare(plan);
    }

    private RestoreWork work() {
        if (work == null) {
            throw new IllegalStateException("nothing was prepared");
        }
        return work;
    }

    @Override
    public void apply(List<Delta> deltas) {
        work().apply(deltas);
    }

    @Override
    public void empty(List<TableName> emptied) {
        work().empty(emptied);
    }

    @Override
    public long reload(TableForm form, TupleReader rows) {
        List<Ident> columns = new ArrayList<>();
        for (ColumnForm column : form.columns()) {
            columns.add(column.name());
        }
        try (rows; CopyIn copy = CopyIn.open(session, form.name(), columns, form.coding())) {
            while (rows.next()) {
                copy.row(rows.tuple());
            }
            return copy.finish();
        }
    }

    @Override
    public void conclude(RestorePlan plan, List<SequenceForm> sequences) {
        work().conclude(plan, sequences);
        searching(READING);
        List<String> reached = work().reached();
        if (!reached.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.OUTSIDE_CHILDREN, target.name(), String.join(", ", reached)));
        }
    }

    @Override
    public void close() {
        watch.remove(pid);
        session.close();
        watch.close();
    }
}
