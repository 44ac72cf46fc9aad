package plumbline.db.jdbc;

import java.sql.SQLException;
import java.time.Duration;

/// What is known when a statement fails, to tell one cause from another that looks the same.
///
/// @param cause     what the driver reported
/// @param cancelled whether a person cancelled on this session
/// @param expired   whether [Watchdog] ended it
/// @param elapsed   how long it had run
/// @param allowed   how long it was allowed to run
public record Failure(SQLException cause, boolean cancelled, boolean expired, Duration elapsed, Duration allowed) {

    /// A failure of which nothing more is known.
    public static Failure plain(SQLException cause) {
        return new Failure(cause, false, false, Duration.ZERO, Duration.ofDays(1));
    }

    /// Whether its time was up, or so nearly that the server's clock may have said so.
    public boolean outOfTime() {
        return expired || elapsed.plusMillis(50).compareTo(allowed) >= 0;
    }
}
