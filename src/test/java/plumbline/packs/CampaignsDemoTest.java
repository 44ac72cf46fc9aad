package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.PackTiles;
import plumbline.core.pack.Repair;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.Session;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// The campaigns pack on the demo's campaign system, whose planted faults are known.
final class CampaignsDemoTest {

    private static final String FOLDER = "/plumbline/demo/campaigns/";
    private static final Pattern PLANTED = Pattern.compile("\\{id: ([a-z-]+), .*?count: (\\d+)");
    /// Where a planted fault and the check that finds it are called differently.
    private static final Map<String, String> CALLED = Map.of("disabled-sync-trigger", "sync-trigger-disabled",
            "revenue-imbalance", "revenue-balance", "slow-attribution", "attribution-time", "function-system-health",
            "system-health", "function-attribution-quality", "attribution-quality", "function-holiday-integrity",
            "holiday-integrity", "function-performance", "system-performance");
    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final PackShelf shelf = new PackShelf(folder.resolve("packs"));
    private final RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), shelf, IgnoredFindings.none(),
            ApplicationService.none(), new MemoryJournal(), new Actor("anna", "desk"), InstantSource.system());
    private final CheckRunner checks = new CheckRunner(SESSIONS.sessions(), shelf, new Forgetful(), Baselines.none(),
            IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static String resource(String name) {
        try (InputStream stream = Objects
                .requireNonNull(CampaignsDemoTest.class.getResourceAsStream(FOLDER + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static TestPostgres.Database demo(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        List.of("10-schema.sql", "20-functions.sql", "30-data.sql", "90-faults.sql")
                .forEach(script -> database.run(resource(script)));
        return database;
    }

    private CheckResult ask(TestPostgres.Database database, Check check) {
        return checks.run(database.target(), check, 200, WorkContext.none());
    }

    private List<Check> all() {
        return shelf.pack("campaigns").orElseThrow().checks();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void findsThePlantedFaultsAndNothingElse(int major) {
        TestPostgres.Database database = demo(major);
        Map<String, Long> planted = new TreeMap<>();
        Matcher lines = PLANTED.matcher(resource("planted.yaml"));
        while (lines.find()) {
            planted.put(CALLED.getOrDefault(lines.group(1), lines.group(1)), Long.valueOf(lines.group(2)));
        }

        Map<String, Long> found = new TreeMap<>();
        for (Check check : all()) {
            CheckResult result = ask(database, check);
            boolean overlaps = check.id().equals("campaign-overlap"); // shown, never counted
            if (result.count() > 0 || overlaps) {
                found.put(check.id(), overlaps ? result.rows().size() : result.count());
            }
        }

        assertEquals(planted, found);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void theTrialSeesTheTriggerThatIsSwitchedOff(int major) {
        Check trial = all().stream().filter(Check::onlyByName).findFirst().orElseThrow();

        assertEquals(1, checks.runByName(demo(major).target(), trial, 200, WorkContext.none()).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void theTrialIsCleanOnceTheTriggerIsOnAgain(int major) {
        Check trial = all().stream().filter(Check::onlyByName).findFirst().orElseThrow();
        TestPostgres.Database database = demo(major);
        database.run("ALTER TABLE holidays ENABLE TRIGGER trigger_sync_holidays");

        assertEquals(CheckStatus.CLEAN,
                checks.runByName(database.target(), trial, 200, WorkContext.none()).status());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void firstWaysPutAllRightThatHasOne(int major) {
        TestPostgres.Database database = demo(major);

        for (Check check : all()) {
            if (ask(database, check).status() == CheckStatus.FINDINGS && !check.repairs().isEmpty()) {
                Repair way = check.repairs().getFirst();
                RepairResult done = repairs.applyUnseen(
                        new RepairRequest(database.target(), check, way, List.of(), ""), WorkContext.none()).orThrow();
                assertTrue(done.verified(), check.id());
            }
        }

        List<String> left = all().stream().filter(check -> !(check.kind() instanceof Kind.StatementTime))
                .filter(check -> ask(database, check).count() > 0).map(Check::id).toList();
        assertEquals(List.of("system-performance", "order-without-amount"), left);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void everyWayButDeletingDaysWithOrdersCanBeTakenBack(int major) {
        TestPostgres.Database database = demo(major);
        List<String> refused = new ArrayList<>();
        for (Check check : all()) {
            long before = ask(database, check).count();
            for (Repair way : before == 0 ? List.<Repair>of() : check.repairs()) {
                boolean recreates = way.id().equals("recreate") && major == 13;
                if (way.noUndo().isEmpty() && !recreates) {
                    Outcome<RepairResult> done = repairs.applyUnseen(
                            new RepairRequest(database.target(), check, way, List.of(), ""), WorkContext.none());
                    if (done instanceof Outcome.Failed<RepairResult>(Problem problem)) {
                        refused.add(check.id() + " " + way.id() + " " + problem.code());
                    } else {
                        repairs.undo(database.target(), done.orThrow().run(), true, WorkContext.none()).orThrow();
                        assertEquals(before, ask(database, check).count(), check.id() + " " + way.id());
                    }
                }
            }
        }
        assertEquals(List.of("dead-campaign-id delete-day WORSE"), refused);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void offersTheTilesOfTheGuidesDashboard(int major) {
        TestPostgres.Database database = demo(major);
        try (Session session = SESSIONS.sessions().monitor(database.target(), java.time.Duration.ofSeconds(10))) {
            List<String> ids = new PackTiles(shelf).of(database.target(), session).stream()
                    .map(metric -> metric.id().substring("campaigns/".length())).toList();

            assertEquals(List.of("total-campaigns", "total-dates", "total-holidays", "attribution-records",
                    "attribution-time", "view-query-time", "healthy-checks", "failed-checks"), ids);
        }
        assertTrue(all().stream().allMatch(check -> check.asksOn(Engine.POSTGRESQL)));
    }
}
