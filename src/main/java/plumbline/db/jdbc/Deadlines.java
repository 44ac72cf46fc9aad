package plumbline.db.jdbc;

import java.time.Duration;
import java.util.Map;

/// How long the console waits for what a server may never answer. Each next one is longer, so that the one that leaves
/// the least behind acts first.
///
/// @param login   for opening a session, name resolution included
/// @param socket  beyond the statement's own time, until the driver gives the socket up
/// @param abort   beyond the statement's own time, until [Watchdog] breaks the connection
/// @param control for one statement of the kept session
/// @param turn    until a session that another part of the console uses is free
public record Deadlines(Duration login, Duration socket, Duration abort, Duration control, Duration turn) {

    /// The defaults of the design: 5 s to open, 5 s and 10 s beyond the statement's own time.
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(5),
            Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(30));

    public Deadlines {
        if (socket.compareTo(abort) >= 0) {
            throw new IllegalArgumentException("the socket's deadline must end before the watchdog's");
        }
    }

    /// The defaults, with the time for opening a session in seconds from `PLUMBLINE_LOGIN_TIMEOUT` where it is set.
    public static Deadlines from(Map<String, String> env) {
        String seconds = env.getOrDefault("PLUMBLINE_LOGIN_TIMEOUT", "");
        return seconds.matches("[1-9][0-9]{0,2}")
                ? DEFAULT.withLogin(Duration.ofSeconds(Long.parseLong(seconds)))
                : DEFAULT;
    }

    /// The same with another time for opening a session.
    public Deadlines withLogin(Duration other) {
        return new Deadlines(other, socket, abort, control, turn);
    }
}
