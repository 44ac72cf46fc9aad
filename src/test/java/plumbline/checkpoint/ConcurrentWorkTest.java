package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

/// Others work on the tables while they are saved and put back.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ConcurrentWorkTest {

    private static final int ACCOUNTS = 2_000;
    private static final int MONEY = 100;
    private static final String SETUP = "CREATE TABLE bank_a (id bigint PRIMARY KEY, money bigint NOT NULL);"
            + "CREATE TABLE bank_b (LIKE bank_a INCLUDING ALL);"
            + "INSERT INTO bank_a SELECT n, " + MONEY + " FROM generate_series(1, " + ACCOUNTS + ") AS n;"
            + "INSERT INTO bank_b SELECT * FROM bank_a";
    private static final String WRECK = "UPDATE bank_a SET money = 0 WHERE id < 50";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder = Path.of("");

    private final TestPostgres.Database database = TestPostgres.of(18).freshDatabase();

    @Test
    void aCheckpointSeesEveryTransferWholly() throws Exception {
        database.run(SETUP);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong transfers = new AtomicLong();
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        try (RoundTrip trip = new RoundTrip(folder)) {
            for (int i = 0; i < 3; i++) {
                Random random = new Random(i);
                writers.add(CompletableFuture.runAsync(() -> transfer(random, enough, transfers)));
            }
            for (int round = 0; round < 5; round++) {
                long before = transfers.get();
                Await.until("money moves", SOON, () -> transfers.get() > before);
                Checkpoint checkpoint = create(trip, _ -> {});
                assertEquals(2L * ACCOUNTS * MONEY, saved(trip, checkpoint), "round " + round);
            }
        } finally {
            enough.set(true);
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoAltersATableDuringACreationSoonGetsWay() throws Exception {
        database.run(SETUP);
        List<CompletableFuture<Void>> altering = new ArrayList<>();
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint made = create(trip, line -> {
                if (line.contains("Processing table: bank_a") && altering.isEmpty()) {
                    altering.add(CompletableFuture.runAsync(() -> database.run("ALTER TABLE bank_a ADD extra text")));
                    Await.until("the alteration waits", SOON, () -> waiting() > 0);
                }
            });
            altering.getFirst().get(20, TimeUnit.SECONDS);
            assertEquals(2L * ACCOUNTS * MONEY, saved(trip, made));
        }
    }

    @Test
    void whoAltersATableDuringAComparisonSoonGetsWayAndItBeginsAnew() throws Exception {
        database.run(SETUP);
        List<CompletableFuture<Void>> altering = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint made = create(trip, _ -> {});
            trip.comparisons.compare(new Side.Live(database.target()), new Side.Saved(trip.shelf, made), List.of(),
                    log(line -> {
                        lines.add(line);
                        if (line.contains("[1/2]") && altering.isEmpty()) {
                            altering.add(CompletableFuture
                                    .runAsync(() -> database.run("ALTER TABLE bank_b ADD extra text")));
                            Await.until("the alteration waits", SOON, () -> waiting() > 0);
                            long since = System.nanoTime();
                            Await.until("it waited for longer than it has to", SOON,
                                    () -> System.nanoTime() - since > 4_000_000_000L);
                        }
                    }), WorkContext.none()).orThrow().close();
            altering.getFirst().get(20, TimeUnit.SECONDS);
            assertTrue(lines.contains("[CHECKPOINT] Comparing anew, attempt 2 of 3"), lines.toString());
        }
    }

    @Test
    void aRestoreNamesWhoHoldsALockAndChangesNothing() throws SQLException {
        database.run(SETUP);
        try (RoundTrip trip = new RoundTrip(folder);
                Connection holder = database.connect(Map.of("ApplicationName", "the holder"))) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run(WRECK);
            List<String> wrecked = DatabaseImage.of(database);
            holder.setAutoCommit(false);
            run(holder, "UPDATE bank_b SET money = money WHERE id = 1");

            Problem problem = refused(restore(trip, checkpoint, _ -> {}));

            assertEquals(ProblemCode.LOCK_TIMEOUT, problem.code());
            assertTrue(problem.detail().contains("the holder"), problem.detail());
            assertEquals(wrecked, DatabaseImage.of(database));
        }
    }

    @Test
    void aRestoreSucceedsAsSoonAsTheLockIsGone() throws Exception {
        database.run(SETUP);
        List<String> whole = DatabaseImage.of(database);
        try (RoundTrip trip = new RoundTrip(folder); Connection holder = database.connect()) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run(WRECK);
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE bank_a IN ROW EXCLUSIVE MODE");
            CompletableFuture<Outcome<RestoreResult>> restored = CompletableFuture
                    .supplyAsync(() -> restore(trip, checkpoint, _ -> {}));
            Await.until("the restore waits", SOON, () -> waiting() > 0 || restored.isDone());
            holder.rollback();
            restored.get(30, TimeUnit.SECONDS).orThrow();
            assertEquals(whole, DatabaseImage.of(database));
        }
    }

    @Test
    void aRestoreBehindAWaitingAlterTableIsNoDeadlock() throws Exception {
        database.run(SETUP);
        try (RoundTrip trip = new RoundTrip(folder); Connection holder = database.connect()) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run(WRECK);
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE bank_a IN ACCESS SHARE MODE");
            CompletableFuture<Void> altering = CompletableFuture
                    .runAsync(() -> database.run("ALTER TABLE bank_a ALTER id SET STATISTICS 50, ADD extra text"));
            Await.until("the alteration waits", SOON, () -> waiting() > 0);

            // the comparison waits behind the alteration as well as the locks would
            Problem problem = refused(restore(trip, checkpoint, _ -> {}));
            holder.rollback();
            altering.get(20, TimeUnit.SECONDS);

            assertEquals(ProblemCode.LOCK_TIMEOUT, problem.code());
        }
    }

    @Test
    void readersGoOnDuringARestoreOfDifferences() {
        database.run(SETUP);
        AtomicLong read = new AtomicLong();
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run(WRECK);
            restore(trip, checkpoint, line -> {
                if (line.contains("committing transaction")) {
                    read.set(asked("SELECT count(*) FROM bank_a WHERE money = 0"));
                }
            }).orThrow();
        }
        assertEquals(49, read.get());
    }

    private void transfer(Random random, AtomicBoolean enough, AtomicLong transfers) {
        try (Connection connection = database.connect()) {
            while (!enough.get()) {
                long amount = random.nextInt(50);
                run(connection, "UPDATE bank_a SET money = money - " + amount + " WHERE id = "
                        + (1 + random.nextInt(ACCOUNTS)) + "; UPDATE bank_b SET money = money + " + amount
                        + " WHERE id = " + (1 + random.nextInt(ACCOUNTS)));
                transfers.incrementAndGet();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Checkpoint create(RoundTrip trip, Consumer<String> heard) {
        return trip.checkpoints.create(new CreateRequest(database.target(), Choice.ALL, "", "", Manifest.MANUAL, 2,
                false), trip.shelf, log(heard), WorkContext.none()).orThrow();
    }

    private Outcome<RestoreResult> restore(RoundTrip trip, Checkpoint checkpoint, Consumer<String> heard) {
        return trip.restores.applyUnseen(RestoreRequest.whole(database.target(), trip.shelf, checkpoint), log(heard),
                WorkContext.none());
    }

    private static CheckpointLog log(Consumer<String> heard) {
        return new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                heard.accept(text);
            }

            @Override
            public void at(Progress progress) {
                // the lines say enough
            }
        };
    }

    private static Problem refused(Outcome<RestoreResult> outcome) {
        return switch (outcome) {
            case Outcome.Done<RestoreResult> done -> throw new AssertionError("done: " + done);
            case Outcome.Failed<RestoreResult>(Problem problem) -> problem;
        };
    }

    /// The money in a checkpoint.
    private static long saved(RoundTrip trip, Checkpoint checkpoint) {
        long sum = 0;
        try (Tables tables = trip.shelf.open(checkpoint)) {
            for (TableForm form : tables.inventory().tables()) {
                try (TupleReader rows = tables.rows(form)) {
                    while (rows.next()) {
                        sum += ByteBuffer.wrap(rows.tuple().bytes(), rows.tuple().place(1), Long.BYTES).getLong();
                    }
                }
            }
        }
        return sum;
    }

    private long waiting() {
        return asked("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'");
    }

    private long asked(String question) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '2s'");
            try (ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
