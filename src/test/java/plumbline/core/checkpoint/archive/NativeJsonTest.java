package plumbline.core.checkpoint.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.checkpoint.Checkpoint;
import plumbline.core.checkpoint.Checkpoint.Condition;
import plumbline.core.checkpoint.SavedTable;
import plumbline.core.checkpoint.TableForm;
import plumbline.core.checkpoint.Tables;
import plumbline.core.problem.ProblemCode;
import plumbline.core.problem.ProblemException;
import plumbline.core.work.WorkContext;

final class NativeJsonTest {

    private static final String NAME = "checkpoint_20251030_143015.json";
    private static final List<@Nullable String> FIRST = Arrays.asList("1", "\"north \\\"one\\\"\"", null);

    @TempDir
    Path folder;

    private Checkpoint listed(String json) throws IOException {
        Files.writeString(folder.resolve(NAME), json);
        return Sample.shelf(folder).all().getFirst();
    }

    private static String whole(String tables) {
        return "{\"checkpoint_id\":\"checkpoint_20251030_143015\",\"description\":\"before\","
                + "\"created_at\":\"2025-10-30T14:30:15.123456\",\"total_rows\":2,\"tables\":" + tables + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"regions": {"columns": ["id","name","note"], "rows": [
              {"id":1,"name":"north \\"one\\"","note":null}, {"id":2,"name":"south"}], "row_count": 2}}""", """
            {"regions": {"row_count": 2, "data": [[1,"north \\"one\\"",null],[2,"south",null]],
              "columns": [{"name":"id","type":"integer"},{"name":"name"},{"name":"note"}]}}""", """
            {"regions": [{"id":1,"name":"north \\"one\\"","note":null},{"id":2,"name":"south","note":null}]}""", """
            [{"columns": ["id","name","note"], "rows": [[1,"north \\"one\\"",null],[2,"south",null]],
              "name": "regions"}]"""})
    void readsTheRowsOfEveryShape(String tables) throws IOException {
        Checkpoint found = listed(whole(tables));
        assertEquals(Condition.NATIVE_JSON, found.condition(), String.valueOf(found.fault()));
        try (Tables open = Sample.shelf(folder).open(found)) {
            TableForm form = open.inventory().tables().getFirst();
            assertEquals(FIRST, Sample.texts(Sample.read(open.rows(form)).getFirst()));
        }
        SavedTable table = found.contents().tables().getFirst();
        assertEquals("public.regions 2 JSON",
                table.form().name() + " " + table.rows() + " " + table.form().coding());
    }

    @Test
    void takesWhatTheFileSaysOfItself() throws IOException {
        Checkpoint found = listed(whole("{\"a\":[]}"));
        assertEquals("checkpoint_20251030_143015 before", found.id() + " " + found.label().description());
        assertEquals(LocalDateTime.parse("2025-10-30T14:30:15.123456").atZone(ZoneId.systemDefault()).toInstant(),
                found.contents().created());
    }

    @Test
    void takesTheTimeOfItsNameWhereNoneIsTold() throws IOException {
        assertEquals(LocalDateTime.parse("2025-10-30T14:30:15").atZone(ZoneId.systemDefault()).toInstant(),
                listed("{\"tables\":{\"a\":[]}}").contents().created());
    }

    @Test
    void leavesDigitsAsTheyAre() throws IOException {
        Checkpoint found = listed(whole("{\"a\":[{\"n\":12345678901234567890.1234567890,\"j\":{\"x\":[1.10]}}]}"));
        try (Tables open = Sample.shelf(folder).open(found)) {
            assertEquals(List.of("12345678901234567890.1234567890", "{\"x\":[1.10]}"), Sample
                    .texts(Sample.read(open.rows(open.inventory().tables().getFirst())).getFirst()));
        }
    }

    @Test
    void readsTheSecondTableToo() throws IOException {
        Checkpoint found = listed(whole("{\"a\":[{\"n\":1}],\"b\":{\"rows\":[[2],[3]]},\"c\":{\"row_count\":0}}"));
        try (Tables open = Sample.shelf(folder).open(found)) {
            List<TableForm> forms = open.inventory().tables();
            assertEquals(List.of(1, 2, 0), forms.stream().map(form -> Sample.read(open.rows(form)).size()).toList());
        }
        assertEquals(List.of(), Sample.shelf(folder).verify(found, WorkContext.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1]", "{\"a\":1}", "{\"tables\":{\"a\":[1]}}", "{\"tables\":{\"a\":[{}]}"})
    void saysWhatCannotBeRead(String json) throws IOException {
        assertTrue(!listed(json).usable());
    }

    @Test
    void listsNoOtherJson() throws IOException {
        Files.writeString(folder.resolve("package.json"), whole("{}"));
        assertEquals(List.of(), Sample.shelf(folder).all());
    }

    @Test
    void isFoundByItsPathWhereverItLies() throws IOException {
        Path file = Files.writeString(folder.resolve("auto_backup.json"), whole("{\"a\":[]}"));
        assertEquals(Condition.NATIVE_JSON,
                Sample.shelf(folder.resolve("own")).find(file.toString()).condition());
    }

    @Test
    void keepsALabelBesideTheFile() throws IOException {
        FolderShelf shelf = Sample.shelf(folder);
        shelf.relabel(listed(whole("{\"a\":[]}")), "mine", true);
        assertEquals("mine", shelf.all().getFirst().label().description());
    }

    @Test
    void cannotBeExported() throws IOException {
        Checkpoint found = listed(whole("{\"a\":[]}"));
        assertEquals(ProblemCode.BAD_CHECKPOINT, assertThrows(ProblemException.class,
                () -> Sample.shelf(folder).exportTo(found, folder.resolve("x.tar"), WorkContext.none())).problem()
                .code());
    }
}
