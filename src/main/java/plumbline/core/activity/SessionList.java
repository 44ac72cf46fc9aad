package plumbline.core.activity;

import java.time.Instant;
import java.util.List;

/// Every process of the server at one moment, and what holds back its vacuum.
///
/// @param at       the server's time
/// @param database the one that was asked
/// @param limited  whether the role sees only its own sessions' doings
/// @param backends the console's own left out
/// @param prepared all prepared transactions
/// @param horizon  who could still see the oldest rows, the oldest first
public record SessionList(Instant at, String database, boolean limited, List<Backend> backends,
        List<PreparedTransaction> prepared, List<Horizon> horizon) {

    public SessionList {
        backends = List.copyOf(backends);
        prepared = List.copyOf(prepared);
        horizon = List.copyOf(horizon);
    }

    /// Something that keeps vacuum from removing rows.
    ///
    /// @param kind what it is
    /// @param name pid, name of the prepared transaction, of the slot or of the standby
    /// @param pid  the process, or 0
    /// @param age  in transactions
    public record Horizon(Kind kind, String name, int pid, long age) {

        /// What can hold the horizon.
        public enum Kind {
            SESSION, PREPARED, SLOT, STANDBY
        }
    }
}
