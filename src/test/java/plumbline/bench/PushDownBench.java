package plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.Comparisons;
import plumbline.core.checkpoint.CreateRequest;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.PushDown;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.checkpoint.archive.FolderShelf;
import plumbline.core.checkpoint.compare.SideComparison;
import plumbline.core.checkpoint.create.CheckpointMaker;
import plumbline.core.repair.Actor;
import plumbline.core.target.Engine;
import plumbline.core.work.WorkContext;
import plumbline.db.postgresql.PostgresReader;
import plumbline.demo.PostgresServer;
import plumbline.demo.ServerOptions;
import plumbline.testing.SlowLine;
import plumbline.testing.TestPostgres;
import plumbline.testing.TestSessions;

/// Comparing a checkpoint with its target by the server's sums, by reading all rows, and as the program chooses, over a line
/// of 100 Mbit/s with 10 ms and over none. `-Dbench.rows=500000` of about 290 bytes, `-Dbench.turns=3`. Printed, not asserted.
@Tag("bench")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PushDownBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 500_000);
    private static final int TURNS = Integer.getInteger("bench.turns", 3);
    private static final String ORDERS = """
            CREATE TABLE orders (id bigint PRIMARY KEY, a text, b text, c numeric(12, 2), d timestamptz, e int);
            INSERT INTO orders SELECT n, md5(n::text) || md5('a' || n) || md5('b' || n), repeat(md5('c' || n), 4), n / 100.0,
                'epoch'::timestamptz + n * interval '1 minute', n % 1000 FROM generate_series(1, @) n;
            """;

    private final TestSessions sessions = new TestSessions();
    private final PostgresReader reader = new PostgresReader(sessions.sessions());
    private final PostgresServer server = TestPostgres.own(15, ServerOptions.trusting().with("shared_buffers", "512MB")
            .with("max_wal_size", "8GB").with("autovacuum", "off"));
    private Path folder = Path.of("");

    @BeforeAll
    void start() throws IOException {
        folder = Files.createTempDirectory("push-down-bench");
        server.start();
    }

    @AfterAll
    void end() throws IOException {
        sessions.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private TestPostgres.Database database(int port) {
        return new TestPostgres.Database(PostgresServer.HOST, port, "postgres", PostgresServer.SUPERUSER);
    }

    @Test
    void compareOverALine() {
        TestPostgres.Database here = database(server.port());
        here.run(ORDERS.replace("@", String.valueOf(ROWS)));
        here.run("VACUUM ANALYZE");
        FolderShelf shelf = new FolderShelf(folder.resolve("shelf"), reader, InstantSource.system());
        Checkpoint checkpoint = new CheckpointMaker(Map.of(Engine.POSTGRESQL, reader), new Actor("bench", "bench"),
                "bench", InstantSource.system(), ZoneOffset.UTC)
                .create(new CreateRequest(here.target(), Choice.ALL, "", "", Manifest.MANUAL, 1, false), shelf,
                        CheckpointLog.SILENT, WorkContext.none())
                .orThrow();
        Side saved = new Side.Saved(shelf, checkpoint);
        for (String change : List.of("", "UPDATE orders SET c = c + 1 WHERE id % 1000 = 7",
                "UPDATE orders SET c = c + 1 WHERE id % 100 = 7")) {
            if (!change.isEmpty()) {
                here.run(change);
                here.run("VACUUM orders");
            }
            System.out.printf(Locale.ROOT, "%ncompare %d rows, %s%n", ROWS, change.isEmpty() ? "unchanged" : change);
            measure("100 Mbit/s, 10 ms", saved, Duration.ofMillis(10), 100);
            measure("counted only", saved, Duration.ZERO, 1e9);
        }
    }

    private void measure(String name, Side saved, Duration roundTrip, double megabits) {
        for (PushDown pushDown : List.of(PushDown.NEVER, PushDown.ALWAYS, PushDown.AUTO)) {
            long[] millis = new long[TURNS];
            long bytes = 0;
            String proof = "";
            for (int turn = 0; turn < TURNS; turn++) {
                try (SlowLine line = new SlowLine(server.port(), roundTrip, megabits)) {
                    long begun = System.nanoTime();
                    TableDifference table = compare(saved, line, pushDown);
                    millis[turn] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
                    bytes = line.bytes();
                    proof = table.proof() + ", " + table.changed() + " changed";
                }
            }
            System.out.printf(Locale.ROOT, "  %-18s %-7s %7d ms %9.2f MB  %-26s %s%n", name, pushDown.word(),
                    median(millis), bytes / 1e6, proof, Arrays.toString(millis));
        }
    }

    private TableDifference compare(Side saved, SlowLine line, PushDown pushDown) {
        SideComparison comparisons = new SideComparison(Map.of(Engine.POSTGRESQL, reader),
                () -> folder.resolve("scratch"));
        try (Comparison comparison = comparisons
                .compare(saved, new Side.Live(database(line.port()).target()), List.of(),
                        new Comparisons.Ways(pushDown, null), CheckpointLog.SILENT, WorkContext.none())
                .orThrow()) {
            return comparison.tables().getFirst();
        }
    }

    private static long median(long[] millis) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
