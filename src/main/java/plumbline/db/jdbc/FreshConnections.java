package plumbline.db.jdbc;

import java.sql.Connection;
import java.time.Duration;
import plumbline.core.target.Target;

/// Opens a connection for each use.
record FreshConnections(EngineDriver driver) implements ConnectionSource {

    @Override
    public Connection take(Target target, Purpose purpose, Duration timeout) {
        return driver.open(target, purpose, timeout);
    }

    @Override
    public void giveBack(Connection connection, boolean broken) {
        ConnectionSource.close(connection);
    }

    @Override
    public int idle() {
        return 0;
    }

    @Override
    public void close() {
        // keeps none
    }
}
