package plumbline.core.repair;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.check.Questions;
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
import plumbline.core.session.KeyedRows;
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
import plumbline.core.work.CancelledException;
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
            List<SchemaChange> steps = changes(steps(request, findings));
            // no image stands for what the application will do, but what the check calls right is expected
            ChangeRecord expected = new ChangeRecord(List.of(), steps);
            return new RepairPlan(request, session.identity(), findings.columns().columns(), findings.rows(),
                    shown(request, steps), expected, Map.of(), Effects.NONE, RepairPlan.Extent.STATED, true, 0, 0,
                    clock.instant(), List.of("repair.note.stated"));
        }
    }

    /// One statement or request, and the finding it is about.
    private record Step(SchemaChange change, Map<String, @Nullable Object> finding) {}

    private static List<Step> steps(RepairRequest request, Keys findings) {
        Engine engine = request.target().engine();
        List<Step> steps = new ArrayList<>();
        switch (request.way().means()) {
            case Means.Outside(var statement, var cleanup) -> {
                refuseUnknown(findings, cleanup);
                for (Row row : findings.rows()) {
                    NamedSql sql = Filled.fill(Objects.requireNonNull(statement.get(engine)), findings, row);
                    steps.add(new Step(new SchemaChange(findings.keyOf(row), sql.source().strip(), ""),
                            findings.valuesOf(row)));
                }
            }
            case Means.Request(String method, String path) -> {
                if (!findings.isEmpty()) {
                    String words = method + " " + request.target().service() + path;
                    steps.add(new Step(new SchemaChange(Map.of(), words, ""), Map.of()));
                }
            }
            case Means.Statements _,Means.Schema _ -> throw new IllegalArgumentException("belongs in a transaction");
        }
        return steps;
    }

    /// Found out before anything runs, not when something has to be put away.
    private static void refuseUnknown(Keys findings, Optional<Means.Cleanup> cleanup) {
        cleanup.stream().flatMap(each -> each.find().distinctNames().stream())
                .filter(name -> findings.columns().indexOf(name).isEmpty()).findFirst().ifPresent(name -> {
                    throw new ProblemException(Problem.of(ProblemCode.BAD_PACK, findings.check().path(),
                            "the check does not return the column " + name));
                });
    }

    private static List<SchemaChange> changes(List<Step> steps) {
        return steps.stream().map(Step::change).toList();
    }

    private static String shown(RepairRequest request, List<SchemaChange> steps) {
        return steps.isEmpty()
                ? Statements.of(request.way(), request.target().engine())
                : String.join(";\n", steps.stream().map(SchemaChange::done).toList());
    }

    /// Does it, step by step.
    ///
    /// @param plan what a person saw, or null where nobody looked
    RepairResult apply(RepairRequest request, Keys planned, @Nullable RepairPlan plan, WorkContext context) {
        long began = System.nanoTime();
        Target target = request.target();
        Keys findings;
        Identity identity;
        Before before;
        try (Session session = sessions.monitor(target, request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            identity = session.identity();
            if (plan != null && !identity.sameDatabase(plan.identity())) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, target.name(),
                        plan.identity().line() + " / " + identity.line()));
            }
            findings = found(session, request, context).among(planned);
            before = Before.read(session, request, findings);
        }
        List<Step> steps = steps(request, findings);
        if (plan != null && !PlanComparison.same(plan, planned, findings, changes(steps))) { // invariant 4
            throw new ProblemException(Problem.of(ProblemCode.FINDINGS_CHANGED, target.name()));
        }
        if (findings.isEmpty()) {
            return new RepairResult(List.of(), ChangeRecord.NOTHING, true, 0, 0);
        }
        JournalEntry entry = runs.entry(target, identity, "repair",
                request.check().path() + " " + request.way().id(), shown(request, changes(steps)), request.ticket(),
                "", Math.max(steps.size(), before.size()), "");
        journal.intend(entry, new ChangeRecord(List.of(), changes(steps))); // invariant 7
        run(request, steps, entry, context);
        return conclude(request, findings, changes(steps), before, entry, began);
    }

    private static Keys found(Session session, RepairRequest request, WorkContext context) {
        session.begin(Access.READ_ONLY);
        try {
            Attempt.refuseMissing(session, request);
            return Keys.of(request.check(), new Questions(session, request.target(), context)
                    .ask(request.check(), Integer.MAX_VALUE), List.of());
        } finally {
            session.rollback();
        }
    }

    private void run(RepairRequest request, List<Step> steps, JournalEntry entry, WorkContext context) {
        int done = 0;
        try {
            for (Step step : steps) {
                // how far one statement is nobody knows
                context.progress(steps.size() == 1 ? -1 : (double) done / steps.size(), step.change().done());
                context.checkCancelled();
                switch (request.way().means()) {
                    case Means.Outside means -> statement(request, means, step, context);
                    case Means.Request(String method, String path) -> ask(request, method, path, context);
                    case Means.Statements _,Means.Schema _ -> throw new IllegalStateException("in a transaction");
                }
                done++;
            }
        } catch (ProblemException failed) {
            LOG.warn("{} ended at step {} of {}: {}", entry.run(), done + 1, steps.size(),
                    failed.problem().detail());
            throw ended(request, steps, done, entry, failed.problem(), failed);
        } catch (CancelledException stopped) {
            Problem problem = Problem.of(ProblemCode.CANCELLED, request.target().name());
            throw ended(request, steps, done, entry, problem, stopped);
        } catch (RuntimeException mistake) {
            runs.conclude(entry, JournalState.UNKNOWN, false, mistake.toString());
            throw mistake;
        }
    }

    /// Writes down how far it came: steps that were done stand, since nothing takes them back.
    private ProblemException ended(RepairRequest request, List<Step> steps, int done, JournalEntry entry,
            Problem problem, RuntimeException cause) {
        int stand = done;
        Effect effect = problem.effect();
        if (effect == Effect.UNKNOWN && isGone(request, steps.get(done))) {
            stand++; // the answer was lost, not the statement
            effect = stand == steps.size() ? Effect.CHANGED : Effect.PARTLY_CHANGED;
        } else if (effect == Effect.NOTHING_CHANGED && done > 0) {
            effect = Effect.PARTLY_CHANGED;
        }
        String message = stand + " / " + steps.size() + ": " + problem.code() + " " + problem.detail();
        JournalState state = effect == Effect.UNKNOWN
                ? JournalState.UNKNOWN
                : stand > 0 ? JournalState.COMMITTED : JournalState.ROLLED_BACK;
        if (state == JournalState.COMMITTED) {
            amend(entry, new ChangeRecord(List.of(), changes(steps.subList(0, stand))));
        }
        runs.conclude(entry, state, false, message);
        return new ProblemException(problem.withEffect(effect), cause);
    }

    /// The steps are made; that they could not be written down must not hide what became of them.
    private void amend(JournalEntry entry, ChangeRecord change) {
        try {
            journal.amend(entry.run(), change);
        } catch (ProblemException full) {
            LOG.error("the steps of {} could not be journalled: {}", entry.run(), full.problem().detail());
        }
    }

    /// Whether a step whose answer was lost has put its finding right after all. While it may still be at work on the
    /// server the finding is there.
    private boolean isGone(RepairRequest request, Step step) {
        try (Session session = sessions.monitor(request.target(), request.check().timeout())) {
            Keys found = found(session, request, WorkContext.none());
            return step.change().key().isEmpty()
                    ? found.isEmpty()
                    : found.rows().stream().noneMatch(row -> found.keyOf(row).equals(step.change().key()));
        } catch (ProblemException unreachable) {
            return false;
        }
    }

    private void statement(RepairRequest request, Means.Outside means, Step step, WorkContext context) {
        Ruins ruins = new Ruins(sessions, request.target(), means, step.finding());
        try (Session session = sessions.job(request.target(), request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            NamedSql sql = NamedSql.whole(step.change().done());
            if (!session.dialect().isOneStatement(sql)) {
                throw new ProblemException(
                        Problem.of(ProblemCode.BAD_PACK, request.target().name(), "more than one statement"));
            }
            session.update(sql.bind(Map.of()));
        } catch (ProblemException failed) {
            Problem problem = failed.problem();
            if (problem.effect() == Effect.UNKNOWN) {
                throw failed; // the server may still be at it: what it is building is no ruin
            }
            String left = ruins.putAway();
            throw left.isEmpty()
                    ? failed
                    : new ProblemException(new Problem(problem.code(), problem.subject(), Effect.PARTLY_CHANGED,
                            problem.detail() + "; left behind: " + left), failed);
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

    /// It is done; what can't be found out about it now is said, and is no failure of the change.
    private RepairResult conclude(RepairRequest request, Keys findings, List<SchemaChange> steps, Before before,
            JournalEntry entry, long began) {
        try (Session session = sessions.monitor(request.target(), request.check().timeout())) {
            Keys left = found(session, request, WorkContext.none());
            ChangeRecord change = before.isEmpty()
                    ? new ChangeRecord(List.of(), steps)
                    : new ChangeRecord(before.after(session), List.of());
            amend(entry, change);
            boolean verified = left.among(findings).isEmpty();
            runs.conclude(entry, JournalState.COMMITTED, verified, verified ? "" : "still found");
            return new RepairResult(List.of(entry.run()), change, verified, left.rows().size(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        } catch (ProblemException failed) {
            runs.conclude(entry, JournalState.COMMITTED, false, "not asked again: " + failed.problem().detail());
            throw new ProblemException(failed.problem().withEffect(Effect.CHANGED), failed);
        }
    }

    /// The rows the findings name, as they were.
    private record Before(Map<Touch, Rows> rows, Map<Touch, List<TableColumn>> columns, Keys findings) {

        static Before read(Session session, RepairRequest request, Keys findings) {
            Map<Touch, Rows> rows = new LinkedHashMap<>();
            Map<Touch, List<TableColumn>> columns = new LinkedHashMap<>();
            for (Touch touch : request.way().touches()) {
                List<TableColumn> found = session.dialect().columns(session, touch.table());
                List<TableColumn> its = TableColumn.byPlace(found)
                        ? TableColumn.toldBy(found, touch.rows().keySet())
                        : found;
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
                List<TableColumn> its = Objects.requireNonNull(columns.get(touch));
                Rows now = session.dialect().readRows(session, touch.table(), its, findings.of(touch), false);
                images.add(new RowImages(touch.table(), its, KeyedRows.between(its, then, now)));
            });
            return images;
        }
    }
}
