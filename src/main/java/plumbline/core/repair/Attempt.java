package plumbline.core.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import plumbline.core.check.Questions;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Check;
import plumbline.core.pack.Means;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Dialect;
import plumbline.core.session.Effects;
import plumbline.core.session.KeyedRows;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.RowChange;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// One try of a repair inside an open transaction: lock, ask again, change, verify. Whoever calls it commits or rolls
/// back. Used once, by one thread.
final class Attempt {

    private final Session session;
    private final Sessions sessions;
    private final Neighbours neighbours;
    private final Questions questions;
    private final Dialect dialect;
    private final RepairRequest request;
    private final Check check;
    private final Repair way;
    private final Engine engine;
    private final WorkContext context;

    Attempt(Session session, Sessions sessions, Neighbours neighbours, RepairRequest request, WorkContext context) {
        this.session = session;
        this.sessions = sessions;
        this.neighbours = neighbours;
        this.dialect = session.dialect();
        this.request = request;
        this.check = request.check();
        this.way = request.way();
        this.engine = request.target().engine();
        this.context = context;
        this.questions = new Questions(session, request.target(), context);
    }

    /// What one try did, before the commit.
    ///
    /// @param findings  the chosen findings as they were under the lock
    /// @param remaining what the check finds afterwards, or empty where it was asked about the chosen findings alone
    record Tried(Keys findings, List<NamedSql> statements, ChangeRecord change, Map<String, Long> tables,
            boolean verified, OptionalLong remaining, long millis, String transaction) {

        /// A try that found nothing to do.
        static Tried nothing(Keys none) {
            return new Tried(none, List.of(), ChangeRecord.NOTHING, Map.of(), true, OptionalLong.empty(), 0, "");
        }

        /// What triggers and locks came with it; asked while the transaction is open.
        Effects effects(Session session) {
            return session.dialect().effects(session, tables.keySet());
        }
    }

    /// Refuses a target that lacks what the check or the way needs.
    static void refuseMissing(Session session, RepairRequest request) {
        refuseMissing(session, request.target(), request.check().needs().and(request.way().needs()));
    }

    /// Refuses a target that lacks what is needed.
    static void refuseMissing(Session session, Target target, Needs needs) {
        List<String> missing = session.dialect().missing(session, needs);
        if (!missing.isEmpty()) {
            throw new ProblemException(needs.lacking(target.name(), missing));
        }
    }

    /// Does it to these findings, as far as they are findings still.
    ///
    /// Under the lock, where others may wait, the check is asked about the chosen findings alone, if its pack says how.
    ///
    /// @param again whether to ask again under the lock; a preview need not, since its findings are compared later
    Tried perform(Keys seen, boolean again) {
        Map<Touch, List<TableColumn>> columns = columns();
        context.checkCancelled();
        // invariant 3: the lock is a statement of its own
        Map<Touch, Rows> before = named(columns, seen, true);
        // the question after it sees what every transaction we waited for has committed
        Keys now = again ? found(seen).orElseGet(this::found).among(seen) : seen;
        if (now.isEmpty()) {
            return Tried.nothing(now);
        }
        if (now.rows().size() < seen.rows().size()) {
            before = named(columns, now, true); // what is locked can't have changed since; what is left out must go
        }
        Map<String, Long> counted = dialect.changesSoFar(session);
        context.checkCancelled();
        long began = System.nanoTime();
        List<SchemaChange> schema = new ArrayList<>();
        List<NamedSql> statements = run(now, schema);
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        Map<String, Long> tables = growth(counted, dialect.changesSoFar(session));
        refuseUndeclared(tables, before, now);
        ChangeRecord change = new ChangeRecord(images(columns, now, before, tables), schema);
        context.checkCancelled();
        neighbours.refuseWorse(session, request, change, context);
        Optional<Keys> theirs = staysWithItsKeys() ? found(now) : Optional.empty();
        Keys after = theirs.orElseGet(this::found);
        OptionalLong remaining = theirs.isPresent() ? OptionalLong.empty() : OptionalLong.of(after.rows().size());
        return new Tried(now, statements, change, tables, after.among(now).isEmpty(), remaining, millis,
                dialect.transactionId(session));
    }

    /// Whether no row changes but those the findings' own keys name (invariant 5), so that no other finding can.
    private boolean staysWithItsKeys() {
        return way.touches().stream().allMatch(
                touch -> touch.named() && Set.copyOf(touch.rows().values()).equals(Set.copyOf(check.key())));
    }

    private Optional<Keys> found(Keys these) {
        return questions.askAbout(check, these.binds()).map(answer -> Keys.of(check, answer, List.of()));
    }

    private Keys found() {
        return Keys.of(check, questions.ask(check, Integer.MAX_VALUE), List.of());
    }

    private List<NamedSql> run(Keys now, List<SchemaChange> schema) {
        List<NamedSql> statements = new ArrayList<>();
        switch (way.means()) {
            case Means.Statements(var steps) -> {
                for (NamedSql step : steps.getOrDefault(engine, List.of())) {
                    refuseSeveral(session, request, step);
                    session.update(step.bind(now.binds(way)));
                    statements.add(step);
                }
            }
            case Means.Schema means -> {
                for (Row row : now.rows()) {
                    SchemaChange step = Filled.schema(means, engine, now, row);
                    NamedSql sql = NamedSql.whole(step.done());
                    refuseSeveral(session, request, sql);
                    session.update(sql.bind(Map.of()));
                    schema.add(step);
                    statements.add(sql);
                    context.checkCancelled();
                }
            }
            case Means.Outside _,Means.Request _ -> throw new IllegalArgumentException("not in a transaction");
        }
        if (statements.isEmpty()) {
            throw problem(ProblemCode.UNKNOWN_WAY, "nothing for " + engine.title());
        }
        return statements;
    }

    private static void refuseSeveral(Session session, RepairRequest request, NamedSql sql) {
        if (!session.dialect().isOneStatement(sql)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_PACK, request.target().name(), "more than one statement"));
        }
    }

    private Map<Touch, List<TableColumn>> columns() {
        Map<Touch, List<TableColumn>> all = new LinkedHashMap<>();
        for (Touch touch : way.touches()) {
            List<TableColumn> columns = dialect.columns(session, touch.table());
            if (columns.isEmpty()) {
                throw problem(ProblemCode.MISSING_TABLE, touch.table().toString());
            }
            if (columns.stream().noneMatch(column -> column.key() > 0)) {
                throw problem(ProblemCode.NOTHING_TO_UNDO,
                        touch.table() + " has no primary key, so its rows could not be put back");
            }
            all.put(touch, touch.named() && TableColumn.byPlace(columns)
                    ? TableColumn.toldBy(columns, touch.rows().keySet())
                    : columns);
        }
        return all;
    }

    private Map<Touch, Rows> named(Map<Touch, List<TableColumn>> columns, Keys now, boolean lock) {
        Map<Touch, Rows> rows = new LinkedHashMap<>();
        for (Touch touch : way.touches()) {
            if (touch.named()) {
                rows.put(touch, dialect.readRows(session, touch.table(), of(columns, touch), now.of(touch), lock));
            }
        }
        return rows;
    }

    private List<RowImages> images(Map<Touch, List<TableColumn>> columns, Keys now, Map<Touch, Rows> before,
            Map<String, Long> tables) {
        List<RowImages> images = new ArrayList<>();
        for (Touch touch : way.touches()) {
            List<TableColumn> its = of(columns, touch);
            Rows then = before.get(touch);
            List<RowChange> changes = then != null
                    ? KeyedRows.between(its, then, dialect.readRows(session, touch.table(), its, now.of(touch), false))
                    : written(touch, its, tables);
            Unkeyed.refuse(request, touch, its, then, changes);
            images.add(new RowImages(touch.table(), its, changes));
        }
        return images;
    }

    private List<RowChange> written(Touch touch, List<TableColumn> columns, Map<String, Long> tables) {
        long changes = tables.entrySet().stream().filter(entry -> isTable(touch, entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
        if (changes == 0) {
            return List.of();
        }
        try (Session outside = sessions.monitor(request.target(), check.timeout())) {
            return dialect.written(session, outside, touch.table(), columns, changes);
        }
    }

    private static Map<String, Long> growth(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> growth = new TreeMap<>();
        after.forEach((table, count) -> {
            long more = count - before.getOrDefault(table, 0L);
            if (more > 0) {
                growth.put(table, more);
            }
        });
        return growth;
    }

    /// Invariant 5. SQLite counts changes without naming tables: there more changes than locked rows are too many.
    ///
    /// A change of the schema may fill what its finding names: a materialised view, for example.
    private void refuseUndeclared(Map<String, Long> tables, Map<Touch, Rows> before, Keys now) {
        boolean schema = way.means() instanceof Means.Schema;
        tables.forEach((table, count) -> {
            long allowed = schema && names(now, table) ? count : 0;
            for (Touch touch : way.touches()) {
                if (table.equals("*") || isTable(touch, table)) {
                    Rows rows = before.get(touch);
                    allowed += rows == null ? Long.MAX_VALUE / 4 : rows.rows().size();
                }
            }
            if (count > allowed) {
                throw problem(ProblemCode.UNDECLARED_CHANGE, table + ": " + count);
            }
        });
    }

    private static boolean names(Keys findings, String table) {
        return findings.texts().stream().flatMap(List::stream)
                .anyMatch(text -> table.equals(text) || table.endsWith("." + text));
    }

    private static boolean isTable(Touch touch, String table) {
        return table.equals(touch.table().toString()) || table.endsWith("." + touch.table().table().name());
    }

    private static List<TableColumn> of(Map<Touch, List<TableColumn>> columns, Touch touch) {
        List<TableColumn> its = columns.get(touch);
        return its == null ? List.of() : its;
    }

    private ProblemException problem(ProblemCode code, String detail) {
        return new ProblemException(Problem.of(code, request.target().name(), detail));
    }
}
