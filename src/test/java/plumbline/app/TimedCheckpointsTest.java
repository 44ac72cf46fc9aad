package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.cli.CommandLineMain;
import plumbline.core.target.TargetUri;
import plumbline.store.SqliteUiState;
import plumbline.testing.TestPostgres;

/// Checkpoints that are made by themselves, from the command line on real databases.
final class TimedCheckpointsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {

        JsonNode json() throws JsonProcessingException {
            return JSON.readTree(out);
        }
    }

    private Run run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home().toString(), "--format", "json"));
        CommandLineMain commands = new CommandLineMain(Map.of(), new PrintWriter(out), new PrintWriter(err), "1");
        try (Wiring wiring = new Wiring(commands.home(), Map.of(), commands.messages())) {
            return new Run(commands.run(all.toArray(String[]::new), wiring), out.toString(), err.toString());
        }
    }

    private Path home() {
        return folder.resolve("home 家");
    }

    private void schedule(String text) throws IOException {
        Files.createDirectories(home());
        Files.writeString(home().resolve("backups.yaml"), text);
    }

    /// As if the job had been done so long ago.
    private void lastDone(String job, Duration ago) {
        try (Wiring wiring = new Wiring(this::home, Map.of(), new CommandLineMain(Map.of(),
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "1").messages())) {
            new SqliteUiState(wiring.store()).put("checkpoint.last." + job, "\"" + Instant.now().minus(ago) + "\"");
        }
    }

    private void sqlite(String name) throws SQLException {
        Path file = folder.resolve(name + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pue (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO pue VALUES (1), (2), (3)");
        }
        assertEquals(0, run("connections", "add", name, "sqlite:" + file, "--environment", "test").code());
    }

    private static String job(String name, String target) {
        return "  - name: " + name + "\n    target: " + target + "\n    at: \"* * * * *\"\n    keep: {count: 2}\n";
    }

    private List<String> ids() throws JsonProcessingException {
        return run("checkpoint", "list").json().path("checkpoints").findValuesAsText("id");
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aDueCheckpointIsMadeAsAScheduledOne(int major) throws IOException {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 7)");
        assertEquals(0, run("connections", "add", "shop", TargetUri.toUri(database.target().address()),
                "--environment", "test").code());
        schedule("checkpoints:\n" + job("hourly", "shop"));
        lastDone("hourly", Duration.ofMinutes(2));

        Run run = run("checkpoint", "run-due");

        assertEquals(0, run.code(), run.err());
        JsonNode made = run.json().at("/ran/0/made/0");
        assertEquals("scheduled 7 true", made.path("reason").asText() + " " + made.path("rows") + " "
                + made.path("id").asText().matches("hourly_\\d{8}_\\d{6}"));
    }

    @Test
    void aTargetThatIsGoneStopsNoOtherAndIsExitThree() throws IOException, SQLException {
        sqlite("energy");
        schedule("checkpoints:\n" + job("lost", "nowhere") + job("good", "energy"));
        lastDone("lost", Duration.ofMinutes(5));
        lastDone("good", Duration.ofMinutes(5));

        Run run = run("checkpoint", "run-due");

        assertEquals(3, run.code());
        assertEquals("[false, true]", Arrays.toString(new Object[]{run.json().at("/ran/0/ok"),
            run.json().at("/ran/1/ok")}));
        assertTrue(run.err().contains("nowhere"), run.err());
        assertTrue(run("checkpoint", "schedule").json().at("/schedule/0/result/problem").asText().contains("nowhere"));
    }

    @Test
    void missedTimesAreMadeUpForOnceAndSaid() throws IOException, SQLException {
        sqlite("energy");
        schedule("checkpoints:\n" + job("good", "energy"));
        lastDone("good", Duration.ofMinutes(10));

        Run run = run("checkpoint", "run-due");

        assertTrue(run.json().at("/ran/0/missed").asInt() >= 8, run.out());
        assertEquals(0, run("checkpoint", "run-due").json().path("ran").size(), "and not twice");
    }

    @Test
    void theJobsOwnOlderOnesGoButNeverPinnedOnesNorThoseOfOthers() throws IOException, SQLException {
        sqlite("energy");
        schedule("checkpoints:\n" + job("good", "energy"));
        String manual = run("checkpoint", "create", "energy", "--name", "good_by_hand").json().path("id").asText();
        String pinned = made();
        assertEquals(0, run("checkpoint", "pin", pinned).code());
        String second = made();
        String third = made();

        String fourth = made();

        List<String> left = ids();
        assertEquals(List.of(true, true, false, true, true), List.of(left.contains(manual), left.contains(pinned),
                left.contains(second), left.contains(third), left.contains(fourth)), left.toString());
    }

    private String made() throws JsonProcessingException {
        lastDone("good", Duration.ofMinutes(2));
        return run("checkpoint", "run-due").json().at("/ran/0/made/0/id").asText();
    }

    @Test
    void aPackThatIsGoneIsSaid() throws IOException, SQLException {
        sqlite("energy");
        schedule("checkpoints:\n" + job("good", "energy").replace("    keep", "    packs: nothing\n    keep"));
        lastDone("good", Duration.ofMinutes(2));

        Run run = run("checkpoint", "run-due");

        assertTrue(run.json().at("/ran/0/problem").asText().contains("nothing"), run.out());
    }

    @Test
    void theNumbersOfACheckpointBecomeABaseline() throws IOException, SQLException {
        Path file = folder.resolve("faults.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE fault_record (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO fault_record VALUES (1), (2), (3), (4)");
            assertEquals(0, run("checkpoint", "create", "sqlite:" + file, "--name", "four").code());
            statement.execute("DELETE FROM fault_record WHERE id > 2");
        }
        String[] record = {"check", "sqlite:" + file, "--pack", "energy-faults", "--check", "rows-fault-record",
            "--record-baseline", "--from-checkpoint", "latest", "--execute"};

        Run run = run(record);

        assertEquals(0, run.code(), run.err());
        assertEquals("four 4", run.json().at("/baselines/0/source").asText() + " "
                + run.json().at("/baselines/0/tables/0/baseline"));
        assertEquals(1, run("check", "sqlite:" + file, "--pack", "energy-faults", "--check", "rows-fault-record")
                .code(), "half of them are gone");
    }
}
