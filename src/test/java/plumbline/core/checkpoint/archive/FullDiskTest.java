package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;

final class FullDiskTest {

    @TempDir
    Path folder;

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Assumptions.assumeTrue(process.waitFor() == 0, String.join(" ", command) + " is refused here");
    }

    @Test
    void saysThatTheDiskIsFullAndLeavesNothing() throws IOException, InterruptedException {
        Path small = Files.createDirectory(folder.resolve("small"));
        try {
            run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString());
        } catch (IOException missing) {
            Assumptions.abort("there is no mount here");
        }
        try {
            FolderShelf shelf = Sample.shelf(small);
            ProblemException full = assertThrows(ProblemException.class, () -> fill(shelf));
            assertEquals(ProblemCode.DISK_FULL, full.problem().code());
            assertEquals(List.of(), shelf.all());
        } finally {
            run("umount", small.toString());
        }
    }

    private static void fill(FolderShelf shelf) {
        byte[] value = new byte[100_000];
        new Random(2).nextBytes(value);
        Tuple row = Sample.row(new byte[][]{{'a'}, value});
        try (CheckpointWriter writer = shelf.begin("checkpoint_a");
                TableWriter table = writer.table(Sample.form("t", Coding.COPY_BINARY, 2), false)) {
            for (int i = 0; i < 100; i++) {
                new Random(i).nextBytes(value);
                System.arraycopy(value, 0, row.bytes(), row.place(1), value.length);
                table.row(row);
            }
        }
    }

    @Test
    void saysThatAFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        ProblemException refused = assertThrows(ProblemException.class,
                () -> Sample.shelf(file.resolve("shelf")).begin("checkpoint_a"));
        assertEquals(ProblemCode.HOME, refused.problem().code());
    }

    @Test
    void knowsTheWordsOfAFullDisk() {
        assertEquals(ProblemCode.DISK_FULL, ((ProblemException) Disk
                .failure(new FileSystemException("a", null, "No space left on device"), folder)).problem().code());
    }
}
