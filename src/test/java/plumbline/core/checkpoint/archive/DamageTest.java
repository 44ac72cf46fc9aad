package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

final class DamageTest {

    @TempDir
    Path folder;

    @Test
    void noticesEveryChangedByte() throws IOException {
        notices(200);
    }

    @Tag("proofs")
    @Test
    void noticesEveryChangedByteOfThousands() throws IOException {
        notices(2000);
    }

    private void notices(int times) throws IOException {
        Damage damage = new Damage(folder, 5);
        for (int i = 0; i < times; i++) {
            assertEquals("", damage.unnoticed(), "change " + i);
        }
    }

    private Checkpoint changed(int place) throws IOException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "checkpoint_a", Manifest.MANUAL, Sample.NOW,
                Sample.rows(90_000));
        Path file = made.path().resolve("tables/public.orders.copy.zst");
        byte[] content = Files.readAllBytes(file);
        content[place < 0 ? content.length + place : place] ^= 1;
        Files.write(file, content);
        return made;
    }

    @Test
    void namesFileAndFrameWhenReading() throws IOException {
        Checkpoint made = changed(-100);
        try (Tables tables = Sample.shelf(folder).open(made);
                var rows = tables.rows(tables.inventory().tables().getFirst())) {
            ProblemException bad = assertThrows(ProblemException.class, () -> {
                while (rows.next()) {
                    rows.tuple();
                }
            });
            assertEquals(ProblemCode.BAD_CHECKPOINT, bad.problem().code());
            assertTrue(bad.problem().detail().matches(
                    "tables/public.orders.copy.zst, frame \\d+: expected SHA-256 \\w{64}, found \\w{64}"),
                    bad.problem().detail());
        }
    }

    @Test
    void readsNothingOfADamagedFrame() throws IOException {
        Checkpoint made = changed(10);
        try (Tables tables = Sample.shelf(folder).open(made);
                var rows = tables.rows(tables.inventory().tables().getFirst())) {
            assertThrows(ProblemException.class, rows::next);
        }
    }

    @Test
    void writesIntoTheLabelThatItIsDamaged() throws IOException {
        FolderShelf shelf = Sample.shelf(folder);
        Checkpoint made = changed(10);
        assertTrue(shelf.verify(made, WorkContext.none()).size() >= 1);
        Checkpoint.Label label = shelf.find("checkpoint_a").label();
        assertEquals(new Checkpoint.Label("before the price fix", false, Sample.NOW, false), label);
    }

    @Test
    void listsACutFileAsDamaged() throws IOException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "checkpoint_a");
        Path file = made.path().resolve("tables/public.orders.copy.zst");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 1));
        Checkpoint found = Sample.shelf(folder).all().getFirst();
        assertEquals(Condition.DAMAGED, found.condition());
        assertEquals("tables/public.orders.copy.zst: expected " + content.length + " bytes, found "
                + (content.length - 1), String.valueOf(found.fault()));
    }

    @Test
    void listsAMissingFileAsDamaged() throws IOException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "checkpoint_a");
        Files.delete(made.path().resolve("tables/public.orders.copy.zst"));
        assertEquals("tables/public.orders.copy.zst is missing",
                String.valueOf(Sample.shelf(folder).all().getFirst().fault()));
    }

    @Test
    void tellsOfAMissingFileOnce() throws IOException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "checkpoint_a");
        Files.delete(made.path().resolve("tables/public.orders.copy.zst"));
        assertEquals(List.of(Fault.of(Fault.Code.MISSING, "tables/public.orders.copy.zst")),
                Sample.shelf(folder).verify(made, WorkContext.none()));
    }

    @Test
    void doesNotFollowALink() throws IOException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "checkpoint_a");
        Path file = made.path().resolve("tables/public.orders.copy.zst");
        Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, folder.resolve("elsewhere"));
        assertEquals(Condition.DAMAGED, Sample.shelf(folder).all().getFirst().condition());
    }

    @Test
    void saysThatAnIntactOneIsIntact() {
        FolderShelf shelf = Sample.shelf(folder);
        Checkpoint made = Sample.make(shelf, "checkpoint_a");
        assertEquals(List.of(), shelf.verify(made, WorkContext.none()));
        assertTrue(shelf.find("checkpoint_a").label().intact());
    }
}
