package plumbline.core.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.check.Questions;
import plumbline.core.check.Ways;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.Check;
import plumbline.core.pack.Packs;
import plumbline.core.pack.Repair;
import plumbline.core.pack.Touch;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Access;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.TableName;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Previews and applies repairs and takes them back, after the invariants of this package. Thread-safe.
public final class RepairEngine implements Repairs {

    private static final Duration SHORT = Duration.ofSeconds(5);
    /// A run without a transaction number is looked after only when no console can be at it any more.
    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final IgnoredFindings ignored;
    private final Neighbours neighbours;
    private final Journal journal;
    private final Runs runs;
    private final Undo undo;
    private final Outside outside;
    private final Retry retry;
    private final Holders holders;
    private final InstantSource clock;

    /// @param service for repairs the application offers itself
    public RepairEngine(Sessions sessions, Packs packs, IgnoredFindings ignored, ApplicationService service,
            Journal journal, Actor actor, InstantSource clock) {
        this.sessions = sessions;
        this.ignored = ignored;
        this.neighbours = new Neighbours(sessions, packs);
        this.journal = journal;
        this.runs = new Runs(sessions, journal, actor, clock);
        this.retry = new Retry();
        this.holders = new Holders(sessions);
        this.undo = new Undo(sessions, packs, journal, runs, retry, holders);
        this.outside = new Outside(sessions, service, journal, runs, clock);
        this.clock = clock;
    }

    @Override
    public Outcome<Repair> way(Target target, Check check) {
        return attempt(target, () -> {
            if (check.repairs(target.engine()).isEmpty()) {
                throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_WAY, check.id(),
                        String.join(", ", check.repairs().stream().map(Repair::id).toList())));
            }
            try (Session session = sessions.monitor(target, SHORT)) {
                Attempt.refuseMissing(session, target, check.needs());
                Ways ways = Ways.of(session, check);
                return ways.first(check, target.engine()).orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.NO_WAY_HERE, check.id(), ways.words(check, target.engine()))));
            }
        });
    }

    @Override
    public Outcome<RepairPlan> preview(RepairRequest request, WorkContext context) {
        return attempt(request.target(), () -> {
            validate(request);
            return request.way().means().transactional()
                    ? holders.named(request.target(), tables(request),
                            () -> retry.whileLocked(context, () -> previewOnce(request, context)))
                    : outside.preview(request, chosen(request, context));
        });
    }

    private static List<TableName> tables(RepairRequest request) {
        return request.way().touches().stream().map(Touch::table).toList();
    }

    private RepairPlan previewOnce(RepairRequest request, WorkContext context) {
        Identity identity = identityOf(request.target());
        try (Session session = sessions.rehearsal(request.target(), request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_WRITE);
            try {
                Attempt.refuseMissing(session, request);
                Keys all = chosen(session, request, context);
                Sample sample = Sample.of(request, all);
                Attempt attempt = new Attempt(session, sessions, neighbours, request, context);
                Attempt.Tried tried = all.isEmpty()
                        ? Attempt.Tried.nothing(all)
                        : attempt.perform(sample.really(), false);
                return new RepairPlan(request, identity, all.columns().columns(), all.rows(),
                        statement(request, tried.statements()), sample.joined(tried.change()), tried.tables(),
                        tried.effects(session), sample.extent(), tried.verified(),
                        remaining(all, sample, tried), tried.millis(), clock.instant(), notes(request));
            } finally {
                session.rollback(); // invariant 1
            }
        }
    }

    /// What the check would find afterwards: what it finds now without the chosen ones, unless it was asked again.
    private static long remaining(Keys all, Sample sample, Attempt.Tried tried) {
        long found = all.columns().rows().size();
        long right = tried.verified() ? all.rows().size() : sample.computed().rows().size();
        return tried.remaining().isPresent()
                ? Math.max(0, tried.remaining().getAsLong() - sample.computed().rows().size())
                : found - right;
    }

    /// The findings a request is about, without those a person ignores.
    private Keys chosen(Session session, RepairRequest request, WorkContext context) {
        Rows answer = new Questions(session, request.target(), context).ask(request.check(), Integer.MAX_VALUE);
        Keys found = Keys.of(request.check(), answer, request.keys());
        if (!request.keys().isEmpty() || !request.way().narrowable()) {
            return found;
        }
        Set<List<String>> texts = new HashSet<>();
        ignored.of(request.target().name(), request.check().path(), clock.instant()).forEach(each -> texts
                .add(request.check().key().stream().map(column -> each.key().getOrDefault(column, "")).toList()));
        return found.without(texts);
    }

    private Keys chosen(RepairRequest request, WorkContext context) {
        try (Session session = sessions.monitor(request.target(), request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_ONLY);
            try {
                Attempt.refuseMissing(session, request);
                return chosen(session, request, context);
            } finally {
                session.rollback();
            }
        }
    }

    /// Asked apart: the rehearsal may take place on a copy.
    private Identity identityOf(Target target) {
        try (Session session = sessions.monitor(target, SHORT)) {
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
    public Outcome<RepairScript> script(RepairPlan plan) {
        return attempt(plan.request().target(), () -> ScriptWriter.write(plan));
    }

    @Override
    public Outcome<RepairResult> apply(RepairPlan plan, WorkContext context) {
        return attempt(plan.request().target(), () -> {
            Keys findings = Keys.of(plan.request().check(), plan.columns(), plan.findings());
            return plan.request().way().means().transactional()
                    ? inGoes(plan.request(), findings, plan, context)
                    : outside.apply(plan.request(), findings, plan, context);
        });
    }

    @Override
    public Outcome<RepairResult> applyUnseen(RepairRequest request, WorkContext context) {
        return attempt(request.target(), () -> {
            validate(request);
            Keys findings = chosen(request, context);
            return request.way().means().transactional()
                    ? inGoes(request, findings, null, context)
                    : outside.apply(request, findings, null, context);
        });
    }

    /// So many findings at a time as the way allows, each go a run of its own that can be taken back.
    private RepairResult inGoes(RepairRequest request, Keys findings, @Nullable RepairPlan plan, WorkContext context) {
        long began = System.nanoTime();
        int limit = request.way().narrowable() ? request.way().limit() : Integer.MAX_VALUE;
        int size = findings.rows().size();
        // asked whole when they were chosen
        long others = plan == null ? findings.columns().rows().size() - size : plan.remaining();
        Goes done = new Goes();
        int to;
        for (int from = 0; from < size; from = to) {
            to = (int) Math.min(size, (long) from + limit);
            Keys part = findings.part(from, to);
            context.progress((double) from / size, to + " / " + size);
            try {
                done.add(holders.named(request.target(), tables(request),
                        () -> retry.whileLocked(context, () -> applyOnce(request, part, plan, others, context))));
            } catch (ProblemException failed) {
                throw done.runs.isEmpty() || failed.problem().effect() == Effect.UNKNOWN
                        ? failed
                        : new ProblemException(failed.problem().withEffect(Effect.PARTLY_CHANGED), failed);
            } catch (CancelledException stopped) {
                throw done.runs.isEmpty()
                        ? stopped
                        : new ProblemException(new Problem(ProblemCode.CANCELLED, request.target().name(),
                                Effect.PARTLY_CHANGED, from + " / " + size), stopped);
            }
        }
        return done.result(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    /// The goes so far.
    private static final class Goes {

        private final List<String> runs = new ArrayList<>();
        private ChangeRecord change = ChangeRecord.NOTHING;
        private long remaining;

        void add(RepairResult go) {
            runs.addAll(go.runs());
            change = change.and(go.change());
            remaining = go.remaining();
        }

        RepairResult result(long millis) {
            return new RepairResult(runs, change, true, remaining, millis);
        }
    }

    private RepairResult applyOnce(RepairRequest request, Keys part, @Nullable RepairPlan plan, long others,
            WorkContext context) {
        try (Session session = sessions.action(request.target(), request.check().timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            Identity identity = session.identity();
            if (plan != null && !identity.sameDatabase(plan.identity())) { // invariant 2
                throw new ProblemException(Problem.of(ProblemCode.IDENTITY_CHANGED, request.target().name(),
                        plan.identity().line() + " / " + identity.line()));
            }
            session.begin(Access.READ_WRITE);
            try {
                Attempt.refuseMissing(session, request);
                Attempt.Tried tried = new Attempt(session, sessions, neighbours, request, context)
                        .perform(part, true);
                if (plan != null && !PlanComparison.same(plan, part, tried)) {
                    throw new ProblemException(
                            Problem.of(ProblemCode.FINDINGS_CHANGED, plan.request().target().name()));
                }
                return commit(session, request, identity, tried, others, context);
            } finally {
                session.rollback();
            }
        }
    }

    private RepairResult commit(Session session, RepairRequest request, Identity identity, Attempt.Tried tried,
            long others, WorkContext context) {
        if (!tried.verified()) { // invariant 6
            throw new ProblemException(Problem.of(ProblemCode.STILL_WRONG, request.target().name(),
                    request.check().id()));
        }
        long remaining = tried.remaining().orElse(others);
        if (tried.change().isEmpty()) {
            return new RepairResult(List.of(), tried.change(), true, remaining, 0);
        }
        context.checkCancelled();
        JournalEntry entry = runs.entry(request.target(), identity, "repair",
                request.check().path() + " " + request.way().id(), statement(request, tried.statements()),
                request.ticket(), tried.transaction(), tried.change().size(), "");
        journal.intend(entry, tried.change()); // invariant 7
        runs.commit(session, request.target(), entry, tried.change(), true);
        return new RepairResult(List.of(entry.run()), tried.change(), true, remaining, 0);
    }

    @Override
    public Outcome<UndoResult> undo(Target target, String run, boolean execute, WorkContext context) {
        return attempt(target, () -> undo.perform(target, run, execute, context));
    }

    @Override
    public List<JournalEntry> resolve(Function<String, Optional<Target>> targets) {
        Instant now = clock.instant();
        List<JournalEntry> resolved = new ArrayList<>();
        Set<String> left = new HashSet<>();
        for (JournalEntry entry : journal.unresolved(now)) {
            boolean maybeAtWork = entry.transaction().isEmpty() && entry.at().isAfter(now.minus(LEFT_ALONE));
            Optional<Target> target = targets.apply(entry.target());
            if (maybeAtWork || target.isEmpty() || left.contains(entry.target())) {
                continue;
            }
            switch (runs.resolve(target.get(), entry)) {
                case KNOWN_NOW -> journal.find(entry.run()).ifPresent(resolved::add);
                case UNREACHABLE -> left.add(entry.target()); // a target that does not answer is waited for once
                case NOT_YET -> {
                }
            }
        }
        return resolved;
    }

    private static void validate(RepairRequest request) {
        if (!request.keys().isEmpty() && !request.way().narrowable()) {
            throw new ProblemException(Problem.of(ProblemCode.NOT_NARROWABLE, request.check().id()));
        }
        if (!request.way().worksOn(request.target().engine())) {
            throw new ProblemException(Problem.of(ProblemCode.UNKNOWN_WAY, request.way().id(),
                    "nothing for " + request.target().engine().title()));
        }
        Keys.validate(request.check(), request.keys());
    }

    private static String statement(RepairRequest request, List<NamedSql> ran) {
        return ran.isEmpty() ? Statements.of(request.way(), request.target().engine()) : Statements.shown(ran);
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
