package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Fault;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.watch.Subscription;
import plumbline.core.work.WorkContext;

/// What the machine's own tools make of a checkpoint, and files that go from one shelf to another.
final class ToolsTest {

    @TempDir
    Path folder;

    private static byte[] run(Path in, String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).directory(in.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            Assumptions.abort(command[0] + " is not on this machine");
            throw missing;
        }
        byte[] out = process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), String.join(" ", command));
        return out;
    }

    @Test
    void itsHashesAreReadBySha256sum() throws IOException, InterruptedException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "a");
        Sample.shelf(folder).relabel(made, "x", true);
        String said = new String(run(made.path(), "sha256sum", "-c", "SHA256SUMS"), StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(made.path())) {
            assertEquals(files.filter(Files::isRegularFile).count() - 2, said.lines().count());
        }
    }

    @Test
    void zstdMakesOneCopyStreamOfItsFrames() throws IOException, InterruptedException {
        Checkpoint made = Sample.make(Sample.shelf(folder), "a", Manifest.MANUAL, Sample.NOW, Sample.rows(90_000));
        SavedTable table = made.contents().tables().getFirst();
        byte[] stream = run(made.path(), "zstd", "-dc", table.file());
        assertTrue(table.frames().size() > 1);
        assertEquals(19 + 2 + Sample.rows(90_000).stream().mapToLong(row -> row.length()).sum(), stream.length);
        assertEquals("PGCOPY", new String(stream, 0, 6, StandardCharsets.US_ASCII));
    }

    @Test
    void zstdMakesLinesOfATextTable() throws IOException, InterruptedException {
        try (CheckpointWriter writer = Sample.shelf(folder).begin("a")) {
            SavedTable table = Sample.write(writer, Sample.form("t", Coding.COPY_TEXT, 2),
                    List.of(Sample.row("a\tb", null), Sample.row("\\.", "x\ny")));
            Checkpoint made = writer.finish(Sample.manifest(writer, List.of(table)));
            assertEquals("a\\tb\t\\N\n\\\\.\tx\\ny\n",
                    new String(run(made.path(), "zstd", "-dc", table.file()), StandardCharsets.UTF_8));
        }
    }

    private Path exported(String id) {
        Checkpoint made = Sample.make(Sample.shelf(folder.resolve("one")), id);
        Path file = folder.resolve(id + ".tar");
        Sample.shelf(folder.resolve("one")).exportTo(made, file, WorkContext.none());
        return file;
    }

    @Test
    void tarUnpacksWhatWasExported() throws IOException, InterruptedException {
        Path file = exported("a");
        Path other = Files.createDirectory(folder.resolve("two"));
        run(other, "tar", "xf", file.toString());
        Checkpoint found = Sample.shelf(other).all().getFirst();
        assertEquals(Condition.GOOD, found.condition());
        assertEquals(List.of(), Sample.shelf(other).verify(found, WorkContext.none()));
    }

    @Test
    void leavesTheFormerFileWhereAnExportIsCancelled() throws IOException {
        FolderShelf one = Sample.shelf(folder.resolve("one"));
        Checkpoint made = Sample.make(one, "a");
        Path file = Files.writeString(folder.resolve("a.tar"), "the former one");
        WorkContext cancelled = new WorkContext() {
            @Override
            public boolean cancelled() {
                return true;
            }

            @Override
            public void progress(double fraction, String doing) {
                // nobody looks on
            }

            @Override
            public Subscription onCancel(Runnable action) {
                return () -> {};
            }
        };

        ProblemException stopped = assertThrows(ProblemException.class, () -> one.exportTo(made, file, cancelled));

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(ProblemCode.CANCELLED, "the former one", 2L),
                    List.of(stopped.problem().code(), Files.readString(file), left.count()));
        }
    }

    @Test
    void packsADamagedOneAndNamesItsDamagedFile() throws IOException {
        FolderShelf one = Sample.shelf(folder.resolve("one"));
        Checkpoint made = Sample.make(one, "a");
        String table = made.contents().tables().getFirst().file();
        byte[] bytes = Files.readAllBytes(made.path().resolve(table));
        bytes[bytes.length / 2] ^= 1;
        Files.write(made.path().resolve(table), bytes);
        Path file = folder.resolve("a.tar");

        List<Fault> wrong = one.exportTo(one.find("a"), file, WorkContext.none());

        assertEquals(List.of(table), wrong.stream().map(Fault::where).toList());
        assertTrue(Files.size(file) > bytes.length);
        assertTrue(one.find("a").label().verified() != null && !one.find("a").label().intact(), "the label says it");
    }

    @Test
    void anExportOfAnIntactOneLeavesItsLabelAsItWas() {
        exported("a");
        assertNull(Sample.shelf(folder.resolve("one")).find("a").label().verified());
    }

    @Test
    void takesInWhatTarPacked() throws IOException, InterruptedException {
        Sample.make(Sample.shelf(folder.resolve("one")), "a");
        run(folder.resolve("one"), "tar", "cf", "../x.tar", "./a.plcp");
        Checkpoint found = Sample.shelf(folder.resolve("two")).importFrom(folder.resolve("x.tar"), WorkContext.none());
        assertTrue(found.usable() && found.label().intact());
    }

    @Test
    void givesAnotherIdWhereAnotherCheckpointHasIt() {
        Path file = exported("a");
        FolderShelf two = Sample.shelf(folder.resolve("two"));
        Sample.make(two, "a", Manifest.MANUAL, Sample.NOW, Sample.rows(9));
        Checkpoint found = two.importFrom(file, WorkContext.none());
        assertEquals("a_2 a_2 GOOD", found.id() + " " + found.contents().id() + " " + found.condition());
        assertEquals(List.of(), two.verify(found, WorkContext.none()));
    }

    @Test
    void refusesTheSameCheckpointTwice() throws IOException {
        Path file = exported("a");
        FolderShelf two = Sample.shelf(folder.resolve("two"));
        two.importFrom(file, WorkContext.none());
        assertEquals(ProblemCode.CHECKPOINT_TAKEN,
                assertThrows(ProblemException.class, () -> two.importFrom(file, WorkContext.none())).problem().code());
        assertEquals(1, two.all().size());
    }

    private Path tar(String name, byte type) throws IOException {
        Path file = folder.resolve("evil.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8")) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            boolean link = type == TarConstants.LF_SYMLINK || type == TarConstants.LF_LINK;
            entry.setLinkName(link ? "/etc/passwd" : "");
            entry.setSize(link ? 0 : 2);
            tar.putArchiveEntry(entry);
            if (!link) {
                tar.write(new byte[]{'{', '}'});
            }
            tar.closeArchiveEntry();
        }
        return file;
    }

    private void assertRefused(Path file) {
        FolderShelf two = Sample.shelf(folder.resolve("two"));
        assertEquals(ProblemCode.BAD_CHECKPOINT,
                assertThrows(ProblemException.class, () -> two.importFrom(file, WorkContext.none())).problem().code());
        assertEquals(List.of(), two.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.plcp/manifest.json", "/x.plcp/manifest.json", "x.plcp/../manifest.json",
        "x.plcp/tables/../../y", "x.plcp/other.txt", "manifest.json", "..plcp/manifest.json",
        "x.plcp/tables/a/b.zst", "x.plcp/manifest.json"})
    void refusesAFileThatIsNoCheckpoint(String name) throws IOException {
        assertRefused(tar(name, TarConstants.LF_NORMAL));
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK})
    void refusesLinks(byte type) throws IOException {
        assertRefused(tar("x.plcp/schema.sql", type));
    }

    @Test
    void refusesADamagedFileAndLeavesNothing() throws IOException {
        Path file = exported("a");
        byte[] content = Files.readAllBytes(file);
        int place = new String(content, StandardCharsets.ISO_8859_1).indexOf("create table");
        content[place] ^= 1;
        Files.write(file, content);
        assertRefused(file);
    }

    @Test
    void refusesACutFile() throws IOException {
        Path file = exported("a");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(content, 3000));
        assertRefused(file);
    }
}
