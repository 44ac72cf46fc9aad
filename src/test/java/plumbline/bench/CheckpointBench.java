package plumbline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Shelf;
import plumbline.testing.TestPostgres;

/// Creating a checkpoint and comparing it with its database beside `pg_dump` of the machine and beside reading the rows and
/// throwing them away, in turn within one run, medians. `-Dbench.sets=D1,D2` chooses data sets, `-Dbench.turns=5` how often
/// each is done.
///
/// Goals: at least 4 times as fast as `pg_dump -Fc`, 1.3 times as `-Fc -Z1`, with two sessions 1.3 times as `-Fd -j2 -Z1`;
/// not larger than `-Fc`; a comparison in at most 1.5 times the time of reading. They are printed, not asserted: other
/// programs on the machine would decide.
@Tag("bench")
final class CheckpointBench extends OnCheckpointGround {

    private static final int TURNS = Integer.getInteger("bench.turns", 3);
    private static final Set<String> SETS = Set.of(System.getProperty("bench.sets", "D1,D2,D3,D4,D5,D6").split(","));

    @Test
    void createBesidePgDump() throws Exception {
        for (Map.Entry<String, String> set : CheckpointSets.all().entrySet()) {
            if (SETS.contains(set.getKey())) {
                TestPostgres.Database database = ground.made(set.getKey(), set.getValue());
                besidePgDump(set.getKey(), database);
                besideReading(set.getKey(), database);
                ground.drop(database);
            }
        }
    }

    private void besidePgDump(String name, TestPostgres.Database database) throws Exception {
        Contest contest = new Contest("create " + name, TURNS)
                .peer("ours, 1 session", inPlace(place -> ground.create(database, place, 1)))
                .peer("ours, 2 sessions", inPlace(place -> ground.create(database, place, 2)))
                .peer("pg_dump -Fc", inPlace(place -> dump(database, place, "-Fc")))
                .peer("pg_dump -Fc -Z1", inPlace(place -> dump(database, place, "-Fc", "-Z1")))
                .peer("pg_dump -Fd -j2 -Z1", inPlace(place -> dump(database, place, "-Fd", "-j2", "-Z1")))
                .peer("COPY, thrown away", () -> ground.raw(database, false)).run("MiB");
        System.out.printf(Locale.ROOT,
                "  times as fast: -Fc %.2f (goal 4), -Fc -Z1 %.2f (goal 1.3), -Fd -j2 -Z1 by two %.2f (goal 1.3);"
                        + " time beside COPY %.2f; size beside -Fc %.2f (goal 1)%n",
                contest.times("ours, 1 session", "pg_dump -Fc"), contest.times("ours, 1 session", "pg_dump -Fc -Z1"),
                contest.times("ours, 2 sessions", "pg_dump -Fd -j2 -Z1"),
                contest.times("COPY, thrown away", "ours, 1 session"),
                contest.figure("ours, 1 session") / contest.figure("pg_dump -Fc"));
    }

    private void besideReading(String name, TestPostgres.Database database) throws Exception {
        Path place = Files.createTempDirectory(folder, "kept");
        Shelf shelf = ground.shelf(place);
        Checkpoint checkpoint = ground.create(database, place, 1);
        Contest contest = new Contest("compare " + name, TURNS)
                .peer("exact difference to the database", () -> ground.differences(shelf, checkpoint, database))
                .peer("COPY, thrown away", () -> ground.raw(database, false))
                .peer("COPY in order, thrown away", () -> ground.raw(database, true)).run("");
        System.out.printf(Locale.ROOT, "  time beside COPY %.2f (goal 1.5), beside COPY in the same order %.2f%n",
                contest.times("COPY, thrown away", "exact difference to the database"),
                contest.times("COPY in order, thrown away", "exact difference to the database"));
        CheckpointGround.remove(place);
    }

    private interface Writing {
        void into(Path place) throws IOException, InterruptedException;
    }

    /// Writes into a new folder, which goes when it was measured.
    private Contest.Peer inPlace(Writing writing) {
        return () -> {
            Path place = Files.createTempDirectory(folder, "made");
            writing.into(place);
            return CheckpointGround.size(place); // what is left is removed with the folder of the test
        };
    }

    private static void dump(TestPostgres.Database database, Path place, String... options)
            throws IOException, InterruptedException {
        String[] words = java.util.Arrays.copyOf(options, options.length + 2);
        words[options.length] = "-f";
        words[options.length + 1] = place.resolve("dump").toString();
        CheckpointGround.program(database, "pg_dump", words);
    }
}
