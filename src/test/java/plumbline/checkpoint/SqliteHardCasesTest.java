package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.target.Address.SqliteAddress;
import plumbline.core.target.Environment;
import plumbline.core.target.Target;

/// Every SQLite file that is hard to put back comes back as it was: by the difference, by loading anew, and the restore
/// itself can be taken back.
class SqliteHardCasesTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder = Path.of("");

    static Stream<HardCase> cases() {
        return HardCase.all("hard-sqlite").stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesBackAsItWas(HardCase hard) {
        Path file = folder.resolve("file.db");
        SqliteImage.run(file, hard.setup());
        Target target = Target.adHoc(new SqliteAddress(file), Environment.TEST);
        try (RoundTrip trip = new RoundTrip(folder)) {
            List<String> before = SqliteImage.of(file);
            Checkpoint checkpoint = trip.create(target);
            SqliteImage.run(file, hard.wreck());
            List<String> wrecked = SqliteImage.of(file);

            RestoreResult byDelta = trip.restore(target, checkpoint, RestoreRequest.Mode.DELTA);
            assertSame(before, SqliteImage.of(file), "by the difference");

            trip.restore(target, trip.shelf.find(byDelta.safety()), RestoreRequest.Mode.DELTA);
            assertSame(wrecked, SqliteImage.of(file), "taken back");

            trip.restore(target, checkpoint, RestoreRequest.Mode.RELOAD);
            assertSame(before, SqliteImage.of(file), "loaded anew");
        }
    }

    /// Only what differs is said.
    private static void assertSame(List<String> wanted, List<String> found, String when) {
        assertEquals(String.join("\n", wanted.stream().filter(line -> !found.contains(line)).toList()),
                String.join("\n", found.stream().filter(line -> !wanted.contains(line)).toList()), when);
        assertEquals(wanted.size(), found.size(), when);
    }
}
