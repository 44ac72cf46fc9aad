package plumbline.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plumbline.core.activity.ActivitySample;
import plumbline.core.activity.Wait;
import plumbline.testing.LockStage;
import plumbline.testing.LockStage.Player;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Who waits for whom, in every kind of wait; the expected pairs are worked out by hand from the documentation.
abstract class WaitSituations {

    private final TestPostgres server;
    private final TestPostgres.Database database;
    private final TestSessions sessions = new TestSessions();
    private LockStage stage;

    WaitSituations(int major) throws SQLException {
        server = TestPostgres.of(major);
        database = server.freshDatabase();
        stage = new LockStage(database, sessions.sessions());
    }

    @BeforeEach
    void tables() {
        database.run("CREATE TABLE orders (id int PRIMARY KEY, note text);"
                + "INSERT INTO orders SELECT i, '' FROM generate_series(1, 9) AS i;"
                + "CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders)");
    }

    @AfterEach
    void end() throws SQLException {
        stage.close();
        sessions.close();
    }

    private Player opened(String name) {
        return stage.player(name).does("BEGIN");
    }

    private static String update(int id) {
        return "UPDATE orders SET note = note || 'x' WHERE id = " + id;
    }

    @Test
    void rowLockWithAQueueOfThree() {
        opened("a").does(update(1));
        stage.player("b").waitsIn(update(1));
        stage.player("c").waitsIn(update(1));
        stage.player("d").waitsIn(update(1));

        // b waits for a's transaction and holds the row's place in the queue; c waits for that place, d behind c
        assertEquals(Set.of("b waits for a", "c waits for b", "d waits for b", "d waits for c"), stage.edges());
    }

    @Test
    void eachOfAQueueStandsUnderTheOneDirectlyAhead() {
        opened("a").does(update(1));
        stage.player("b").waitsIn(update(1));
        stage.player("c").waitsIn(update(1));
        stage.player("d").waitsIn(update(1));

        assertEquals(List.of("a", "  b", "    c", "      d"), stage.tree());
    }

    @Test
    void rowOfAWaitIsNamed() {
        opened("a").does(update(1));
        Player waiting = stage.player("b").waitsIn(update(1));

        assertEquals("public.orders (0,1)", wait(waiting).object().line().replaceFirst(", transaction.*", ""));
    }

    @Test
    void preparedTransactionIsNamed() {
        opened("a").does(update(1), "PREPARE TRANSACTION 'it''s 预备 " + database.name() + "'");
        stage.player("b").waitsIn(update(1));

        assertEquals(Set.of("b waits for prepared it's 预备 " + database.name()), stage.edges());
        stage.player("a").does("ROLLBACK PREPARED 'it''s 预备 " + database.name() + "'");
    }

    @Test
    void preparedTransactionThatHoldsTheLockSideBySideIsNoBlocker() {
        opened("a").does("LOCK TABLE orders IN ROW EXCLUSIVE MODE",
                "PREPARE TRANSACTION 'writer " + database.name() + "'");
        opened("b").does("LOCK TABLE orders IN ACCESS SHARE MODE",
                "PREPARE TRANSACTION 'reader " + database.name() + "'");
        opened("c").waitsIn("LOCK TABLE orders IN SHARE MODE");

        assertEquals(Set.of("c waits for prepared writer " + database.name()), stage.edges());
        stage.player("a").does("ROLLBACK PREPARED 'writer " + database.name() + "'",
                "ROLLBACK PREPARED 'reader " + database.name() + "'");
    }

    @Test
    void twoPreparedTransactionsThatBothStandInTheWay() {
        opened("a").does("LOCK TABLE orders IN SHARE MODE", "PREPARE TRANSACTION 'one " + database.name() + "'");
        opened("b").does("LOCK TABLE orders IN SHARE MODE", "PREPARE TRANSACTION 'two " + database.name() + "'");
        stage.player("c").waitsIn(update(1));

        assertEquals(Set.of("c waits for prepared one " + database.name(),
                "c waits for prepared two " + database.name()), stage.edges());
        stage.player("a").does("ROLLBACK PREPARED 'one " + database.name() + "'",
                "ROLLBACK PREPARED 'two " + database.name() + "'");
    }

    @Test
    void advisoryLockBesideAnUnrelatedHolder() {
        stage.player("innocent").does("SELECT pg_advisory_lock(42)");
        stage.player("a").does("SELECT pg_advisory_lock(7)");
        Player waiting = stage.player("b").waitsIn("SELECT pg_advisory_lock(7)");

        assertEquals(Set.of("b waits for a"), stage.edges());
        assertEquals("advisory 7", wait(waiting).object().line());
    }

    @Test
    void advisoryLockOfTwoNumbersIsAnotherOne() {
        stage.player("innocent").does("SELECT pg_advisory_lock(7)");
        stage.player("a").does("SELECT pg_advisory_lock(0, 7)");
        Player waiting = stage.player("b").waitsIn("SELECT pg_advisory_lock(0, 7)");

        assertEquals(Set.of("b waits for a"), stage.edges());
        assertEquals("advisory 0,7", wait(waiting).object().line());
    }

    @Test
    void ddlBehindAReaderHoldsUpNewReaders() {
        opened("reader").does("SELECT count(*) FROM orders");
        stage.player("ddl").waitsIn("ALTER TABLE orders ADD COLUMN more int");
        stage.player("c").waitsIn("SELECT count(*) FROM orders");
        stage.player("d").waitsIn("SELECT count(*) FROM orders");

        // the readers wait for the one ahead in the queue, not for the reader, with whom they could share
        assertEquals(Set.of("ddl waits for reader", "c waits for ddl", "d waits for ddl"), stage.edges());
        assertEquals(List.of("reader", "  ddl", "    c", "    d"), stage.tree());
    }

    @Test
    void waitInAnotherDatabaseOfTheServer() {
        TestPostgres.Database other = server.freshDatabase();
        other.run("CREATE TABLE elsewhere (id int)");
        stage.player("a", other).does("BEGIN", "LOCK TABLE elsewhere");
        Player waiting = stage.player("b", other).waitsIn("SELECT count(*) FROM elsewhere");

        assertEquals(Set.of("b waits for a"), stage.edges());
        assertEquals(other.name(), wait(waiting).object().database());
    }

    @Test
    void tableOfAnotherDatabaseIsNotGivenAnotherTablesName() throws SQLException {
        // a copy's tables have the numbers of ours
        TestPostgres.Database copy = server.database(database.name() + "_copy");
        stage.close();
        server.database("postgres").run("CREATE DATABASE " + copy.name() + " TEMPLATE " + database.name());
        stage = new LockStage(database, sessions.sessions());
        database.run("ALTER TABLE lines DROP CONSTRAINT lines_order_id_fkey; ALTER TABLE orders RENAME TO innocent");
        stage.player("a", copy).does("BEGIN", "LOCK TABLE orders");
        Player waiting = stage.player("b", copy).waitsIn("SELECT count(*) FROM orders");

        assertTrue(wait(waiting).object().relation().matches("[0-9]+"), wait(waiting).object().relation());
    }

    @Test
    void deadlockBeforeTheServerSeesItIsACycle() {
        opened("a").does("SET deadlock_timeout = '1h'", update(1));
        opened("b").does("SET deadlock_timeout = '1h'", update(2));
        stage.player("a").waitsIn(update(2));
        stage.player("b").waitsIn(update(1));
        stage.player("behind").waitsIn(update(1));

        // b already holds the place in the queue for row 1
        assertEquals(Set.of("a waits for b", "b waits for a", "behind waits for b"), stage.edges());
        assertEquals(List.of("cycle of a, b", "  a", "  b", "    behind"),
                stage.tree().stream().sorted(java.util.Comparator.comparingInt(this::order)).toList());
    }

    /// The members stand in the order of their process ids, which is not foreseen.
    private int order(String line) {
        return List.of("cycle of a, b", "  a", "  b", "    behind").indexOf(line);
    }

    @Test
    void twoBlockersOfOneWaiter() {
        opened("a").does("LOCK TABLE orders IN SHARE MODE");
        opened("b").does("LOCK TABLE orders IN SHARE MODE");
        stage.player("c").waitsIn(update(1));

        assertEquals(Set.of("c waits for a", "c waits for b"), stage.edges());
    }

    @Test
    void foreignKeyHoldsItsParentRow() {
        opened("child").does("INSERT INTO lines VALUES (1, 1)");
        stage.player("b").waitsIn("DELETE FROM orders WHERE id = 1");

        assertEquals(Set.of("b waits for child"), stage.edges());
    }

    @Test
    void sameUniqueKeyWaitsForTheOtherTransaction() {
        opened("a").does("INSERT INTO orders VALUES (100, '')");
        Player waiting = stage.player("b").waitsIn("INSERT INTO orders VALUES (100, '')");

        assertEquals(Set.of("b waits for a"), stage.edges());
        assertEquals("transactionid", wait(waiting).object().type());
    }

    @Test
    void partitionIsNamedAndNotItsTable() {
        database.run("CREATE TABLE days (day date) PARTITION BY RANGE (day);"
                + "CREATE TABLE \"days 一月\" PARTITION OF days FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')");
        opened("a").does("LOCK TABLE ONLY \"days 一月\"");
        Player waiting = stage.player("b").waitsIn("SELECT count(*) FROM days");

        assertEquals(Set.of("b waits for a"), stage.edges());
        assertEquals("public.\"days 一月\"", wait(waiting).object().line());
    }

    @Test
    void waiterThatHoldsUpOthersStandsInBetween() {
        opened("a").does(update(1));
        opened("b").does(update(2)).waitsIn(update(1));
        stage.player("c").waitsIn(update(2));

        assertEquals(List.of("a", "  b", "    c"), stage.tree());
    }

    @Test
    void treeIsEmptyInOneRefreshOnceItsRootIsTerminated() throws InterruptedException {
        Player root = opened("a").does(update(1));
        Player waiting = stage.player("b").waitsIn(update(1));
        assertEquals(List.of("a", "  b"), stage.tree());

        stage.ask("SELECT pg_terminate_backend(" + root.pid() + ")");
        waiting.ends();

        assertEquals(List.of(), stage.tree());
    }

    @Test
    void deferrableReadThatWaitsForASafeMoment() {
        opened("a").does("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", update(1));
        stage.player("b").does("BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE")
                .waitsIn("SELECT count(*) FROM orders");

        assertEquals(Set.of("b waits for a"), stage.edges());
    }

    @Test
    void waitBeginsWhenItBeganAndNotWithItsTransaction() {
        opened("a").does(update(1));
        Player waiting = opened("b").does("SELECT pg_sleep(0.4)").waitsIn(update(1));
        ActivitySample sample = stage.sample();
        var since = java.util.Objects.requireNonNull(wait(sample, waiting).since());
        var transaction = sample.backends().stream().filter(backend -> backend.pid() == waiting.pid()).findFirst()
                .orElseThrow().transaction();

        assertTrue(since.isAfter(java.util.Objects.requireNonNull(transaction).plusMillis(350)),
                since + " " + transaction);
    }

    @Test
    void roleWithoutRightsSeesWhoWaitsForWhomAndIsToldSo() throws SQLException {
        String role = "plain_" + database.name();
        database.run("CREATE ROLE " + role + " LOGIN");
        opened("a").does(update(1));
        stage.player("b").waitsIn(update(1));
        TestPostgres.Database plain = new TestPostgres.Database(database.host(), database.port(), database.name(),
                role);
        try (LockStage seen = new LockStage(plain, sessions.sessions())) {
            ActivitySample sample = seen.sample();

            assertEquals(Set.of("b waits for a"), stage.edges(sample));
            assertTrue(sample.limited());
        }
    }

    private Wait wait(Player waiting) {
        return wait(stage.sample(), waiting);
    }

    private static Wait wait(ActivitySample sample, Player waiting) {
        return sample.waits().stream().filter(wait -> wait.pid() == waiting.pid()).findFirst().orElseThrow();
    }
}
