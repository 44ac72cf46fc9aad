package plumbline.db.postgresql;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LinkSpeed;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.RangeReader;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Row;
import plumbline.core.sql.SqlBuilder;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.db.jdbc.JdbcSession;
import plumbline.db.jdbc.SqlFile;

/// Chosen tables of a PostgreSQL database at one instant, read in a transaction of REPEATABLE READ that holds them against
/// changes of their structure. Another reading of the same instant imports its snapshot.
final class PostgresTables implements LiveTables {

    /// Tables above this are read in parts.
    private static final long LARGE = 64L << 20;
    private static final long PART = 16L << 20;
    private static final int MOST_PARTS = 10_000;
    /// From this version on a scan of a range of places reads only these (PostgreSQL 14's release notes).
    private static final int RANGES_OF_PLACES = 14;

    /// What several readings of one instant have in common.
    ///
    /// @param snapshot its exported name
    /// @param inserted how far the log was written when it was taken
    /// @param lockAll  whether a further reading locks all tables when it begins, not each when it reads it
    record Instant(Origin origin, Inventory inventory, Map<TableName, SeenTable> tables, CopyStatement statement,
            String snapshot, String inserted, boolean lockAll) {}

    private static final SqlFile STAMP = SqlFile.read("postgresql/checkpoint/stamp.sql");

    private final PostgresReader reader;
    private final PostgresReader.Opened opened;
    private final Instant instant;
    private final JobWatch watch;
    private final Target target;
    private final boolean first;
    private final PlanSwitches plans;
    private final ReadPoint point;
    private final RowScan scan;

    /// @param first whether it holds the locks, and ends the watch
    PostgresTables(PostgresReader reader, PostgresReader.Opened opened, Instant instant, JobWatch watch,
            Target target, boolean first) {
        this.reader = reader;
        this.opened = opened;
        this.instant = instant;
        this.watch = watch;
        this.target = target;
        this.first = first;
        this.plans = new PlanSwitches(opened.session());
        this.point = new ReadPoint(plans::forget);
        this.scan = new RowScan(opened.session(), instant.statement(), plans);
    }

    /// The instant of the transaction's first question.
    static java.time.Instant at(String timestamp) {
        return OffsetDateTime.parse(timestamp.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00")).toInstant();
    }

    @Override
    public Origin origin() {
        return instant.origin();
    }

    @Override
    public Inventory inventory() {
        return instant.inventory();
    }

    @Override
    public LiveTables beside() {
        return reader.beside(instant, watch, target);
    }

    @Override
    public TupleReader rows(TableForm form) {
        return read(form, null, true);
    }

    /// @param apart whether the reading may be given up in the middle; then the order is asked for, too, since nobody would
    ///              be told that it was not there
    private TupleReader read(TableForm form, CopyStatement.@Nullable Part part, boolean apart) {
        SeenTable table = held(form);
        return scan.rows(table, form, part, apart ? point : null, !apart && inPlace(table, form));
    }

    /// Whether the rows are read as they lie, since that is believed to be the order that is asked for.
    private static boolean inPlace(SeenTable table, TableForm form) {
        return table.inPlace() && form.ordered() && form.coding() == table.form().coding()
                && form.key().equals(table.form().key());
    }

    private boolean byPlace(SeenTable table, TableForm form) {
        return !form.ordered() || form.key().isEmpty()
                || (inPlace(table, form) && opened.major() >= RANGES_OF_PLACES);
    }

    /// The session, ready for questions about the row type of a table.
    JdbcSession ready(TableForm form) {
        held(form);
        return opened.session();
    }

    /// The table, under a lock of this session where it was not locked at the beginning.
    @CanIgnoreReturnValue
    private SeenTable held(TableForm form) {
        SeenTable table = seen(form);
        if (!first && !instant.lockAll()) {
            lock(opened.session(), table.form().name());
        }
        return table;
    }

    private SeenTable seen(TableForm form) {
        SeenTable table = instant.tables().get(form.name());
        if (table == null) {
            throw new ProblemException(Problem.of(ProblemCode.MISSING_TABLE, form.name().toString()));
        }
        return table;
    }

    /// Whoever waits to change the table would make this session wait, and be kept waiting by the one that holds it: a
    /// standstill the server does not see.
    private void lock(JdbcSession session, TableName table) {
        try {
            session.update(new SqlBuilder().add("LOCK TABLE ONLY ").table(table)
                    .add(" IN ACCESS SHARE MODE NOWAIT").toSql());
        } catch (ProblemException refused) {
            if (refused.problem().code() == ProblemCode.LOCK_TIMEOUT) {
                throw new ProblemException(Problem.of(ProblemCode.GIVES_WAY, table.toString(),
                        refused.problem().said()), refused);
            }
            throw refused;
        }
    }

    @Override
    public Optional<String> stamp() {
        try {
            Row row = opened.session().tryAsk(STAMP.bind(Map.of("inserted", instant.inserted())), 1).rows().getFirst();
            return Boolean.TRUE.equals(row.get(1)) ? Optional.of(row.text(0)) : Optional.empty();
        } catch (ProblemException untold) {
            return Optional.empty(); // whoever asks reads the rows once more
        }
    }

    @Override
    public Optional<RangeReader> ranges(TableForm form) {
        return PostgresRanges.of(opened.session(), instant.statement(), seen(form), form, plans, point);
    }

    @Override
    public Optional<LinkSpeed> link() {
        return Optional.of(LinkProbe.measure(opened.session()));
    }

    @Override
    public int parts(TableForm form) {
        SeenTable table = seen(form);
        if (table.heapBytes() < LARGE) {
            return 1;
        }
        int wanted = (int) Math.min(MOST_PARTS, table.heapBytes() / PART);
        if (byPlace(table, form)) {
            return opened.major() >= RANGES_OF_PLACES ? wanted : 1;
        }
        boolean cut = form.key().size() == 1 && table.form().ordered() && table.form().coding() == form.coding();
        return cut ? Math.min(wanted, Math.max(1, table.bounds().size() - 1)) : 1;
    }

    @Override
    public TupleReader part(TableForm form, int part, int of) {
        if (of == 1) {
            return read(form, null, false);
        }
        SeenTable table = seen(form);
        if (!byPlace(table, form)) {
            List<String> bounds = table.bounds();
            return read(form, new CopyStatement.Part(true, part == 0 ? null : bound(bounds, part, of),
                    part == of - 1 ? null : bound(bounds, part + 1, of)), false);
        }
        long blocks = table.heapBytes() / BLOCK;
        return read(form, new CopyStatement.Part(false, part == 0 ? null : place(blocks * part / of),
                part == of - 1 ? null : place(blocks * (part + 1) / of)), false);
    }

    private static final long BLOCK = 8192;

    private static String place(long block) {
        return "(" + block + ",0)";
    }

    private static String bound(List<String> bounds, int part, int of) {
        return bounds.get((int) ((long) (bounds.size() - 1) * part / of));
    }

    @Override
    public void close() {
        watch.remove(opened.pid());
        opened.session().close();
        if (first) {
            watch.close();
        }
    }

    /// Tables by their names.
    static Map<TableName, SeenTable> byName(List<SeenTable> tables) {
        Map<TableName, SeenTable> named = new HashMap<>();
        tables.forEach(table -> named.put(table.form().name(), table));
        return named;
    }
}
