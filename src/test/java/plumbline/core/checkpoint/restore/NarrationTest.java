package plumbline.core.checkpoint.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import plumbline.core.checkpoint.CellChoice;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointLog;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Narrator;
import plumbline.core.checkpoint.RestoreRequest;
import plumbline.core.checkpoint.RestoreRequest.Mode;
import plumbline.core.sql.TableName;
import plumbline.testing.FakeShelf;
import plumbline.testing.SampleCheckpoints;
import plumbline.testing.Shop;

/// What the log says before anything is overwritten is true, and begins as in the guide whatever is put back.
final class NarrationTest {

    private static final TableName TABLE = TableName.of("public", "orders");

    @Test
    void theGuidesWordsStandWhereEverythingIsLoadedAnew() {
        assertEquals("WARN [CHECKPOINT] This will OVERWRITE all existing data in the database!",
                told(Mode.RELOAD, List.of(), CellChoice.ALL));
    }

    @Test
    void aReloadOfSomeTablesNamesThem() {
        assertEquals("WARN [CHECKPOINT] This will OVERWRITE all existing data in the chosen tables!",
                told(Mode.RELOAD, List.of(TABLE), CellChoice.ALL));
    }

    @Test
    void aDeltaOverwritesOnlyWhatDiffers() {
        assertEquals("WARN [CHECKPOINT] This will OVERWRITE the rows that differ from the checkpoint, and leave all"
                + " others as they are", told(Mode.DELTA, List.of(), CellChoice.ALL));
    }

    @Test
    void chosenRowsAreCalledSo() {
        assertEquals("WARN [CHECKPOINT] This will OVERWRITE the chosen rows, and leave all others as they are",
                told(Mode.DELTA, List.of(), new CellChoice(Map.of(TABLE, Map.of(1L, new BitSet())))));
    }

    private static String told(Mode mode, List<TableName> tables, CellChoice choice) {
        Checkpoint checkpoint = new SampleCheckpoints(Instant.EPOCH).of("shop-prod", Manifest.MANUAL, Duration.ZERO,
                "");
        List<String> lines = new ArrayList<>();
        new Narration(new Narrator(new CheckpointLog() {
            @Override
            public void line(Level level, String text) {
                lines.add(level + " " + text);
            }

            @Override
            public void at(Progress progress) {
                // lines only
            }
        })).begins(
                new RestoreRequest(Shop.PROD, new FakeShelf(List.of()), checkpoint, tables, mode, choice, true, false,
                        false, true, List.of(), ""));
        return lines.get(2);
    }
}
