package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.target.Target;
import plumbline.testing.TestPostgres;

/// Every database that is hard to put back comes back as it was: by the difference, by loading anew, and the restore
/// itself can be taken back.
class HardCasesTest {

    private static final List<Integer> OLDEST_AND_NEWEST = List.of(13, 18);
    private static final List<Integer> BETWEEN = List.of(14, 15, 16, 17);

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> cases() {
        return cases(OLDEST_AND_NEWEST);
    }

    static Stream<Arguments> casesBetween() {
        return cases(BETWEEN);
    }

    private static Stream<Arguments> cases(List<Integer> versions) {
        return HardCase.all().stream().flatMap(hard -> versions.stream().filter(version -> version >= hard.since())
                .map(version -> Arguments.of(hard, version)));
    }

    @ParameterizedTest(name = "{0} on PostgreSQL {1}")
    @MethodSource("cases")
    void comesBackAsItWas(HardCase hard, int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run(hard.setup());
        Target target = database.target();
        try (RoundTrip trip = new RoundTrip(folder)) {
            List<String> before = DatabaseImage.of(database);
            Checkpoint checkpoint = trip.create(target);
            database.run(hard.wreck());
            List<String> wrecked = DatabaseImage.of(database);

            RestoreResult byDelta = trip.restore(target, checkpoint, RestoreRequest.Mode.DELTA);
            assertSame(before, DatabaseImage.of(database), "by the difference");

            trip.restore(target, trip.shelf.find(byDelta.safety()), RestoreRequest.Mode.DELTA);
            assertSame(wrecked, DatabaseImage.of(database), "taken back");

            trip.restore(target, checkpoint, RestoreRequest.Mode.RELOAD);
            assertSame(before, DatabaseImage.of(database), "loaded anew");
        }
    }

    @Tag("proofs")
    @ParameterizedTest(name = "{0} on PostgreSQL {1}")
    @MethodSource("casesBetween")
    void comesBackOnTheVersionsBetween(HardCase hard, int version) {
        comesBackAsItWas(hard, version);
    }

    /// Only what differs is said.
    private static void assertSame(List<String> wanted, List<String> found, String when) {
        assertEquals(String.join("\n", wanted.stream().filter(line -> !found.contains(line)).toList()),
                String.join("\n", found.stream().filter(line -> !wanted.contains(line)).toList()), when);
    }
}
