package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.target.Target;
import plumbline.testing.TestPostgres;

/// Databases that nobody thought of come back as they were: by the difference, by loading anew, and the restore can be
/// taken back.
///
/// `-Dplumbline.seed=4711 -Dplumbline.seeds=1` draws a database again.
class GeneratedSchemasTest {

    private static final int NEWEST = 18;
    private static final int OLDEST = 13;

    @TempDir
    Path folder = Path.of("");

    static LongStream some() {
        return LongStream.rangeClosed(1, 17);
    }

    static LongStream few() {
        return LongStream.rangeClosed(21, 23);
    }

    static LongStream many() {
        long first = Long.getLong("plumbline.seed", 1000);
        return LongStream.range(first, first + Long.getLong("plumbline.seeds", 2000));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("some")
    void comesBackAsItWas(long seed) {
        roundTrip(seed, NEWEST);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void comesBackOnTheOldestServer(long seed) {
        roundTrip(seed, OLDEST);
    }

    @Tag("proofs")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("many")
    void comesBackWhateverWasDrawn(long seed) {
        int drawn = TestPostgres.MAJORS.get((int) (seed % TestPostgres.MAJORS.size()));
        roundTrip(seed, Integer.getInteger("plumbline.major", drawn));
    }

    private void roundTrip(long seed, int major) {
        String when = "seed " + seed + " on PostgreSQL " + major + ": ";
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        SchemaGenerator.Statements drawn = SchemaGenerator.drawn(seed);
        try (RoundTrip trip = new RoundTrip(folder)) {
            run(database, drawn.setup());
            backAndForth(database, drawn.wreck(), trip, when);
        } catch (RuntimeException failed) {
            throw new AssertionError(when + failed.getMessage(), failed);
        } finally {
            TestPostgres.of(major).database("postgres").run("DROP DATABASE " + database.name() + " WITH (FORCE)");
        }
    }

    private static void backAndForth(TestPostgres.Database database, List<String> wreck, RoundTrip trip, String when) {
        Target target = database.target();
        List<String> before = DatabaseImage.of(database);
        Checkpoint checkpoint = trip.create(target);
        run(database, wreck);
        List<String> wrecked = DatabaseImage.of(database);

        RestoreResult byDelta = trip.restore(target, checkpoint, RestoreRequest.Mode.DELTA);
        assertSame(before, DatabaseImage.of(database), when + "by the difference");

        if (!byDelta.safety().isEmpty()) {
            trip.restore(target, trip.shelf.find(byDelta.safety()), RestoreRequest.Mode.DELTA);
            assertSame(wrecked, DatabaseImage.of(database), when + "taken back");
        }

        trip.restore(target, checkpoint, RestoreRequest.Mode.RELOAD);
        assertSame(before, DatabaseImage.of(database), when + "loaded anew");
    }

    /// Each statement for itself, so that a refused one changes nothing for the others.
    private static void run(TestPostgres.Database database, List<String> statements) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    statement.execute(sql);
                } catch (SQLException refused) {
                    if (sql.startsWith("CREATE TABLE")) {
                        throw new IllegalStateException(sql, refused);
                    }
                }
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// Only what differs is said.
    private static void assertSame(List<String> wanted, List<String> found, String when) {
        assertEquals(String.join("\n", wanted.stream().filter(line -> !found.contains(line)).toList()),
                String.join("\n", found.stream().filter(line -> !wanted.contains(line)).toList()), when);
    }
}
