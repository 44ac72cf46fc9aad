package plumbline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import plumbline.core.activity.Participant;
import plumbline.core.activity.SessionControl;
import plumbline.core.activity.SignalPlan;
import plumbline.core.activity.SignalReport;
import plumbline.core.activity.Verb;
import plumbline.core.activity.WaitTree;
import plumbline.core.activity.WaitView;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// A jam of its own making on one of the demo's databases: one session leaves its transaction open, two queue behind it.
/// Used once by one thread.
final class LockTour implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final String LOCK = "SELECT pg_advisory_xact_lock(20261121)";

    private final Target target;
    private final WaitView view;
    private final SessionControl control;
    private final Player holder;
    private final Player first;
    private final Player second;

    /// Opens the sessions; nobody waits yet.
    LockTour(Logins logins, DemoSystem system, Target target, WaitView view, SessionControl control) {
        this.target = target;
        this.view = view;
        this.control = control;
        try {
            this.holder = new Player(logins.application(system, "tour-holder"));
            this.first = new Player(logins.application(system, "tour-first"));
            this.second = new Player(logins.application(system, "tour-second"));
        } catch (SQLException failed) {
            throw DemoProblem.of(system.database(), failed);
        }
    }

    /// One of the sessions.
    private record Player(Connection connection, int pid) {

        Player(Connection connection) throws SQLException {
            this(connection, connection.unwrap(org.postgresql.PGConnection.class).getBackendPID());
        }

        /// Begins to wait; what becomes of it is seen from outside.
        void queue() {
            Thread.ofVirtual().name("tour-" + pid).start(() -> {
                try {
                    connection.setAutoCommit(false);
                    execute();
                } catch (SQLException ended) {
                    // a signal of the tour came through
                }
            });
        }

        void execute() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK);
            }
        }
    }

    /// Makes the jam and reads it.
    ///
    /// @return the tree in which the holder stands above both that wait, or the last one seen
    WaitTree jam() {
        try {
            holder.connection().setAutoCommit(false);
            holder.execute();
        } catch (SQLException failed) {
            throw DemoProblem.of(target.name(), failed);
        }
        first.queue();
        read(tree -> ahead(tree, first).contains(holder()));
        second.queue();
        return read(this::stands);
    }

    /// Whether the tree shows the jam: the second behind the first, the first behind the holder.
    boolean stands(WaitTree tree) {
        return ahead(tree, first).equals(List.of(holder()))
                && ahead(tree, second).containsAll(List.of(holder(), new Participant.ServerProcess(first.pid())));
    }

    private static List<Participant> ahead(WaitTree tree, Player player) {
        return tree.ahead(new Participant.ServerProcess(player.pid()));
    }

    /// The one that holds everybody up.
    Participant holder() {
        return new Participant.ServerProcess(holder.pid());
    }

    /// Stops the first one's statement.
    SignalReport.Result cancel() {
        return signal(Verb.CANCEL, first.pid());
    }

    /// Ends the holder.
    SignalReport.Result terminate() {
        return signal(Verb.TERMINATE, holder.pid());
    }

    private SignalReport.Result signal(Verb verb, int pid) {
        SignalPlan plan = control.plan(target, verb, List.of(pid)).orThrow();
        return control.signal(target, plan, false, WorkContext.none()).orThrow().results().getFirst();
    }

    /// Whether none of the three waits any more.
    boolean isOver() {
        WaitTree tree = read(this::quiet);
        return quiet(tree);
    }

    private boolean quiet(WaitTree tree) {
        return tree.edges().stream().noneMatch(edge -> edge.waiter() == first.pid() || edge.waiter() == second.pid());
    }

    private WaitTree read(Predicate<WaitTree> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            WaitTree tree = view.look(target).orThrow().tree();
            if (wanted.test(tree) || System.nanoTime() > end) {
                return tree;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /// Ends the sessions, whatever they are in.
    @Override
    public void close() {
        for (Player player : List.of(holder, first, second)) {
            try {
                player.connection().abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                // that is what was wanted
            }
        }
    }
}
