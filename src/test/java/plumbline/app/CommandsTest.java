package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.Target;
import plumbline.core.target.TargetUri;
import plumbline.testing.UsageDatabase;

/// The command-line contract on databases made by somebody else: exit codes, JSON, sentences.
final class CommandsTest {

    private static final String SQLITE = "sqlite";

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        return CommandRun.of(folder.resolve("home 家"), Map.of("PLUMBLINE_LOGIN_TIMEOUT", "2"), words);
    }

    private UsageDatabase database(String kind) {
        return UsageDatabase.of(kind, folder);
    }

    private static String uri(Target target) {
        return TargetUri.toUri(target.address());
    }

    private static void assertOneSentence(CommandRun run) {
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void checkReportsFindings(String kind) throws JsonProcessingException {
        CommandRun run = run("check", uri(database(kind).target()), "--format", "json");

        assertEquals(1, run.code());
        assertEquals("", run.err());
        JsonNode check = run.json().at("/checks").findParents("id").stream()
                .filter(each -> each.path("id").asText().equals("usage-count")).findFirst().orElseThrow();
        assertEquals("findings", check.path("status").asText());
        assertEquals(3, check.path("count").asInt());
        assertEquals(1, check.at("/rows/0/actual_count").asInt());
        assertEquals("recount", check.path("repair").asText());
        assertEquals(1, run.json().at("/summary/findings").asInt());
        assertEquals(0, run.json().at("/summary/failed").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void repairPreviewsAppliesAndIsUndone(String kind) throws JsonProcessingException {
        UsageDatabase database = database(kind);
        String uri = uri(database.target());
        Map<Long, Long> before = database.counters();

        CommandRun preview = run("repair", uri, "--check", "usage-count", "--format", "json");
        assertEquals(0, preview.code(), preview.err());
        assertFalse(preview.json().path("executed").asBoolean());
        assertEquals(3, preview.json().path("changed").asInt());
        assertEquals(9, preview.json().at("/rows/0/before/usage_count").asInt());
        assertEquals(1, preview.json().at("/rows/0/after/usage_count").asInt());
        assertEquals(before, database.counters());

        CommandRun applied = run("--format=json", "repair", "--check", "usage-count", "--environment", "test",
                "--execute",
                uri);
        assertEquals(0, applied.code(), applied.err());
        assertTrue(applied.json().path("verified").asBoolean());
        assertEquals(0, run("check", uri, "--check", "usage-count").code());
        String journalled = applied.json().path("run").asText();
        assertTrue(run("journal", "list").out().contains(journalled), "the journal lists the run");

        CommandRun undone = run("undo", uri, "--run", journalled, "--environment", "test", "--execute", "--format",
                "json");
        assertEquals(0, undone.code(), undone.err());
        assertEquals(3, undone.json().path("undone").asInt());
        assertEquals(journalled, undone.json().path("run").asText());
        assertEquals(before, database.counters());
    }

    @Test
    void aUriIsProductionUnlessItSaysOtherwise() {
        UsageDatabase database = database("18");
        Map<Long, Long> before = database.counters();

        CommandRun refused = run("repair", uri(database.target()), "--check", "usage-count", "--execute");
        assertEquals(2, refused.code());
        assertOneSentence(refused);
        assertEquals(2, run("repair", uri(database.target()), "--check", "usage-count", "--execute", "--confirm",
                "wrong").code());
        assertEquals(before, database.counters());
        assertEquals(0, run("repair", uri(database.target()), "--check", "usage-count", "--execute", "--confirm",
                database.target().name()).code());
    }

    @Test
    void readOnlyRefusesWhatWouldChangeATarget() {
        UsageDatabase database = database("18");
        Map<Long, Long> before = database.counters();

        CommandRun refused = run("repair", uri(database.target()), "--check", "usage-count", "--execute",
                "--environment",
                "test", "--read-only");

        assertEquals(3, refused.code());
        assertOneSentence(refused);
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void healthMeasuresEveryMetric(String kind) throws JsonProcessingException {
        CommandRun run = run("health", uri(database(kind).target()), "--format", "json");

        assertTrue(run.code() <= 1, run.err());
        JsonNode target = run.json().at("/targets/0");
        assertTrue(target.path("metrics").size() >= 7, run.out());
        assertEquals(1, target.at("/metrics/0/value").asInt(), "reachable");
        assertEquals("ok", target.at("/metrics/0/verdict").asText());
    }

    @Test
    void refusedPort() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        CommandRun run = run("check", "postgresql://a@127.0.0.1:" + port + "/x");

        assertEquals(3, run.code());
        assertOneSentence(run);
    }

    @Test
    void silentPortAnswersWithinItsDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();

            CommandRun run = run("health", "postgresql://a@127.0.0.1:" + silent.getLocalPort() + "/x");

            assertEquals(3, run.code());
            assertEquals(1, run.err().lines().count());
            assertTrue(System.nanoTime() - began < 15e9, "it waits for seconds, not for ever");
        }
    }

    @Test
    void noSuchDatabase() {
        String uri = uri(database("18").target()).replaceAll("/[^/?]+(\\?|$)", "/nirgends$1");

        CommandRun run = run("check", uri);

        assertEquals(3, run.code());
        assertOneSentence(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--pack nope", "--check nope", "--colour red", "--limit many"})
    void wrongInputIsTwo(String words) {
        CommandRun run = run(("check " + uri(database("18").target()) + " " + words).split(" ", -1));

        assertEquals(2, run.code(), run.err());
        assertOneSentence(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "check", "repair", "connections frob"})
    void wrongCommandIsTwo(String words) {
        CommandRun run = run(words.isEmpty() ? new String[0] : words.split(" ", -1));

        assertEquals(2, run.code(), run.err());
        assertOneSentence(run);
    }

    @Test
    void missingTablesAreSkippedAndNamed() throws JsonProcessingException {
        UsageDatabase database = database("18");
        database.run("DROP TABLE distillation_usage;\n");

        CommandRun run = run("check", uri(database.target()), "--check", "usage-count", "--format", "json");

        assertEquals(0, run.code(), run.err());
        assertEquals("skipped", run.json().at("/checks/0/status").asText());
        assertTrue(run.json().at("/checks/0/message").asText().contains("distillation_usage"), run.out());
        assertEquals(3, run("repair", uri(database.target()), "--check", "usage-count").code());
    }

    @Test
    void aPasswordInAUriIsRefusedWithoutRepeatingIt() {
        CommandRun run = run("check", "postgresql://a:geheim123@127.0.0.1/x");

        assertEquals(2, run.code());
        assertFalse((run.out() + run.err()).contains("geheim123"), "the password is repeated");
    }

    @Test
    void connectionsAreSavedTestedAndRemoved() throws IOException {
        Target target = database("18").target();

        assertEquals(0, run("connections", "add", "shop", uri(target), "--environment", "test").code());
        assertEquals(2, run("connections", "add", "shop", uri(target)).code(), "the name is taken");
        assertEquals(0, run("connections", "test", "shop").code());
        assertTrue(run("connections", "list", "--format", "json").json().at("/connections/0/uri").asText()
                .startsWith("postgresql://"), "listed with its URI");
        assertEquals(1, run("check", "shop").code());
        assertEquals(0, run("connections", "remove", "shop").code());
        assertEquals(2, run("check", "shop").code());
        assertEquals(2, run("connections", "remove", "shop").code());
    }

    @Test
    void aBrokenConnectionsFileIsNamedAndLeftAlone() throws IOException {
        Path file = folder.resolve("home 家").resolve("connections.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "connections:\n  - name: a\n    colour: red\n");

        CommandRun run = run("connections", "list");

        assertEquals(2, run.code(), run.out());
        assertTrue(run.err().contains("colour"), run.err());
        assertEquals("connections:\n  - name: a\n    colour: red\n", Files.readString(file));
    }

    @Test
    void lintNamesEveryMistake() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve("pack.yaml"), "id: Bad Id\ntitle: x\nengines: [oracle]\nchecks: []\nmore: 1\n");

        CommandRun run = run("packs", "lint", pack.toString(), "--format", "json");

        assertEquals(1, run.code());
        assertTrue(run.json().path("mistakes").size() >= 4, run.out());
        assertEquals(2, run("packs", "lint", folder.resolve("none").toString()).code());
    }

    @Test
    void markdownTablesKeepValuesInTheirCells() {
        UsageDatabase database = database(SQLITE);
        database.run("UPDATE distillations SET keyword = 'a | b <script> `x` *y*' WHERE id = 5;\n");

        String out = run("check", uri(database.target()), "--check", "usage-count", "--format", "markdown").out();

        assertTrue(out.contains("a \\| b &lt;script&gt; \\`x\\` \\*y\\*"), out);
    }
}
