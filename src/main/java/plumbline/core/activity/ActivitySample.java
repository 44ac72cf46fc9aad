package plumbline.core.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Who waited for whom at one moment, in the whole server.
///
/// @param at              the server's time
/// @param database        the one that was asked; only its objects have names
/// @param standby         whether the server only replays another one's log
/// @param limited         whether the role sees its own sessions only; `GRANT pg_monitor` shows all
/// @param deadlockTimeout after which the server looks for a cycle and ends one of its sessions
/// @param backends        those that wait or are waited for; one that ended during the reading is missing
/// @param waits           one for each waiting process
/// @param prepared        those somebody waits for
public record ActivitySample(Instant at, String database, boolean standby, boolean limited, Duration deadlockTimeout,
        List<Backend> backends, List<Wait> waits, List<PreparedTransaction> prepared) {

    public ActivitySample {
        backends = List.copyOf(backends);
        waits = List.copyOf(waits);
        prepared = List.copyOf(prepared);
    }

    /// Whether nobody waits.
    public boolean isQuiet() { return waits.isEmpty(); }
}
