package plumbline.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemException;
import plumbline.core.session.Access;
import plumbline.core.session.Dialect;
import plumbline.core.session.Rows;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.core.sql.Sql;
import plumbline.core.target.Identity;
import plumbline.core.target.Target;

/// Control sessions on which nothing can be run, for tests whose reader is made by hand; counts how many are open.
public final class IdleSessions implements Sessions {

    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Problem problem;

    /// From now on none can be opened.
    public void lose(Problem why) {
        problem = why;
    }

    /// From now on they can be opened again.
    public void comeBack() {
        problem = null;
    }

    /// How many are out.
    public int open() {
        return open.get();
    }

    @Override
    public Session control(Target target) {
        Problem why = problem;
        if (why != null) {
            throw new ProblemException(why);
        }
        open.incrementAndGet();
        return new Idle();
    }

    @Override
    public Session monitor(Target target, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Session action(Target target, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Session job(Target target, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Session rehearsal(Target target, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cost cost(Target target) {
        return new Cost(0, Duration.ZERO, open.get());
    }

    @Override
    public void release(Target target) {
        // none is kept
    }

    @Override
    public void close() {
        // none is kept
    }

    private final class Idle implements Session {

        @Override
        public Identity identity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Dialect dialect() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rows query(Sql sql, int keep) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rows ask(Sql sql, int keep) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rows tryAsk(Sql sql, int keep) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long update(Sql sql) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> batch(Sql first, List<? extends List<? extends @Nullable Object>> furtherBinds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void begin(Access access) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void commit() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rollback() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
