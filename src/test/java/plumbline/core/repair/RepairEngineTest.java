package plumbline.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.CheckStatus;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.pack.Check;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.service.ApplicationService;
import plumbline.core.session.RowChange;
import plumbline.core.target.Identity;
import plumbline.core.work.WorkContext;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// The invariants of repair on both database systems; the numbers are those of the package's comment.
final class RepairEngineTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private final RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), new PackShelf(folder),
            IgnoredFindings.none(), ApplicationService.none(), journal, new Actor("anna", "desk"),
            InstantSource.system());
    private final CheckRunner checks = new CheckRunner(SESSIONS.sessions(), new PackShelf(folder.resolve("packs")),
            new Forgetful(), Baselines.none(),
            IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static UsageDatabase database(String kind) {
        return UsageDatabase.of(kind, folder);
    }

    private Check check(UsageDatabase database) {
        return checks.chosen(database.target(), List.of(), List.of("usage-count")).orThrow().getFirst();
    }

    private RepairRequest all(UsageDatabase database) {
        return some(database, List.of());
    }

    private RepairRequest some(UsageDatabase database, List<Map<String, String>> keys) {
        Check check = check(database);
        return new RepairRequest(database.target(), check, check.repairs().getFirst(), keys, "CHG-1");
    }

    private CheckResult ask(UsageDatabase database) {
        return checks.run(database.target(), check(database), 100, WorkContext.none());
    }

    private static ProblemCode failure(Outcome<?> outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).problem().code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void findsExactlyTheWrongCounters(String kind) {
        CheckResult result = ask(database(kind));

        assertEquals(UsageDatabase.WRONG.size(), result.count());
        assertEquals(List.of("2", "5", "7"), result.rows().stream().map(row -> row.text(0)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void invariant1PreviewChangesNothing(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> before = database.counters();

        RepairPlan plan = repairs.preview(all(database), WorkContext.none()).orThrow();

        assertEquals(3, plan.change().size());
        assertTrue(plan.verified());
        assertEquals(before, database.counters());
        assertEquals(List.of(), journal.entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void changesExactlyTheWrongRows(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> right = new TreeMap<>(database.counters());
        right.putAll(Map.of(2L, 1L, 5L, 2L, 7L, 1L));

        RepairResult result = repairs.apply(repairs.preview(all(database), WorkContext.none()).orThrow(),
                WorkContext.none()).orThrow();

        assertEquals(3, result.changed());
        assertEquals(right, database.counters());
        assertEquals(CheckStatus.CLEAN, ask(database).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void narrowsToOneFinding(String kind) {
        UsageDatabase database = database(kind);

        RepairResult result = repairs.applyUnseen(some(database, List.of(Map.of("id", "5"))), WorkContext.none())
                .orThrow();

        assertEquals(1, result.changed());
        assertEquals(2, result.remaining());
        assertEquals(9L, database.counters().get(2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void invariant7JournalTellsWhoWhatBeforeAndAfter(String kind) {
        UsageDatabase database = database(kind);

        RepairResult result = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();

        JournalEntry entry = journal.find(result.run()).orElseThrow();
        assertEquals(JournalState.COMMITTED, entry.state());
        assertTrue(entry.who().startsWith("anna"), entry.who());
        assertEquals("CHG-1", entry.ticket());
        RowChange first = journal.change(result.run()).orElseThrow().tables().getFirst().changes().getFirst();
        assertEquals("9", String.valueOf(java.util.Objects.requireNonNull(first.before()).get("usage_count")));
        assertEquals("1", String.valueOf(java.util.Objects.requireNonNull(first.after()).get("usage_count")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void invariant7NoJournalNoChange(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> before = database.counters();
        journal.becomeFull();

        assertEquals(ProblemCode.STORE, failure(repairs.applyUnseen(all(database), WorkContext.none())));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void undoPutsEveryRowBack(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> before = database.counters();
        RepairResult result = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();

        UndoResult undo = repairs.undo(database.target(), result.run(), true, WorkContext.none()).orThrow();

        assertEquals(3, undo.undone());
        assertEquals(before, database.counters());
        assertTrue(journal.find(undo.run()).orElseThrow().statement().startsWith("UPDATE"),
                "the journal keeps its SQL");
        assertEquals(ProblemCode.ALREADY_UNDONE,
                failure(repairs.undo(database.target(), result.run(), true, WorkContext.none())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void invariant8UndoTouchesNothingWhereOneRowChangedSince(String kind) {
        UsageDatabase database = database(kind);
        RepairResult result = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();
        database.run("UPDATE distillations SET keyword = 'neu' WHERE id = 5;\n");
        Map<Long, Long> before = database.counters();

        UndoResult undo = repairs.undo(database.target(), result.run(), true, WorkContext.none()).orThrow();

        assertEquals(1, undo.conflicts().size());
        assertFalse(undo.executed());
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void invariant4StopsWhereTheFindingsAreNoLongerThosePreviewed(String kind) {
        UsageDatabase database = database(kind);
        RepairPlan plan = repairs.preview(all(database), WorkContext.none()).orThrow();
        database.run("INSERT INTO distillation_usage (id, distillation_id) VALUES (100, 5);\n");
        Map<Long, Long> before = database.counters();

        assertEquals(ProblemCode.FINDINGS_CHANGED, failure(repairs.apply(plan, WorkContext.none())));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void invariant2RefusesAnotherDatabase(String kind) {
        UsageDatabase database = database(kind);
        RepairPlan plan = repairs.preview(all(database), WorkContext.none()).orThrow();
        Identity own = plan.identity();
        RepairPlan elsewhere = new RepairPlan(plan.request(),
                new Identity(own.system() + "1", own.database(), own.server(), own.role(), own.version()),
                plan.columns(), plan.findings(), plan.statement(), plan.change(), plan.tables(), plan.effects(),
                plan.extent(), true, 0, 0, plan.at(), List.of());
        Map<Long, Long> before = database.counters();

        assertEquals(ProblemCode.IDENTITY_CHANGED, failure(repairs.apply(elsewhere, WorkContext.none())));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void invariant5StopsWhereATriggerWritesAnotherTable(String kind) {
        UsageDatabase database = database(kind);
        database.run("CREATE TABLE audit (n int);\n");
        database.run("CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN INSERT INTO audit VALUES (1); RETURN NULL; END'");
        database.run("CREATE TRIGGER t AFTER UPDATE ON distillations FOR EACH ROW EXECUTE FUNCTION audited()");
        Map<Long, Long> before = database.counters();

        assertEquals(ProblemCode.UNDECLARED_CHANGE, failure(repairs.applyUnseen(all(database), WorkContext.none())));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void invariant5StopsWhereATriggerEmptiesAnotherTable(String kind) {
        UsageDatabase database = database(kind);
        database.run("CREATE TABLE audit (n int);\n");
        database.run("INSERT INTO audit VALUES (1), (2)");
        database.run("CREATE FUNCTION emptied() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN TRUNCATE audit; RETURN NULL; EXCEPTION WHEN others THEN RAISE; END'");
        database.run("CREATE TRIGGER t AFTER UPDATE ON distillations FOR EACH STATEMENT EXECUTE FUNCTION emptied()");
        Map<Long, Long> before = database.counters();

        assertEquals(ProblemCode.UNDECLARED_CHANGE, failure(repairs.applyUnseen(all(database), WorkContext.none())));
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void invariant6RollsBackWhereTheCheckStillFindsARow(String kind) {
        UsageDatabase database = database(kind);
        database.run("CREATE FUNCTION stubborn() RETURNS trigger LANGUAGE plpgsql AS "
                + "'BEGIN NEW.usage_count := 99; RETURN NEW; END'");
        database.run("CREATE TRIGGER t BEFORE UPDATE ON distillations FOR EACH ROW EXECUTE FUNCTION stubborn()");
        Map<Long, Long> before = database.counters();

        assertEquals(ProblemCode.STILL_WRONG, failure(repairs.applyUnseen(all(database), WorkContext.none())));
        assertEquals(before, database.counters());
    }

    private UsageDatabase withoutPrimaryKey(String kind) {
        UsageDatabase database = database(kind);
        database.run("ALTER TABLE distillations DROP CONSTRAINT distillations_pkey");
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void aTableWithoutPrimaryKeyIsPutRightAndBackByWhatTheFindingsName(String kind) {
        UsageDatabase database = withoutPrimaryKey(kind);
        Map<Long, Long> wrong = database.counters();

        RepairResult done = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();
        repairs.undo(database.target(), done.run(), true, WorkContext.none()).orThrow();

        assertEquals(Map.of(3, wrong), Map.of((int) done.changed(), database.counters()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void invariant8AlsoHoldsWithoutPrimaryKey(String kind) {
        UsageDatabase database = withoutPrimaryKey(kind);
        RepairResult done = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();
        database.run("UPDATE distillations SET usage_count = 50 WHERE id = 2");
        Map<Long, Long> before = database.counters();

        UndoResult undo = repairs.undo(database.target(), done.run(), true, WorkContext.none()).orThrow();

        assertEquals(List.of(1, before), List.of(undo.conflicts().size(), database.counters()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18"})
    void refusesRowsThatNothingTellsApart(String kind) {
        UsageDatabase database = withoutPrimaryKey(kind);
        database.run("INSERT INTO distillations (id, keyword, usage_count) VALUES (2, 'twin', 9)");

        assertEquals(ProblemCode.NOTHING_TO_UNDO, failure(repairs.applyUnseen(all(database), WorkContext.none())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void doesNothingWhereNothingIsWrong(String kind) {
        UsageDatabase database = database(kind);
        repairs.applyUnseen(all(database), WorkContext.none()).orThrow();

        RepairResult again = repairs.applyUnseen(all(database), WorkContext.none()).orThrow();

        assertEquals(0, again.changed());
        assertEquals("", again.run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", SQLITE})
    void refusesAKeyOfAnotherColumn(String kind) {
        UsageDatabase database = database(kind);

        assertEquals(ProblemCode.BAD_KEY,
                failure(repairs.preview(some(database, List.of(Map.of("keyword", "x"))), WorkContext.none())));
    }
}
