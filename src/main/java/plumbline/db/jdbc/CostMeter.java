package plumbline.db.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import plumbline.core.session.Sessions.Cost;

/// Counts what the console costs one target. Thread-safe.
final class CostMeter {

    private final LongAdder statements = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final AtomicInteger sessions = new AtomicInteger();

    void ran(long tookNanos) {
        statements.increment();
        nanos.add(tookNanos);
    }

    void opened() {
        sessions.incrementAndGet();
    }

    void closed() {
        sessions.decrementAndGet();
    }

    /// @param idle how many connections are open beside those in use
    Cost cost(int idle) {
        return new Cost(statements.sum(), Duration.ofNanos(nanos.sum()), Math.max(0, sessions.get()) + idle);
    }
}
