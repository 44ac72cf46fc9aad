package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.KeptStatements;
import plumbline.core.activity.LockHistory.Episode;
import plumbline.core.activity.PollingLockWatch;
import plumbline.core.activity.SeenFileUse;
import plumbline.core.activity.TargetWaits;
import plumbline.core.activity.WaitTree;
import plumbline.core.target.Target;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.store.Home;
import plumbline.store.Retention;
import plumbline.store.SqliteLockHistory;
import plumbline.store.Store;
import plumbline.testing.Await;
import plumbline.testing.LockStage;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// The watch, the server's own answers and the store together.
final class LockWatchOnServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
    private final Target target = database.target();
    private final TestSessions sessions = new TestSessions();
    private Store store;
    private SqliteLockHistory history;
    private PollingLockWatch watch;
    private LockStage stage;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void begin(@TempDir Path folder) throws SQLException {
        store = new Store(new Home(folder));
        history = new SqliteLockHistory(store, new Retention(store, InstantSource.system(), Retention.IMAGES),
                () -> KeptStatements.WITHOUT_LITERALS);
        watch = new PollingLockWatch(sessions.sessions(), new PostgresActivity(), SeenFileUse.none(), history,
                InstantSource.system());
        stage = new LockStage(database, sessions.sessions());
        database.run("CREATE TABLE orders (id int PRIMARY KEY, note text); INSERT INTO orders VALUES (1, '')");
    }

    @AfterEach
    void end() throws SQLException {
        watch.close();
        stage.close();
        sessions.close();
        store.close();
    }

    private TargetWaits one() {
        return watch.targets().get().getFirst();
    }

    private void watched() {
        watch.watch(List.of(target));
        Await.until("the first look", PATIENCE, () -> one().at() != null);
    }

    private void jam() {
        stage.player("a").does("BEGIN", "UPDATE orders SET note = 'secret' WHERE id = 1");
        stage.player("b").waitsIn("UPDATE orders SET note = 'other' WHERE id = 1");
        Await.until("the wait", PATIENCE, () -> one().waiting() == 1);
    }

    @Test
    void aSilentServerIsAskedOneStatementASecond() {
        watched();
        // another's wait on the server of all tests, or a look that came too late, costs a second statement
        assertTrue(IntStream.range(0, 5).anyMatch(_ -> threeTakeTwoSeconds()), "three in less than two seconds");
    }

    private boolean threeTakeTwoSeconds() {
        long statements = sessions.sessions().cost(target).statements();
        long began = System.nanoTime();
        Await.until("three more questions", PATIENCE,
                () -> sessions.sessions().cost(target).statements() >= statements + 3);
        return System.nanoTime() - began > Duration.ofMillis(1900).toNanos();
    }

    @Test
    void theTreeEmptiesWhenTheRootIsEnded() {
        watched();
        jam();
        stage.ask("SELECT pg_terminate_backend(" + stage.player("a").pid() + ")");
        Await.until("nobody waits", PATIENCE, () -> one().waiting() == 0);
    }

    @Test
    void theEpisodeIsKeptAndShowsTheTreeAsItWas() {
        watched();
        jam();
        Await.until("two readings", PATIENCE, () -> kept().stream().anyMatch(each -> each.readings() > 1));
        Episode episode = kept().getFirst();
        WaitTree tree = new WaitTree(history.at(episode.id(), episode.ended()).orElseThrow());
        assertEquals(stage.name(tree.nodes().getFirst().who()) + " of 1", "a of " + tree.waiting());
    }

    @Test
    void statementsAreKeptWithoutTheirValues() {
        watched();
        jam();
        Await.until("a reading", PATIENCE, () -> !kept().isEmpty());
        Episode episode = kept().getFirst();
        assertTrue(history.at(episode.id(), episode.ended()).orElseThrow().backends().stream()
                .anyMatch(each -> each.statement().equals("UPDATE orders SET note = ? WHERE id = ?")));
    }

    private List<Episode> kept() {
        return history.episodes(target.name(), Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));
    }
}
