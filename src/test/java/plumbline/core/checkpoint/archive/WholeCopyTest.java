package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.PackedFile;
import plumbline.core.checkpoint.Choice;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Inventory;
import plumbline.core.checkpoint.LiveReader;
import plumbline.core.checkpoint.LiveTables;
import plumbline.core.checkpoint.Origin;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.TupleReader;
import plumbline.core.target.Target;
import plumbline.core.work.WorkContext;

final class WholeCopyTest {

    @TempDir
    Path folder;

    private final byte[] content = new byte[3_000_000];
    private final TableForm form = Sample.form("orders", Coding.SQLITE, 2);
    private final List<Path> opened = new ArrayList<>();
    private byte[] seen = new byte[0];

    /// Takes any file for a database whose tables are empty.
    private final LiveReader reader = new LiveReader() {
        @Override
        public LiveTables open(Target target, Choice choice, WorkContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tables openCopy(Path file, Origin origin) {
            opened.add(file);
            try {
                seen = Files.readAllBytes(file);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return new Tables() {
                @Override
                public Origin origin() {
                    return origin;
                }

                @Override
                public Inventory inventory() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public TupleReader rows(TableForm wanted) {
                    return TupleReader.none();
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }

        @Override
        public List<String> faultsOfCopy(Path file, WorkContext context) {
            return seen[0] == 0 ? List.of("page 1 is damaged") : List.of();
        }
    };

    private FolderShelf shelf() {
        return new FolderShelf(folder, reader, Sample.CLOCK);
    }

    private Checkpoint made(int first) throws IOException {
        new Random(1).nextBytes(content);
        content[0] = (byte) first;
        try (CheckpointWriter writer = shelf().begin("checkpoint_a")) {
            Files.write(writer.filePlace(), content);
            PackedFile packed = writer.packFile();
            SavedTable table = new SavedTable(form, 0, 0, packed.file(), packed.fileBytes(), packed.sha256(), "",
                    List.of(), SavedTable.WHOLE, "");
            return writer.finish(Sample.manifest(writer, List.of(table)));
        }
    }

    @Test
    void comesBackByteByByte() throws IOException {
        Checkpoint made = made(1);
        try (Tables tables = shelf().open(made)) {
            tables.rows(form).close();
            assertArrayEquals(content, seen);
        }
    }

    @Test
    void isNotUnpackedBeforeRowsAreAskedFor() throws IOException {
        Checkpoint made = made(1);
        try (Tables tables = shelf().open(made)) {
            assertEquals(List.of(form), tables.inventory().tables());
            assertEquals(List.of(), opened);
        }
    }

    @Test
    void leavesNoUnpackedFile() throws IOException {
        Checkpoint made = made(1);
        try (Tables tables = shelf().open(made)) {
            tables.rows(form).close();
        }
        assertFalse(Files.exists(opened.getFirst().resolveSibling("")));
    }

    @Test
    void isVerified() throws IOException {
        assertEquals(List.of(), shelf().verify(made(1), WorkContext.none()));
    }

    @Test
    void isVerifiedByTheSystemItself() throws IOException {
        assertEquals(List.of(Fault.of(Fault.Code.SYSTEM, "page 1 is damaged")),
                shelf().verify(made(0), WorkContext.none()));
    }

    @Test
    void keepsNoUnpackedCopyInTheCheckpoint() throws IOException {
        Checkpoint made = made(1);
        assertTrue(Files.exists(made.path().resolve("sqlite/main.db.zst")));
        assertFalse(Files.exists(made.path().resolve("sqlite/main.db")));
    }
}
