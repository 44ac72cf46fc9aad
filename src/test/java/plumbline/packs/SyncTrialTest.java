package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
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
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.ProblemCode;
import plumbline.core.service.ApplicationService;
import plumbline.core.work.WorkContext;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;

/// The trial of the holiday sync: what it sees, and that it leaves nothing behind.
final class SyncTrialTest {

    private static final TestSessions SESSIONS = new TestSessions();
    private static final String DEFERRED = """
            DROP TRIGGER trigger_sync_holidays ON holidays;
            CREATE CONSTRAINT TRIGGER trigger_sync_holidays AFTER INSERT OR UPDATE OR DELETE ON holidays
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sync_holiday_to_dim_date();""";
    private static final String FORGETS_THE_CAMPAIGN = """
            CREATE OR REPLACE FUNCTION sync_holiday_to_dim_date() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE dim_date SET is_holiday = true, campaign_id = NULL WHERE date = NEW.date;
                RETURN NULL;
            END $$;""";
    private static final String ENTERS_NO_HOLIDAY = """
            DROP FUNCTION add_holiday(timestamp, varchar, text);
            CREATE FUNCTION add_holiday(timestamp, varchar) RETURNS void LANGUAGE sql AS 'UPDATE dim_date SET is_holiday = true WHERE date = $1::date';""";

    @TempDir
    static Path folder;

    private final PackShelf shelf = new PackShelf(folder.resolve("packs"));
    private final CheckRunner checks = new CheckRunner(SESSIONS.sessions(), shelf, new Forgetful(), Baselines.none(),
            IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private Check check() {
        return shelf.pack("campaigns").orElseThrow().check("sync-trial").orElseThrow();
    }

    /// Tries it and sees to it that every row is as it was.
    private CheckResult tried(CampaignsDatabase database) {
        List<String> before = database.everything();
        CheckResult result = checks.runByName(database.target(), check(), 10, WorkContext.none());
        assertEquals(before, database.everything(), "nothing is left behind");
        return result;
    }

    private static void assertProblem(CheckStatus status, ProblemCode code, CheckResult result) {
        assertEquals(status + " " + code, result.status() + " " + codeOf(result));
    }

    private static String codeOf(CheckResult result) {
        return result.problem() == null ? "without a problem" : result.problem().code().name();
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aWorkingSyncIsClean(int major) {
        CheckResult result = tried(CampaignsDatabase.fresh(major));

        assertEquals(CheckStatus.CLEAN, result.status(), () -> result.problem() + " " + result.rows());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aSyncThatWaitsForTheCommitIsClean(int major) {
        CheckResult result = tried(CampaignsDatabase.fresh(major).with(DEFERRED));

        assertEquals(CheckStatus.CLEAN, result.status(), () -> result.problem() + " " + result.rows());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aDisabledTriggerIsOneFinding(int major) {
        CheckResult result = tried(CampaignsDatabase.fresh(major).with("ALTER TABLE holidays DISABLE TRIGGER USER"));

        assertEquals(List.of(1L, "false"), List.of(result.count(), result.rows().getFirst().text(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aSyncThatForgetsTheCampaignIsOneFinding(int major) {
        CheckResult result = tried(CampaignsDatabase.fresh(major).with(FORGETS_THE_CAMPAIGN));

        assertEquals(List.of(1L, "true", "false"), List.of(result.count(), result.rows().getFirst().text(2),
                result.rows().getFirst().text(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void anAddHolidayThatEntersNoneIsOneFinding(int major) {
        assertEquals(1, tried(CampaignsDatabase.fresh(major).with(ENTERS_NO_HOLIDAY)).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void withoutTheFunctionItIsSkipped(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major)
                .with("DROP FUNCTION add_holiday(timestamp, varchar, text)");

        assertProblem(CheckStatus.SKIPPED, ProblemCode.MISSING_FUNCTION, tried(database));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void withoutAFreeDayItIsSkippedAndNotClean(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major).with("UPDATE dim_date SET is_holiday = true");

        assertProblem(CheckStatus.SKIPPED, ProblemCode.TRIED_NOTHING, tried(database));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void amongOthersItIsSkippedAndDrawsNoSequenceValue(int major) {
        CampaignsDatabase database = CampaignsDatabase.fresh(major).with("CREATE SEQUENCE drawn;"
                + " ALTER TABLE holidays ADD number bigint DEFAULT nextval('drawn')");
        List<String> before = database.texts("SELECT last_value FROM drawn");

        assertProblem(CheckStatus.SKIPPED, ProblemCode.ONLY_BY_NAME,
                checks.run(database.target(), check(), 10, WorkContext.none()));
        assertEquals(before, database.texts("SELECT last_value FROM drawn"));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void whileAnotherHoldsTheTableItFailsSoonAndWritesNothing(int major) throws SQLException {
        CampaignsDatabase database = CampaignsDatabase.fresh(major);
        try (Connection other = database.connect(); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE holidays IN SHARE MODE");

            assertProblem(CheckStatus.FAILED, ProblemCode.LOCK_TIMEOUT, tried(database));
        }
    }
}
