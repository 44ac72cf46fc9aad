package plumbline.core.repair;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.LockHolder;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.TableName;
import plumbline.core.target.Target;
import plumbline.core.text.Phrase;
import plumbline.core.text.Sentence;

/// Adds to "could not get the lock" who may hold it. Thread-safe.
///
/// It is asked when nobody waits any more, so that the server can't say who stopped us: those are named who hold a lock
/// on the tables in question now.
public final class Holders {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST = 5;

    private final Sessions sessions;

    public Holders(Sessions sessions) {
        this.sessions = sessions;
    }

    /// Does the work.
    ///
    /// @param tables that it locks
    public <T> T named(Target target, List<TableName> tables, Supplier<T> work) {
        try {
            return work.get();
        } catch (ProblemException refused) {
            if (refused.problem().code() != ProblemCode.LOCK_TIMEOUT || tables.isEmpty()) {
                throw refused;
            }
            throw new ProblemException(with(refused.problem(), holders(target, tables)), refused);
        }
    }

    private static Problem with(Problem problem, List<LockHolder> holders) {
        if (holders.isEmpty()) {
            return problem; // it was let go in the meantime
        }
        Sentence first = Phrase.all(holders.stream().limit(MOST).toList());
        Phrase words = holders.size() > MOST
                ? Phrase.of("detail.may-hold.more", first, String.valueOf(holders.size() - MOST))
                : Phrase.of("detail.may-hold", first);
        return Problem.of(problem.code(), problem.subject(),
                problem.detail().isBlank() ? words : Phrase.of("detail.both", problem.said(), words))
                .withEffect(problem.effect());
    }

    private List<LockHolder> holders(Target target, List<TableName> tables) {
        try (Session session = sessions.monitor(target, TIMEOUT)) {
            return session.dialect().holders(session, tables);
        } catch (ProblemException unknown) {
            return List.of(); // what could not be locked is the answer; who held it is only a help
        }
    }
}
