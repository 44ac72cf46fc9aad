package plumbline.ui.locks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.Backend;
import plumbline.core.activity.BackendState;
import plumbline.core.activity.SessionList;

/// Which of a server's sessions are shown.
public enum SessionChip {

    CLIENTS, ACTIVE, WAITING, IDLE, LONG, EVERYTHING;

    /// From here on a transaction is long.
    static final Duration LONG_TRANSACTION = Duration.ofMinutes(5);

    /// The word in ids, message keys and the remembered state.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean shows(Backend backend, Instant at) {
        return switch (this) {
            // whose doings the role may not see may be a client all the same
            case CLIENTS -> backend.isClient() || backend.state() == BackendState.HIDDEN;
            case ACTIVE -> backend.state() == BackendState.ACTIVE || backend.state() == BackendState.FASTPATH;
            case WAITING -> backend.waitType().equals("Lock");
            case IDLE -> backend.state().idleInTransaction();
            case LONG -> isLonger(backend.transaction(), at);
            case EVERYTHING -> true;
        };
    }

    private static boolean isLonger(@Nullable Instant since, Instant at) {
        return since != null && Duration.between(since, at).compareTo(LONG_TRANSACTION) >= 0;
    }

    List<Backend> of(SessionList list) {
        return list.backends().stream().filter(backend -> shows(backend, list.at())).toList();
    }
}
