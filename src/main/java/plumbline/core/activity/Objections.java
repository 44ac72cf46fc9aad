package plumbline.core.activity;

import java.util.Set;
import plumbline.core.activity.SignalPlan.Objection;

/// Finds out what stands against signalling a session. What the role may do is not judged here.
public final class Objections {

    /// The server's own processes by their word in `pg_stat_activity.backend_type`: the server refuses to signal most of
    /// them, and starts the others anew at once (PostgreSQL documentation, "pg_stat_activity").
    private static final Set<String> SERVERS_OWN = Set.of("archiver", "autovacuum launcher", "background writer",
            "checkpointer", "io worker", "logger", "logical replication launcher", "slotsync worker",
            "standalone backend", "startup", "walreceiver", "walsummarizer", "walwriter");

    private Objections() {}

    /// The strongest objection first.
    ///
    /// @param verb CANCEL or TERMINATE
    public static Objection to(Verb verb, Backend backend) {
        if (backend.own()) {
            return Objection.OWN;
        }
        if (SERVERS_OWN.contains(backend.kind())) {
            return Objection.SERVER_PROCESS;
        }
        if (backend.started() == null) {
            return Objection.HIDDEN_START;
        }
        boolean idle = backend.state() == BackendState.IDLE || backend.state().idleInTransaction();
        if (verb == Verb.CANCEL && idle) {
            return Objection.NOTHING_RUNS;
        }
        if (backend.isWalSender()) {
            return Objection.WAL_SENDER;
        }
        return backend.preventsWraparound() ? Objection.WRAPAROUND : Objection.NONE;
    }
}
