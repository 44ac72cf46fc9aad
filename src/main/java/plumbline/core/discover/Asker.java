package plumbline.core.discover;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.CancelledException;
import plumbline.core.work.WorkContext;

/// Asks one question after the other, within a budget. Used by one thread.
///
/// The session is the target's shared one for checks; it is given back after half a second of questions, so that checks
/// and metrics get their turn and no transaction is held for long.
final class Asker implements AutoCloseable {

    private static final Duration QUESTION = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration TURN = Duration.ofMillis(500);

    private final Sessions sessions;
    private final Target target;
    private final WorkContext context;
    private final long began = System.nanoTime();
    private final Duration budget;
    private Duration until;
    private boolean complete = true;
    private int unanswered;
    private @Nullable Session session;
    private @Nullable Subscription cancelling;
    private long turnBegan;

    Asker(Sessions sessions, Target target, Duration budget, WorkContext context) {
        this.sessions = sessions;
        this.target = target;
        this.context = context;
        this.budget = budget;
        this.until = budget;
    }

    /// From now on [#hasTime] only while so much of what is left of the budget is not spent, so that what comes later has its
    /// share: what is left over now is theirs too. A question once begun may take longer.
    void share(double ofRest) {
        Duration spent = elapsed();
        until = spent.plus(Duration.ofNanos((long) (Math.max(0, budget.minus(spent).toNanos()) * ofRest)));
    }

    /// Whether something more may be begun now.
    boolean hasTime() {
        context.checkCancelled();
        return until.minus(elapsed()).compareTo(LEAST) >= 0;
    }

    /// Notes that something was left out.
    void leaveOut() {
        complete = false;
    }

    /// Whether everything was answered so far.
    boolean complete() {
        return complete;
    }

    /// How many questions were not answered so far.
    int unanswered() {
        return unanswered;
    }

    long millis() {
        return elapsed().toMillis();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Asks.
    ///
    /// @param keep how many rows to keep; all are counted
    /// @return empty where there was no time or the server refused this one question
    Optional<Rows> ask(Sql sql, int keep) {
        return with(open -> open.query(sql, keep));
    }

    /// Asks what takes the session itself.
    <T> Optional<T> with(Function<Session, T> question) {
        context.checkCancelled();
        Duration left = budget.minus(elapsed());
        if (left.compareTo(LEAST) < 0) {
            complete = false;
            unanswered++;
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(open(left)));
        } catch (ProblemException refused) {
            close();
            if (context.cancelled()) {
                throw new CancelledException();
            }
            if (!concernsOnlyThis(refused.problem().code())) {
                throw refused;
            }
            complete = false;
            unanswered++;
            return Optional.empty();
        }
    }

    private static boolean concernsOnlyThis(ProblemCode code) {
        return switch (code) {
            case TIMEOUT, LOCK_TIMEOUT, CANCELLED, RIGHTS, MISSING_TABLE, MISSING_COLUMN, STATEMENT, FILE_BUSY,
                    SERIALIZATION ->
                true;
            default -> false;
        };
    }

    private Session open(Duration left) {
        Session mine = session;
        if (mine != null && System.nanoTime() - turnBegan < TURN.toNanos() && left.compareTo(QUESTION) > 0) {
            return mine;
        }
        close();
        Session opened = sessions.monitor(target, left.compareTo(QUESTION) < 0 ? left : QUESTION);
        session = opened;
        cancelling = context.onCancel(opened::cancel);
        turnBegan = System.nanoTime();
        opened.begin(Access.READ_ONLY);
        return opened;
    }

    @Override
    public void close() {
        if (cancelling != null) {
            cancelling.close();
            cancelling = null;
        }
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
