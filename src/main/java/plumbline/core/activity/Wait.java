package plumbline.core.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One process's ungranted lock, and everybody it waits for.
///
/// @param pid      the process; of a parallel query the worker itself
/// @param object   what it wants to lock
/// @param mode     how, as `pg_locks` names it; empty for a safe snapshot
/// @param since    since when; null where the server does not tell (for the first instant of a wait, and before 14 to a
///                 role without `pg_monitor`)
/// @param sessions the processes it waits for, each once, in no order; a parallel query by its leader
/// @param prepared the names of the prepared transactions it waits for, each once
public record Wait(int pid, LockedObject object, String mode, @Nullable Instant since, List<Integer> sessions,
        List<String> prepared) {

    public Wait {
        sessions = List.copyOf(sessions);
        prepared = List.copyOf(prepared);
    }
}
