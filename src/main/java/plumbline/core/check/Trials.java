package plumbline.core.check;

import java.util.List;
import java.util.Map;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Sql;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// Runs the steps of a trial and asks its question in one transaction that is always rolled back. Thread-safe.
final class Trials {

    private final Sessions sessions;

    Trials(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Tries a check of the kind [Kind.Trial].
    ///
    /// @param keep how many rows to keep; all are counted
    /// @return the answer before it is judged
    /// @throws ProblemException where a step or the question is refused, where it all takes longer than the check allows,
    ///                          and, as TRIED_NOTHING, where the steps changed nothing, so that an answer would say
    ///                          nothing
    Rows ask(Target target, Check check, int keep, WorkContext context) {
        try (Session session = sessions.rehearsal(target, check.timeout());
                Subscription _ = context.onCancel(session::cancel)) {
            context.checkCancelled();
            session.begin(Access.READ_WRITE);
            try {
                Map<String, Long> before = session.dialect().changesSoFar(session);
                perform(session, target, check, context);
                if (session.dialect().changesSoFar(session).equals(before)) {
                    throw problem(ProblemCode.TRIED_NOTHING, target, "");
                }
                return new Questions(session, target, context).ask(check, keep);
            } finally {
                session.rollback();
            }
        }
    }

    private static void perform(Session session, Target target, Check check, WorkContext context) {
        List<NamedSql> steps = check.kind() instanceof Kind.Trial(var all)
                ? all.getOrDefault(target.engine(), List.of())
                : List.of();
        // what is locked stays locked until the end, so the time is for all steps together
        long deadline = System.nanoTime() + check.timeout().toNanos();
        for (NamedSql step : steps) {
            context.checkCancelled();
            if (System.nanoTime() - deadline > 0) {
                throw problem(ProblemCode.TIMEOUT, target, "stopped after " + check.timeout().toMillis() + " ms");
            }
            if (!session.dialect().isOneStatement(step)) {
                throw problem(ProblemCode.BAD_PACK, target, "more than one statement in a step of " + check.path());
            }
            session.update(step.bind(Map.of()));
        }
        if (target.engine() == Engine.POSTGRESQL) {
            // triggers that wait for the commit would never run, and the question would find what they had yet to do
            session.update(Sql.of("SET CONSTRAINTS ALL IMMEDIATE"));
        }
    }

    private static ProblemException problem(ProblemCode code, Target target, String detail) {
        return new ProblemException(Problem.of(code, target.name(), detail));
    }
}
