package plumbline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;
import plumbline.testing.SlowLine;
import plumbline.testing.TestPostgres;

/// What goes over the line to a target, and whether it is thought of.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushDownOverALineTest {

    private static final int ROWS = 60_000;

    private TestPostgres.Database database;
    private RoundTrip trip;
    private Checkpoint checkpoint;

    @BeforeAll
    void saveAndChange(@TempDir Path folder) {
        database = TestPostgres.of(18).freshDatabase();
        database.run("CREATE TABLE orders (id bigint PRIMARY KEY, a text, b text, c numeric(12, 2), d timestamptz);"
                + "INSERT INTO orders SELECT n, md5(n::text) || md5('a' || n) || md5('b' || n), repeat(md5('c' || n), 4),"
                + " n / 100.0, 'epoch'::timestamptz + n * interval '1 hour' FROM generate_series(1, " + ROWS
                + ") n; ANALYZE");
        trip = new RoundTrip(folder);
        checkpoint = trip.create(database.target());
        // one in a thousand, spread evenly: the worst for ranges
        database.run("UPDATE orders SET c = c + 1 WHERE id % 1000 = 7");
    }

    @AfterAll
    void close() {
        trip.close();
    }

    @Test
    void oneChangedRowInAThousandTakesATenthOfTheBytesAtMost() {
        try (SlowLine line = SlowLine.counting(database.port())) {
            TableDifference summed = compare(line, PushDown.ALWAYS);
            long summing = line.bytes();
            TableDifference read = compare(line, PushDown.NEVER);
            long reading = line.bytes() - summing;
            assertThat(List.of(summed.changed(), read.changed(), reading / summing >= 10))
                    .as("%d bytes, %d read", summing,
                            reading)
                    .containsExactly(ROWS / 1000L, ROWS / 1000L, true);
        }
    }

    @Test
    void theServersSumsAreAskedForOverASlowLine() {
        try (SlowLine line = new SlowLine(database.port(), Duration.ofMillis(4), 20)) {
            assertThat(compare(line, PushDown.AUTO).proof()).isEqualTo("push-down");
        }
    }

    private TableDifference compare(SlowLine line, PushDown pushDown) {
        Target target = new TestPostgres.Database(database.host(), line.port(), database.name(), database.user())
                .target();
        try (Comparison comparison = trip.comparisons.compare(new Side.Saved(trip.shelf, checkpoint),
                new Side.Live(target), List.of(), new Comparisons.Ways(pushDown, null), CheckpointLog.SILENT,
                WorkContext.none()).orThrow()) {
            return comparison.tables().getFirst();
        }
    }
}
