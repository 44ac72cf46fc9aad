package plumbline.db.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.core.target.Target;

/// Connections with one address for one purpose; used by one caller at a time.
interface ConnectionSource {

    /// A connection for the caller alone; it may have died unseen.
    Connection take(Target target, Purpose purpose, Duration timeout);

    /// Gives it back.
    ///
    /// @param broken whether it can't be used again
    void giveBack(Connection connection, boolean broken);

    /// How many connections are open and not in use.
    int idle();

    /// Closes what is idle.
    void close();

    /// Closes a connection; one that is gone already is no failure.
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            Logger log = LoggerFactory.getLogger(ConnectionSource.class);
            log.debug("closing a connection failed", alreadyGone);
        }
    }
}
