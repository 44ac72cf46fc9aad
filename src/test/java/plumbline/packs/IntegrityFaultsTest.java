package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckStatus;
import plumbline.core.journal.JournalState;
import plumbline.core.problem.Effect;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.Problem;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.Await;
import plumbline.testing.TestPostgres;

/// What changes of the schema leave behind when something comes in between.
final class IntegrityFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INVALID = """
            CREATE UNIQUE INDEX once ON "Kunden 客户" ("E-Mail");
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'once'::regclass;
            """;
    private static final String DOUBLES = """
            ALTER TABLE "Kunden 客户" ADD mail text DEFAULT 'same';
            CREATE INDEX once ON "Kunden 客户" (mail);
            UPDATE pg_index SET indisvalid = false, indisunique = true WHERE indexrelid = 'once'::regclass;
            """;
    private static final String OLD_RUIN = """
            CREATE INDEX once_ccnew ON "Kunden 客户" ("备注");
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'once_ccnew'::regclass;
            """;

    @TempDir
    Path folder;
    private IntegrityDesk desk;

    @BeforeEach
    void open() {
        desk = new IntegrityDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static TestPostgres.Database broken(int major, String fault) {
        TestPostgres.Database database = IntegrityDesk.sound(major);
        database.run(fault);
        return database;
    }

    private Outcome<RepairResult> apply(Target target, String check, String way) {
        return desk.repairs.applyUnseen(desk.request(target, check, way), WorkContext.none());
    }

    private static String text(TestPostgres.Database database, String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void awaitWaiting(TestPostgres.Database database, String words) {
        Await.until(words + " waits", PATIENCE, () -> !text(database, "SELECT pid FROM pg_stat_activity WHERE "
                + "datname = current_database() AND application_name LIKE 'Plumbline job %' AND state = 'active' AND "
                + "wait_event_type = 'Lock' AND query LIKE '" + words + "%'").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void rebuildOverDoublesLeavesNoRuinAndTheOlderOneAlone(int major) {
        TestPostgres.Database database = broken(major, DOUBLES + OLD_RUIN);

        Problem problem = IntegrityDesk.failure(apply(database.target(), "invalid-indexes", "reindex"));

        assertEquals(ProblemCode.CONSTRAINT, problem.code());
        assertEquals(Effect.NOTHING_CHANGED, problem.effect());
        assertEquals(Set.of("public.once_ccnew"), desk.found(database.target(), "leftover-indexes"));
        assertEquals(JournalState.ROLLED_BACK, desk.journal.entries().getFirst().state());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void cancelledRebuildLeavesNoRuin(int major) throws Exception {
        TestPostgres.Database database = broken(major, INVALID);
        IntegrityDesk.Cancellable work = new IntegrityDesk.Cancellable();
        try (Connection busy = database.connect(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("UPDATE \"Kunden 客户\" SET \"备注\" = 'x' WHERE id = 1");
            CompletableFuture<Outcome<RepairResult>> rebuild = IntegrityDesk.beside(() -> desk.repairs
                    .applyUnseen(desk.request(database.target(), "invalid-indexes", "reindex"), work));
            awaitWaiting(database, "REINDEX");
            work.cancel();
            awaitWaiting(database, "DROP");
            busy.rollback();

            Problem problem = IntegrityDesk.failure(rebuild.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));

            assertEquals(ProblemCode.CANCELLED, problem.code());
            assertEquals(Effect.NOTHING_CHANGED, problem.effect());
            assertEquals("0", text(database, "SELECT count(*) FROM pg_class WHERE relname ~ '_cc(new|old)'"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void lostRebuildIsUnknownAndItsRuinIsFound(int major) throws Exception {
        TestPostgres.Database database = broken(major, INVALID);
        try (Connection busy = database.connect(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("UPDATE \"Kunden 客户\" SET \"备注\" = 'x' WHERE id = 1");
            CompletableFuture<Outcome<RepairResult>> rebuild = IntegrityDesk
                    .beside(() -> apply(database.target(), "invalid-indexes", "reindex"));
            awaitWaiting(database, "REINDEX");
            text(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                    + "AND application_name LIKE 'Plumbline job %'");

            Problem problem = IntegrityDesk.failure(rebuild.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));

            assertEquals(Effect.UNKNOWN, problem.effect());
            assertEquals(JournalState.UNKNOWN, desk.journal.entries().getFirst().state());
            assertEquals(Set.of("public.once_ccnew"), desk.found(database.target(), "leftover-indexes"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void failedBuildForAForeignKeyLeavesNoIndex(int major) throws Exception {
        TestPostgres.Database database = broken(major, "DROP INDEX orders_customer");
        IntegrityDesk.Cancellable work = new IntegrityDesk.Cancellable();
        try (Connection busy = database.connect(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("UPDATE orders SET amount = 3 WHERE amount = 0");
            CompletableFuture<Outcome<RepairResult>> build = IntegrityDesk.beside(() -> desk.repairs
                    .applyUnseen(desk.request(database.target(), "unindexed-foreign-keys", "index"), work));
            awaitWaiting(database, "CREATE");
            work.cancel();
            awaitWaiting(database, "DROP");
            busy.rollback();

            IntegrityDesk.failure(build.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));

            assertEquals("orders_pkey",
                    text(database, "SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 'orders'"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void stepsThatStandAreJournalledWhereALaterOneFails(int major) {
        TestPostgres.Database database = broken(major, DOUBLES
                + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_customer'::regclass;\n"
                + "ALTER INDEX orders_customer RENAME TO a_first;\n");

        Problem problem = IntegrityDesk.failure(apply(database.target(), "invalid-indexes", "reindex"));

        assertEquals(Effect.PARTLY_CHANGED, problem.effect());
        assertEquals(JournalState.COMMITTED, desk.journal.entries().getFirst().state());
        assertEquals(1,
                desk.journal.change(desk.journal.entries().getFirst().run()).orElseThrow().schema().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void busyTableIsGivenWayAndNothingChanges(int major) throws Exception {
        TestPostgres.Database database = broken(major, "CREATE INDEX twin ON orders (customer)");
        try (Connection busy = database.connect(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("SELECT * FROM orders");

            Problem problem = IntegrityDesk.failure(apply(database.target(), "duplicate-indexes", "drop"));

            assertEquals(ProblemCode.LOCK_TIMEOUT, problem.code());
            assertEquals(Effect.NOTHING_CHANGED, problem.effect());
            assertEquals(Set.of("public.twin"), desk.found(database.target(), "duplicate-indexes"));
            assertEquals(List.of(), desk.journal.entries());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void validationThatARowBreaksChangesNothing(int major) {
        TestPostgres.Database database = broken(major,
                "ALTER TABLE orders ADD CONSTRAINT small CHECK (amount < 15) NOT VALID");

        Problem problem = IntegrityDesk.failure(apply(database.target(), "unvalidated-constraints", "validate"));

        assertEquals(ProblemCode.CONSTRAINT, problem.code());
        assertEquals(Set.of("public.orders.small"), desk.found(database.target(), "unvalidated-constraints"));
    }

    @Test
    void aConstraintChangedSinceThePreviewIsRefused() {
        TestPostgres.Database database = broken(18,
                "ALTER TABLE orders ADD CONSTRAINT small CHECK (amount < 500) NOT VALID");
        RepairPlan plan = desk.repairs.preview(
                desk.request(database.target(), "unvalidated-constraints", "validate"), WorkContext.none()).orThrow();
        database.run("ALTER TABLE orders DROP CONSTRAINT small, ADD CONSTRAINT small CHECK (amount < 600) NOT VALID");

        assertEquals(ProblemCode.FINDINGS_CHANGED,
                IntegrityDesk.failure(desk.repairs.apply(plan, WorkContext.none())).code());
        assertEquals(Set.of("public.orders.small"), desk.found(database.target(), "unvalidated-constraints"));
    }

    @Test
    void anIndexNameTakenSinceThePreviewIsRefused() {
        TestPostgres.Database database = broken(18, "DROP INDEX orders_customer");
        RepairPlan plan = desk.repairs.preview(desk.request(database.target(), "unindexed-foreign-keys", "index"),
                WorkContext.none()).orThrow();
        database.run("CREATE INDEX orders_customer_fkey_idx ON orders (amount)");

        assertEquals(ProblemCode.FINDINGS_CHANGED,
                IntegrityDesk.failure(desk.repairs.apply(plan, WorkContext.none())).code());
    }

    @Test
    void aFindingThatIsGoneSinceThePreviewIsRefused() {
        TestPostgres.Database database = broken(18, INVALID);
        RepairPlan plan = desk.repairs.preview(desk.request(database.target(), "invalid-indexes", "drop"),
                WorkContext.none()).orThrow();
        database.run("DROP INDEX once");

        assertEquals(ProblemCode.FINDINGS_CHANGED,
                IntegrityDesk.failure(desk.repairs.apply(plan, WorkContext.none())).code());
    }

    @Test
    void undoStopsWhereSomebodyBrokeItAgain() {
        TestPostgres.Database database = broken(18, "ALTER TABLE orders DISABLE TRIGGER \"Stempel\"");
        Target target = database.target();
        RepairResult result = apply(target, "disabled-triggers", "enable").orThrow();
        database.run("ALTER TABLE orders DISABLE TRIGGER \"Stempel\"");

        assertEquals(1, desk.repairs.undo(target, result.run(), true, WorkContext.none()).orThrow().conflicts().size());
    }

    @Test
    void aLockedTableFailsTheCheckByItsName() throws SQLException {
        TestPostgres.Database database = IntegrityDesk.sound(18);
        try (Connection busy = database.connect(); Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            CheckResult result = desk.ask(database.target(), "sequences-behind");

            assertEquals(CheckStatus.FAILED, result.status());
            assertTrue(String.valueOf(result.problem()).contains("public.orders.Nr"), String.valueOf(result.problem()));
        }
    }
}
