package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.TargetUri;
import plumbline.testing.TestPostgres;

/// `backup` from the command line.
final class BackupCommandTest {

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        return CommandRun.of(folder.resolve("home 家"), Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                all.toArray(String[]::new));
    }

    private Path live() throws SQLException {
        Path live = folder.resolve("db.sqlite3");
        sql(live, "CREATE TABLE IF NOT EXISTS pue (id INTEGER PRIMARY KEY)", "INSERT INTO pue VALUES (1), (2), (3)");
        return live;
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static int rows(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pue")) {
            return row.getInt(1);
        }
    }

    private String made(Path live) throws JsonProcessingException {
        CommandRun run = run("backup", "create", "sqlite:" + live);
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return run.json().path("path").asText();
    }

    @Test
    void aSqliteCopyIsMadeListedAndVerified() throws SQLException, JsonProcessingException {
        String path = made(live());

        assertTrue(Path.of(path).getFileName().toString().matches("db_\\d{8}_\\d{6}\\.sqlite3"), path);
        assertEquals(path, run("backup", "list").json().at("/backups/0/path").asText());
        assertEquals(0, run("backup", "verify", path).code());
    }

    @Test
    void damageIsExitOne() throws SQLException, IOException {
        Path path = Path.of(made(live()));
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 5] ^= 1;
        Files.write(path, bytes);

        assertEquals(1, run("backup", "verify", path.toString()).code());
    }

    @Test
    void aRestoreWithoutExecuteOnlySaysWhatItWouldDo() throws SQLException, JsonProcessingException {
        Path live = live();
        String path = made(live);
        sql(live, "DELETE FROM pue");

        CommandRun preview = run("backup", "restore", path, "sqlite:" + live);

        assertEquals(0, preview.code(), preview.err());
        assertFalse(preview.json().path("executed").asBoolean());
        assertEquals(0, rows(live));
    }

    @Test
    void productionAsksForTheName() throws SQLException, JsonProcessingException {
        Path live = live();
        String path = made(live);

        assertEquals(2, run("backup", "restore", path, "sqlite:" + live, "--execute").code());
    }

    @Test
    void aConfirmedRestorePutsTheRowsBackBesideASafetyCopy() throws SQLException, JsonProcessingException {
        Path live = live();
        String path = made(live);
        sql(live, "DELETE FROM pue");

        CommandRun done = run("backup", "restore", path, "sqlite:" + live, "--execute", "--confirm", "db.sqlite3");

        assertEquals(0, done.code(), done.err());
        assertEquals(3, rows(live));
        assertEquals(0, rows(Path.of(done.json().path("safety").asText())));
        assertEquals(0, run("journal", "show", done.json().path("run").asText()).code());
    }

    @Test
    void aPlainScriptIsRefusedWithTheReason() throws SQLException, IOException {
        Path script = Files.writeString(folder.resolve("backup_20260101_020000.sql"), "SELECT 1");

        CommandRun run = run("backup", "restore", script.toString(), "sqlite:" + live());

        assertEquals(3, run.code());
        assertTrue(run.err().contains("statement by statement"), run.err());
    }

    @Test
    void mistakesOfTheScheduleAreExitTwo() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home 家"));
        Files.writeString(home.resolve("backups.yaml"), "backups:\n  - name: x\n");

        assertEquals(2, run("backup", "run-due").code());
    }

    @Test
    void aDatabaseIsDumpedTriedAndPrunedToNothingMore() throws JsonProcessingException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/pg_dump")), "no pg_dump here");
        TestPostgres.Database database = TestPostgres.of(13).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 7)");
        String uri = TargetUri.toUri(database.target().address());

        CommandRun made = run("backup", "create", uri, "--to", folder.resolve("d").toString());

        assertEquals(0, made.code(), made.err());
        CommandRun tried = run("backup", "verify", made.json().path("path").asText(), "--trial", uri, "--environment",
                "test",
                "--execute");
        assertEquals(0, tried.code(), tried.err() + tried.out());
        assertEquals(7, tried.json().path("rows").path("public.t").asInt());
        CommandRun prune = run("backup", "prune", "--dir", folder.resolve("d").toString(), "--daily", "0", "--execute");
        assertFalse(prune.json().at("/backups/0/goes").asBoolean(), prune.out());
    }
}
