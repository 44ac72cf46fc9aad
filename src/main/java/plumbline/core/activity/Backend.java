package plumbline.core.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One process of the server, as `pg_stat_activity` shows it. Moments are the server's.
///
/// @param pid         its process id; used again by the server once it has ended, so always read with `started`
/// @param leader      the process that leads its parallel query; 0 where it is none
/// @param kind        the server's word, such as `client backend`, `walsender`, `autovacuum worker`
/// @param database    empty where it belongs to none
/// @param user        empty where it acts for none
/// @param client      address and port, `local` for a socket of the machine, empty for the server's own processes
/// @param started     when the process began; null where the role may not see it
/// @param transaction when its transaction began, or null
/// @param query       when its statement began, or null
/// @param changed     when its state last changed, or null
/// @param waitType    the server's class of what it waits for, such as `Lock`; empty where it waits for nothing
/// @param waitEvent   what in that class
/// @param xmin        age of the oldest transaction it could still see, in transactions, or null
/// @param statement   what it runs, or ran last where it is idle; cut by the server at `track_activity_query_size`
/// @param own         whether it is one of this console's sessions
public record Backend(int pid, int leader, String kind, String database, String user, String application,
        String client, BackendState state, @Nullable Instant started, @Nullable Instant transaction,
        @Nullable Instant query, @Nullable Instant changed, String waitType, String waitEvent, @Nullable Long xmin,
        String statement, boolean own) {

    private static final String WRAPAROUND = "(to prevent wraparound)";

    /// Whether it sends the write-ahead log to a standby or a subscriber.
    public boolean isWalSender() { return kind.equals("walsender"); }

    /// Whether it is an autovacuum that does not give way to others, unlike all other autovacuums.
    public boolean preventsWraparound() {
        return kind.equals("autovacuum worker") && statement.contains(WRAPAROUND);
    }

    /// Whether it is a client's session.
    public boolean isClient() { return kind.equals("client backend"); }

    /// Whether the statement is the last one and not one that runs.
    public boolean statementIsLast() {
        return state == BackendState.IDLE || state.idleInTransaction();
    }

    /// The process that stands for it in the graph: its leader, or itself.
    public int group() {
        return leader == 0 ? pid : leader;
    }
}
