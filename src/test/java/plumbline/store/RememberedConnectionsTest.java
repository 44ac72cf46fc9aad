package plumbline.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static plumbline.store.Samples.NOW;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.activity.KeptStatements;
import plumbline.core.check.Baselines.Recorded;
import plumbline.core.check.IgnoredFindings.Ignored;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;
import plumbline.testing.JamSamples;

final class RememberedConnectionsTest {

    private static final Recorded RIGHT = new Recorded(Map.of("orders", 7L), "counted", "wu", NOW);

    private Store store;
    private ConnectionsFile file;
    private RememberedConnections connections;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void open(@TempDir Path folder) {
        Home home = new Home(folder);
        store = new Store(home);
        file = new ConnectionsFile(home);
        connections = new RememberedConnections(file, () -> store);
        connections.save(named("old"), "");
    }

    @AfterEach
    void close() {
        file.close();
        store.close();
    }

    private static Target named(String name) {
        return new Target(name, "", Environment.TEST, new Address.SqliteAddress(Path.of("/data/x.db")), List.of(),
                Target.DEFAULT_REFRESH, true);
    }

    @Test
    void aBaselineGoesWithItsConnectionToANewName() {
        new SqliteBaselines(store).record("old", "p/drift", RIGHT);
        connections.save(named("new"), "old");
        assertEquals(Optional.of(RIGHT), new SqliteBaselines(store).of("new", "p/drift"));
    }

    @Test
    void whatARemovedConnectionOfTheNewNameLeftGivesWay() {
        new SqliteBaselines(store).record("new", "p/drift", new Recorded(Map.of("orders", 1L), "counted", "li", NOW));
        new SqliteBaselines(store).record("old", "p/drift", RIGHT);
        connections.save(named("new"), "old");
        assertEquals(Optional.of(RIGHT), new SqliteBaselines(store).of("new", "p/drift"));
    }

    @Test
    void ignoredFindingsGoWithTheirConnection() {
        Ignored known = new Ignored(Map.of("id", "7"), "known", "wu", NOW, Instant.MAX);
        new SqliteIgnoredFindings(store).ignore("old", "p/c", List.of(known));
        connections.save(named("new"), "old");
        assertEquals(List.of(known), new SqliteIgnoredFindings(store).of("new", "p/c", NOW));
    }

    @Test
    void schedulesGoWithTheirConnection() {
        new SqliteSchedules(store).choose("old", "p/c", "0 6 * * *");
        connections.save(named("new"), "old");
        assertEquals(Map.of("p/c", "0 6 * * *"), new SqliteSchedules(store).all("new"));
    }

    @Test
    void waitsOfThePastGoWithTheirConnection() {
        SqliteLockHistory history = new SqliteLockHistory(store, new Retention(store, () -> NOW, Retention.IMAGES),
                () -> KeptStatements.WHOLE);
        history.keep("old", JamSamples.queue(JamSamples.NOW, 1));
        connections.save(named("new"), "old");
        assertEquals(1, history.episodes("new", Instant.EPOCH, JamSamples.NOW).size());
    }

    @Test
    void runsGoWithTheirConnectionSoThatTheyCanBeTakenBack() {
        connections.save(named(Samples.entry("r1").target()), "");
        SqliteJournal journal = new SqliteJournal(store);
        journal.intend(Samples.entry("r1"), Samples.images("1", "2"));
        connections.save(named("new"), Samples.entry("r1").target());
        assertEquals("new", journal.find("r1").orElseThrow().target());
    }

    @Test
    void nothingMovesWhereTheNewNameIsTaken() {
        connections.save(named("new"), "");
        new SqliteSchedules(store).choose("old", "p/c", "0 6 * * *");
        assertThrows(ProblemException.class, () -> connections.save(named("new"), "old"));
        assertEquals(Map.of("p/c", "0 6 * * *"), new SqliteSchedules(store).all("old"));
    }
}
