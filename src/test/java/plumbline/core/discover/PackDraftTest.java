package plumbline.core.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.check.Baselines;
import plumbline.core.check.CheckResult;
import plumbline.core.check.CheckRunner;
import plumbline.core.check.IgnoredFindings;
import plumbline.core.pack.Check;
import plumbline.core.pack.Repair;
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.repair.Actor;
import plumbline.core.repair.RepairEngine;
import plumbline.core.repair.RepairRequest;
import plumbline.core.repair.RepairResult;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.work.WorkContext;
import plumbline.store.Home;
import plumbline.store.OwnPacks;
import plumbline.testing.DriftedShop;
import plumbline.testing.Forgetful;
import plumbline.testing.MemoryJournal;
import plumbline.testing.TestSessions;

/// What becomes of confirmed proposals.
final class PackDraftTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private final Home home = new Home(TestSessions.freshFolder(folder));

    private static Target target(String kind) {
        return (kind.equals(SQLITE)
                ? DriftedShop.sqlite(TestSessions.freshFolder(folder))
                : DriftedShop.postgres(Integer.parseInt(kind))).target();
    }

    private static Discovered look(Target target) {
        return new SchemaDiscovery(SESSIONS.sessions()).look(target, List.of(), Discovery.BUDGET, WorkContext.none())
                .orThrow();
    }

    private PackShelf kept(Discovered discovered) {
        new OwnPacks(home, new PackShelf(home.packs())).keep(PackDraft.of("found-rules", discovered.target(),
                discovered.proposals()));
        return new PackShelf(home.packs());
    }

    private static CheckRunner checks(PackShelf packs) {
        return new CheckRunner(SESSIONS.sessions(), packs, new Forgetful(), Baselines.none(), IgnoredFindings.none(),
                ApplicationService.none(), InstantSource.system());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void theKeptPackFindsTheSameViolators(String kind) {
        Discovered discovered = look(target(kind));
        PackShelf packs = kept(discovered);

        assertEquals(List.of(), packs.shelf().get().mistakes());
        List<Check> checks = packs.pack("found-rules").orElseThrow().checks();
        assertEquals(discovered.proposals().size(), checks.size());
        for (int i = 0; i < checks.size(); i++) {
            CheckResult result = checks(packs).run(discovered.target(), checks.get(i), 100, WorkContext.none());
            assertEquals(discovered.proposals().get(i).evidence().disagree(), result.count(), checks.get(i).id());
            assertEquals(discovered.proposals().get(i).evidence().rows(), result.rows(), checks.get(i).id());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void everyRepairLeavesItsCheckClean(String kind) {
        Target target = target(kind);
        PackShelf packs = kept(look(target));
        RepairEngine repairs = new RepairEngine(SESSIONS.sessions(), packs, IgnoredFindings.none(),
                ApplicationService.none(), new MemoryJournal(), new Actor("anna", "desk"), InstantSource.system());
        Map<String, Long> repaired = new TreeMap<>();

        for (Check check : packs.pack("found-rules").orElseThrow().checks()) {
            for (Repair way : check.repairs().stream().limit(1).toList()) {
                RepairRequest request = new RepairRequest(target, check, way, List.of(), "");
                CheckResult before = checks(packs).run(target, check, 0, WorkContext.none());
                if (before.count() > 0) {
                    RepairResult result = repairs.apply(repairs.preview(request, WorkContext.none()).orThrow(),
                            WorkContext.none()).orThrow();
                    repaired.put(way.id(), repaired.getOrDefault(way.id(), 0L) + result.changed());
                }
                assertEquals(0, checks(packs).run(target, check, 0, WorkContext.none()).count(), check.id());
            }
        }
        assertTrue(repaired.keySet().containsAll(List.of("clear", "recount", "reflag")), repaired.toString());
        assertEquals(11, repaired.getOrDefault("clear", 0L));
    }

    @Test
    void titlesAndReasonsComeInThreeLanguages() {
        Discovered discovered = look(target(SQLITE));

        for (Check check : PackDraft.of("found-rules", discovered.target(), discovered.proposals()).pack().checks()) {
            assertEquals(Language.values().length, check.why().byLanguage().size());
            assertEquals(Language.values().length, check.title().byLanguage().size());
        }
    }

    @Test
    void anIdThatExistsIsRefusedAndNothingWritten() {
        Discovered discovered = look(target(SQLITE));
        PackShelf packs = kept(discovered);
        OwnPacks own = new OwnPacks(home, packs);
        PackDraft again = PackDraft.of("found-rules", discovered.target(), discovered.proposals().subList(0, 1));
        PackDraft builtIn = PackDraft.of("integrity", discovered.target(), discovered.proposals());

        assertEquals(ProblemCode.PACK_TAKEN,
                assertThrows(ProblemException.class, () -> own.keep(again)).problem().code());
        assertEquals(ProblemCode.PACK_TAKEN,
                assertThrows(ProblemException.class, () -> own.keep(builtIn)).problem().code());
        assertEquals(discovered.proposals().size(),
                new PackShelf(home.packs()).pack("found-rules").orElseThrow().checks().size());
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertEquals(ProblemCode.BAD_INPUT, assertThrows(ProblemException.class,
                () -> PackDraft.of("../x", target(SQLITE), List.of())).problem().code());
    }
}
