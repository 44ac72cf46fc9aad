package plumbline.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Comparison;
import plumbline.core.checkpoint.RestorePlan;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreResult;
import plumbline.core.checkpoint.Side;
import plumbline.core.checkpoint.TableDifference;
import plumbline.core.work.WorkContext;
import plumbline.testing.TestPostgres;

/// A safety checkpoint holds a table without a key whole, since nothing tells later which of its rows were meant.
class UnkeyedSafetyTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void itsDifferenceIsExactAndItsUndoSaysThatLaterRowsGo(int version) {
        TestPostgres.Database database = TestPostgres.of(version).freshDatabase();
        database.run("CREATE TABLE log (what text); INSERT INTO log VALUES ('a'), ('a'), (NULL);"
                + "CREATE TABLE keyed (id int PRIMARY KEY); INSERT INTO keyed VALUES (1)");
        try (RoundTrip trip = new RoundTrip(folder)) {
            Checkpoint checkpoint = trip.create(database.target());
            database.run("DELETE FROM log WHERE what IS NULL; INSERT INTO log VALUES ('b'); DELETE FROM keyed");
            List<String> wrecked = DatabaseImage.of(database);
            RestoreResult done = trip.restore(database.target(), checkpoint, RestoreRequest.Mode.DELTA);
            database.run("INSERT INTO log VALUES ('later'); INSERT INTO keyed VALUES (2)");
            Checkpoint safety = trip.shelf.find(done.safety());

            try (Comparison comparison = trip.compare(new Side.Saved(trip.shelf, safety),
                    new Side.Live(database.target()))) {
                TableDifference log = comparison.tables().stream()
                        .filter(table -> table.name().toString().equals("public.log")).findFirst().orElseThrow();
                assertEquals(List.of(2L, 1L, 0L, 2L),
                        List.of(log.added(), log.removed(), log.changed(), log.unchanged()));
                assertEquals(List.of(), log.drift());
            }
            try (RestorePlan plan = trip.restores.preview(RestoreRequest.whole(database.target(), trip.shelf, safety),
                    CheckpointLog.SILENT, WorkContext.none()).orThrow()) {
                assertTrue(plan.warnings().contains(
                        new RestorePlan.Said("restoring.warn.unkeyed", List.of("public.log"))),
                        plan.warnings().toString());
            }
            trip.restore(database.target(), safety, RestoreRequest.Mode.DELTA);
            database.run("DELETE FROM keyed WHERE id = 2"); // a row with a key that came later stays
            assertEquals(wrecked, DatabaseImage.of(database));
        }
    }
}
