package plumbline.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Participant;
import plumbline.core.activity.WaitTree;
import plumbline.core.session.Session;
import plumbline.core.session.Sessions;
import plumbline.db.postgresql.PostgresActivity;

/// Real sessions on a real server that hold locks and wait for them, and what the product sees of it in their names.
///
/// Whatever others do on the shared server at the same time is left out.
public final class LockStage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestPostgres.Database home;
    private final Sessions sessions;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Connection watcher;

    /// @param home where the product looks from
    public LockStage(TestPostgres.Database home, Sessions sessions) throws SQLException {
        this.home = home;
        this.sessions = sessions;
        this.watcher = home.connect();
    }

    /// A session of that name; made when first named.
    public Player player(String name) {
        return player(name, home);
    }

    /// A session of that name with another database.
    public Player player(String name, TestPostgres.Database database) {
        return players.computeIfAbsent(name, _ -> new Player(name, database));
    }

    /// One session. Its statements run one after the other.
    public final class Player {

        private final String name;
        private final Connection connection;
        private final int pid;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private @Nullable Thread running;

        private Player(String name, TestPostgres.Database database) {
            this.name = name;
            try {
                connection = database.connect(Map.of("ApplicationName", name));
                pid = number(connection, "SELECT pg_backend_pid()");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        /// Its process.
        public int pid() {
            return pid;
        }

        /// Runs statements to their end.
        public Player does(String... statements) {
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException failed) {
                    throw new IllegalStateException(name + ": " + sql, failed);
                }
            }
            return this;
        }

        /// Begins a statement and returns once the server has it waiting for a lock.
        public Player waitsIn(String sql) {
            begins(sql);
            Await.until(name + " waits", PATIENCE, () -> ask("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted "
                    + "AND pid = " + pid + ") OR EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + pid
                    + " AND wait_event = 'SafeSnapshot')"));
            return this;
        }

        /// Begins a statement.
        public Player begins(String sql) {
            running = Thread.ofVirtual().name("stage-" + name).start(() -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException ended) {
                    failure.set(ended);
                }
            });
            return this;
        }

        /// Waits until its statement has ended, whatever came of it.
        public void ends() throws InterruptedException {
            Thread thread = running;
            if (thread != null && !thread.join(PATIENCE)) {
                throw new AssertionError(name + " did not end");
            }
        }

        /// What its last waiting statement failed with, or null.
        public @Nullable Throwable failure() {
            return failure.get();
        }
    }

    /// Whether a question is answered with yes, asked behind the product's back.
    public boolean ask(String question) {
        try (Statement statement = watcher.createStatement(); ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// What the product reads.
    public ActivitySample sample() {
        try (Session session = sessions.control(home.target())) {
            return new PostgresActivity().waits(session);
        }
    }

    /// The pairs in which one of these sessions waits, such as `b waits for a`.
    public Set<String> edges() {
        return edges(sample());
    }

    /// The pairs of a reading in which one of these sessions waits.
    public Set<String> edges(ActivitySample sample) {
        Set<String> edges = new TreeSet<>();
        for (WaitTree.Edge edge : new WaitTree(sample).edges()) {
            if (players.values().stream().anyMatch(player -> player.pid == edge.waiter())) {
                edges.add(name(edge.waiter()) + " waits for " + name(edge.blocker()));
            }
        }
        return edges;
    }

    /// The tree of these sessions, a line a node, indented by its depth.
    public List<String> tree() {
        return tree(sample());
    }

    /// The tree of a reading, as far as it is about these sessions.
    public List<String> tree(ActivitySample sample) {
        List<String> lines = new ArrayList<>();
        boolean mine = false;
        for (WaitTree.Node node : new WaitTree(sample).nodes()) {
            String name = name(node.who());
            mine = node.depth() == 0 ? !name.startsWith("pid ") : mine;
            if (mine) {
                lines.add("  ".repeat(node.depth()) + name);
            }
        }
        return lines;
    }

    /// The name of a participant.
    public String name(Participant who) {
        return switch (who) {
            case Participant.ServerProcess(int pid) -> name(pid);
            case Participant.Prepared(String gid) -> "prepared " + gid;
            case Participant.Cycle(List<Integer> pids) ->
                "cycle of " + String.join(", ", pids.stream().map(this::name).sorted().toList());
        };
    }

    private String name(int pid) {
        return players.values().stream().filter(player -> player.pid == pid).map(player -> player.name).findFirst()
                .orElse("pid " + pid);
    }

    private static int number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Ends every session, in whatever it is.
    @Override
    public void close() throws SQLException {
        for (Player player : players.values()) {
            ask("SELECT pg_terminate_backend(" + player.pid + ")");
        }
        for (Player player : players.values()) {
            player.connection.close();
        }
        watcher.close();
    }
}
