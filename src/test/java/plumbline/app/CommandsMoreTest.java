package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.target.TargetUri;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// The command-line contract beyond the first questions: services, kinds of checks, baselines, ignored findings.
final class CommandsMoreTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CommandRun run(String... words) {
        return CommandRun.of(folder.resolve("home"), Map.of(), words);
    }

    @Test
    void aConnectionKeepsItsService() throws JsonProcessingException {
        run("connections", "add", "shop", "sqlite:/data/shop.db", "--service", "http://localhost:3000/");
        assertEquals("http://localhost:3000",
                run("connections", "list", "--format", "json").json().at("/connections/0/service").asText());
    }

    @Test
    void aServiceWithAPasswordIsRefusedWithoutRepeatingIt() {
        CommandRun run = run("connections", "add", "shop", "sqlite:/data/shop.db", "--service",
                "http://a:geheim@localhost");
        assertEquals(2, run.code());
        assertFalse(run.err().contains("geheim"), "the password is repeated");
    }

    private String usage() {
        UsageDatabase database = UsageDatabase.sqlite(TestSessions.freshFolder(folder));
        run("connections", "add", "usage", TargetUri.toUri(database.target().address()), "--environment", "test");
        return "usage";
    }

    private JsonNode check(String target, String id) throws JsonProcessingException {
        return run("check", target, "--check", id, "--format", "json").json().at("/checks/0");
    }

    @Test
    void aCheckSaysItsKindAndItsSchedule() throws JsonProcessingException {
        JsonNode check = check(usage(), "usage-count");
        assertEquals(List.of("rows", true), List.of(check.path("kind").asText(), check.has("schedule")));
    }

    @Test
    void anIgnoredFindingIsNotCounted() throws JsonProcessingException {
        String target = usage();
        assertEquals(0, run("ignore", target, "--check", "usage-count", "--key", "id=2", "--reason", "known").code());
        JsonNode check = check(target, "usage-count");
        assertEquals(List.of(2, 2), List.of(check.path("count").asInt(), check.at("/ignored/0/id").asInt()));
    }

    @Test
    void anIgnoredFindingIsListedWithItsReason() throws JsonProcessingException {
        String target = usage();
        run("ignore", target, "--check", "usage-count", "--key", "id=2", "--reason", "known", "--until", "2999-12-31");
        assertEquals("known", run("ignore", target, "--list", "--format", "json").json().at("/ignored/0/reason")
                .asText());
    }

    @Test
    void aFindingThatIsHeededAgainCounts() throws JsonProcessingException {
        String target = usage();
        run("ignore", target, "--check", "usage-count", "--key", "id=2", "--reason", "known");
        run("ignore", target, "--check", "usage-count", "--key", "id=2", "--heed");
        assertEquals(3, check(target, "usage-count").path("count").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--check usage-count --key id=2", "--check usage-count --reason x",
        "--check usage-count --key nope=2 --reason x", "--check nope --key id=2 --reason x", "--key id=2 --reason x",
        "--check usage-count --key id=2 --reason x --until soon",
        "--check usage-count --key id=2 --reason x --until 2001-01-01"})
    void whatIsMissingToIgnoreAFindingIsSaid(String words) {
        List<String> all = new ArrayList<>(List.of("ignore", usage()));
        all.addAll(List.of(words.split(" ", -1)));
        assertEquals(2, run(all.toArray(String[]::new)).code());
    }

    private void driftPack() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("home").resolve("packs").resolve("counts"));
        Files.writeString(pack.resolve("pack.yaml"), """
                id: counts
                title: Counts
                engines: [sqlite]
                tables: [distillations]
                checks:
                  - id: drift
                    title: Numbers of rows
                    why: They stay.
                    severity: warning
                    kind: baseline
                    baseline: {distillations: 4, distillation_usage: 0}
                    key: [table]
                    schedule: daily
                """);
    }

    @Test
    void aBaselineIsOnlyShownWithoutExecute() throws IOException {
        driftPack();
        String target = usage();
        CommandRun shown = run("check", target, "--check", "drift", "--record-baseline", "--format", "json");
        assertEquals(List.of(0, 8), List.of(shown.code(), shown.json().at("/baselines/0/tables/0/baseline").asInt()));
        assertEquals("findings", check(target, "drift").path("status").asText());
    }

    @Test
    void aRecordedBaselineIsWhatIsRight() throws IOException {
        driftPack();
        String target = usage();
        assertEquals(0, run("check", target, "--check", "drift", "--record-baseline", "--execute").code());
        JsonNode check = check(target, "drift");
        assertEquals(List.of("clean", 2), List.of(check.path("status").asText(), check.path("rows").size()));
    }

    @Test
    void aCheckThatComparesNothingHasNoBaseline() {
        assertEquals(2, run("check", usage(), "--check", "usage-count", "--record-baseline").code());
    }

    @Test
    void aPackIsShownWithKindsAndWaysBack() throws JsonProcessingException {
        JsonNode check = run("packs", "show", "usage-tracking", "--format", "json").json().at("/checks").findParents(
                "repairs").stream().filter(each -> each.path("id").asText().equals("usage-count")).findFirst()
                .orElseThrow();
        assertEquals(List.of("rows", "change", true), List.of(check.path("kind").asText(),
                check.at("/repairs/0/kind").asText(), check.at("/repairs/0/undo").asBoolean()));
    }

    @Test
    void statesStandUnderEachOther() {
        List<String> lines = run("check", usage(), "--lang", "en").out().lines()
                .filter(line -> line.contains(" usage-tracking/")).toList();
        assertEquals(1, lines.stream().map(line -> line.indexOf("usage-tracking/")).distinct().count(),
                String.join("\n", lines));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseCanReadWhatTheHomeHolds() throws IOException {
        run("check", usage());
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!rights.endsWith("------")) {
                    open.add(file.getFileName() + " " + rights);
                }
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void aSkippedCheckNamesTheKindOfThingThatIsMissing() throws JsonProcessingException, SQLException {
        Path file = folder.resolve("some.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pue_data (id INTEGER PRIMARY KEY)");
        }
        JsonNode check = run("check", "sqlite:" + file, "--pack", "energy-faults", "--check", "pue-without-value",
                "--format", "json").json().at("/checks/0");
        assertEquals("some.db lacks a column that is needed. (pue_data.site, pue_data.month, pue_data.pue_value)",
                check.path("message").asText());
    }

    private String trial() throws IOException, SQLException {
        Path pack = Files.createDirectories(folder.resolve("home/packs/mine"));
        Files.writeString(pack.resolve("pack.yaml"), """
                id: mine
                title: Mine
                engines: [sqlite]
                tables: [orders]
                checks:
                  - {id: tried, title: Tried, why: To see., kind: trial, steps: step.sql, sql: tried.sql, key: [id]}
                """);
        Files.writeString(pack.resolve("step.sql"), "INSERT INTO orders VALUES (7)");
        Files.writeString(pack.resolve("tried.sql"), "SELECT id FROM orders");
        Path file = folder.resolve("orders.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
        }
        return "sqlite:" + file;
    }

    @Test
    void aTrialRunsWhenItIsNamed() throws IOException, SQLException {
        JsonNode check = check(trial(), "tried");
        assertEquals(List.of("findings", 1), List.of(check.path("status").asText(), check.path("count").asInt()));
    }

    @Test
    void amongOthersATrialIsSkippedAndSaysHowItIsRun() throws IOException, SQLException {
        JsonNode check = run("check", trial(), "--pack", "mine", "--format", "json").json().at("/checks/0");
        assertEquals(
                "skipped This check writes for a moment and rolls it back, so it runs only when it is chosen alone:"
                        + " --check mine/tried, or the button Run check.",
                check.path("status").asText() + " " + check.path("message").asText());
    }

    @Test
    void aTrialIsRefusedWhereNothingMayChange() throws IOException, SQLException {
        CommandRun run = run("check", trial(), "--check", "tried", "--read-only");
        assertEquals(3, run.code(), run.err());
    }

    @Test
    void oneIsNotSpokenOfAsMany() {
        String target = usage();
        String checked = run("check", target, "--check", "usage-count", "--lang", "en").out();
        assertEquals("usage: 1 check", checked.lines().findFirst().orElse("").strip());
        String preview = run("repair", target, "--check", "usage-count", "--key", "id=2", "--lang", "en").out();
        assertTrue(preview.contains(": 1 row would change"), preview);
    }

    @Test
    void theSecondOfTwoRepairsSaysThatNothingIsLeft() {
        String target = usage();
        run("repair", target, "--check", "usage-count", "--execute");
        CommandRun second = run("repair", target, "--check", "usage-count", "--execute");
        assertEquals("Nothing to repair: usage-tracking/usage-count finds nothing on usage any more. "
                + "Nothing was changed.", second.out().strip());
    }
}
