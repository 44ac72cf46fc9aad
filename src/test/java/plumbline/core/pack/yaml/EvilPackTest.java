package plumbline.core.pack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackMistake;
import plumbline.core.service.ApplicationService;
import plumbline.core.sql.NamedSql;
import plumbline.core.sql.Template;
import plumbline.core.work.WorkContext;
import plumbline.testing.FakePacks;
import plumbline.testing.Forgetful;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// A pack from a stranger: what could do harm is refused with file and line, or fails on the server.
final class EvilPackTest {

    private static final String PACK = """
            id: evil
            title: Evil
            engines: [postgresql]
            tables: [orders]
            checks:
              - id: totals
                title: Totals
                why: They must.
                severity: critical
                sql: totals.sql
                key: [id]
                timeout: 20 s
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("evil")).resolve(name), text);
    }

    private PackReader.Reading read() {
        return assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> PackReader.read(PackFiles.of(folder.resolve("evil")), "evil"));
    }

    /// The first mistake as `file:line`.
    private String firstMistake() {
        PackMistake mistake = assertInstanceOf(PackReader.Reading.Invalid.class, read()).mistakes().getFirst();
        return Path.of(mistake.file()).getFileName() + ":" + mistake.line();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../totals.sql", "/etc/passwd", "a/../../totals.sql", "file:///etc/passwd",
        "totals.sql\\0.sql", ".totals.sql", "~/totals.sql"})
    void aFileOutsideItsFolderIsRefused(String file) throws IOException {
        Files.writeString(folder.resolve("totals.sql"), "SELECT 1 AS id\n");
        write("pack.yaml", PACK.replace("sql: totals.sql", "sql: '" + file + "'"));
        assertEquals("pack.yaml:10", firstMistake());
    }

    @Test
    void aLinkThatLeadsOutsideIsRefused() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.sql"), "SELECT 1 AS id\n");
        write("pack.yaml", PACK);
        Files.createSymbolicLink(folder.resolve("evil").resolve("totals.sql"), secret);
        assertEquals("pack.yaml:10", firstMistake());
    }

    @Test
    void aPackThatIsALinkItselfIsNotRead() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.yaml"), PACK);
        write("totals.sql", "SELECT 1 AS id\n");
        Files.createSymbolicLink(folder.resolve("evil").resolve("pack.yaml"), elsewhere);
        assertInstanceOf(PackReader.Reading.Invalid.class, read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 AS id; DROP TABLE orders", "SELECT 1 AS id;;SELECT 2",
        "SELECT E'\\''; DROP TABLE orders; --'", "SELECT $a$x$a$; DELETE FROM orders; --$a$",
        "DELETE FROM orders RETURNING id", "DO $$ BEGIN DELETE FROM orders; END $$", "COPY orders TO '/tmp/x'",
        "SET default_transaction_read_only = off", "SELECT set_config('transaction_read_only', 'off', true)",
        "SELECT SET_CONFIG('default_transaction_read_only', 'off', false)", "/* SELECT */ UPDATE orders SET id = 1"})
    void aCheckThatIsNoSingleQuestionIsRefused(String sql) throws IOException {
        write("pack.yaml", PACK);
        write("totals.sql", sql + "\n");
        assertTrue(firstMistake().startsWith("totals.sql:"), "the mistake is in the statement's file");
    }

    @Test
    void aBillionLaughsAreRefusedAtOnce() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(9,
                    "*a" + (i - 1)))));
        }
        write("pack.yaml", bomb.toString());
        assertEquals("pack.yaml:1", firstMistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void whatIsNestedWithoutEndIsRefused(String level) throws IOException {
        write("pack.yaml", "id: " + (level.equals("- ") ? "\n  " : "") + level.repeat(20_000) + "\n");
        assertTrue(firstMistake().startsWith("pack.yaml:"), "refused with its file");
    }

    @Test
    void aHugeDescriptionIsNotRead() throws IOException {
        write("pack.yaml", PACK + "# " + "x".repeat(2_000_000) + "\n");
        assertInstanceOf(PackReader.Reading.Invalid.class, read());
    }

    @Test
    void aHugeStatementIsNotRead() throws IOException {
        write("pack.yaml", PACK);
        write("totals.sql", "SELECT 1 AS id --" + "x".repeat(2_000_000) + "\n");
        assertEquals("pack.yaml:10", firstMistake());
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws IOException {
        write("pack.yaml", PACK.replace("    timeout: 20 s", "    on_load: rm -rf /"));
        write("totals.sql", "SELECT 1 AS id\n");
        assertEquals("pack.yaml:12", firstMistake());
    }

    @Test
    void aTagThatWouldMakeAnObjectIsRefused() throws IOException {
        write("pack.yaml", PACK.replace("title: Evil", "title: !!javax.script.ScriptEngineManager [x]"));
        write("totals.sql", "SELECT 1 AS id\n");
        assertEquals("pack.yaml:2", firstMistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/x", "http://evil.example/x", "@evil.example", "/../admin", "/a\\b",
        "/%2e%2e/x", "/a b", "/@evil.example", "x"})
    void aProbeOfAnotherHostIsRefused(String path) throws IOException {
        write("pack.yaml", PACK.replace("    sql: totals.sql\n    key: [id]\n",
                "    kind: probe\n    path: '" + path + "'\n    slower_than: {warning: 1 s, critical: 2 s}\n"));
        assertEquals("pack.yaml:11", firstMistake());
    }

    @Test
    void aPathMadeToBeSlowIsRefusedAtOnce() throws IOException {
        write("pack.yaml", PACK.replace("    sql: totals.sql\n    key: [id]\n", "    kind: probe\n    path: '/"
                + "a".repeat(400) + "@'\n    slower_than: {warning: 1 s, critical: 2 s}\n"));
        assertEquals("pack.yaml:11", firstMistake());
    }

    @Test
    void aNameFromAFindingStaysAName() {
        NamedSql filled = new Template("DROP INDEX {{index_name}}").fill(_ -> "x\"; DROP TABLE orders; --");
        assertEquals(List.of(1, "DROP INDEX \"x\"\"; DROP TABLE orders; --\""),
                List.of(filled.statements(), filled.source()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1; DROP TABLE orders", "1e999999999", "NaN", ""})
    void whatIsNoNumberIsNotPutInAsOne(String value) {
        Template template = new Template("ALTER SEQUENCE s RESTART WITH {{last:number}}");
        assertThrows(IllegalArgumentException.class,
                () -> assertTimeoutPreemptively(Duration.ofSeconds(5), () -> template.fill(_ -> value)));
    }

    @Test
    void aDefinitionThatBringsAStatementOfItsOwnMakesTwo() {
        assertEquals(2, new Template("CREATE INDEX {{definition:definition}}")
                .fill(_ -> "x ON orders (id); DROP TABLE orders").statements());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM orders; RETURN 1;",
        "PERFORM set_config('transaction_read_only', 'off', true); DELETE FROM orders; RETURN 1;",
        "SET LOCAL transaction_read_only = off; DELETE FROM orders; RETURN 1;",
        "PERFORM set_config('default_transaction_read_only', 'off', false); DELETE FROM orders; RETURN 1;"})
    void aFunctionThatWritesInACheckFailsOnTheServer(String body) throws IOException, SQLException {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id int); INSERT INTO orders VALUES (1), (2)");
            statement.execute("CREATE FUNCTION evil() RETURNS int LANGUAGE plpgsql AS $f$ BEGIN " + body + " END $f$");
        }
        write("pack.yaml", PACK);
        write("totals.sql", "SELECT evil() AS id\n");
        Pack pack = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack();
        try (TestSessions sessions = new TestSessions()) {
            CheckRunner runner = new CheckRunner(sessions.sessions(), new FakePacks(), new Forgetful(),
                    Baselines.none(), IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());
            CheckResult result = runner.run(database.target(), pack.checks().getFirst(), 10, WorkContext.none());
            assertEquals(Map.of(CheckStatus.FAILED, 2L), Map.of(result.status(), rows(database)));
        }
    }

    private static long rows(TestPostgres.Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM orders")) {
            row.next();
            return row.getLong(1);
        }
    }
}
