package plumbline.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// How long a restore holds its locks beside what its preview told: the rates of the estimate come from here.
@Tag("bench")
final class RestoreEstimateBench extends OnCheckpointGround {

    @ParameterizedTest
    @CsvSource({"1000, 0, DELTA", "10000, 0, DELTA", "150000, 0, DELTA", "1000, 4, DELTA", "10000, 4, DELTA",
        "150000, 4, DELTA", "150000, 0, RELOAD", "150000, 4, RELOAD"})
    void toldBesideTaken(int changed, int indexes, RestoreRequest.Mode mode) {
        String set = "e" + changed + "x" + indexes + mode;
        StringBuilder setup = new StringBuilder("CREATE TABLE t (id int PRIMARY KEY, a int, b int, c int, d int,"
                + " v text); INSERT INTO t SELECT i, i, -i, i % 1000, i % 7, md5(i::text) || md5((-i)::text)"
                + " FROM generate_series(1, 200000) AS i;");
        List.of("a", "b", "c", "v").subList(0, indexes)
                .forEach(column -> setup.append("CREATE INDEX ON t (").append(column).append(");"));
        TestPostgres.Database database = ground.made(set, setup.toString());
        Path place = folder.resolve(set);
        Checkpoint checkpoint = ground.create(database, place, 2);
        database.run("UPDATE t SET a = a + 1, v = 'x' || v WHERE id <= " + changed);
        RestoreRequest request = new RestoreRequest(database.target(), ground.shelf(place), checkpoint, List.of(), mode,
                CellChoice.ALL, true, false, false, true, List.of(), "");
        List<String> phases = new ArrayList<>();
        long began = System.nanoTime();
        CheckpointLog log = new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                // only the phases matter
            }

            @Override
            public void at(Progress progress) {
                phases.add(progress.phase() + " " + (System.nanoTime() - began) / 1_000_000);
            }
        };
        try (RestorePlan plan = ground.restores().preview(request, CheckpointLog.SILENT, WorkContext.none())
                .orThrow()) {
            phases.clear();
            RestoreResult done = ground.restores().apply(plan, log, WorkContext.none()).orThrow();
            System.out.printf(Locale.ROOT,
                    "%s of 200000 rows, %d indexes, %s: told %,d ms, taken %,d ms (%s)%n", changed, indexes, mode,
                    plan.millis(), done.millis(), String.join(", ", phases));
        }
        ground.drop(database);
    }
}
