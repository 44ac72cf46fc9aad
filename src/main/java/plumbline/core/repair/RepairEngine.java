package plumbline.core.repair;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.Check;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Previews and applies repairs and takes them back, after the invariants of this package. Thread-safe.
public final class RepairEngine implements Repairs {

    private static final Duration IDENTITY_TIMEOUT = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final Journal journal;
    private final Runs runs;
    private final Undo undo;
    private final Retry retry;
    private final InstantSource clock;

    public RepairEngine(Sessions sessions, Journal journal, Actor actor, InstantSource clock) {
        this.sessions = sessions;
        this.journal = journal;
        this.runs = new Runs(sessions, journal, actor, clock);
        this.retry = new Retry();
        this.undo = new Undo(sessions, journal, runs, retry);
        this.clock = clock;
    }

    @Override
    public Outcome<RepairPlan> preview(RepairRequest request, WorkContext context) {
        return attempt(request.target(), () -> {
            validate(request);
            return retry.whileLocked(context, () -> previewOnce(request, context));
        });
    }

    private RepairPlan previewOnce(RepairRequest request, WorkContext context) {
        Identity identity = identityOf(request.target());
        try (Session session = sessions.rehearsal(request.target(), timeout(request.check()));
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_WRITE);
            try {
                Attempt.Tried tried = new Attempt(session, request, context).perform();
                return new RepairPlan(request, identity, tried.findings().rows(), statement(request), tried.images(),
                        tried.tables(), tried.verified(), tried.remaining(), tried.millis(), clock.instant(),
                        notes(request));
            } finally {
                session.rollback(); // invariant 1
            }
        }
    }

    /// Asked apart: the rehearsal may take place on a copy.
    private Identity identityOf(Target target) {
        try (Session session = sessions.monitor(target, IDENTITY_TIMEOUT)) {
            return session.identity();
        }
    }

    private static List<String> notes(RepairRequest request) {
        return switch (request.target().engine()) {
            case POSTGRESQL -> List.of("repair.note.rolled-back");
            case SQLITE -> List.of("repair.note.copy");
        };
    }

    @Override
    public Outcome<RepairResult> apply(RepairPlan plan, WorkContext context) {
        return attempt(plan.request().target(),
                () -> retry.whileLocked(context, () -> applyOnce(plan.request(), plan, context)));
    }

    @Override
    public Outcome<RepairResult> applyUnseen(RepairRequest request, WorkContext context) {
        return attempt(request.target(), () -> {
            validate(request);
            return retry.whileLocked(context, () -> applyOnce(request, null, context));
        });
    }

    private RepairResult applyOnce(RepairRequest request, @Nullable RepairPlan plan, WorkContext context) {
        long began = System.nanoTime();
        try (Session session = sessions.action(request.target(), timeout(request.check()));
                Subscription _ = context.onCancel(session::cancel)) {
            Identity identity = session.identity();
            if (plan != null && !identity.sameDatabase(plan.identity())) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, request.target().name(),
                        plan.identity().line() + " / " + identity.line()));
            }
            session.begin(Access.READ_WRITE);
            try {
                Attempt.Tried tried = new Attempt(session, request, context).perform();
                if (plan != null) {
                    comparePlan(plan, tried);
                }
                return commit(session, request, identity, tried, began, context);
            } finally {
                session.rollback();
            }
        }
    }

    /// Invariant 4. The rows after the change are not compared: a trigger that stamps the time makes them differ.
    private static void comparePlan(RepairPlan plan, Attempt.Tried tried) {
        boolean sameFindings = plan.findings().equals(tried.findings().rows());
        boolean sameRows = plan.images().changes().size() == tried.images().changes().size();
        for (int i = 0; sameRows && i < plan.images().changes().size(); i++) {
            sameRows = java.util.Objects.equals(plan.images().changes().get(i).before(),
                    tried.images().changes().get(i).before());
        }
        if (!sameFindings || !sameRows) {
            throw new ProblemException(Problem.of(ProblemCode.FINDINGS_CHANGED, plan.request().target().name()));
        }
    }

    private RepairResult commit(Session session, RepairRequest request, Identity identity, Attempt.Tried tried,
            long began, WorkContext context) {
        if (!tried.verified()) { // invariant 6
            throw new ProblemException(Problem.of(ProblemCode.STILL_WRONG, request.target().name(),
                    request.check().id()));
        }
        if (tried.images().changes().isEmpty()) {
            return new RepairResult("", tried.images(), true, tried.remaining(), millisSince(began));
        }
        context.checkCancelled();
        JournalEntry entry = runs.entry(request.target(), identity, "repair",
                request.check().path() + " " + request.way().id(), statement(request), request.ticket(),
                tried.transaction(), tried.images().changes().size(), "");
        journal.intend(entry, tried.images()); // invariant 7
        runs.commit(session, request.target(), entry, tried.images(), true);
        return new RepairResult(entry.run(), tried.images(), true, tried.remaining(), millisSince(began));
    }

    @Override
    public Outcome<UndoResult> undo(Target target, String run, boolean execute, WorkContext context) {
        return attempt(target, () -> undo.perform(target, run, execute, context));
    }

    private static void validate(RepairRequest request) {
        if (!request.keys().isEmpty() && !request.way().narrowable()) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_NARROWABLE, request.check().id()));
        }
        Keys.validate(request.check(), request.keys());
    }

    private static String statement(RepairRequest request) {
        var sql = request.way().statements().get(request.target().engine());
        return sql == null ? "" : sql.source().strip();
    }

    private static Duration timeout(Check check) {
        return check.timeout();
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }

    private static <T> Outcome<T> attempt(Target target, Supplier<T> work) {
        try {
            return Outcome.of(work);
        } catch (CancelledException cancelled) {
            return new Outcome.Failed<>(new Problem(ProblemCode.CANCELLED, target.name(), Effect.NOTHING_CHANGED, ""));
        }
    }

    /// The states in which a run can still be taken back.
    static boolean canBeUndone(JournalEntry entry) {
        return entry.state() == JournalState.COMMITTED && entry.undoneBy().isEmpty();
    }
}
