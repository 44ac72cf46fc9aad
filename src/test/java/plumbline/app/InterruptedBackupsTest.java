package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.TargetUri;
import plumbline.testing.Await;
import plumbline.testing.ChildJvm;
import plumbline.testing.TestPostgres;

/// Ctrl-C as a terminal sends it, to the console and to the tool that it runs alike, while that tool works: nothing half is
/// left on the disk or on the server, no program goes on, and it is said.
@Tag("proofs")
class InterruptedBackupsTest {

    private static final int CTRL_C = 128 + 2; // what a shell reports of a program that SIGINT ended
    private static final int FAILED = 3;
    private static final int MAJOR = 13; // every pg_dump there is can read it

    @TempDir
    Path folder = Path.of("");

    private TestPostgres.Database database = TestPostgres.of(MAJOR).freshDatabase();

    @BeforeEach
    void withTools() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "setsid and kill are Linux's");
        assumeTrue(runs("pg_dump", "--version"), "no pg_dump here");
        // put back row by row, each of which takes half a second
        database.run("CREATE FUNCTION slowly(int) RETURNS boolean LANGUAGE sql AS 'SELECT true';"
                + "CREATE TABLE t (id int PRIMARY KEY CHECK (slowly(id)));"
                + "INSERT INTO t SELECT generate_series(1, 500);"
                + "CREATE OR REPLACE FUNCTION slowly(int) RETURNS boolean LANGUAGE sql"
                + " AS 'SELECT pg_catalog.pg_sleep(0.5) IS NOT NULL'");
    }

    @Test
    void aBackupLeavesNothing() throws Exception {
        Path to = folder.resolve("to");
        try (Connection holder = database.connect(Map.of("ApplicationName", "the holder"));
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE"); // pg_dump waits for it
            interrupted("datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%'",
                    "backup", "create", uri(), "--to",
                    to.toString());
        }
        assertEquals(List.of(), files(to));
    }

    @Test
    void aRestoreLeavesTheDatabaseAsItWas() throws Exception {
        String backup = made();
        database.run("DELETE FROM t WHERE id > 7");

        interrupted("datname = current_database() AND wait_event = 'PgSleep'", "backup", "restore", backup, uri(),
                "--execute", "--environment", "test",
                "--no-safety");

        assertEquals("7", asked("SELECT count(*) FROM t"));
    }

    @Test
    void aTrialLeavesNoDatabase() throws Exception {
        String backup = made();
        String before = databases();

        interrupted("datname LIKE 'plumbline_trial_%' AND wait_event = 'PgSleep'", "backup", "verify", backup,
                "--trial", uri(),
                "--execute", "--environment", "test");

        assertEquals(before, databases());
    }

    private String made() throws IOException {
        CommandRun run = CommandRun.of(folder.resolve("home"),
                Map.of("PATH", System.getenv().getOrDefault("PATH", "")), "backup", "create", uri(), "--to",
                folder.resolve("to").toString(), "--format", "json");
        assertEquals(0, run.code(), run.err());
        return run.json().path("path").asText();
    }

    private String uri() {
        return TargetUri.toUri(database.target().address());
    }

    private String databases() {
        return asked("SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database"
                + " WHERE datname LIKE 'plumbline_trial_%'");
    }

    private String asked(String question) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Interrupts the command and whatever it started once a session of the server is seen in that state.
    private void interrupted(String state, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("--home", folder.resolve("home").toString()));
        command.addAll(List.of(words));
        Path said = folder.resolve("said");
        ProcessBuilder builder = ChildJvm.of(Main.class, "256m", command);
        builder.command().addFirst("setsid"); // a group of its own, as a shell gives each command one
        Process child = builder.redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(said.toFile())).start();
        List<ProcessHandle> tools = List.of();
        try {
            Await.until("a tool works on the server", Duration.ofSeconds(40), () -> !child.isAlive()
                    || !asked("SELECT count(*) FROM pg_stat_activity WHERE " + state).equals("0"));
            tools = child.descendants().toList();
            assertTrue(child.isAlive(), Files.readString(said));
            assertTrue(runs("kill", "-INT", "--", "-" + child.pid()), "kill");
            assertTrue(child.waitFor(25, TimeUnit.SECONDS), "it did not end");
        } finally {
            child.destroyForcibly();
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        // by the signal, or by the command that the tool's end reached before it
        assertTrue(child.exitValue() == CTRL_C || child.exitValue() == FAILED, child.exitValue() + " " + text);
        assertTrue(text.contains("cancelled"), text);
        assertTrue(!tools.isEmpty(), "the tool ran as a child: " + text);
        assertEquals(List.of(), tools.stream().filter(ProcessHandle::isAlive).toList());
        Await.until("the server is left alone", Duration.ofSeconds(20), () -> asked("SELECT count(*) FROM"
                + " pg_stat_activity WHERE (datname = current_database() OR datname LIKE 'plumbline_trial_%')"
                + " AND pid <> pg_backend_pid() AND application_name <> 'the holder'"
                + " AND backend_type = 'client backend'")
                .equals("0"));
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static List<String> files(Path of) throws IOException {
        if (!Files.isDirectory(of)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
