package plumbline.core.pack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.pack.CheckpointRules;
import plumbline.core.pack.Kind;
import plumbline.core.pack.Pack;
import plumbline.core.pack.PackMistake;
import plumbline.core.target.Engine;
import plumbline.core.text.Language;

final class PackReaderTest {

    private static final String PACK = """
            id: orders
            title: Orders
            engines: [postgresql]
            tables: [orders]
            checks:
              - id: totals
                title: {en: Totals agree, zh-CN: 合计一致}
                why: They must.
                severity: critical
                sql: totals.sql
                key: [id]
                wrong: total
                right: sum
                needs: {orders: [id, total]}
                timeout: 20 s
                repairs:
                  - id: resum
                    title: Add up again
                    does: Sets the total.
                    locks: The rows.
                    sql: totals.repair.sql
                    touches:
                      orders: {id: id}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void statements() throws IOException {
        write("totals.sql", "SELECT id, total, sum FROM v\n");
        write("totals.repair.sql", "UPDATE orders SET total = 1 WHERE id = ANY(:keys)\n");
    }

    @Test
    void readsAPack() throws IOException {
        write("pack.yaml", PACK);

        Pack pack = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack();

        assertEquals("合计一致", pack.checks().getFirst().title().in(Language.ZH_CN));
        assertEquals("orders", pack.checks().getFirst().repairs().getFirst().touches().getFirst().table().toString());
    }

    private static final String CHECKPOINT = """
            checkpoint:
              tables: [orders, shop.lines]
              restore:
                triggers:
                  orders: [touch, audit]
                checks: [totals]
                counts: true
                repairs: [totals/resum]
            checks:
            """;

    @Test
    void readsWhatGoesWithACheckpoint() throws IOException {
        write("pack.yaml", PACK.replace("checks:\n", CHECKPOINT));

        CheckpointRules rules = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack().checkpoint()
                .orElseThrow();

        assertEquals("[orders, shop.lines]", rules.tables().toString());
        assertEquals(2, rules.triggers().orElseThrow().size());
        assertEquals("totals/resum", rules.repairs().getFirst().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables: [orders, orders]", "tables: []", "checks: [nope]", "repairs: [totals/nope]",
        "repairs: [nope/resum]", "counts: yes", "orders: [{a: b}]", "others: [touch]", "colour: red"})
    void everyMistakeAboutACheckpointHasItsLine(String wrong) throws IOException {
        String option = wrong.substring(0, wrong.indexOf(':') + 1);
        String replaced = switch (option) {
            case "others:" -> CHECKPOINT.replace("orders: [touch, audit]", wrong);
            case "colour:" -> CHECKPOINT.replace("    counts: true", "    counts: true\n    colour: red");
            default -> CHECKPOINT.lines().map(line -> line.startsWith(" ") && line.strip().startsWith(option)
                    ? line.substring(0, line.indexOf(option)) + wrong
                    : line).collect(java.util.stream.Collectors.joining("\n", "", "\n"));
        };
        write("pack.yaml", PACK.replace("checks:\n", replaced));

        List<PackMistake> mistakes = mistakes();

        assertTrue(!mistakes.isEmpty() && mistakes.stream().allMatch(mistake -> mistake.line() >= 5
                && mistake.option().startsWith("checkpoint")), mistakes.toString());
    }

    @Test
    void readsAQuestionForEachRow() throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "kind: each\n    per_row: each.sql\n    sql: totals.sql"));
        write("each.sql", "SELECT 1 AS n FROM {{id}} WHERE n > {{total:number}}\n");

        Pack pack = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack();

        assertInstanceOf(Kind.Each.class, pack.checks().getFirst().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROP TABLE {{id}}", "{{id:definition}}", "SELECT 1; SELECT {{id}}",
        "SELECT {{id:word}}", "SELECT set_config('default_transaction_read_only', 'off', false)"})
    void refusesAQuestionForEachRowThatIsNone(String sql) throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "kind: each\n    per_row: each.sql\n    sql: totals.sql"));
        write("each.sql", sql);

        assertEquals(1, mistakes().size());
    }

    @Test
    void readsAQuestionAboutChosenFindings() throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "narrowed: of.sql\n    sql: totals.sql"));
        write("of.sql", "SELECT id FROM orders WHERE id = ANY(:keys)\n");

        Pack pack = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack();

        assertEquals(1, assertInstanceOf(Kind.Rows.class, pack.checks().getFirst().kind()).narrowed().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM orders WHERE id = ANY(:keys)", "SELECT 1; SELECT 2", "SELECT :other"})
    void refusesAQuestionAboutChosenFindingsThatIsNone(String sql) throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "narrowed: of.sql\n    sql: totals.sql"));
        write("of.sql", sql);

        assertEquals(1, mistakes().size());
    }

    private static String trial(String steps) {
        return PACK.substring(0, PACK.indexOf("    repairs:")).replace("sql: totals.sql",
                "kind: trial\n    steps: " + steps + "\n    sql: totals.sql");
    }

    @Test
    void readsATrialWithItsStepsInTheirOrder() throws IOException {
        write("pack.yaml", trial("[first.sql, second.sql]"));
        write("first.sql", "INSERT INTO orders DEFAULT VALUES\n");
        write("second.sql", "-- the application's own\nSELECT count_orders(id) FROM orders WHERE id IN (SELECT 1)\n");

        Pack pack = assertInstanceOf(PackReader.Reading.Valid.class, read()).pack();

        Kind.Trial kind = assertInstanceOf(Kind.Trial.class, pack.checks().getFirst().kind());
        assertEquals(List.of("INSERT", "-- the"), Objects.requireNonNull(kind.steps().get(Engine.POSTGRESQL)).stream()
                .map(step -> step.source().substring(0, 6)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT f(1);\nSELECT f(2)", "\nSELECT id FROM orders", "\nTABLE orders", "\nCOMMIT",
        "\nSELECT set_config('default_transaction_read_only', 'off', false)", "\nSET ROLE postgres",
        "\n-- f(1)\nWITH x AS (SELECT count(*) FROM \"f(1)\") SELECT 'f(1)' FROM x WHERE EXISTS (SELECT 1)",
        "\nSELECT f(:keys)", "\nDO $$ BEGIN COMMIT; END $$", "\nCREATE TABLE x (id integer)"})
    void refusesAStepThatIsNoSingleChange(String sql) throws IOException {
        write("pack.yaml", trial("step.sql"));
        write("step.sql", sql);

        assertEquals(List.of("step.sql"), mistakes().stream().map(PackMistake::file)
                .map(file -> Path.of(file).getFileName().toString()).distinct().toList());
    }

    @Test
    void namesTheLineOfAStepThatOnlyAsks() throws IOException {
        write("pack.yaml", trial("step.sql"));
        write("step.sql", "-- what there is\n-- now\nSELECT id FROM orders\n");

        PackMistake mistake = mistakes().getFirst();

        assertEquals("step.sql:3 only asks; a step must change something, or call a function that does",
                Path.of(mistake.file()).getFileName() + ":" + mistake.line() + " " + mistake.says());
    }

    @Test
    void namesTheLineOfTwoStatementsInAStep() throws IOException {
        write("pack.yaml", trial("step.sql"));
        write("step.sql", "SELECT f(1)\n;\nSELECT f(2)\n");

        PackMistake mistake = mistakes().getFirst();

        assertEquals("step.sql:2 holds 2 statements; one is allowed",
                Path.of(mistake.file()).getFileName() + ":" + mistake.line() + " " + mistake.says());
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule: daily", "repairs: [{id: x}]"})
    void refusesATrialThatWouldBeRunByItselfOrPutRight(String option) throws IOException {
        write("pack.yaml", trial("totals.repair.sql\n    " + option));
        write("totals.repair.sql", "UPDATE orders SET total = 1\n");

        assertTrue(mistakes().stream().anyMatch(
                mistake -> mistake.option().equals("checks[0]." + option.substring(0, option.indexOf(':')))));
    }

    @Test
    void missesTheStepsOfATrial() throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "kind: trial\n    sql: totals.sql"));

        assertEquals("checks[0].steps", mistakes().getFirst().option());
    }

    @Test
    void missesTheQuestionForEachRow() throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "kind: each\n    sql: totals.sql"));

        assertEquals("checks[0].per_row", mistakes().getFirst().option());
    }

    @Test
    void refusesTheLogOfAFileOnAServer() throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "kind: wal\n    at_most: {warning: 1}"));

        assertTrue(mistakes().stream().anyMatch(mistake -> mistake.option().equals("checks[0].kind")),
                mistakes().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage-tracking", "campaigns", "integrity", "energy-faults"})
    void builtInPacksHaveNoMistake(String id) {
        assertInstanceOf(PackReader.Reading.Valid.class, PackReader.read(PackFiles.builtIn(id), "built in"));
    }

    @Test
    void namesEveryMistakeAtOnceWithItsLine() throws IOException {
        write("pack.yaml", PACK.replace("severity: critical", "severity: terrible").replace("timeout: 20 s",
                "timeout: soon").replace("key: [id]", "kee: [id]"));

        List<String> mistakes = mistakes().stream().map(mistake -> mistake.line() + " " + mistake.option()).toList();

        assertTrue(mistakes.containsAll(List.of("9 checks[0].severity", "11 checks[0].kee", "15 checks[0].timeout")),
                mistakes.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.sql", "/etc/passwd", "sub/totals.sql", "totals.sql.txt", "..\\\\x.sql"})
    void refusesAFileOutsideItsFolder(String file) throws IOException {
        write("pack.yaml", PACK.replace("sql: totals.sql", "sql: '" + file + "'"));

        assertEquals(10, mistakes().getFirst().line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1; SELECT 2", "DELETE FROM orders RETURNING id",
        "SELECT set_config('default_transaction_read_only', 'off', false)", "SELECT :keys", "-- nothing", "COMMIT",
        "WITH x AS (DELETE FROM t RETURNING id) SELECT id FROM x", "WITH x AS (SELECT 1) UPDATE t SET n = 2",
        "WITH x AS MATERIALIZED (\ninsert into t VALUES (1) RETURNING id) SELECT id FROM x"})
    void refusesACheckThatIsNoSingleQuestion(String sql) throws IOException {
        write("pack.yaml", PACK);
        write("totals.sql", sql);

        assertTrue(mistakes().getFirst().file().endsWith("totals.sql"));
    }

    @Test
    void namesTheLineOfAChangeInsideAQuestion() throws IOException {
        write("pack.yaml", PACK);
        write("totals.sql", "-- a comment\nWITH x AS (\n  DELETE FROM t RETURNING id)\nSELECT id FROM x");

        assertEquals(3, mistakes().getFirst().line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT id FROM t WHERE note = '(delete from t)'", "SELECT (\"update x set \") FROM t",
        "SELECT id -- (insert into t )\nFROM t", "SELECT 'a' AS id /* ) delete from t */"})
    void takesWordsOfAChangeInTextsNamesAndComments(String sql) throws IOException {
        write("pack.yaml", PACK);
        write("totals.sql", sql);

        assertInstanceOf(PackReader.Reading.Valid.class, read());
    }

    @Test
    void refusesAnchorsAndAliases() throws IOException {
        write("pack.yaml", PACK.replace("why: They must.", "why: &a They must.").replace("does: Sets the total.",
                "does: *a"));

        assertTrue(mistakes().stream().anyMatch(mistake -> mistake.says().contains("aliases")), "no mistake named");
    }

    @Test
    void refusesAKeyGivenTwice() throws IOException {
        write("pack.yaml", PACK.replace("severity: critical", "severity: critical\n    severity: info"));

        assertTrue(mistakes().stream().anyMatch(mistake -> mistake.line() == 10), mistakes().toString());
    }

    @Test
    void saysThatThereIsNoPackFile() {
        assertEquals(1, mistakes().size());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private PackReader.Reading read() {
        return PackReader.read(PackFiles.of(folder), folder.toString());
    }

    private List<PackMistake> mistakes() {
        return assertInstanceOf(PackReader.Reading.Invalid.class, read()).mistakes();
    }
}
