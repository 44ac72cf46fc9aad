package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.work.WorkContext;

final class KilledWriterTest {

    @TempDir
    Path folder;

    private final Random random = new Random(11);

    @Test
    void leavesWholeOrIncompleteOnesOnly() throws IOException, InterruptedException {
        kill(5);
    }

    @Tag("proofs")
    @Test
    void leavesWholeOrIncompleteOnesOnlyWheneverItIsKilled() throws IOException, InterruptedException {
        kill(100);
    }

    private void kill(int times) throws IOException, InterruptedException {
        for (int round = 0; round < times; round++) {
            Process child = WriterChild.start(folder, 0, "128m");
            try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("ready", out.readLine());
                boolean _ = child.waitFor(50 + random.nextInt(500), TimeUnit.MILLISECONDS);
            } finally {
                child.destroyForcibly();
                assertTrue(child.waitFor(10, TimeUnit.SECONDS));
            }
            FolderShelf shelf = Sample.shelf(folder);
            for (Checkpoint each : shelf.all()) {
                if (each.condition() != Condition.INCOMPLETE) {
                    assertEquals(Condition.GOOD, each.condition(), String.valueOf(each.fault()));
                    assertEquals(List.of(), shelf.verify(each, WorkContext.none()));
                }
                shelf.delete(each);
            }
        }
    }

    @Tag("proofs")
    @Test
    void writesAndVerifiesALargeTableInLittleMemory() throws IOException, InterruptedException {
        Process child = WriterChild.start(folder, 300, "48m");
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("ready", out.readLine());
            assertEquals("intact", out.readLine());
        } finally {
            child.destroyForcibly();
        }
    }
}
