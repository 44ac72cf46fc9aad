package plumbline.core.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import plumbline.core.pack.yaml.PackShelf;
import plumbline.core.service.ApplicationService;
import plumbline.core.target.Target;
import plumbline.core.text.Language;
import plumbline.core.work.WorkContext;
import plumbline.store.Home;
import plumbline.store.OwnPacks;
import plumbline.testing.Forgetful;
import plumbline.testing.TestSessions;
import plumbline.testing.UnkeyedSystems;

/// Discovery in the tables of systems that were not made for it.
final class UnkeyedSystemsTest {

    private static final String SQLITE = "sqlite";
    private static final TestSessions SESSIONS = new TestSessions();
    private static final Map<String, Discovered> LOOKED = new HashMap<>();

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        SESSIONS.close();
    }

    private static Discovered look(String kind) {
        return LOOKED.computeIfAbsent(kind, _ -> look(target(kind), Discovery.BUDGET));
    }

    private static Target target(String kind) {
        return kind.equals(SQLITE)
                ? UnkeyedSystems.sqlite(TestSessions.freshFolder(folder))
                : UnkeyedSystems.postgres(Integer.parseInt(kind));
    }

    private static Discovered look(Target target, Duration budget) {
        return new SchemaDiscovery(SESSIONS.sessions()).look(target, List.of(), budget, WorkContext.none()).orThrow();
    }

    private static String name(Proposal proposal) {
        String parent = proposal instanceof Proposal.ForeignKey link ? " to " + link.link().parent().table() : "";
        return proposal.kind() + " " + proposal.table().table() + "." + proposal.names().get(1) + parent;
    }

    private static Proposal found(String kind, String name) {
        return look(kind).proposals().stream().filter(each -> name(each).equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void proposesWhatIsTrueAndNothingElse(String kind) {
        Set<String> names = new TreeSet<>(look(kind).proposals().stream().map(UnkeyedSystemsTest::name).toList());

        assertEquals(new TreeSet<>(UnkeyedSystems.TRUE), names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void aLinkOfTwoColumnsCountsItsOrphansAndIsNeverCleared(String kind) {
        Proposal.ForeignKey link = (Proposal.ForeignKey) found(kind,
                "foreign-key region_permit_risks.(region_id, permit_id) to region_permit_details");

        assertFalse(link.clearable());
        assertEquals(3, link.evidence().disagree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "18", SQLITE})
    void theChecksMadeOfItFindTheSameRows(String kind) {
        Discovered discovered = look(kind);
        Home home = new Home(TestSessions.freshFolder(folder));
        PackShelf packs = new PackShelf(home.packs());
        new OwnPacks(home, packs).keep(PackDraft.of("found", discovered.target(), discovered.proposals()));
        PackShelf kept = new PackShelf(home.packs());
        CheckRunner runner = new CheckRunner(SESSIONS.sessions(), kept, new Forgetful(), Baselines.none(),
                IgnoredFindings.none(), ApplicationService.none(), InstantSource.system());
        List<Long> counts = kept.pack("found").orElseThrow().checks().stream()
                .map(check -> runner.run(discovered.target(), check, 100, WorkContext.none()))
                .map(CheckResult::count).toList();

        assertEquals(discovered.proposals().stream().map(each -> each.evidence().disagree()).toList(), counts);
    }

    @Test
    void titlesSayWhichColumnsAndTablesAreMeant() {
        Discovered discovered = look("18");
        Check check = PackDraft.of("found", discovered.target(), List.of(found("18",
                "foreign-key region_permit_risks.(region_id, permit_id) to region_permit_details"))).pack().checks()
                .getFirst();

        for (Language language : Language.values()) {
            String title = check.title().in(language);
            assertTrue(title.startsWith("region_permit_risks.(region_id, permit_id) ")
                    && title.contains(" region_permit_details"), title);
        }
    }

    @Test
    void aBudgetThatEndsEarlyNamesWhatIsLeft() {
        Discovered cut = look(target("18"), Duration.ofMillis(60));

        assertFalse(cut.complete());
        assertTrue(cut.left().tables().size() + cut.left().comparisons() + cut.left().suspected().size() > 0,
                cut.toString());
    }
}
