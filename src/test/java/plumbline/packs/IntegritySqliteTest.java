package plumbline.packs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.check.CheckStatus;
import plumbline.core.problem.ProblemCode;
import plumbline.core.repair.RepairPlan;
import plumbline.core.repair.RepairResult;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

/// The checks of `integrity` on a SQLite file.
final class IntegritySqliteTest {

    private static final List<String> SOUND = List.of(
            "CREATE TABLE \"Kunden 客户\" (\"备注\" TEXT, id INTEGER PRIMARY KEY AUTOINCREMENT, mail TEXT)",
            "CREATE TABLE orders (note TEXT, customer INTEGER REFERENCES \"Kunden 客户\" (id), id INTEGER PRIMARY KEY)",
            "CREATE INDEX \"nach Kunde\" ON orders (customer)",
            "CREATE VIEW \"Übersicht\" AS SELECT id, note FROM orders",
            "INSERT INTO \"Kunden 客户\" (mail) VALUES ('a'), ('b')",
            "INSERT INTO orders (customer, note) VALUES (1, 'x'), (2, 'y'), (NULL, 'z')");

    @TempDir
    Path folder;
    private IntegrityDesk desk;
    private Target target;

    @BeforeEach
    void open() {
        desk = new IntegrityDesk(folder.resolve("packs"));
        target = Target.adHoc(new Address.SqliteAddress(folder.resolve("数据 data.db")), Environment.TEST);
        SOUND.forEach(this::run);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void run(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("数据 data.db"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// From now on the index is said to hold another column than it does.
    private void breakIndex() {
        run("PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = replace(sql, '(customer)', '(note)') WHERE name = 'nach Kunde'");
    }

    @Test
    void findsNothingInASoundFile() {
        assertEquals(List.of(), desk.checks.chosen(target, List.of("integrity"), List.of()).orThrow().stream()
                .map(check -> desk.checks.run(target, check, 10, WorkContext.none()))
                .filter(result -> result.status() != CheckStatus.CLEAN).map(Object::toString).toList());
    }

    @Test
    void findsABrokenIndexByItsName() {
        breakIndex();

        assertEquals(Set.of("nach Kunde"), desk.found(target, "sqlite-broken-indexes"));
    }

    @Test
    void aBrokenIndexIsNoDamageOfTheFile() {
        breakIndex();

        assertEquals(CheckStatus.CLEAN, desk.ask(target, "sqlite-integrity").status());
    }

    @Test
    void findsARowThatLacksAValueItsTableDemands() {
        run("CREATE TABLE demands (a INTEGER)", "INSERT INTO demands VALUES (NULL)", "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE demands (a INTEGER NOT NULL)' WHERE name = 'demands'");

        assertEquals(Set.of("NULL value in demands.a"), desk.found(target, "sqlite-integrity"));
    }

    @Test
    void rebuildsABrokenIndexAndSaysThatThereIsNoWayBack() {
        breakIndex();
        RepairPlan plan = desk.repairs.preview(desk.request(target, "sqlite-broken-indexes", "reindex"),
                WorkContext.none()).orThrow();
        assertTrue(plan.request().way().noUndo().isPresent());
        assertEquals(Set.of("nach Kunde"), desk.found(target, "sqlite-broken-indexes"));

        RepairResult result = desk.repairs.apply(plan, WorkContext.none()).orThrow();

        assertEquals(Set.of(), desk.found(target, "sqlite-broken-indexes"));
        assertEquals(ProblemCode.NO_UNDO,
                IntegrityDesk.failure(desk.repairs.undo(target, result.run(), true, WorkContext.none())).code());
    }

    @Test
    void findsARowWhoseParentIsGone() {
        run("DELETE FROM \"Kunden 客户\" WHERE id = 2");

        assertEquals(1, desk.ask(target, "sqlite-foreign-keys").count());
    }

    @Test
    void findsASequenceThatForgotAnId() {
        run("UPDATE \"Kunden 客户\" SET id = 70 WHERE id = 2");

        assertEquals("70", IntegrityDesk.first(desk.ask(target, "sqlite-autoincrement"), "highest"));
    }

    @Test
    void skipsWithoutAutoincrement() {
        run("DROP TABLE \"Kunden 客户\"", "PRAGMA writable_schema = ON",
                "DELETE FROM sqlite_schema WHERE name = 'sqlite_sequence'");

        assertEquals(CheckStatus.SKIPPED, desk.ask(target, "sqlite-autoincrement").status());
    }

    @Test
    void findsAViewWhoseTableIsGone() {
        run("DROP TABLE orders");

        assertEquals(Set.of("Übersicht"), desk.found(target, "sqlite-broken-views"));
        assertTrue(IntegrityDesk.first(desk.ask(target, "sqlite-broken-views"), "refused_with")
                .contains("no such table"));
    }
}
