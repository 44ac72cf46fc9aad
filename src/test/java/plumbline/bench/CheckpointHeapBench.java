package plumbline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.Shelf;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// A checkpoint of 10 GB, its comparison with the database and the restore of what differs, in a JVM with a heap of 128 MiB.
/// `-Dbench.gigabytes=2` for less. The rows are made once, compressible, so that the server keeps them in little room.
@Tag("bench")
final class CheckpointHeapBench {

    private static final int GIGABYTES = Integer.getInteger("bench.gigabytes", 10);
    private static final long ROW = 10_000;
    private static final long PATIENCE_MINUTES = 60;
    private static final int MEBIBYTES = 128;

    @TempDir
    Path folder;

    @Test
    void createCompareAndRestoreInASmallHeap() throws Exception {
        try (CheckpointGround ground = CheckpointGround.own(folder)) {
            ground.made("heap", "CREATE TABLE wide (id int PRIMARY KEY, n int NOT NULL, body text NOT NULL);"
                    + "INSERT INTO wide SELECT n, n % 7, repeat(md5(n::text) || n, 9800 / length(md5(n::text) || n))"
                    + " FROM generate_series(1, " + GIGABYTES * 1_000_000_000L / ROW + ") n");
            Process child = new ProcessBuilder(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx" + MEBIBYTES + "m", "-cp",
                    System.getProperty("java.class.path"), CheckpointHeapBench.class.getName(),
                    folder.resolve("child").toString(), String.valueOf(ground.port()))).inheritIO().start();
            if (!child.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                child.destroyForcibly();
            }
            assertEquals(0, child.exitValue(), "it went through in " + MEBIBYTES + " MiB");
        }
    }

    /// The child: folder and port.
    static void main(String[] words) {
        Path folder = Path.of(words[0]);
        try (CheckpointGround ground = CheckpointGround.at(folder, Integer.parseInt(words[1]))) {
            TestPostgres.Database database = ground.database("heap");
            Shelf shelf = ground.shelf(folder);
            long begun = System.nanoTime();
            Checkpoint checkpoint = ground.create(database, folder, 2);
            said("created: " + checkpoint.contents().tables().getFirst().bytes() / 1_000_000 + " MB in "
                    + checkpoint.contents().tables().getFirst().fileBytes() / 1_000_000 + " MB", begun);
            database.run("UPDATE wide SET n = n + 1 WHERE id % 100 = 7");
            begun = System.nanoTime();
            said("compared: " + ground.differences(shelf, checkpoint, database) + " rows differ", begun);
            begun = System.nanoTime();
            ground.restores().applyUnseen(new RestoreRequest(database.target(), shelf, checkpoint, List.of(),
                    RestoreRequest.Mode.DELTA, CellChoice.ALL, true, false, false, true, List.of(), ""),
                    CheckpointLog.SILENT, WorkContext.none()).orThrow();
            said("restored", begun);
        }
    }

    private static void said(String what, long begun) {
        System.out.printf(Locale.ROOT, "%s, %.1f s, heap of at most %d MiB%n", what, (System.nanoTime() - begun) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
