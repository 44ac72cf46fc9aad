package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// A session that leaves a row locked in an open transaction and another that waits for it; they let go and begin again.
///
/// Where a person ends either of them, the rest of that round is quiet.
final class LockWait implements Workload.Actor {

    private static final Duration WAITER_ENDS = Duration.ofSeconds(2);

    private final DemoSystem system;
    private final DemoSystem.Contention contention;
    private final String sql;
    private long nextRound;

    LockWait(DemoSystem system, DemoSystem.Contention contention) {
        this.system = system;
        this.contention = contention;
        this.sql = system.statement(contention.file());
        this.nextRound = System.nanoTime() + contention.first().toNanos();
    }

    @Override
    public void work(Workload on) throws SQLException {
        while (on.pause(Duration.ofNanos(nextRound - System.nanoTime()))) {
            Connection holder = on.open(system, contention.holder());
            try {
                holder.setAutoCommit(false);
                execute(holder);
                nextRound = System.nanoTime() + contention.every().toNanos();
                Thread waiter = Thread.ofVirtual().name("demo-" + contention.waiter()).start(() -> waitForRow(on));
                on.pause(contention.holds());
                holder.commit();
                waiter.join(WAITER_ENDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                on.release(holder);
            }
        }
    }

    private void waitForRow(Workload on) {
        try {
            Connection waiter = on.open(system, contention.waiter());
            try {
                execute(waiter);
            } finally {
                on.release(waiter);
            }
        } catch (SQLException _) {
            // a person ended it, or its server went
        }
    }

    private void execute(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
