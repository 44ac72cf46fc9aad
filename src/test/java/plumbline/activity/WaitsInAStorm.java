package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Wait;
import plumbline.core.session.Session;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.testing.LockStorm;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// What the product reads in a storm of random locks, held to the server's own word before and after.
///
/// A wait that the server tells alike before and after, with the same blockers, stood all the time between: the product
/// must have read every one of those. One more it may have read only if it came and went between the two looks, which
/// happens (the server lets a session jump a queue to resolve a deadlock) and is counted: once in 1.7 million in the
/// first long run. A prepared transaction is process 0 in the server's word.
final class WaitsInAStorm {

    private static final int SESSIONS = 50;
    /// The lock as a whole tells one wait of a statement from its next; since 14 it holds when the wait began.
    private static final String TRUTH = "SELECT l.pid, a.state_change || ' ' || l::text, "
            + "pg_blocking_pids(l.pid)::text FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid "
            + "WHERE NOT l.granted";

    /// Of so many standing waits one may show somebody who came and went.
    private static final int ONE_PASSES_IN = 20_000;

    private final List<String> missed = new ArrayList<>();
    private final List<String> passing = new ArrayList<>();
    private int compared;
    private int prepared;

    /// One process's wait: since when, and for whom.
    private record Told(String since, Set<Integer> blockers) {}

    /// Compares for a while.
    ///
    /// @return how many standing waits were compared
    int compare(TestPostgres server, Duration time, long seed)
            throws SQLException {
        try (LockStorm storm = new LockStorm(server, SESSIONS, seed);
                TestSessions sessions = new TestSessions();
                Connection truth = storm.home().connect()) {
            long end = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < end) {
                round(storm, sessions, truth);
            }
        }
        assertEquals(List.of(), missed, "with seed " + seed + " after " + compared);
        assertTrue(passing.size() <= compared / ONE_PASSES_IN, passing.size() + " of " + compared + " with seed " + seed
                + ": " + passing);
        return compared;
    }

    /// How many of those waited for a prepared transaction.
    int prepared() {
        return prepared;
    }

    private void round(LockStorm storm, TestSessions sessions, Connection truth) throws SQLException {
        Map<Integer, Told> before = tell(truth);
        ActivitySample sample;
        try (Session session = sessions.sessions().control(storm.home().target())) {
            sample = new PostgresActivity().waits(session);
        }
        Map<Integer, Told> after = tell(truth);
        Map<Integer, Wait> read = new HashMap<>();
        sample.waits().forEach(wait -> read.put(wait.pid(), wait));
        before.forEach((pid, told) -> {
            if (told.equals(after.get(pid))) {
                compared++;
                prepared += told.blockers().contains(0) ? 1 : 0;
                Wait wait = read.get(pid);
                Set<Integer> seen = wait == null ? Set.of() : blockers(wait);
                if (!seen.containsAll(told.blockers())) {
                    missed.add(pid + " waits for " + told.blockers() + ", read " + wait);
                } else if (seen.size() > told.blockers().size()) {
                    passing.add(pid + " waits for " + told.blockers() + ", read " + wait);
                }
            }
        });
    }

    private static Set<Integer> blockers(Wait wait) {
        Set<Integer> all = new TreeSet<>(wait.sessions());
        if (!wait.prepared().isEmpty()) {
            all.add(wait.prepared().contains("") ? -1 : 0); // one without a name is none that stood
        }
        return all;
    }

    private static Map<Integer, Told> tell(Connection truth) throws SQLException {
        Map<Integer, Told> all = new HashMap<>();
        try (Statement statement = truth.createStatement(); ResultSet rows = statement.executeQuery(TRUTH)) {
            while (rows.next()) {
                Set<Integer> blockers = new TreeSet<>();
                for (String pid : rows.getString(3).replaceAll("[{}]", "").split(",", -1)) {
                    if (!pid.isEmpty()) {
                        blockers.add(Integer.valueOf(pid));
                    }
                }
                if (!blockers.isEmpty()) {
                    all.put(rows.getInt(1), new Told(rows.getString(2), blockers));
                }
            }
        }
        return all;
    }
}
