package plumbline.core.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackFiles;
import plumbline.core.pack.yaml.PackReader;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.FakePacks;
import plumbline.testing.Forgetful;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Trials of a pack that is not ours, on real databases.
final class TrialsTest {

    private static final TestSessions SESSIONS = new TestSessions();
    private static final String TABLES = "CREATE TABLE orders (id integer PRIMARY KEY, note text);"
            + " CREATE TABLE copies (id integer PRIMARY KEY)";
    private static final String MISSING_COPIES = "SELECT id FROM orders WHERE id NOT IN (SELECT id FROM copies)\n";
    private static final String PACK = """
            id: shop
            title: Shop
            engines: [postgresql, sqlite]
            tables: [orders]
            checks:
              - id: copied
                title: An order is copied
                why: It must be.
                kind: trial
                steps: [first.sql, second.sql]
                sql: question.sql
                key: [id]
                needs: {orders: [id], copies: [id]}
                timeout: 5 s
            """;

    @TempDir
    Path folder;

    private final CheckRunner runner = new CheckRunner(SESSIONS.sessions(), new FakePacks(), new Forgetful(),
            Baselines.none(), IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private Check check(String second, String question) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("shop"));
        Files.writeString(pack.resolve("pack.yaml"), PACK);
        Files.writeString(pack.resolve("first.sql"), "INSERT INTO orders (id) VALUES (7)\n");
        Files.writeString(pack.resolve("second.sql"), second);
        Files.writeString(pack.resolve("question.sql"), question);
        return assertInstanceOf(PackReader.Reading.Valid.class, PackReader.read(PackFiles.of(pack), "mine")).pack()
                .checks().getFirst();
    }

    private CheckResult tried(Target target, Check check) {
        return runner.runByName(target, check, 10, WorkContext.none());
    }

    private static String told(CheckResult result) {
        return result.status() + " " + (result.problem() == null ? result.rows() : result.problem().code());
    }

    private static TestPostgres.Database postgres() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run(TABLES);
        return database;
    }

    private static List<String> rows(Connection connection) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id FROM orders UNION ALL SELECT id FROM copies")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    @Test
    void everyStepIsDoneBeforeTheQuestion() throws IOException {
        Check check = check("INSERT INTO copies SELECT id FROM orders\n", MISSING_COPIES);

        assertEquals("CLEAN []", told(tried(postgres().target(), check)));
    }

    @Test
    void aFindingLeavesNothingBehind() throws IOException, SQLException {
        TestPostgres.Database database = postgres();
        Check check = check("UPDATE orders SET note = 'x'\n", MISSING_COPIES);

        assertEquals(1, tried(database.target(), check).count());
        try (Connection connection = database.connect()) {
            assertEquals(List.of(), rows(connection));
        }
    }

    @Test
    void aSqliteFileStaysAsItIs() throws IOException, SQLException {
        Path file = folder.resolve("shop.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String table : TABLES.split(";", -1)) {
                statement.execute(table);
            }
        }
        byte[] before = Files.readAllBytes(file);
        Target target = Target.adHoc(new Address.SqliteAddress(file), Environment.TEST);

        assertEquals(1, tried(target, check("UPDATE orders SET note = 'x'\n", MISSING_COPIES)).count());
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aStepThatFailsLeavesNothingBehind() throws IOException, SQLException {
        TestPostgres.Database database = postgres();

        assertEquals("FAILED CONSTRAINT",
                told(tried(database.target(), check("INSERT INTO orders VALUES (7)\n", MISSING_COPIES))));
        try (Connection connection = database.connect()) {
            assertEquals(List.of(), rows(connection));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM orders; RETURN 1;",
        "SET LOCAL transaction_read_only = off; DELETE FROM orders; RETURN 1;",
        "PERFORM set_config('transaction_read_only', 'off', true); DELETE FROM orders; RETURN 1;"})
    void aQuestionThatWritesIsRefusedEvenThere(String body) throws IOException {
        TestPostgres.Database database = postgres();
        database.run("CREATE FUNCTION evil() RETURNS integer LANGUAGE plpgsql AS $f$ BEGIN " + body + " END $f$");
        Check check = check("UPDATE orders SET note = 'x'\n", "SELECT evil() AS id\n");

        assertEquals(CheckStatus.FAILED, tried(database.target(), check).status());
    }

    @Test
    void aStepThatCommitsIsRefusedByTheServer() throws IOException, SQLException {
        TestPostgres.Database database = postgres();
        database.run("CREATE PROCEDURE done() LANGUAGE plpgsql AS $p$ BEGIN COMMIT; END $p$");
        database.run(
                "CREATE FUNCTION evil() RETURNS integer LANGUAGE plpgsql AS $f$ BEGIN CALL done(); RETURN 1; END $f$");

        assertEquals(CheckStatus.FAILED, tried(database.target(), check("SELECT evil()\n", MISSING_COPIES)).status());
        try (Connection connection = database.connect()) {
            assertEquals(List.of(), rows(connection));
        }
    }
}
