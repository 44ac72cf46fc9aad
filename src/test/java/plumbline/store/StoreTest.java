package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.sql.Sql;
import plumbline.testing.Await;

final class StoreTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void opensNothingBeforeItIsUsed() {
        Home home = new Home(folder.resolve("home"));
        new Store(home).close();
        assertFalse(Files.exists(home.folder()));
    }

    @Test
    void isDurableAndClosedToOthers() throws IOException {
        Home home = new Home(folder.resolve("home"));
        try (Store store = new Store(home)) {
            new SqliteUiState(store).put("window", "{}");
            assertEquals("wal", pragma(store, Sql.of("PRAGMA journal_mode")));
            assertEquals("2", pragma(store, Sql.of("PRAGMA synchronous")));
            assertEquals("1", pragma(store, Sql.of("PRAGMA foreign_keys")));
            assertEquals("5000", pragma(store, Sql.of("PRAGMA busy_timeout")));
            assertEquals("0", pragma(store, Sql.of("PRAGMA mmap_size")));
            try (Stream<Path> files = Files.list(home.folder())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                            file.toString());
                }
            }
        }
    }

    private static String pragma(Store store, Sql sql) {
        return store.write(view -> view.first(sql, row -> row.getString(1))).orElseThrow();
    }

    @Test
    void standsUnderAnyPath() {
        Home home = new Home(folder.resolve("a b?journal_mode=off#100%25 数据"));
        try (Store store = new Store(home)) {
            new SqliteUiState(store).put("theme", "\"dark\"");
            assertEquals("wal", pragma(store, Sql.of("PRAGMA journal_mode")));
        }
        assertEquals(true, Files.exists(home.database()));
    }

    @Test
    void opensOnceHoweverManyAskAtOnce() throws InterruptedException, ExecutionException {
        Home home = new Home(folder);
        try (ExecutorService threads = Executors.newFixedThreadPool(8);
                Store one = new Store(home);
                Store other = new Store(home)) {
            List<Callable<String>> writes = IntStream.range(0, 40).<Callable<String>>mapToObj(i -> () -> {
                new SqliteUiState(i % 2 == 0 ? one : other).put("key" + i, "1");
                return "done";
            }).toList();
            for (Future<String> write : threads.invokeAll(writes)) {
                assertEquals("done", write.get());
            }
            assertEquals(Optional.of(40), one.read(view -> view.first(Sql.of("SELECT count(*) FROM ui_state"),
                    row -> row.getInt(1))));
        }
    }

    @Test
    void undoesAllOfATransactionThatFails() {
        try (Store store = new Store(new Home(folder))) {
            SqliteUiState state = new SqliteUiState(store);
            assertThrows(IllegalStateException.class, () -> store.write(change -> {
                change.update(Sql.of("INSERT INTO ui_state VALUES ('half', '1')"));
                throw new IllegalStateException("in the middle");
            }));
            assertEquals(Optional.empty(), state.get("half"));
            state.put("after", "1");
            assertEquals(Optional.of("1"), state.get("after"));
        }
    }

    @Test
    void leavesAlongWhatIsNoStore() throws IOException {
        Home home = new Home(folder);
        byte[] text = "this is a letter to my aunt, and it is long enough to be no header of SQLite".getBytes(
                java.nio.charset.StandardCharsets.UTF_8);
        Files.write(home.database(), text);
        try (Store store = new Store(home)) {
            ProblemException refused = assertThrows(ProblemException.class, store::open);
            assertEquals(ProblemCode.STORE, refused.problem().code());
            assertEquals(home.database().toString(), refused.problem().subject());
        }
        assertArrayEquals(text, Files.readAllBytes(home.database()));
    }

    @Test
    void saysWhoeverHoldsItAndComesBackWhenTheyLeave() throws SQLException {
        Home home = new Home(folder);
        try (Store store = new Store(home, Schema.CURRENT, Duration.ofMillis(200))) {
            SqliteUiState state = new SqliteUiState(store);
            state.put("theme", "1");
            try (Connection other = StoreFile.writable(home.database(), Duration.ZERO).getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                ProblemException refused = assertThrows(ProblemException.class, () -> state.put("theme", "2"));
                assertEquals(ProblemCode.STORE, refused.problem().code());
                assertEquals(Optional.of("1"), state.get("theme"), "reading goes on");
                statement.execute("ROLLBACK");
            }
            state.put("theme", "3");
            assertEquals(Optional.of("3"), state.get("theme"));
        }
    }

    @Test
    void refusesAfterItWasClosed() {
        Store store = new Store(new Home(folder));
        SqliteUiState state = new SqliteUiState(store);
        state.put("theme", "1");
        store.close();
        assertEquals(ProblemCode.STORE,
                assertThrows(ProblemException.class, () -> state.put("theme", "2")).problem().code());
        store.close();
    }

    @Test
    void closesInBoundedTimeWhileALongQueryRuns() throws InterruptedException, ExecutionException {
        Store store = new Store(new Home(folder));
        store.open();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> endless = threads.submit(() -> store.read(view -> view.first(Sql.of("""
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"""),
                    row -> row.getLong(1))));
            Await.until("the query runs", Duration.ofSeconds(10), store::reading);
            assertTimeoutPreemptively(Duration.ofSeconds(10), store::close);
            assertInstanceOf(ProblemException.class,
                    assertThrows(ExecutionException.class, endless::get).getCause());
        }
    }
}
