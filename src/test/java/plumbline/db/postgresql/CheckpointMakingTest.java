package plumbline.db.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.Actor;
import plumbline.core.target.Address;
import plumbline.core.target.Engine;
import plumbline.core.target.Target;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

class CheckpointMakingTest {

    private static final String RULE = "=".repeat(80);
    private static final String LARGE = "CREATE TABLE large (id int PRIMARY KEY, filling text);"
            + "INSERT INTO large SELECT i, repeat(md5(i::text), 30) FROM generate_series(1, 40000) i;"
            + "CREATE TABLE second (id int); INSERT INTO second VALUES (1)";

    @TempDir
    Path folder;

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2025-10-30T14:30:15Z"));
    private final CheckpointMaker maker = new CheckpointMaker(Map.of(Engine.POSTGRESQL, reader),
            new Actor("anna", "desk"), "1.2.3", clock, ZoneOffset.UTC);

    @AfterEach
    void close() {
        sessions.close();
    }

    private FolderShelf shelf() {
        return new FolderShelf(folder, reader, clock);
    }

    private static CreateRequest request(TestPostgres.Database database, int workers) {
        return new CreateRequest(database.target(), Choice.ALL, "", "测试备份", Manifest.MANUAL, workers, false);
    }

    private static TestPostgres.Database database(String script) {
        TestPostgres.Database database = TestPostgres.of(15).freshDatabase();
        database.run(script);
        return database;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// Does something once, in the middle of the reading, on the thread that reads.
    private static CheckpointLog inTheMiddle(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        return new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                // not asked
            }

            @Override
            public void at(Progress progress) {
                if (progress.phase().equals("reading") && done.compareAndSet(false, true)) {
                    action.run();
                }
            }
        };
    }

    private static ProblemCode code(Outcome<Checkpoint> outcome) {
        return switch (outcome) {
            case Outcome.Failed<Checkpoint>(var problem) -> problem.code();
            case Outcome.Done<Checkpoint> done -> throw new AssertionError("made " + done.value().id());
        };
    }

    @Test
    void writesTheLinesThatPeopleSearchFor() {
        TestPostgres.Database database = database("CREATE TABLE regions (id int PRIMARY KEY, a text, b text);"
                + "INSERT INTO regions SELECT i, 'a', 'b' FROM generate_series(1, 5) i");
        List<String> lines = new ArrayList<>();
        maker.create(request(database, 1), shelf(), new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                lines.add(level + " " + text);
            }

            @Override
            public void at(Progress progress) {
                // not asked
            }
        }, WorkContext.none()).orThrow();
        Path path = folder.resolve("checkpoint_20251030_143015.plcp");
        assertEquals(Stream.of(RULE, "[CHECKPOINT] Starting checkpoint creation: checkpoint_20251030_143015",
                "[CHECKPOINT] Description: 测试备份", RULE, "[CHECKPOINT] Found 1 tables to backup: regions",
                "[CHECKPOINT] [1/1] Processing table: regions", "[CHECKPOINT] Backing up table: regions",
                "[CHECKPOINT] Backup complete: regions - 5 rows, 3 columns",
                "[CHECKPOINT] [1/1] Table regions backed up: 5 rows",
                "[CHECKPOINT] All tables backed up successfully, committing transaction...",
                "[CHECKPOINT] Transaction committed", "[CHECKPOINT] Saving checkpoint file: " + path, RULE,
                "[CHECKPOINT] Checkpoint creation COMPLETED: checkpoint_20251030_143015",
                "[CHECKPOINT] Total rows backed up: 5", "[CHECKPOINT] File: " + path, RULE)
                .map(line -> "INFO " + line).toList(), lines);
    }

    @Test
    void holdsEveryRowWithTwoSessions() {
        TestPostgres.Database database = database(LARGE);
        Checkpoint made = maker.create(request(database, 2), shelf(), CheckpointLog.SILENT, WorkContext.none())
                .orThrow();
        assertEquals(List.of(40_000L, 1L), made.contents().tables().stream().map(SavedTable::rows).toList());
    }

    @Test
    void writesATableThatTwoReadInPartsInItsOrder() {
        TestPostgres.Database database = database("CREATE TABLE big (id int PRIMARY KEY, filling text);"
                + "INSERT INTO big SELECT i, repeat('x', 1000) FROM generate_series(1, 80000) i; ANALYZE big");
        FolderShelf shelf = shelf();
        Checkpoint made = maker.create(request(database, 2), shelf, CheckpointLog.SILENT, WorkContext.none())
                .orThrow();
        try (Tables tables = shelf.open(made); TupleReader rows = tables.rows(tables.inventory().tables().getFirst())) {
            int last = 0;
            while (rows.next() && ByteBuffer.wrap(rows.tuple().bytes()).getInt(rows.tuple().place(0)) == last + 1) {
                last++;
            }
            assertEquals(80_000, last);
        }
    }

    @Test
    void isIntact() {
        TestPostgres.Database database = database(LARGE);
        FolderShelf shelf = shelf();
        Checkpoint made = maker.create(request(database, 2), shelf, CheckpointLog.SILENT, WorkContext.none())
                .orThrow();
        assertEquals(List.of(), shelf.verify(made, WorkContext.none()));
    }

    @Test
    void saysWhoMadeItOfWhat() {
        TestPostgres.Database database = database("CREATE TABLE t (id int)");
        Manifest manifest = maker.create(request(database, 1), shelf(), CheckpointLog.SILENT, WorkContext.none())
                .orThrow().contents();
        assertEquals(List.of("anna", "1.2.3", "测试备份", "manual", database.name()), List.of(manifest.osUser(),
                manifest.app(), manifest.description(), manifest.reason(), manifest.origin().target()));
    }

    @Test
    void refusesToSaveNothingWhereTheRoleMayReadNothing() throws IOException {
        TestPostgres.Database database = database("CREATE TABLE secret (a int);"
                + "DO $$ BEGIN CREATE ROLE reading LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        Address.PostgresAddress at = (Address.PostgresAddress) database.target().address();
        Target reading = new Target("reading", "", database.target().environment(),
                new Address.PostgresAddress(at.host(), at.port(), at.database(), "reading", at.tls(), ""), List.of(),
                database.target().refresh(), false);
        assertEquals(ProblemCode.RIGHTS, code(maker.create(
                new CreateRequest(reading, Choice.ALL, "", "", Manifest.SCHEDULED, 1, false), shelf(),
                CheckpointLog.SILENT, WorkContext.none())));
        assertEquals(List.of(), left());
    }

    @Test
    void seesOneInstantWhileOthersWriteOn() throws Exception {
        TestPostgres.Database database = database("CREATE TABLE a (id int PRIMARY KEY, sum int);"
                + "CREATE TABLE b (id int PRIMARY KEY, sum int);"
                + "INSERT INTO a SELECT i, 100 FROM generate_series(1, 20000) i; INSERT INTO b SELECT * FROM a");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger moved = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> transfer(database, over, moved));
        Await.until("transfers", Duration.ofSeconds(20), () -> moved.get() > 20);
        int before = moved.get();
        FolderShelf shelf = shelf();
        Checkpoint made = maker.create(request(database, 2), shelf,
                inTheMiddle(
                        () -> Await.until("writers go on", Duration.ofSeconds(20), () -> moved.get() > before + 50)),
                WorkContext.none())
                .orThrow();
        over.set(true);
        writer.join();
        assertEquals(4_000_000, sum(shelf, made));
    }

    private static void transfer(TestPostgres.Database database, AtomicBoolean over, AtomicInteger moved) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 1; !over.get(); i = i % 20_000 + 1) {
                statement.execute("UPDATE a SET sum = sum - 7 WHERE id = " + i);
                statement.execute("UPDATE b SET sum = sum + 7 WHERE id = " + (20_001 - i));
                connection.commit();
                moved.incrementAndGet();
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long sum(FolderShelf shelf, Checkpoint made) {
        long sum = 0;
        try (Tables tables = shelf.open(made)) {
            for (var form : tables.inventory().tables()) {
                try (TupleReader rows = tables.rows(form)) {
                    while (rows.next()) {
                        sum += ByteBuffer.wrap(rows.tuple().bytes()).getInt(rows.tuple().place(1));
                    }
                }
            }
        }
        return sum;
    }

    @Test
    void givesWayToASessionThatWaitsToChangeATable() {
        TestPostgres.Database database = database(LARGE);
        List<Thread> changes = Collections.synchronizedList(new ArrayList<>());
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        CheckpointLog middle = inTheMiddle(() -> {
            changes.add(Thread.ofPlatform().start(() -> database.run("ALTER TABLE large ADD COLUMN more int")));
            Await.until("a change that waited for four seconds, or had to wait no more", Duration.ofSeconds(20),
                    () -> waits(database, 4) || !changes.getFirst().isAlive());
        });
        Checkpoint made = maker.create(request(database, 1), shelf(), new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                lines.add(text);
            }

            @Override
            public void at(Progress progress) {
                middle.at(progress);
            }
        }, WorkContext.none()).orThrow();
        assertEquals(List.of(3, true), List.of(made.contents().tables().getFirst().form().columns().size(),
                lines.stream().anyMatch(line -> line.startsWith("[CHECKPOINT] WARNING: Gave way"))));
    }

    private static boolean waits(TestPostgres.Database database, int seconds) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database() AND now() - query_start > interval '" + seconds + " s'")) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void leavesNothingWhereItIsCancelledInTheMiddle() throws IOException {
        TestPostgres.Database database = database(LARGE);
        Cancelling context = new Cancelling();
        Outcome<Checkpoint> outcome = maker.create(request(database, 2), shelf(), inTheMiddle(context::cancel),
                context);
        assertEquals(List.of(ProblemCode.CANCELLED, List.of()), List.of(code(outcome), left()));
    }

    @Test
    void whatWasCancelledIsNoErrorInTheLog() {
        List<Level> levels = Collections.synchronizedList(new ArrayList<>());
        Cancelling context = new Cancelling();
        context.cancel();
        maker.create(request(database("CREATE TABLE t (id int)"), 1), shelf(), new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                levels.add(level);
            }

            @Override
            public void at(Progress progress) {
                // only what is said matters
            }
        }, context);
        assertEquals(List.of(Level.WARN, Level.INFO), levels);
    }

    @Test
    void leavesNothingWhereTheServerEndsTheSession() throws IOException {
        TestPostgres.Database database = database(LARGE);
        Outcome<Checkpoint> outcome = maker.create(request(database, 1), shelf(),
                inTheMiddle(() -> database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name LIKE 'Plumbline job%' AND datname = current_database()")),
                WorkContext.none());
        assertEquals(List.of(ProblemCode.LOST, List.of()), List.of(code(outcome), left()));
    }

    @Test
    void leavesNoSessionBehind() {
        TestPostgres.Database database = database(LARGE);
        maker.create(request(database, 2), shelf(), CheckpointLog.SILENT, WorkContext.none()).orThrow();
        Await.until("no session", Duration.ofSeconds(20), () -> jobs(database) == 0);
        assertTrue(jobs(database) == 0);
    }

    private static int jobs(TestPostgres.Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE application_name LIKE 'Plumbline job%' AND datname = current_database()")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void saysWhoHoldsALockThatIsNeeded() throws SQLException {
        TestPostgres.Database database = database("CREATE TABLE t (id int)");
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
            assertEquals(ProblemCode.LOCK_TIMEOUT, code(maker.create(request(database, 1), shelf(),
                    CheckpointLog.SILENT, WorkContext.none())));
        }
    }

    /// Work that a test cancels.
    private static final class Cancelling implements WorkContext {

        private final List<Runnable> actions = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean cancelled;

        void cancel() {
            cancelled = true;
            List.copyOf(actions).forEach(Runnable::run);
        }

        @Override
        public void progress(double fraction, String doing) {
            // not asked
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public Subscription onCancel(Runnable action) {
            actions.add(action);
            return () -> actions.remove(action);
        }
    }
}
