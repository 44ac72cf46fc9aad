package plumbline.core.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.pack.Severity;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Access;
import plumbline.core.session.Column;
import plumbline.core.session.Needs;
import plumbline.core.session.Row;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Runs checks in read-only transactions, and trials in such as are rolled back. Thread-safe.
public final class CheckRunner implements Checks {

    private static final Duration CATALOG_TIMEOUT = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final Packs packs;
    private final FindingHistory history;
    private final IgnoredFindings ignored;
    private final Measurement measurement;
    private final Trials trials;
    private final InstantSource clock;

    /// @param service for probes
    public CheckRunner(Sessions sessions, Packs packs, FindingHistory history, Baselines baselines,
            IgnoredFindings ignored, ApplicationService service, InstantSource clock) {
        this.sessions = sessions;
        this.packs = packs;
        this.history = history;
        this.ignored = ignored;
        this.measurement = new Measurement(baselines, service);
        this.trials = new Trials(sessions);
        this.clock = clock;
    }

    @Override
    public Outcome<List<Check>> chosen(Target target, List<String> packIds, List<String> checkIds) {
        return Outcome.of(() -> {
            List<String> named = packIds.isEmpty() ? target.packs() : packIds;
            List<Pack> chosen = named.isEmpty()
                    ? recognised(target, checkIds)
                    : named.stream().map(this::pack).toList();
            return checkIds.isEmpty() ? all(chosen, target.engine()) : these(chosen, checkIds, packIds.isEmpty());
        });
    }

    private Pack pack(String id) {
        return packs.pack(id)
                .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_PACK, id, known(ids()))));
    }

    private List<String> ids() {
        return packs.shelf().get().packs().stream().map(Pack::id).toList();
    }

    private static String known(List<String> words) {
        return String.join(", ", words);
    }

    /// The packs by whose tables the database is recognised. Where checks are named and packs are not, nothing has to
    /// be recognised: the name decides.
    private List<Pack> recognised(Target target, List<String> checkIds) {
        List<Pack> candidates = packs.shelf().get().packs().stream()
                .filter(pack -> pack.engines().contains(target.engine())).toList();
        if (!checkIds.isEmpty()) {
            return candidates;
        }
        List<Pack> found = new ArrayList<>();
        try (Session session = sessions.monitor(target, CATALOG_TIMEOUT)) {
            for (Pack pack : candidates) {
                if (pack.id().equals(Pack.INTEGRITY) || hasAny(session, pack.characteristic())) {
                    found.add(pack);
                }
            }
        }
        return found;
    }

    private static boolean hasAny(Session session, List<String> tables) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        tables.forEach(table -> needs.put(table, List.of()));
        return !tables.isEmpty() && session.dialect().missing(session, Needs.of(needs)).size() < tables.size();
    }

    /// A check that has no statement for the database system is not one of this target's questions.
    private static List<Check> all(List<Pack> chosen, Engine engine) {
        return chosen.stream().flatMap(pack -> pack.checks().stream())
                .filter(check -> check.asksOn(engine)).toList();
    }

    private List<Check> these(List<Pack> chosen, List<String> checkIds, boolean anyPack) {
        List<Pack> where = anyPack ? packs.shelf().get().packs() : chosen;
        List<Check> found = new ArrayList<>();
        for (String id : checkIds) {
            Optional<Check> check = find(chosen, id).or(() -> find(where, id));
            found.add(check.orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.UNKNOWN_CHECK, id,
                    known(where.stream().flatMap(pack -> pack.checks().stream()).map(Check::id).toList())))));
        }
        return found;
    }

    private static Optional<Check> find(List<Pack> where, String id) {
        return where.stream().flatMap(pack -> pack.checks().stream())
                .filter(check -> check.id().equals(id) || check.path().equals(id)).findFirst();
    }

    @Override
    public CheckResult run(Target target, Check check, int keep, WorkContext context) {
        return run(target, check, keep, false, context);
    }

    @Override
    public CheckResult runByName(Target target, Check check, int keep, WorkContext context) {
        return run(target, check, keep, true, context);
    }

    private CheckResult run(Target target, Check check, int keep, boolean byName, WorkContext context) {
        long began = System.nanoTime();
        CheckResult result;
        try {
            result = ask(target, check, keep, byName, context, began);
        } catch (ProblemException expected) {
            Problem problem = expected.problem();
            CheckStatus status = isSkipped(problem.code()) ? CheckStatus.SKIPPED : CheckStatus.FAILED;
            result = without(target, check, status, problem, began);
        }
        if (result.problem() == null || result.problem().code() != ProblemCode.CANCELLED) {
            history.keep(result);
        }
        return result;
    }

    private CheckResult ask(Target target, Check check, int keep, boolean byName, WorkContext context, long began) {
        if (!check.asksOn(target.engine())) {
            return without(target, check, CheckStatus.SKIPPED,
                    Problem.of(ProblemCode.MISSING_FUNCTION, target.name(), target.engine().title()), began);
        }
        context.checkCancelled();
        if (check.kind() instanceof Kind.Probe probe) {
            return result(target, check, measurement.probe(target, check, probe, context), List.of(), keep, began);
        }
        try (Session session = sessions.monitor(target, check.timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            List<String> missing = session.dialect().missing(session, check.needs());
            if (!missing.isEmpty()) {
                return without(target, check, CheckStatus.SKIPPED,
                        check.needs().lacking(target.name(), missing), began);
            }
            if (!(check.kind() instanceof Kind.Trial)) {
                return answered(session, target, check, keep, context, began);
            }
        }
        if (!byName) {
            return without(target, check, CheckStatus.SKIPPED, Problem.of(ProblemCode.ONLY_BY_NAME, check.path()),
                    began);
        }
        List<Ignored> left = ignored.of(target.name(), check.path(), clock.instant());
        int kept = left.isEmpty() ? keep : Integer.MAX_VALUE;
        return result(target, check, Judge.judge(check, trials.ask(target, check, kept, context)), left, keep, began);
    }

    private CheckResult answered(Session session, Target target, Check check, int keep, WorkContext context,
            long began) {
        Questions questions = new Questions(session, target, context);
        List<Ignored> left = ignored.of(target.name(), check.path(), clock.instant());
        session.begin(Access.READ_ONLY);
        try {
            Judge.Judged judged = switch (check.kind()) {
                case Kind.Baseline kind -> measurement.baseline(session, target, check, kind);
                case Kind.StatementTime kind ->
                    measurement.statement(questions, check, kind);
                // a report's few rows decide together; of findings more are counted than kept
                case Kind.Rows _,Kind.Each _ ->
                    Judge.judge(check, questions.ask(check, left.isEmpty() ? keep : Integer.MAX_VALUE));
                case Kind.Listing _,Kind.Report _,Kind.Bounds _ ->
                    Judge.judge(check, questions.ask(check, Integer.MAX_VALUE));
                case Kind.WalSize kind -> measurement.wal(target, check, kind);
                case Kind.Probe _,Kind.Trial _ ->
                    throw new IllegalArgumentException("asked elsewhere: " + check.path());
            };
            CheckResult result = result(target, check, judged, left, keep, began);
            return result.count() == 0 ? result : result.with(Ways.of(session, check));
        } finally {
            // a bare autocommit SELECT could switch the read-only default off, a rolled-back one can't
            session.rollback();
        }
    }

    @Override
    public Outcome<Map<String, Long>> counts(Target target, Check check, WorkContext context) {
        if (!(check.kind() instanceof Kind.Baseline kind)) {
            throw new IllegalArgumentException("compares no numbers of rows: " + check.path());
        }
        return Outcome.of(() -> {
            context.checkCancelled();
            try (Session session = sessions.monitor(target, check.timeout());
                    Subscription _ = context.onCancel(session::cancel)) {
                session.begin(Access.READ_ONLY);
                try {
                    return measurement.counts(session, target, check, kind, context);
                } finally {
                    session.rollback();
                }
            }
        });
    }

    private CheckResult result(Target target, Check check, Judge.Judged judged, List<Ignored> left, int keep,
            long began) {
        Heeded heeded = Heeded.of(check, judged, left);
        List<Row> rows = masked(check, judged.columns(), heeded.rows());
        boolean many = rows.size() > keep;
        List<Severity> verdicts = heeded.verdicts();
        return new CheckResult(target.name(), check,
                heeded.count() == 0 ? CheckStatus.CLEAN : CheckStatus.FINDINGS, heeded.count(), judged.severity(),
                judged.columns(), many ? rows.subList(0, keep) : rows,
                many && !verdicts.isEmpty() ? verdicts.subList(0, keep) : verdicts,
                masked(check, judged.columns(), heeded.ignored()), Ways.UNASKED, null, millisSince(began),
                clock.instant());
    }

    private static List<Row> masked(Check check, List<Column> columns, List<Row> rows) {
        List<Integer> hidden = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (check.masked().contains(columns.get(i).name())) {
                hidden.add(i);
            }
        }
        if (hidden.isEmpty()) {
            return rows;
        }
        return rows.stream().map(row -> {
            List<@Nullable Object> values = new ArrayList<>(row.values());
            hidden.forEach(index -> values.set(index, null));
            return new Row(values);
        }).toList();
    }

    private CheckResult without(Target target, Check check, CheckStatus status, Problem problem, long began) {
        return CheckResult.without(target.name(), check, status, problem, millisSince(began), clock.instant());
    }

    private static boolean isSkipped(ProblemCode code) {
        return switch (code) {
            case MISSING_TABLE, MISSING_COLUMN, MISSING_FUNCTION, MISSING_EXTENSION, NO_BASELINE, NO_SERVICE,
                    TRIED_NOTHING ->
                true;
            default -> false;
        };
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
