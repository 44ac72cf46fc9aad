package plumbline.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.service.ApplicationService;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// A repair beside people who write to the same rows.
final class RepairRaceTest {

    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final UsageDatabase database = UsageDatabase.postgres(18);
    private final MemoryJournal journal = new MemoryJournal();
    private final RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), new PackShelf(folder),
            IgnoredFindings.none(), ApplicationService.none(), journal, new Actor("anna", "desk"),
            InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private RepairRequest request() {
        Check check = new CheckRunner(SESSIONS.sessions(), new PackShelf(folder), new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), ApplicationService.none(),
                InstantSource.system()).chosen(database.target(), List.of(), List.of("usage-count")).orThrow()
                .getFirst();
        return new RepairRequest(database.target(), check, check.repairs().getFirst(), List.of(), "");
    }

    @Test
    void waitsForAWriterAndEndsWithTheRightCount() throws Exception {
        try (Connection writer = writerOnRowFive()) {
            var applied = CompletableFuture.supplyAsync(() -> repairs.applyUnseen(request(), WorkContext.none()));
            Await.until("the repair waits for the writer", Duration.ofSeconds(10), this::somebodyWaits);
            writer.commit();
            assertInstanceOf(Outcome.Done.class, applied.get(20, TimeUnit.SECONDS));
        }
        assertEquals(3L, database.counters().get(5L), "two records before, one by the writer");
    }

    @Test
    void givesUpWhereAWriterStaysAndChangesNothing() throws Exception {
        Map<Long, Long> before = database.counters();
        try (Connection writer = writerOnRowFive()) {
            long began = System.nanoTime();

            Outcome<RepairResult> outcome = repairs.applyUnseen(request(), WorkContext.none());

            assertEquals(ProblemCode.LOCK_TIMEOUT, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10, "it must not wait for long");
            writer.rollback();
        }
        assertEquals(before, database.counters());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void namesTheSessionThatMayHoldTheLock() throws SQLException {
        try (Connection writer = writerOnRowFive()) {
            assertTrue(refusal(repairs.applyUnseen(request(), WorkContext.none())).contains(words(writer)),
                    "the writer is not named");
            writer.rollback();
        }
    }

    @Test
    void undoNamesTheSessionThatMayHoldTheLock() throws SQLException {
        String run = repairs.applyUnseen(request(), WorkContext.none()).orThrow().run();
        try (Connection writer = writerOnRowFive()) {
            assertTrue(refusal(repairs.undo(database.target(), run, true, WorkContext.none())).contains(words(writer)),
                    "the writer is not named");
            writer.rollback();
        }
    }

    private static String refusal(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().detail();
    }

    /// How the server calls a session.
    private static String words(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                                SELECT 'may hold it: pid ' || pg_backend_pid() || ', user ' || current_user || ', application '
                                    || current_setting('application_name') || ', since '
                                    || to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC, RowExclusiveLock on '
                                """)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void neverMakesAReaderWait() throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection writer = writerOnRowFive()) {
            var applied = CompletableFuture.supplyAsync(() -> repairs.applyUnseen(request(), WorkContext.none()));
            Await.until("the repair waits", Duration.ofSeconds(10), this::somebodyWaits);
            assertEquals(8, database.counters().size());
            writer.rollback();
            applied.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void oneOfTwoConsolesWinsAndTheOtherFindsNothingToDo() throws Exception {
        RepairEngine other = new RepairEngine(SESSIONS.sessions(), new PackShelf(folder),
                IgnoredFindings.none(), ApplicationService.none(), journal, new Actor("bert", "desk"),
                InstantSource.system());
        RepairPlan mine = repairs.preview(request(), WorkContext.none()).orThrow();
        RepairPlan theirs = other.preview(request(), WorkContext.none()).orThrow();

        var first = CompletableFuture.supplyAsync(() -> repairs.apply(mine, WorkContext.none()));
        var second = CompletableFuture.supplyAsync(() -> other.apply(theirs, WorkContext.none()));
        List<Outcome<RepairResult>> outcomes = List.of(first.get(20, TimeUnit.SECONDS),
                second.get(20, TimeUnit.SECONDS));

        assertEquals(1, outcomes.stream().filter(Outcome.Done.class::isInstance).count());
        assertEquals(1, journal.entries().size());
    }

    /// Holds row 5 with a new record and a raised counter, as the application does it, without committing.
    private Connection writerOnRowFive() throws SQLException {
        Connection writer = database.connect();
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            statement.execute("UPDATE distillations SET usage_count = usage_count + 1 WHERE id = 5");
            statement.execute("INSERT INTO distillation_usage (id, distillation_id) VALUES (200, 5)");
        }
        return writer;
    }

    private boolean somebodyWaits() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                        WHERE NOT l.granted AND a.datname = current_database()""")) {
            return rows.next() && rows.getInt(1) > 0;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
