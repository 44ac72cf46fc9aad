package plumbline.core.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.watch.Watched;
import plumbline.testing.MemoryConnections;

final class CombinedConnectionsTest {

    private final MemoryConnections saved = new MemoryConnections(List.of());
    private final Watched<List<Target>> others = new Watched<>(List.of());

    @Test
    void listsOthersAfterTheSavedOnesAndFollowsBoth() {
        try (CombinedConnections combined = new CombinedConnections(saved, others)) {
            List<List<String>> told = new ArrayList<>();
            combined.all().watch(all -> told.add(names(all)));
            others.set(List.of(target("demo")));
            saved.save(target("mine"), "");
            others.set(List.of());
            assertEquals(List.of(List.of(), List.of("demo"), List.of("mine", "demo"), List.of("mine")), told);
        }
    }

    @Test
    void savesOnlyWhatIsItsOwn() {
        others.set(List.of(target("demo")));
        try (CombinedConnections combined = new CombinedConnections(saved, others)) {
            assertEquals(ProblemCode.NAME_TAKEN, refusal(() -> combined.save(target("demo"), "")));
            assertEquals(ProblemCode.UNKNOWN_TARGET, refusal(() -> combined.remove("demo")));
            combined.save(target("mine"), "mine");
            assertEquals(List.of("mine"), names(saved.all().get()));
        }
    }

    @Test
    void addsAllOrNoneAndNamesEveryTakenName() {
        saved.save(target("mine"), "");
        others.set(List.of(target("demo")));
        try (CombinedConnections combined = new CombinedConnections(saved, others)) {
            ProblemException refused = assertThrows(ProblemException.class,
                    () -> combined.add(List.of(target("new"), target("mine"), target("demo"))));
            assertEquals(ProblemCode.NAME_TAKEN, refused.problem().code());
            assertEquals("mine, demo", refused.problem().subject());
            assertEquals(List.of("mine"), names(saved.all().get()));

            combined.add(List.of(target("new"), target("newer")));
            assertEquals(List.of("mine", "new", "newer"), names(saved.all().get()));
        }
    }

    @Test
    void showsTheSavedOneOfTwoWithOneName() {
        saved.save(target("demo"), "");
        others.set(List.of(target("demo")));
        try (CombinedConnections combined = new CombinedConnections(saved, others)) {
            assertEquals(saved.all().get(), combined.all().get());
        }
    }

    @Test
    void hearsNothingAfterItWasClosed() {
        CombinedConnections combined = new CombinedConnections(saved, others);
        combined.close();
        saved.save(target("late"), "");
        others.set(List.of(target("later")));
        assertEquals(List.of(), combined.all().get());
    }

    @Test
    void keepsThePlaceOfWhatIsReplacedAndRefusesATakenName() {
        saved.save(target("a"), "a");
        saved.save(target("b"), "");
        saved.save(target("c"), "a");
        assertEquals(List.of("c", "b"), names(saved.all().get()));
        assertEquals(ProblemCode.NAME_TAKEN, refusal(() -> saved.save(target("b"), "c")));
        assertEquals(ProblemCode.NAME_TAKEN, refusal(() -> saved.save(target("b"), "")));
        saved.save(target("b"), "b");
        assertEquals(List.of("c", "b"), names(saved.all().get()));
        saved.remove("c");
        assertEquals(List.of("b"), names(saved.all().get()));
    }

    private static ProblemCode refusal(Runnable action) {
        return assertThrows(ProblemException.class, action::run).problem().code();
    }

    private static List<String> names(List<Target> targets) {
        return targets.stream().map(Target::name).toList();
    }

    private static Target target(String name) {
        return new Target(name, "", Environment.TEST, new SqliteAddress(Path.of("/data/x.db")), List.of(),
                Target.DEFAULT_REFRESH, false);
    }
}
