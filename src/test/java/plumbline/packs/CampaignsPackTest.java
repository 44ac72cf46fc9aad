package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.service.ApplicationService;
import plumbline.core.work.WorkContext;
import plumbline.packs.CampaignFaults.Fault;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;

/// Each question of the campaigns pack on a database with its fault and on one without, and every way to put it right.
final class CampaignsPackTest {

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

    private static Stream<Arguments> faults() {
        return Stream.of(13, 18)
                .flatMap(major -> Stream.concat(CampaignFaults.FAULTS.stream(), CampaignFaults.FOR_GOOD.stream())
                        .map(fault -> Arguments.of(major, fault)));
    }

    private static Stream<Arguments> ways() {
        return waysOf(CampaignFaults.FAULTS)
                .filter(each -> !each.get()[2].equals("recreate") || each.get()[0].equals(18));
    }

    private static Stream<Arguments> waysForGood() {
        return waysOf(CampaignFaults.FOR_GOOD);
    }

    private static Stream<Arguments> waysOf(List<Fault> faults) {
        List<Arguments> all = new ArrayList<>();
        for (int major : List.of(13, 18)) {
            for (Fault fault : faults) {
                for (String way : fault.ways()) {
                    all.add(Arguments.of(major, fault, way));
                }
            }
        }
        return all.stream();
    }

    private Check check(String id) {
        return shelf.pack("campaigns").orElseThrow().check(id).orElseThrow();
    }

    private CheckResult ask(CampaignsDatabase database, String id) {
        return checks.runByName(database.target(), check(id), 100, WorkContext.none());
    }

    private RepairRequest request(CampaignsDatabase database, String id, String way) {
        return new RepairRequest(database.target(), check(id), check(id).repair(way).orElseThrow(), List.of(), "");
    }

    private static ProblemCode failure(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    private static String said(CheckResult result) {
        return result.check().id() + ": " + result.problem() + " " + result.rows();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aSoundDatabaseHasNoFindings(int major) {
        CampaignsDatabase sound = CampaignsDatabase.fresh(major).with(CampaignFaults.CRON
                + "UPDATE cron.job SET active = true;"
                + "INSERT INTO cron.job_run_details (jobid, status, start_time) VALUES (2, 'succeeded', now());");

        for (Check check : shelf.pack("campaigns").orElseThrow().checks()) {
            CheckResult result = ask(sound, check.id());
            boolean shop = check.id().equals("revenue-by-day");
            assertEquals(shop ? CheckStatus.SKIPPED : CheckStatus.CLEAN, result.status(), () -> said(result));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void anEmptyDatabaseHasEveryCheckSkipped(int major) {
        CampaignsDatabase empty = CampaignsDatabase.empty(major);

        for (Check check : shelf.pack("campaigns").orElseThrow().checks()) {
            CheckResult result = ask(empty, check.id());
            assertEquals(CheckStatus.SKIPPED, result.status(), () -> said(result));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void tablesWithoutTheirColumnsNeverFail(int major) {
        CampaignsDatabase bare = CampaignsDatabase.empty(major)
                .with("CREATE TABLE campaigns (); CREATE TABLE dim_date ();"
                        + " CREATE TABLE holidays (); CREATE TABLE orders (); CREATE TABLE dim_date_backup ();"
                        + " CREATE VIEW revenue_attribution_analysis AS SELECT 1 AS x");

        for (Check check : shelf.pack("campaigns").orElseThrow().checks()) {
            CheckResult result = ask(bare, check.id());
            assertNotEquals(CheckStatus.FAILED, result.status(), () -> said(result));
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void findsExactlyItsFault(int major, Fault fault) {
        CheckResult result = ask(CampaignsDatabase.fresh(major).with(fault.script()), fault.check());

        assertEquals(fault.count(), result.count(), () -> said(result));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void repairsWhatWasPreviewedAndTakesItBack(int major, Fault fault, String way) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major).with(fault.script());
        List<String> before = database.everything();

        RepairPlan plan = repairs.preview(request(database, fault.check(), way), WorkContext.none()).orThrow();
        assertEquals(before, database.everything(), "a preview changes nothing");

        RepairResult done = repairs.apply(plan, WorkContext.none()).orThrow();
        assertTrue(done.verified());
        assertEquals(CheckStatus.CLEAN, ask(database, fault.check()).status(), "repaired");

        repairs.undo(database.target(), done.run(), true, WorkContext.none()).orThrow();
        assertEquals(before, database.everything(), "taken back");
        assertEquals(fault.count(), ask(database, fault.check()).count(), "found again");
    }

    @ParameterizedTest
    @MethodSource("waysForGood")
    void repairsForGood(int major, Fault fault, String way) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major).with(fault.script());

        RepairPlan plan = repairs.preview(request(database, fault.check(), way), WorkContext.none()).orThrow();
        assertEquals(fault.count(), ask(database, fault.check()).count(), "a preview changes nothing");

        assertTrue(repairs.apply(plan, WorkContext.none()).orThrow().verified());
        assertEquals(CheckStatus.CLEAN, ask(database, fault.check()).status());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aDayThatHasOrdersIsNotDeleted(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major)
                .with(CampaignFaults.NO_CAMPAIGN_TRIGGER + "DELETE FROM campaigns WHERE campaign_name = '母親節'");

        assertEquals(ProblemCode.WORSE, failure(repairs.applyUnseen(
                request(database, "dead-campaign-id", "delete-day"), WorkContext.none())));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aDayIsNotMadeUpWhereItsColumnsAreUnknown(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major)
                .with("ALTER TABLE dim_date ALTER id DROP IDENTITY; DELETE FROM dim_date WHERE date = CURRENT_DATE - 38");

        assertEquals(ProblemCode.STILL_WRONG, failure(repairs.applyUnseen(
                request(database, "missing-calendar-day", "add-day"), WorkContext.none())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-campaign-id clean-up", "unsynced-holiday sync-all", "sync-trigger-missing create"})
    void aWayWhoseFunctionIsMissingIsRefused(String which) {
        String[] ids = which.split(" ", 2);
        CampaignsDatabase database = CampaignsDatabase.fresh(18)
                .with(CampaignFaults.DEAD + CampaignFaults.UNSYNCED + """
                        DROP FUNCTION cleanup_legacy_campaign_names(); DROP FUNCTION sync_all_existing_holidays();
                        DROP FUNCTION sync_holiday_to_dim_date() CASCADE;""");

        assertEquals(ProblemCode.MISSING_FUNCTION,
                failure(repairs.preview(request(database, ids[0], ids[1]), WorkContext.none())));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void narrowsToOneOldBackupRow(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major).with(CampaignFaults.OLD_BACKUPS);
        Check check = check("stale-backup");
        String key = ask(database, "stale-backup").rows().getFirst().text(0);

        RepairResult done = repairs.applyUnseen(new RepairRequest(database.target(), check,
                check.repairs().getFirst(), List.of(Map.of("backup_key", key)), ""), WorkContext.none()).orThrow();

        assertEquals(List.of(1L, 3L), List.of(done.changed(), done.remaining()));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void overlapsAreShownAndNeverCounted(int major) {
        CheckResult result = ask(CampaignsDatabase.fresh(major).with("""
                UPDATE campaigns SET start_date = CURRENT_DATE - 33 WHERE campaign_name LIKE '中秋%'"""),
                "campaign-overlap");

        assertEquals(List.of(0L, 1), List.of(result.count(), result.rows().size()));
    }
}
