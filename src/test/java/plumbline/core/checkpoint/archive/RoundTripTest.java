package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.CheckpointWriter;
import plumbline.core.checkpoint.CheckpointWriter.TableWriter;
import plumbline.core.checkpoint.Coding;
import plumbline.core.checkpoint.Manifest;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.checkpoint.Tuple;
import plumbline.core.work.WorkContext;

final class RoundTripTest {

    @TempDir
    Path folder;

    private Checkpoint written(TableForm form, List<Tuple> rows) {
        try (CheckpointWriter writer = Sample.shelf(folder).begin("checkpoint_a")) {
            return writer.finish(Sample.manifest(writer, List.of(Sample.write(writer, form, rows))));
        }
    }

    private List<Tuple> read(Checkpoint checkpoint, long first) {
        try (Tables tables = Sample.shelf(folder).open(checkpoint)) {
            return Sample.read(tables.rowsFrom(tables.inventory().tables().getFirst(), first));
        }
    }

    private void assertComesBack(TableForm form, List<Tuple> rows) {
        Checkpoint checkpoint = written(form, rows);
        List<Tuple> found = read(checkpoint, 0);
        assertEquals(rows.size(), found.size());
        for (int i = 0; i < rows.size(); i++) {
            assertTrue(rows.get(i).same(found.get(i)), "row " + i);
        }
        assertEquals(List.of(), Sample.shelf(folder).verify(checkpoint, WorkContext.none()));
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT", "SQLITE"})
    void bringsNullsEmptyTextsAndOddBytesBack(Coding coding) {
        List<Tuple> rows = List.of(Sample.row("a", null, ""), Sample.row("\\N", "\\", "\t\n\r\b\f\u000B"),
                Sample.row("\\.", "é中😀", "a\\tb"), Sample.row("", "", ""), Sample.row("1", "\\x41", "\\101"));
        assertComesBack(Sample.form("odd", coding, 3), rows);
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT", "SQLITE"})
    void bringsAnEmptyTableBack(Coding coding) {
        assertComesBack(Sample.form("empty", coding, 3), List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT"})
    void bringsRowsWithoutColumnsBack(Coding coding) {
        assertComesBack(Sample.form("bare", coding, 0), List.of(Sample.row(), Sample.row()));
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT"})
    void bringsSixteenHundredColumnsBack(Coding coding) {
        @Nullable
        String[] fields = new @Nullable String[1600];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = i % 3 == 0 ? null : "value " + i;
        }
        assertComesBack(Sample.form("wide", coding, 1600), List.of(Sample.row(fields), Sample.row(fields)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_048_000, 3 << 20, 20 << 20})
    void bringsAHugeValueBack(int size) {
        byte[] value = new byte[size];
        new Random(7).nextBytes(value);
        Tuple small = Sample.row("a", "b");
        Tuple huge = Sample.row(new byte[][]{"b".getBytes(StandardCharsets.UTF_8), value});
        assertComesBack(Sample.form("huge", Coding.COPY_BINARY, 2), List.of(small, huge, small, huge));
    }

    @Test
    void bringsAHugeTextOfEscapesBack() {
        byte[] value = new byte[9 << 20];
        Arrays.fill(value, (byte) '\n');
        Tuple huge = Sample.row(new byte[][]{value, {'\t'}});
        assertComesBack(Sample.form("huge", Coding.COPY_TEXT, 2), List.of(huge, Sample.row("a", null)));
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT", "SQLITE"})
    void bringsPartsThatWerePackedAtOnceBackInTheirOrder(Coding coding) {
        TableForm form = Sample.form("parts", coding, Sample.rows(1).getFirst().fields());
        List<Tuple> rows = Sample.rows(30_000);
        Checkpoint checkpoint;
        SavedTable saved;
        try (CheckpointWriter writer = Sample.shelf(folder).begin("checkpoint_a");
                TableWriter table = writer.table(form, false);
                CheckpointWriter.PartWriter first = table.part();
                CheckpointWriter.PartWriter second = table.part();
                CheckpointWriter.PartWriter third = table.part()) {
            rows.subList(20_000, 30_000).forEach(third::row);
            rows.subList(7, 20_000).forEach(second::row);
            rows.subList(0, 3).forEach(first::row);
            first.begin();
            rows.subList(3, 7).forEach(first::row);
            first.end();
            for (CheckpointWriter.PartWriter part : List.of(second, third)) {
                part.begin();
                part.end();
            }
            saved = table.finish(SavedTable.WHOLE, null);
            checkpoint = writer.finish(Sample.manifest(writer, List.of(saved)));
        }
        List<Tuple> found = read(checkpoint, 0);
        List<Tuple> later = read(checkpoint, 19_990);
        assertEquals(rows.stream().map(Sample::texts).toList(), found.stream().map(Sample::texts).toList());
        assertEquals(rows.stream().skip(19_990).map(Sample::texts).toList(),
                later.stream().map(Sample::texts).toList());
        assertEquals(List.of(), Sample.shelf(folder).verify(checkpoint, WorkContext.none()));
        assertEquals(30_000, saved.rows());
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "COPY_TEXT", "SQLITE"})
    void readsFromAnyRowOn(Coding coding) {
        List<Tuple> rows = Sample.rows(80_000);
        Checkpoint checkpoint = written(Sample.form("long", coding, 2), rows);
        assertTrue(checkpoint.contents().tables().getFirst().frames().size() > 1);
        for (int first : new int[]{0, 1, 33_333, 79_999, 80_000, 80_001}) {
            List<Tuple> found = read(checkpoint, first);
            assertEquals(Math.max(0, 80_000 - first), found.size());
            assertTrue(found.isEmpty() || found.getFirst().same(rows.get(first)), "from " + first);
        }
    }

    @Test
    void keepsWhatTheManifestSays() {
        Manifest wanted;
        Checkpoint made;
        try (CheckpointWriter writer = Sample.shelf(folder).begin("checkpoint_a")) {
            wanted = Sample.manifest(writer,
                    List.of(Sample.write(writer, Sample.form("orders", Coding.COPY_BINARY, 2), Sample.rows(2))));
            made = writer.finish(wanted);
        }
        Manifest found = made.contents();
        assertEquals(new Manifest(wanted.version(), wanted.minReader(), wanted.id(), wanted.description(),
                wanted.reason(), wanted.dbUser(), wanted.osUser(), wanted.app(), wanted.created(), wanted.millis(),
                wanted.restores(), wanted.run(), wanted.origin(), wanted.tables(), wanted.inventory(), found.root()),
                found);
    }

    @Test
    void givesTheSameDigestWhateverTheOrder() {
        List<Tuple> rows = new ArrayList<>(Sample.rows(1000));
        String one = written(Sample.form("t", Coding.COPY_BINARY, 2), rows).contents().tables().getFirst().digest();
        java.util.Collections.reverse(rows);
        String other = written(Sample.form("t", Coding.COPY_TEXT, 2), rows).contents().tables().getFirst().digest();
        assertEquals(one, other);
    }

    @Test
    void listsThousandsOfFramesApart() {
        byte[] value = new byte[1_048_570];
        Checkpoint checkpoint;
        TableForm form = Sample.form("large", Coding.COPY_BINARY, 2);
        try (CheckpointWriter writer = Sample.shelf(folder).begin("checkpoint_a");
                TableWriter table = writer.table(form, false)) {
            for (int i = 0; i < 1100; i++) {
                table.row(Sample.row(new byte[][]{Integer.toString(i).getBytes(StandardCharsets.UTF_8), value}));
            }
            checkpoint = writer.finish(Sample.manifest(writer, List.of(table.finish(SavedTable.WHOLE, null))));
        }
        assertTrue(Files.exists(checkpoint.path().resolve("tables/public.large.index.zst")));
        try (Tables tables = Sample.shelf(folder).open(checkpoint); var rows = tables.rowsFrom(form, 1090)) {
            assertTrue(rows.next());
            assertEquals("1090", Sample.texts(rows.tuple()).getFirst());
        }
        assertEquals(Condition.GOOD, checkpoint.condition());
    }

    @Test
    void keepsRowsThatDidNotExist() {
        FolderShelf shelf = Sample.shelf(folder);
        TableForm form = Sample.form("orders", Coding.COPY_BINARY, 2);
        Checkpoint checkpoint;
        try (CheckpointWriter writer = shelf.begin("checkpoint_a");
                TableWriter absent = writer.table(form, true);
                TableWriter table = writer.table(form, false)) {
            absent.row(Sample.row("9", "later"));
            SavedTable none = absent.finish(SavedTable.ROWS, null);
            table.row(Sample.row("1", "first"));
            checkpoint = writer.finish(Sample.manifest(writer, List.of(table.finish(SavedTable.ROWS, none))));
        }
        SavedTable saved = checkpoint.contents().tables().getFirst();
        assertEquals(List.of("9", "later"), Sample.texts(Sample.read(shelf.absent(checkpoint, saved)).getFirst()));
        assertEquals(List.of(), shelf.verify(checkpoint, WorkContext.none()));
    }
}
