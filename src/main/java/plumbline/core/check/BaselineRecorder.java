package plumbline.core.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Needs;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Counts the tables of a baseline check and records the numbers. Thread-safe.
public final class BaselineRecorder implements BaselineRecording {

    private final Sessions sessions;
    private final Baselines baselines;
    private final String who;
    private final InstantSource clock;

    /// @param who the account on this machine
    public BaselineRecorder(Sessions sessions, Baselines baselines, String who, InstantSource clock) {
        this.sessions = sessions;
        this.baselines = baselines;
        this.who = who;
        this.clock = clock;
    }

    @Override
    public Outcome<Recorded> record(Target target, Check check, WorkContext context) {
        return Outcome.of(() -> {
            Recorded recorded = new Recorded(counts(target, check, context), "counted", who, clock.instant());
            baselines.record(target.name(), check.path(), recorded);
            return recorded;
        });
    }

    private Map<String, Long> counts(Target target, Check check, WorkContext context) {
        if (!(check.kind() instanceof Kind.Baseline kind)) {
            throw new IllegalArgumentException("has no baseline: " + check.path());
        }
        Duration timeout = check.timeout();
        Map<String, Long> counts = new LinkedHashMap<>();
        try (Session session = sessions.monitor(target, timeout);
                Subscription _ = context.onCancel(session::cancel)) {
            session.begin(Access.READ_ONLY);
            try {
                refuseMissing(session, target, kind);
                for (String table : kind.counts().keySet()) {
                    context.checkCancelled();
                    context.progress((double) counts.size() / kind.counts().size(), table);
                    counts.put(table, Measurement.count(session, table));
                }
            } finally {
                session.rollback();
            }
        }
        return counts;
    }

    private static void refuseMissing(Session session, Target target, Kind.Baseline kind) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        kind.counts().keySet().forEach(table -> tables.put(table, List.of()));
        List<String> missing = session.dialect().missing(session, Needs.of(tables));
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MISSING_TABLE, target.name(), String.join(", ", missing)));
        }
    }

    @Override
    public Optional<Recorded> recorded(String target, String checkPath) {
        return baselines.of(target, checkPath);
    }

    @Override
    public void forget(String target, String checkPath) {
        baselines.forget(target, checkPath);
    }
}
