package plumbline.db.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;

/// What runs on a session and how it is asked to stop. Thread-safe.
final class Stopping {

    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);
    private static final int MOST_CANCELS = 20;
    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(250);

    private final String target;
    private volatile @Nullable Stop running;
    private volatile @Nullable Problem why;

    /// @param target the connection's name, for the log
    Stopping(String target) {
        this.target = target;
    }

    /// Something begins that may be asked to stop.
    ///
    /// @return false where stopping was asked for before there was anything to stop: then it has not begun
    boolean begin(Stop stop) {
        running = stop;
        if (why != null) {
            running = null;
            return false;
        }
        return true;
    }

    /// It is over.
    void end() {
        running = null;
    }

    /// Whether stopping was asked for, now or earlier.
    boolean asked() {
        return why != null;
    }

    /// What ends because of it ends with this.
    Problem why() {
        Problem given = why;
        if (given == null) {
            throw new IllegalStateException("nobody asked to stop");
        }
        return given;
    }

    /// The reason that was given for stopping, or the problem itself where it was a person's cancelling or nobody asked.
    Problem reasonFor(Problem problem) {
        Problem given = why;
        return given == null || given.code() == ProblemCode.CANCELLED ? problem : given;
    }

    /// Asks what runs to stop, and whatever would begin later. The first reason given stays. Returns at once.
    void ask(Problem reason) {
        synchronized (this) {
            if (why == null) {
                why = reason;
            }
        }
        Stop stop = running;
        if (stop != null) {
            Thread.ofVirtual().name("cancel").start(() -> repeat(stop));
        }
    }

    /// What is prepared and not yet sent hears nothing, so it is told until it ends.
    private void repeat(Stop stop) {
        for (int attempt = 0; stop.equals(running) && attempt < MOST_CANCELS; attempt++) {
            try {
                stop.now();
            } catch (SQLException late) {
                LOG.debug("cancel on {} came too late", target, late);
                return;
            }
            LockSupport.parkNanos(BETWEEN_CANCELS.toNanos());
        }
    }

    /// Asks the server to stop what runs on a connection.
    @FunctionalInterface
    interface Stop {
        void now() throws SQLException;
    }
}
