package plumbline.db.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import plumbline.core.target.Target;

/// One connection, opened when first needed and kept, so that it is there when no other can be opened. Thread-safe.
final class KeptConnection implements ConnectionSource {

    private final EngineDriver driver;
    private final AtomicReference<@Nullable Connection> idle = new AtomicReference<>();

    KeptConnection(EngineDriver driver) {
        this.driver = driver;
    }

    @Override
    public Connection take(Target target, Purpose purpose, Duration timeout) {
        Connection kept = idle.getAndSet(null);
        return kept != null ? kept : driver.open(target, purpose, timeout);
    }

    @Override
    public void giveBack(Connection connection, boolean broken) {
        if (broken || !idle.compareAndSet(null, connection)) {
            ConnectionSource.close(connection);
        }
    }

    @Override
    public int idle() {
        return idle.get() == null ? 0 : 1;
    }

    @Override
    public void close() {
        Connection kept = idle.getAndSet(null);
        if (kept != null) {
            ConnectionSource.close(kept);
        }
    }
}
