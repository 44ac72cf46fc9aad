package plumbline.core.snapshot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.Journal;
import plumbline.core.journal.JournalEntry;
import plumbline.core.pack.History;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Runs;
import plumbline.core.session.Access;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Lists, compares and writes versions of rows, after the invariants of this package. Thread-safe.
public final class SnapshotEngine implements Snapshots {

    private static final Duration STATEMENT = Duration.ofSeconds(60);
    private static final Duration READING = Duration.ofMillis(100);

    private final Sessions sessions;
    private final Packs packs;
    private final Map<Engine, RowVersions> versions;
    private final Journal journal;
    private final Runs runs;

    /// @param versions by database system
    public SnapshotEngine(Sessions sessions, Packs packs, Map<Engine, RowVersions> versions, Journal journal,
            Runs runs) {
        this.sessions = sessions;
        this.packs = packs;
        this.versions = Map.copyOf(versions);
        this.journal = journal;
        this.runs = runs;
    }

    @Override
    public List<Kept> histories(Target target) {
        return packs.where(head -> head.engines().contains(target.engine())
                && (target.packs().isEmpty() || target.packs().contains(head.id()))).stream()
                .flatMap(pack -> pack.histories().stream().map(history -> new Kept(pack.id(), history))).toList();
    }

    @Override
    public Outcome<SnapshotPage> list(Target target, History history, SnapshotFilter filter) {
        return read(target, history, (session, ground) -> at(target).page(session, ground, filter));
    }

    @Override
    public Outcome<Snapshot> show(Target target, History history, String id) {
        return read(target, history, (session, ground) -> found(session, ground, target, id));
    }

    @Override
    public Outcome<RowNow> current(Target target, History history, RowKey key) {
        return read(target, history, (session, ground) -> now(session, ground, target, key));
    }

    @Override
    public Outcome<List<FieldChange>> differences(Target target, History history, String from, String to) {
        return read(target, history, (session, ground) -> {
            Snapshot one = found(session, ground, target, from);
            Payload other = to.isEmpty()
                    ? now(session, ground, target, RowAttempt.key(history, one)).payload()
                    : found(session, ground, target, to).payload();
            return FieldChange.between(one.payload(), other);
        });
    }

    private Snapshot found(Session session, Ground ground, Target target, String id) {
        return RowAttempt.found(at(target), session, ground, id);
    }

    private RowNow now(Session session, Ground ground, Target target, RowKey key) {
        return at(target).row(session, ground, key).orElseThrow(() -> new ProblemException(
                Problem.of(ProblemCode.ROW_GONE, key.joined())));
    }

    private RowVersions at(Target target) {
        RowVersions its = versions.get(target.engine());
        if (its == null) {
            throw new ProblemException(
                    Problem.of(ProblemCode.NO_HISTORY, target.name(), target.engine().title()));
        }
        return its;
    }

    private <T> Outcome<T> read(Target target, History history, BiFunction<Session, Ground, T> reading) {
        return Outcome.of(() -> {
            RowVersions its = at(target);
            try (Session session = sessions.monitor(target, STATEMENT)) {
                its.begin(session, Access.READ_ONLY, READING);
                try {
                    return reading.apply(session, its.ground(session, history));
                } finally {
                    session.rollback();
                }
            }
        });
    }

    @Override
    public Outcome<EditResult> edit(RowEdit edit, boolean execute, WorkContext context) {
        return attempt(edit.target(), () -> {
            long began = System.nanoTime();
            RowVersions its = at(edit.target());
            // waiting for who edits the same row is part of the statement that locks it
            try (Session session = sessions.action(edit.target(), STATEMENT.plus(edit.patience()));
                    Subscription _ = context.onCancel(session::cancel)) {
                Identity identity = session.identity();
                its.begin(session, Access.READ_WRITE, edit.patience());
                try {
                    RowAttempt attempt = new RowAttempt(its, session, edit);
                    RowAttempt.Tried tried = attempt.perform();
                    context.checkCancelled();
                    String run = execute ? commit(session, edit, identity, tried) : "";
                    return tried.result(execute, run, Duration.ofNanos(System.nanoTime() - began).toMillis());
                } finally {
                    session.rollback();
                }
            }
        });
    }

    private String commit(Session session, RowEdit edit, Identity identity, RowAttempt.Tried tried) {
        ChangeRecord change = tried.change();
        JournalEntry entry = runs.entry(edit.target(), identity, JournalEntry.SNAPSHOT,
                edit.pack() + "/" + edit.history().id() + " " + tried.snapshot().key() + " version "
                        + tried.snapshot().version() + ": " + edit.summary(),
                tried.statements(), edit.ticket(), session.dialect().transactionId(session), change.size(), "");
        journal.intend(entry, change); // invariant 5
        runs.commit(session, edit.target(), entry, change, true);
        return entry.run();
    }

    private static <T> Outcome<T> attempt(Target target, Supplier<T> work) {
        try {
            return Outcome.of(work);
        } catch (CancelledException cancelled) {
            return new Outcome.Failed<>(new Problem(ProblemCode.CANCELLED, target.name(), Effect.NOTHING_CHANGED, ""));
        }
    }
}
