package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A session that leaves something locked in an open transaction and others that come one after another to wait for it;
/// they let go and begin again.
///
/// Where a person ends the holder, all go on at once; where a person ends one that waits, those behind it go on. The rest
/// of that round is quiet.
final class LockWait implements Workload.Actor {

    private static final Duration WAITERS_END = Duration.ofSeconds(2);
    /// Long enough for one to stand in the queue before the next one comes.
    private static final Duration BETWEEN = Duration.ofMillis(300);

    private final DemoSystem system;
    private final DemoSystem.Contention contention;
    private long nextRound;

    LockWait(DemoSystem system, DemoSystem.Contention contention) {
        this.system = system;
        this.contention = contention;
        this.nextRound = System.nanoTime() + contention.first().toNanos();
    }

    @Override
    public void work(Workload on) throws SQLException {
        while (on.pause(Duration.ofNanos(nextRound - System.nanoTime()))) {
            Connection holder = on.open(system, contention.holder());
            try {
                holder.setAutoCommit(false);
                execute(holder, contention.file());
                long held = System.nanoTime();
                nextRound = held + contention.every().toNanos();
                List<Thread> waiters = come(on);
                on.pause(contention.holds().minusNanos(System.nanoTime() - held));
                holder.commit();
                end(waiters);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                on.release(holder);
            }
        }
    }

    private List<Thread> come(Workload on) {
        List<Thread> waiters = new ArrayList<>();
        for (DemoSystem.Waiter waiter : contention.waiters()) {
            waiters.add(Thread.ofVirtual().name("demo-" + waiter.name()).start(() -> waitFor(on, waiter)));
            if (!on.pause(BETWEEN)) {
                break;
            }
        }
        return waiters;
    }

    private static void end(List<Thread> waiters) throws InterruptedException {
        long deadline = System.nanoTime() + WAITERS_END.toNanos();
        for (Thread waiter : waiters) {
            waiter.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }

    private void waitFor(Workload on, DemoSystem.Waiter waiter) {
        try {
            Connection connection = on.open(system, waiter.name());
            try {
                execute(connection, waiter.file());
            } finally {
                on.release(connection);
            }
        } catch (SQLException _) {
            // a person ended it, or its server went
        }
    }

    private void execute(Connection connection, String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(system.statement(file));
        }
    }
}
