package plumbline.core.repair;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.journal.RowImages;
import plumbline.core.journal.SchemaChange;
import plumbline.core.pack.Means;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Access;
import plumbline.core.session.Effects;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.session.TableColumn;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Repairs that can't be kept in a transaction: statements that refuse one, and requests to the application's service.
///
/// Nothing of them can be tried beforehand; a preview says what would run. The intent is journalled before the first
/// step; a failure puts away what it left behind.
final class Outside {

    private static final Logger LOG = LoggerFactory.getLogger(Outside.class);

    private final Sessions sessions;
    private final ApplicationService service;
    private final Journal journal;
    private final Runs runs;
    private final InstantSource clock;

    Outside(Sessions sessions, ApplicationService service, Journal journal, Runs runs, InstantSource clock) {
        this.sessions = sessions;
        this.service = service;
        this.journal = journal;
        this.runs = runs;
        this.clock = clock;
    }

    /// Says what would run.
    RepairPlan preview(RepairRequest request, Keys findings) {
        try (Session session = sessions.monitor(request.target(), request.check().timeout())) {
            List<SchemaChange> steps = steps(request, findings);
            // no image stands for what the application will do, but what the check calls right is expected
            ChangeRecord expected = new ChangeRecord(List.of(), steps);
            return new RepairPlan(request, session.identity(), findings.columns().columns(), findings.rows(),
                    shown(request, steps), expected, Map.of(), Effects.NONE, RepairPlan.Extent.STATED, true, 0, 0,
                    clock.instant(), List.of("repair.note.stated"));
        }
    }

    private static List<SchemaChange> steps(RepairRequest request, Keys findings) {
        Engine engine = request.target().engine();
        List<SchemaChange> steps = new ArrayList<>();
        switch (request.way().means()) {
            case Means.Outside(var statement, _) -> {
                for (Row row : findings.rows()) {
                    NamedSql sql = Filled.fill(java.util.Objects.requireNonNull(statement.get(engine)), findings, row);
                    steps.add(new SchemaChange(findings.keyOf(row), sql.source().strip(), ""));
                }
            }
            case Means.Request(String method, String path) -> {
                if (!findings.isEmpty()) {
                    steps.add(new SchemaChange(Map.of(), method + " " + request.target().service() + path, ""));
                }
            }
            case Means.Statements _,Means.Schema _ -> throw new IllegalArgumentException("belongs in a transaction");
        }
        return steps;
    }

    private static String shown(RepairRequest request, List<SchemaChange> steps) {
        return steps.isEmpty()
                ? Statements.of(request.way(), request.target().engine())
                : String.join(";\n", steps.stream().map(SchemaChange::done).toList());
    }

    /// Does it, step by step.
    ///
    /// @param seen the database it was planned for, or null where nobody looked
    RepairResult apply(RepairRequest request, Keys planned, @Nullable Identity seen, WorkContext context) {
        long began = System.nanoTime();
        Target target = request.target();
        Keys findings;
        Identity identity;
        Before before;
        try (Session session = sessions.monitor(target, request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            identity = session.identity();
            if (seen != null && !identity.sameDatabase(seen)) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                        seen.line() + " / " + identity.line()));
            }
            findings = again(session, request, planned);
            before = Before.read(session, request, findings);
        }
        if (findings.isEmpty()) {
            return new RepairResult(List.of(), ChangeRecord.NOTHING, true, 0, 0);
        }
        List<SchemaChange> steps = steps(request, findings);
        JournalEntry entry = runs.entry(target, identity, "repair",
                request.check().path() + " " + request.way().id(), shown(request, steps), request.ticket(), "",
                Math.max(steps.size(), before.size()), "");
        journal.intend(entry, new ChangeRecord(List.of(), steps)); // invariant 7
        run(request, steps, entry, context);
        return conclude(request, findings, steps, before, entry, began);
    }

    private static Keys again(Session session, RepairRequest request, Keys planned) {
        session.begin(Access.READ_ONLY);
        try {
            Attempt.refuseMissing(session, request);
            return Keys.of(request.check(), Attempt.question(session, request), List.of()).only(planned.texts());
        } finally {
            session.rollback();
        }
    }

    private void run(RepairRequest request, List<SchemaChange> steps, JournalEntry entry,
            WorkContext context) {
        int done = 0;
        try {
            for (SchemaChange step : steps) {
                context.progress((double) done / steps.size(), step.done());
                context.checkCancelled();
                switch (request.way().means()) {
                    case Means.Outside means -> statement(request, means, step, context);
                    case Means.Request(String method, String path) -> ask(request, method, path, context);
                    case Means.Statements _,Means.Schema _ -> throw new IllegalStateException("in a transaction");
                }
                done++;
            }
        } catch (ProblemException failed) {
            Effect effect = done > 0 ? Effect.PARTLY_CHANGED : failed.problem().effect();
            runs.conclude(entry, effect == Effect.NOTHING_CHANGED ? JournalState.ROLLED_BACK : JournalState.UNKNOWN,
                    false, failed.problem().detail());
            LOG.warn("{} ended at step {} of {}: {}", entry.run(), done + 1, steps.size(),
                    failed.problem().detail());
            throw new ProblemException(failed.problem().withEffect(effect), failed);
        } catch (RuntimeException stopped) {
            runs.conclude(entry, done == 0 ? JournalState.ROLLED_BACK : JournalState.UNKNOWN, false, "cancelled");
            throw stopped;
        }
    }

    private void statement(RepairRequest request, Means.Outside means, SchemaChange step, WorkContext context) {
        Duration timeout = request.check().timeout();
        Set<List<String>> ruins = ruins(request, means);
        try (Session session = sessions.job(request.target(), timeout);
                Subscription _ = context.onCancel(session::cancel)) {
            NamedSql sql = NamedSql.parse(step.done());
            if (!session.dialect().isOneStatement(sql)) {
                throw new ProblemException(
                        Problem.of(ProblemCode.BAD_PACK, request.target().name(), "more than one statement"));
            }
            session.update(sql.bind(Map.of()));
        } catch (ProblemException failed) {
            boolean clean = putAway(request, means, ruins);
            throw new ProblemException(
                    failed.problem().withEffect(clean ? Effect.NOTHING_CHANGED : Effect.UNKNOWN), failed);
        }
    }

    /// What lay about before, so that it is left alone.
    private Set<List<String>> ruins(RepairRequest request, Means.Outside means) {
        Set<List<String>> ruins = new HashSet<>();
        means.cleanup().ifPresent(cleanup -> {
            try (Session session = sessions.monitor(request.target(), request.check().timeout())) {
                Rows rows = session.query(cleanup.find().bind(Map.of()), Integer.MAX_VALUE);
                rows.rows().forEach(row -> ruins.add(texts(row)));
            }
        });
        return ruins;
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            texts.add(row.text(i));
        }
        return texts;
    }

    /// @return whether nothing is left behind
    private boolean putAway(RepairRequest request, Means.Outside means, Set<List<String>> before) {
        if (means.cleanup().isEmpty()) {
            return true;
        }
        Means.Cleanup cleanup = means.cleanup().get();
        try (Session session = sessions.job(request.target(), request.check().timeout())) {
            Rows rows = session.query(cleanup.find().bind(Map.of()), Integer.MAX_VALUE);
            for (Row row : rows.rows()) {
                if (!before.contains(texts(row))) {
                    session.update(cleanup.statement()
                            .fill(name -> rows.indexOf(name).map(row::get).orElse(null)).bind(Map.of()));
                }
            }
            return true;
        } catch (ProblemException failed) {
            LOG.warn("what a failed statement left on {} could not be put away: {}", request.target().name(),
                    failed.problem().detail());
            return false;
        }
    }

    private void ask(RepairRequest request, String method, String path, WorkContext context) {
        ApplicationService.Answer answer = service.request(request.target(), method, path, request.check().timeout(),
                context);
        if (!answer.succeeded()) {
            throw new ProblemException(Problem.of(ProblemCode.REFUSED_BY_SERVICE, request.target().name(),
                    method + " " + path + ": " + answer.status()).withEffect(Effect.UNKNOWN));
        }
    }

    private RepairResult conclude(RepairRequest request, Keys findings, List<SchemaChange> steps, Before before,
            JournalEntry entry, long began) {
        try (Session session = sessions.monitor(request.target(), request.check().timeout())) {
            Keys after = again(session, request, findings);
            ChangeRecord change = before.isEmpty()
                    ? new ChangeRecord(List.of(), steps)
                    : new ChangeRecord(before.after(session), List.of());
            journal.amend(entry.run(), change);
            boolean verified = after.isEmpty();
            runs.conclude(entry, JournalState.COMMITTED, verified, verified ? "" : "still found");
            return new RepairResult(List.of(entry.run()), change, verified, after.rows().size(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    /// The rows the findings name, as they were.
    private record Before(Map<Touch, Rows> rows, Map<Touch, List<TableColumn>> columns, Keys findings) {

        static Before read(Session session, RepairRequest request, Keys findings) {
            Map<Touch, Rows> rows = new java.util.LinkedHashMap<>();
            Map<Touch, List<TableColumn>> columns = new java.util.LinkedHashMap<>();
            for (Touch touch : request.way().touches()) {
                List<TableColumn> its = session.dialect().columns(session, touch.table());
                if (touch.named() && its.stream().anyMatch(column -> column.key() > 0) && !findings.isEmpty()) {
                    columns.put(touch, its);
                    rows.put(touch, session.dialect().readRows(session, touch.table(), its, findings.of(touch),
                            false));
                }
            }
            return new Before(rows, columns, findings);
        }

        boolean isEmpty() { return rows.isEmpty(); }

        long size() {
            return rows.values().stream().mapToLong(each -> each.rows().size()).sum();
        }

        List<RowImages> after(Session session) {
            List<RowImages> images = new ArrayList<>();
            rows.forEach((touch, then) -> {
                List<TableColumn> its = java.util.Objects.requireNonNull(columns.get(touch));
                Rows now = session.dialect().readRows(session, touch.table(), its, findings.of(touch), false);
                images.add(new RowImages(touch.table(), its, Images.between(its, then, now)));
            });
            return images;
        }
    }
}
