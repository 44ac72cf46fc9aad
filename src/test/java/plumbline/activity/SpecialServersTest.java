package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Backend;
import plumbline.core.session.Session;
import plumbline.db.postgresql.PostgresActivity;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.Await;
import plumbline.testing.LockStage;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Waits on servers that need a life of their own.
final class SpecialServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestSessions sessions = new TestSessions();

    @AfterEach
    void end() {
        sessions.close();
    }

    private static TestPostgres.Database database(PostgresServer server) {
        return new TestPostgres.Database(PostgresServer.HOST, server.port(), "postgres", PostgresServer.SUPERUSER);
    }

    @Test
    void preparedTransactionIsNamedAfterARestartToo() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18,
                ServerOptions.trusting().with("max_prepared_transactions", "5"))) {
            server.start();
            database(server).run("CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
            try (LockStage stage = new LockStage(database(server), sessions.sessions())) {
                stage.player("a").does("BEGIN", "UPDATE t SET id = 1", "PREPARE TRANSACTION 'gx1'");
            }
            server.restart();

            try (LockStage stage = new LockStage(database(server), sessions.sessions())) {
                stage.player("b").waitsIn("UPDATE t SET id = 1");

                assertEquals(Set.of("b waits for prepared gx1"), stage.edges());
            }
        }
    }

    @Test
    void fullServerIsStillReadThroughTheKeptSession() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("max_connections", "12"))) {
            server.start();
            List<Connection> others = new ArrayList<>();
            try (LockStage stage = new LockStage(database(server), sessions.sessions())) {
                stage.player("a").does("SELECT pg_advisory_lock(1)");
                stage.player("b").waitsIn("SELECT pg_advisory_lock(1)");
                stage.edges(); // opens the kept session
                assertTrue(fill(server, others), "the server takes ever more connections");

                assertEquals(Set.of("b waits for a"), stage.edges());
            } finally {
                for (Connection other : others) {
                    other.close();
                }
            }
        }
    }

    private static boolean fill(PostgresServer server, List<Connection> others) {
        while (others.size() < 50) {
            try {
                others.add(database(server).connect());
            } catch (SQLException full) {
                return "53300".equals(full.getSQLState());
            }
        }
        return false;
    }

    @Test
    void replayThatWaitsForAReaderOfTheStandby() throws SQLException, IOException {
        List<String> access = List.of("host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust");
        ServerOptions options = new ServerOptions("", access, ServerOptions.trusting().settings(),
                ServerOptions.trusting().account());
        try (PostgresServer primary = TestPostgres.own(18, options)) {
            primary.start();
            database(primary).run("CREATE TABLE t (id int)");
            primary.stop(PostgresServer.StopMode.FAST);
            Path copy = primary.folder().resolve("copy");
            copy(primary.dataFolder(), copy);
            primary.start();
            try (PostgresServer standby = TestPostgres.own(18, options.with("primary_conninfo",
                    "host=127.0.0.1 port=" + primary.port() + " user=postgres")
                    .with("max_standby_streaming_delay", "-1"))) {
                Path data = standby.dataFolder();
                remove(data);
                copy(copy, data);
                Files.createFile(data.resolve("standby.signal"));
                standby.start();

                assertEquals(Set.of("replay waits for reader"), standbyEdges(primary, standby));
            }
        }
    }

    private Set<String> standbyEdges(PostgresServer primary, PostgresServer standby) throws SQLException {
        try (LockStage stage = new LockStage(database(standby), sessions.sessions())) {
            LockStage.Player reader = stage.player("reader").does("BEGIN", "SELECT count(*) FROM t");
            database(primary).run("BEGIN; LOCK TABLE t; ALTER TABLE t ADD COLUMN more int; COMMIT");
            Await.until("the replay waits", PATIENCE,
                    () -> stage.ask("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"));
            ActivitySample sample = stage.sample();
            assertTrue(sample.standby());
            Backend replay = sample.backends().stream().filter(backend -> backend.kind().equals("startup")).findFirst()
                    .orElseThrow();
            assertEquals(List.of(reader.pid()), sample.waits().getFirst().sessions());
            return Set.of((sample.waits().getFirst().pid() == replay.pid() ? "replay" : "?") + " waits for reader");
        }
    }

    @Test
    void applyWorkerOfASubscriptionWaitsLikeAnySession() throws SQLException {
        try (PostgresServer server = TestPostgres.own(18, ServerOptions.trusting().with("wal_level", "logical"))) {
            server.start();
            database(server).run("CREATE DATABASE there");
            TestPostgres.Database there = new TestPostgres.Database(PostgresServer.HOST, server.port(), "there",
                    PostgresServer.SUPERUSER);
            String table = "CREATE TABLE t (id int PRIMARY KEY, note text); INSERT INTO t VALUES (1, '');";
            there.run(table + "CREATE PUBLICATION p FOR TABLE t");
            there.run("SELECT pg_create_logical_replication_slot('s', 'pgoutput')");
            database(server).run(table);
            database(server).run("CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=" + server.port()
                    + " user=postgres dbname=there' PUBLICATION p WITH (create_slot = false, copy_data = false)");
            try (LockStage stage = new LockStage(database(server), sessions.sessions())) {
                stage.player("a").does("BEGIN", "UPDATE t SET note = 'mine'");
                there.run("UPDATE t SET note = 'theirs'");
                Await.until("the worker waits", PATIENCE,
                        () -> stage.ask("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"));
                ActivitySample sample = stage.sample();

                assertEquals(List.of(stage.player("a").pid()), sample.waits().getFirst().sessions());
                assertTrue(sample.backends().stream().anyMatch(
                        backend -> backend.kind().startsWith("logical replication")), sample.backends().toString());
            }
        }
    }

    @Test
    void cheapQuestionSeesAWaitWithAndWithoutRights() throws SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE ROLE plain_" + database.name() + " LOGIN");
        TestPostgres.Database plain = new TestPostgres.Database(database.host(), database.port(), database.name(),
                "plain_" + database.name());
        try (LockStage stage = new LockStage(database, sessions.sessions())) {
            stage.player("a").does("SELECT pg_advisory_lock(1)");
            stage.player("b").waitsIn("SELECT pg_advisory_lock(1)");

            assertTrue(anybodyWaits(database));
            assertTrue(anybodyWaits(plain));
        }
    }

    @Test
    void ownSessionsAreAbsentFromWhatIsShownAndHoldNothing() throws SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        String own = "FROM pg_stat_activity WHERE application_name LIKE 'Plumbline%' AND datname = '"
                + database.name() + "'";
        try (LockStage stage = new LockStage(database, sessions.sessions());
                Session control = sessions.sessions().control(database.target());
                Session monitor = sessions.sessions().monitor(database.target(), PATIENCE);
                Session action = sessions.sessions().action(database.target(), PATIENCE)) {
            PostgresActivity reader = new PostgresActivity();
            List<Backend> shown = new ArrayList<>(reader.sessions(control).backends());
            shown.addAll(reader.sessions(monitor).backends());
            shown.addAll(reader.waits(action).backends());

            assertTrue(stage.ask("SELECT count(*) = 3 " + own), "three of its own are open");
            assertEquals(List.of(), shown.stream().filter(each -> each.application().startsWith("Plumbline")
                    && each.database().equals(database.name())).toList());
            assertTrue(stage.ask("SELECT bool_and(state = 'idle') " + own), "and none is in a transaction");
        }
    }

    private boolean anybodyWaits(TestPostgres.Database database) {
        try (Session session = sessions.sessions().control(database.target())) {
            return new PostgresActivity().anybodyWaits(session);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
