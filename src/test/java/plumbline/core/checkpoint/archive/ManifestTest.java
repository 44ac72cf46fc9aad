package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.work.WorkContext;

/// The form of the manifest: what version 1 wrote is written and read for good, and what nobody wrote is refused.
final class ManifestTest {

    private static final List<String> FILES = List.of("manifest.json", "SHA256SUMS", "schema.sql", "sequences.json",
            "tables/public.lines.rows.zst", "tables/public.lines.absent.rows.zst", "tables/public.orders.copy.zst");

    @TempDir
    Path folder;

    private Checkpoint made() {
        TableForm lines = Sample.form("lines", Coding.SQLITE, 2);
        try (CheckpointWriter writer = Sample.shelf(folder).begin("checkpoint_v1");
                TableWriter absent = writer.table(lines, true);
                TableWriter some = writer.table(lines, false)) {
            SavedTable whole = Sample.write(writer, Sample.form("orders", Coding.COPY_BINARY, 2), Sample.rows(3));
            absent.row(Sample.row("7", null));
            some.row(Sample.row("8", "eight"));
            SavedTable rows = some.finish(SavedTable.ROWS, absent.finish(SavedTable.ROWS, null));
            return writer.finish(Sample.manifest(writer, List.of(whole, rows)));
        }
    }

    private Path golden() throws IOException {
        Path golden = folder.resolve("golden/checkpoint_v1.plcp");
        Files.createDirectories(golden.resolve("tables"));
        for (String each : FILES) {
            try (InputStream in = ManifestTest.class.getResourceAsStream("v1/" + each)) {
                Files.copy(Objects.requireNonNull(in, each), golden.resolve(each));
            }
        }
        return golden;
    }

    // what a newer zstd may pack in another way is left out
    private static String plain(Path checkpoint) throws IOException {
        return Files.readString(checkpoint.resolve("manifest.json")).replaceAll("\"[0-9a-f]{64}\"", "HASH")
                .replaceAll("\"fileBytes\": \\d+", "SIZE").replaceAll("\\[ *0, \\d+,", "[0, SIZE,");
    }

    @Test
    void isWrittenAsVersionOneWasWritten() throws IOException {
        assertEquals(plain(golden()), plain(made().path()));
    }

    @Test
    void versionOneIsReadForGood() throws IOException {
        FolderShelf shelf = Sample.shelf(golden().resolveSibling(""));
        Checkpoint found = shelf.all().getFirst();
        assertEquals(Condition.GOOD, found.condition(), String.valueOf(found.fault()));
        assertEquals(List.of(), shelf.verify(found, WorkContext.none()));
        assertEquals(made().contents().inventory(), found.contents().inventory());
    }

    private Checkpoint changed(String from, String to) throws IOException {
        Path path = made().path();
        String manifest = Files.readString(path.resolve("manifest.json"));
        assertTrue(manifest.contains(from), from);
        byte[] content = manifest.replace(from, to).getBytes(StandardCharsets.UTF_8);
        Files.write(path.resolve("manifest.json"), content);
        Map<String, String> sums = new TreeMap<>(ManifestReader.sums(path));
        sums.put("manifest.json", Disk.sha256(content));
        Files.writeString(path.resolve("SHA256SUMS"), FolderWriter.sums(sums));
        return Sample.shelf(folder).find("checkpoint_v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "tables/public.orders.copy.zst | ../../public.orders.copy.zst | not a file of a checkpoint",
        "tables/public.orders.copy.zst | /etc/public.orders.copy.zst | not a file of a checkpoint",
        "tables/public.orders.copy.zst | tables/../manifest.copy.zst | not a file of a checkpoint",
        "tables/public.orders.copy.zst | tables/public.orders.rows.zst | not written as copy-binary",
        "`rows\": 3` | `rows\": -3` | less than zero", "`rows\": 3` | `rows\": 9223372036854775807` | rows",
        "`rows\": 3` | `rows\": 99999999999999999999` | not a whole number",
        "`rows\": 3` | `rows\": 1e3` | not a whole number", "`rows\": 3` | `rows\": \"3\"` | not a whole number",
        "`\"column\": 0` | `\"column\": 2` | there are 2 only", "copy-binary | json | not written as json",
        "copy-binary | zip | unknown word zip", "`\"whole\"` | `\"half\"` | scope",
        "2026-03-04T05:06:07Z | yesterday | not a time", "`\"c1\"` | `\"\"` | not a name",
        "`\"root\"` | `\"toor\"` | missing", "`\"facts\": {` | `\"facts\": {\"a\": 1,` | not a text",
        "`\"features\": [ ]` | `\"features\": []}` | manifest.json: line",
        "`\"reason\"` | `\"id\"` | Duplicate field"})
    void refusesWhatNobodyWrote(String from, String to, String detail) throws IOException {
        Checkpoint found = changed(from, to);
        assertEquals(Condition.DAMAGED, found.condition());
        assertTrue(String.valueOf(found.fault()).contains(detail), String.valueOf(found.fault()));
    }

    @Test
    void refusesWhatIsNestedTooDeep() throws IOException {
        Checkpoint found = changed("\"features\"",
                "\"deep\": " + "[".repeat(5000) + "]".repeat(5000) + ", \"features\"");
        assertEquals(Condition.DAMAGED, found.condition());
    }

    @Test
    void ignoresKeysItDoesNotKnow() throws IOException {
        assertEquals(Condition.GOOD, changed("\"features\"", "\"later\": [1, {}], \"features\"").condition());
    }

    @Test
    void takesAFeatureItDoesNotKnowAsNewer() throws IOException {
        assertEquals(Condition.NEWER, changed("\"features\": [ ]", "\"features\": [\"sealed\"]").condition());
    }

    @Test
    void noticesAnotherDigest() throws IOException {
        String digest = made().contents().tables().getFirst().digest();
        Sample.shelf(folder).delete(Sample.shelf(folder).find("checkpoint_v1"));
        assertTrue(String.valueOf(changed(digest, "0".repeat(32)).fault()).startsWith("manifest.json.root: expected"));
    }
}
