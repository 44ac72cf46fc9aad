package plumbline.core.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.core.pack.Check;
import plumbline.core.pack.Pack;
import plumbline.core.pack.Packs;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.NamedSql;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Runs checks in read-only transactions. Thread-safe.
public final class CheckRunner implements Checks {

    private static final Duration CATALOG_TIMEOUT = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final Packs packs;
    private final FindingHistory history;
    private final InstantSource clock;

    public CheckRunner(Sessions sessions, Packs packs, FindingHistory history, InstantSource clock) {
        this.sessions = sessions;
        this.packs = packs;
        this.history = history;
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
        return !tables.isEmpty() && session.dialect().missing(session, needs).size() < tables.size();
    }

    /// A check that has no statement for the database system is not one of this target's questions.
    private static List<Check> all(List<Pack> chosen, Engine engine) {
        return chosen.stream().flatMap(pack -> pack.checks().stream())
                .filter(check -> check.statement(engine).isPresent()).toList();
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
        long began = System.nanoTime();
        CheckResult result;
        try {
            result = ask(target, check, keep, context, began);
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

    private CheckResult ask(Target target, Check check, int keep, WorkContext context, long began) {
        Optional<NamedSql> statement = check.statement(target.engine());
        if (statement.isEmpty()) {
            return without(target, check, CheckStatus.SKIPPED,
                    Problem.of(ProblemCode.MISSING_FUNCTION, target.name(), target.engine().title()), began);
        }
        context.checkCancelled();
        try (Session session = sessions.monitor(target, check.timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            List<String> missing = session.dialect().missing(session, check.needs());
            if (!missing.isEmpty()) {
                return without(target, check, CheckStatus.SKIPPED,
                        Problem.of(ProblemCode.MISSING_TABLE, target.name(), String.join(", ", missing)), began);
            }
            Rows rows = question(session, target, statement.get(), keep);
            CheckStatus status = rows.count() == 0 ? CheckStatus.CLEAN : CheckStatus.FINDINGS;
            return new CheckResult(target.name(), check, status, rows.count(), rows.columns(), masked(check, rows),
                    null, millisSince(began), clock.instant());
        }
    }

    /// Asks in a read-only transaction that is rolled back: a bare autocommit SELECT could switch the read-only default
    /// off, this can't.
    private static Rows question(Session session, Target target, NamedSql statement, int keep) {
        if (!session.dialect().isOneStatement(statement)) {
            throw new ProblemException(
                    Problem.of(ProblemCode.BAD_PACK, target.name(), "more than one statement in a check"));
        }
        session.begin(Access.READ_ONLY);
        try {
            return session.query(statement.bind(Map.of()), keep);
        } finally {
            session.rollback();
        }
    }

    private static List<Row> masked(Check check, Rows rows) {
        List<Integer> hidden = check.masked().stream().map(rows::indexOf).flatMap(Optional::stream).toList();
        if (hidden.isEmpty()) {
            return rows.rows();
        }
        return rows.rows().stream().map(row -> {
            List<@Nullable Object> values = new ArrayList<>(row.values());
            hidden.forEach(index -> values.set(index, null));
            return new Row(values);
        }).toList();
    }

    private CheckResult without(Target target, Check check, CheckStatus status, Problem problem, long began) {
        return new CheckResult(target.name(), check, status, 0, List.of(), List.of(), problem, millisSince(began),
                clock.instant());
    }

    private static boolean isSkipped(ProblemCode code) {
        return switch (code) {
            case MISSING_TABLE, MISSING_COLUMN, MISSING_FUNCTION, MISSING_EXTENSION -> true;
            default -> false;
        };
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
