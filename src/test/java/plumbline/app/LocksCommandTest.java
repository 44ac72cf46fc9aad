package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.TargetUri;
import plumbline.testing.Await;
import plumbline.testing.LockStage;
import plumbline.testing.LockStage.Player;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// `locks`, `cancel`, `terminate` and `prepared` with a real server: exit codes, documents, what is said.
final class LocksCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
    private final TestSessions sessions = new TestSessions();
    private final LockStage stage;

    LocksCommandTest() throws SQLException {
        stage = new LockStage(database, sessions.sessions());
    }

    /// @param words `$` is the target
    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(Arrays.stream(words)
                .map(word -> word.equals("$") ? TargetUri.toUri(database.target().address()) : word).toList());
        all.addAll(List.of("--lang", "en"));
        return CommandRun.of(folder.resolve("home"), Map.of(), all.toArray(String[]::new));
    }

    private CommandRun test(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--environment", "test"));
        return run(all.toArray(String[]::new));
    }

    @BeforeEach
    void tables() {
        database.run("CREATE TABLE orders (id int PRIMARY KEY, note text); INSERT INTO orders VALUES (1, '')");
    }

    @AfterEach
    void end() throws SQLException {
        stage.close();
        sessions.close();
    }

    private Player root() {
        Player a = stage.player("a").does("BEGIN", "UPDATE orders SET note = 'a'");
        stage.player("b").waitsIn("UPDATE orders SET note = 'b'");
        return a;
    }

    private String sleeps() {
        Player a = stage.player("a").begins("SELECT pg_sleep(60)");
        Await.until("a sleeps", Duration.ofSeconds(20),
                () -> stage.ask("SELECT wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = " + a.pid()));
        return String.valueOf(a.pid());
    }

    private String idle() {
        return String.valueOf(stage.player("a").does("BEGIN", "SELECT 1").pid());
    }

    private boolean lives(String pid) {
        return stage.ask("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = " + pid + ")");
    }

    @Test
    void locksIsZeroWhereNobodyWaits() {
        CommandRun run = test("locks", "$");
        assertEquals(List.of(0, ""), List.of(run.code(), run.err()));
    }

    @Test
    void locksIsOneWhereSomebodyWaits() {
        root();
        assertEquals(1, test("locks", "$").code());
    }

    @Test
    void locksSaysWhoWaitsForWhom() throws JsonProcessingException {
        Player a = root();
        JsonNode json = test("locks", "$", "--format", "json").json();
        assertEquals(List.of(1, a.pid(), a.pid(), stage.player("b").pid(), 1),
                List.of(json.path("waiters").asInt(), json.at("/edges/0/blocker").asInt(),
                        json.at("/roots/0/pid").asInt(), json.at("/roots/0/children/0/pid").asInt(),
                        json.at("/roots/0/blocks").asInt()));
    }

    @Test
    void locksOfAFileHaveNoWaiters() throws IOException {
        Path file = Files.createFile(folder.resolve("x.db"));
        CommandRun run = run("locks", "sqlite:" + file, "--format", "json");
        assertEquals(List.of(0, 0, true), List.of(run.code(), run.json().path("waiters").asInt(-1),
                run.json().path("holders").isArray()));
    }

    @Test
    void locksOfAFileThatIsNotThereIsThree() {
        assertEquals(3, run("locks", "sqlite:" + folder.resolve("none.db")).code());
    }

    @Test
    void sessionThatBeganAtAnotherMomentIsNotSignalled() {
        Player a = root();
        assertEquals(3, test("terminate", "$", String.valueOf(a.pid()), "--started", "2026-01-01T00:00:00Z",
                "--execute").code());
        a.does("SELECT 1");
    }

    @Test
    void processNumberThatCanNotBeIsTwo() {
        assertEquals(2, test("terminate", "$", "0").code());
    }

    @Test
    void optionsMayStandBeforeTheCommand() {
        assertEquals(0, run("--environment", "test", "--execute", "terminate", "$", String.valueOf(root().pid()))
                .code());
    }

    @Test
    void locksOfAServerThatIsNotThereIsThree() {
        assertEquals(3, run("locks", "postgresql://x@127.0.0.1:1/x").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "terminate"})
    void withoutExecuteNothingIsSent(String verb) throws JsonProcessingException {
        String pid = sleeps();
        CommandRun run = test(verb, "$", pid, "--format", "json");
        assertEquals(List.of(0, verb, false, "would"), List.of(run.code(), run.json().path("signal").asText(),
                run.json().path("delivered").asBoolean(true), run.json().path("outcome").asText()));
        assertTrue(stage.ask("SELECT state = 'active' FROM pg_stat_activity WHERE pid = " + pid));
    }

    @Test
    void thePreviewShowsTheStatementAndTheConsequences() {
        Player a = root();
        String out = test("terminate", "$", String.valueOf(a.pid())).out();
        assertTrue(out.contains("blocks 1 session; without it 1 can go on"), out);
        assertTrue(out.contains("pg_terminate_backend(pid)"), out);
    }

    @Test
    void aCancelStops() throws JsonProcessingException {
        CommandRun run = test("cancel", "$", sleeps(), "--execute", "--format", "json");
        assertEquals(List.of(0, true, "stopped", ""), List.of(run.code(), run.json().path("delivered").asBoolean(),
                run.json().path("outcome").asText(), run.err()));
    }

    @Test
    void aTerminateEnds() throws JsonProcessingException {
        CommandRun run = test("terminate", "$", idle(), "--execute", "--format", "json");
        assertEquals(List.of(0, true, "ended", ""), List.of(run.code(), run.json().path("delivered").asBoolean(),
                run.json().path("outcome").asText(), run.err()));
    }

    @Test
    void aSignalStandsInTheJournal() throws JsonProcessingException {
        String run = test("terminate", "$", idle(), "--execute", "--format", "json").json().path("run").asText();
        assertEquals("terminate", run("journal", "show", run, "--format", "json").json().path("action").asText());
    }

    @Test
    void whereNothingRunsThePreviewSaysSoAndIsZero() throws JsonProcessingException {
        CommandRun run = test("cancel", "$", idle(), "--format", "json");
        assertEquals(List.of(0, "would", "nothing-runs"), List.of(run.code(), run.json().path("outcome").asText(),
                run.json().path("objection").asText()));
    }

    @Test
    void whereNothingRunsACancelIsRefused() throws JsonProcessingException {
        String pid = idle();
        CommandRun run = test("cancel", "$", pid, "--execute", "--format", "json");
        assertEquals(List.of(3, false, "refused"), List.of(run.code(), run.json().path("delivered").asBoolean(true),
                run.json().path("outcome").asText()));
        assertTrue(run.err().contains("It runs no statement"), run.err());
        assertTrue(lives(pid));
    }

    @Test
    void aSessionThatIsNotThereIsThree() {
        CommandRun run = test("terminate", "$", "1");
        assertEquals(3, run.code());
        assertTrue(run.err().contains("There is no session 1."), run.err());
    }

    @Test
    void aStatementThatCatchesItsCancelIsStillThere() throws JsonProcessingException {
        Player a = stage.player("a").begins("DO $$BEGIN LOOP BEGIN PERFORM pg_sleep(60); "
                + "EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; END$$");
        Await.until("a sleeps", Duration.ofSeconds(20),
                () -> stage.ask("SELECT wait_event = 'PgSleep' FROM pg_stat_activity WHERE pid = " + a.pid()));
        CommandRun run = test("cancel", "$", String.valueOf(a.pid()), "--execute", "--format", "json");
        assertEquals(List.of(3, true, "still-there"), List.of(run.code(), run.json().path("delivered").asBoolean(),
                run.json().path("outcome").asText()));
        assertTrue(run.err().contains("still there"), run.err());
    }

    @Test
    void onProductionTheNameIsAskedFor() {
        String pid = sleeps();
        assertEquals(2, run("terminate", "$", pid, "--execute").code());
        assertTrue(lives(pid));
    }

    @Test
    void onProductionTheNameIsEnough() {
        assertEquals(0, run("terminate", "$", sleeps(), "--execute", "--confirm", database.name()).code());
    }

    @Test
    void readOnlyRefuses() {
        String pid = sleeps();
        assertEquals(3, test("terminate", "$", pid, "--execute", "--read-only").code());
        assertTrue(lives(pid));
    }

    @Test
    void aProcessThatIsNoNumberIsTwo() {
        assertEquals(2, test("cancel", "$", "abc").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "terminate"})
    void aFileHasNoSessions(String verb) {
        CommandRun run = run(verb, "sqlite:" + folder.resolve("x.db"), "1");
        assertEquals(3, run.code());
        assertTrue(run.err().contains("SQLite file"), run.err());
    }

    private String prepared() {
        String gid = "gx " + database.name();
        stage.player("a").does("BEGIN", "UPDATE orders SET note = 'done'", "PREPARE TRANSACTION '" + gid + "'");
        return gid;
    }

    @Test
    void aPreparedTransactionIsLeftAloneWithoutExecute() throws JsonProcessingException {
        String gid = prepared();
        CommandRun run = test("prepared", "$", gid, "--rollback", "--format", "json");
        assertEquals(List.of(0, false, "ROLLBACK PREPARED '" + gid + "'"), List.of(run.code(),
                run.json().path("executed").asBoolean(true), run.json().path("sql").asText()));
        assertEquals(0, test("prepared", "$", gid, "--rollback", "--execute").code());
    }

    @Test
    void aPreparedTransactionIsCommitted() throws JsonProcessingException {
        CommandRun run = test("prepared", "$", prepared(), "--commit", "--execute", "--format", "json");
        assertEquals(List.of(0, true), List.of(run.code(), run.json().path("ended").asBoolean()));
        assertTrue(stage.ask("SELECT note = 'done' FROM orders"));
    }

    @Test
    void aPreparedTransactionThatIsNotThereIsThree() {
        assertEquals(3, test("prepared", "$", "nothing of that name", "--commit").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--commit --rollback"})
    void oneOfCommitAndRollbackIsNeeded(String options) {
        List<String> words = new ArrayList<>(List.of("prepared", "$", "gx"));
        Arrays.stream(options.split(" ", -1)).filter(word -> !word.isEmpty()).forEach(words::add);
        assertEquals(2, test(words.toArray(String[]::new)).code());
    }
}
