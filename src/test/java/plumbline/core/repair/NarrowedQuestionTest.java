package plumbline.core.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.Kind;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.Outcome;
import plumbline.core.problem.ProblemCode;
import plumbline.core.service.ApplicationService;
import plumbline.core.sql.NamedSql;
import plumbline.core.work.WorkContext;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;
import plumbline.testing.UsageDatabase;

/// A check that is asked about the chosen findings alone while they are locked: what a pack says wrongly there must stop
/// a repair and never let it change more or tell less.
final class NarrowedQuestionTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    private final PackShelf packs = new PackShelf(folder.resolve("packs"));
    private final RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), packs, IgnoredFindings.none(),
            ApplicationService.none(), new MemoryJournal(), new Actor("anna", "desk"), InstantSource.system());

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static UsageDatabase database(String kind) {
        return UsageDatabase.of(kind, folder);
    }

    private Check asThePackSays() {
        return packs.pack("usage-tracking").orElseThrow().check("usage-count").orElseThrow();
    }

    /// The check with another question about chosen findings.
    private Check narrowedTo(UsageDatabase database, String sql) {
        Check own = asThePackSays();
        Kind kind = new Kind.Rows(Map.of(database.target().engine(), NamedSql.parse(sql)));
        return new Check(own.pack(), own.id(), own.title(), own.why(), own.severity(), kind, own.engines(),
                own.statements(), own.key(), own.wrong(), own.right(), own.needs(), own.timeout(), own.schedule(),
                own.masked(), own.repairs());
    }

    private static RepairRequest request(UsageDatabase database, Check check, List<Map<String, String>> keys) {
        return new RepairRequest(database.target(), check, check.repairs().getFirst(), keys, "");
    }

    private static String whole(UsageDatabase database, Check check) {
        return check.statement(database.target().engine()).orElseThrow().source();
    }

    private Outcome<RepairResult> apply(RepairRequest request) {
        return repairs.apply(repairs.preview(request, WorkContext.none()).orThrow(), WorkContext.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void whatIsLeftIsCountedWithoutAskingWhole(String kind) {
        UsageDatabase database = database(kind);

        RepairResult result = apply(request(database, asThePackSays(), List.of(Map.of("id", "5")))).orThrow();

        assertEquals(UsageDatabase.WRONG.size() - 1, result.remaining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void oneThatFindsTooLittleStopsTheRepair(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> before = database.counters();
        String blind = "SELECT * FROM (" + whole(database, asThePackSays()) + ") AS q WHERE q.id <> 5";

        Outcome<RepairResult> outcome = apply(request(database, narrowedTo(database, blind), List.of()));

        assertEquals(ProblemCode.FINDINGS_CHANGED, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
        assertEquals(before, database.counters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void oneThatStillFindsThemRollsTheRepairBack(String kind) {
        UsageDatabase database = database(kind);
        Map<Long, Long> before = new TreeMap<>(database.counters());
        String stubborn = whole(database, asThePackSays())
                .replaceFirst("(?s)WHERE .*ORDER BY", "WHERE d.id IN (2, 5, 7) ORDER BY");

        Outcome<RepairResult> outcome = repairs.applyUnseen(
                request(database, narrowedTo(database, stubborn), List.of()), WorkContext.none());

        assertEquals(ProblemCode.STILL_WRONG, assertInstanceOf(Outcome.Failed.class, outcome).problem().code());
        assertEquals(before, database.counters());
    }
}
