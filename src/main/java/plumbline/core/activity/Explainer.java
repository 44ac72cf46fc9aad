package plumbline.core.activity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plumbline.core.activity.Explained.Plan;
import plumbline.core.activity.Explained.Reason;
import plumbline.core.activity.Explained.Refused;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Row;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// Asks the server how it would run a statement it was seen to run. Always in a read-only transaction that is rolled
/// back, with a deadline. Thread-safe.
///
/// A statement with parameters (`$1`) is prepared and its generic plan is asked for: the values are not in
/// `pg_stat_activity`. See the PostgreSQL documentation, "EXPLAIN", "PREPARE", `plan_cache_mode`.
public final class Explainer {

    private static final Duration TO_PLAN = Duration.ofSeconds(5);
    private static final Duration TO_RUN = Duration.ofSeconds(30);
    private static final int LINES = 5_000;
    private static final int LONGEST_CHARACTER = 4; // bytes: the server cuts before the one that does not fit

    private final Sessions sessions;

    public Explainer(Sessions sessions) {
        this.sessions = sessions;
    }

    /// What stands against a plan before the server is asked; empty where it may be asked.
    ///
    /// @param run whether the statement is to be run for it
    public static Optional<Reason> against(Target target, Backend backend, boolean run) {
        StatementShape text = new StatementShape(backend.statement());
        if (text.isEmpty() || backend.state() == BackendState.HIDDEN) {
            return Optional.of(Reason.NO_STATEMENT);
        }
        if (!backend.database().equals(target.address().databaseName())) {
            return Optional.of(Reason.OTHER_DATABASE);
        }
        if (!text.isPlanned()) {
            return Optional.of(Reason.UTILITY);
        }
        if (text.isSeveral()) {
            return Optional.of(Reason.SEVERAL);
        }
        if (run && !text.isSelect()) {
            return Optional.of(Reason.NOT_A_SELECT);
        }
        return run && text.parameters() > 0 ? Optional.of(Reason.PARAMETERS) : Optional.empty();
    }

    /// Asks for the plan of a session's statement.
    ///
    /// @param run whether the statement is run for it (`ANALYZE`), which a person must have agreed to
    public Outcome<Explained> explain(Target target, Backend backend, boolean run, WorkContext context) {
        Optional<Reason> against = against(target, backend, run);
        if (against.isPresent()) {
            return new Outcome.Done<>(new Refused(against.get()));
        }
        return Outcome.of(() -> {
            try (Session session = sessions.monitor(target, run ? TO_RUN : TO_PLAN);
                    var _ = context.onCancel(session::cancel)) {
                return isCut(session, backend.statement())
                        ? new Refused(Reason.CUT)
                        : planned(session, backend.statement(), run);
            }
        });
    }

    private static boolean isCut(Session session, String statement) {
        Rows rows = session.query(Sql.of("select setting::int from pg_catalog.pg_settings"
                + " where name = 'track_activity_query_size'"), 1);
        String size = rows.firstText();
        return !size.isEmpty() && statement
                .getBytes(StandardCharsets.UTF_8).length > Integer.parseInt(size) - 1 - LONGEST_CHARACTER;
    }

    private static Explained planned(Session session, String statement, boolean run) {
        int parameters = new StatementShape(statement).parameters();
        if (parameters > 0) {
            return generic(session, statement, parameters);
        }
        session.begin(Access.READ_ONLY);
        try {
            String options = run ? "explain (analyze, buffers, format text) " : "explain (format text) ";
            return new Plan(text(session.query(sql(options + statement), LINES)), false, run);
        } finally {
            session.rollback();
        }
    }

    private static Explained generic(Session session, String statement, int parameters) {
        boolean prepared = false;
        session.begin(Access.READ_ONLY);
        try {
            session.update(Sql.of("set local plan_cache_mode = force_generic_plan"));
            session.update(sql("prepare plumbline_explained as " + statement));
            prepared = true;
            String values = String.join(", ", Collections.nCopies(parameters, "null"));
            return new Plan(text(session.query(
                    sql("explain (format text) execute plumbline_explained(" + values + ")"), LINES)), true, false);
        } finally {
            session.rollback();
            if (prepared) {
                forget(session);
            }
        }
    }

    // a prepared statement outlives its transaction
    private static void forget(Session session) {
        try {
            session.update(Sql.of("deallocate plumbline_explained"));
        } catch (ProblemException _) {
            // the session is gone, and the statement with it
        }
    }

    private static Sql sql(String text) {
        return NamedSql.whole(text).bind(Map.of());
    }

    private static String text(Rows rows) {
        return rows.rows().stream().map((Row row) -> row.text(0)).collect(Collectors.joining("\n"));
    }
}
