package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.testing.TestPostgres;

/// The contract of `checkpoint` on a database like the licensing-risk system's: exit codes, documents, what changes.
final class CheckpointCommandTest extends CheckpointDesk {

    private static void sqlite(Path file, String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatIsNotSavedIsNamedWithTheReason() throws JsonProcessingException {
        TestPostgres.Database database = database(18);
        database.run("CREATE VIEW seen AS SELECT * FROM regions");

        CommandRun run = run("checkpoint", "create", uri(database));

        assertTrue(run.out().contains("public.seen (a view has no rows of its own)"), run.out());
    }

    @Test
    void aWreckedFileIsPutBackAndTheRestoreIsTakenBack() throws JsonProcessingException {
        Path file = folder.resolve("记录.db");
        sqlite(file, "CREATE TABLE pue_data (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, pue REAL)",
                "INSERT INTO pue_data (name, pue) VALUES ('甲', 1.5), ('乙', 1.25), ('丙', NULL)");
        String uri = "sqlite:" + file;
        assertEquals(3, json(0, "checkpoint", "create", uri, "--name", "before").json().path("rows").asInt());
        sqlite(file, "DELETE FROM pue_data WHERE id = 1", "UPDATE pue_data SET pue = 9 WHERE id = 2");

        assertEquals(1, table(json(1, "checkpoint", "diff", "before", uri).json(), "pue_data").path("changed").asInt());
        assertEquals(2, json(0, "checkpoint", "restore", "before", uri).json().path("changed").asInt());
        json(1, "checkpoint", "diff", "before", uri);
        JsonNode done = json(0, "checkpoint", "restore", "before", uri, "--execute", "--confirm", "记录.db").json();
        assertTrue(done.path("verified").asBoolean());
        json(0, "checkpoint", "diff", "before", uri);
        json(0, "checkpoint", "restore", done.path("safety").asText(), uri, "--execute", "--environment", "test");
        JsonNode wrecked = table(json(1, "checkpoint", "diff", "before", uri).json(), "pue_data");
        assertEquals(1, wrecked.path("removed").asInt());
        assertEquals(1, wrecked.path("changed").asInt());
    }

    @Test
    void wrongInputIsTwoAndChangesNothing() {
        TestPostgres.Database database = database(18);
        String uri = uri(database);
        json(0, "checkpoint", "create", uri, "--name", "mine");
        database.run(WRECK);
        String wrecked = content(database);
        TestPostgres.Database other = database(18);

        for (List<String> words : List.of(List.of("restore", "nope", uri), List.of("verify", "nope"),
                List.of("delete", "nope", "--execute"), List.of("diff", "nope", uri), List.of("diff", "mine", "nope"),
                List.of("restore", "mine", uri, "--execute"),
                List.of("restore", "mine", uri, "--execute", "--confirm", "wrong"),
                List.of("restore", "mine", uri(other)), List.of("restore", "mine", uri, "--table", "nope"),
                List.of("restore", "mine", uri, "--mode", "fast"), List.of("create", uri, "--table", "nope"),
                List.of("create", uri, "--pack", "nope"), List.of("create", uri, "--pack", "integrity"),
                List.of("diff", "mine", uri, "--export", "x.txt"))) {
            List<String> all = new ArrayList<>(List.of("checkpoint"));
            all.addAll(words);
            CommandRun run = run(all.toArray(String[]::new));
            assertEquals(2, run.code(), words + ": " + run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertEquals("", run.out());
        }
        assertEquals(wrecked, content(database));
    }

    @Test
    void createNamesAllMissingTablesOfAPack() {
        CommandRun run = run("checkpoint", "create", uri(database(18)), "--pack", "licensing-risk");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("business_scopes, permits, risks"), run.err());
    }

    @Test
    void readOnlyRefusesARestoreButNotACheckpoint() {
        String uri = uri(database(18));
        json(0, "checkpoint", "create", uri, "--name", "mine", "--read-only");

        assertEquals(3, run("checkpoint", "restore", "mine", uri, "--execute", "--environment", "test", "--read-only")
                .code());
        assertEquals(0, run("checkpoint", "diff", "mine", uri, "--read-only").code());
    }

    @Test
    void aDamagedCheckpointIsFoundAndNotRestored() throws IOException {
        TestPostgres.Database database = database(18);
        String uri = uri(database);
        Path path = Path.of(json(0, "checkpoint", "create", uri, "--name", "mine").json().path("path").asText());
        assertTrue(json(0, "checkpoint", "verify", "mine").json().path("ok").asBoolean());
        damage(path, "notes");
        database.run(WRECK);
        String wrecked = content(database);

        JsonNode verified = json(1, "checkpoint", "verify", path.toString()).json();
        assertFalse(verified.path("ok").asBoolean());
        assertEquals(1, verified.path("problems").size() > 0 ? 1 : 0);
        assertEquals(3, run("checkpoint", "restore", "mine", uri, "--execute", "--environment", "test").code());
        assertEquals(wrecked, content(database));
    }

    private static void damage(Path checkpoint, String word) throws IOException {
        Path table;
        try (var files = Files.walk(checkpoint)) {
            table = files.filter(file -> file.getFileName().toString().contains(word)).findFirst().orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(table, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long middle = channel.size() / 2;
            java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, middle);
            one.put(0, (byte) (one.get(0) ^ 0x10)).flip();
            channel.write(one, middle);
        }
    }

    @Test
    void anExportOfADamagedCheckpointIsWrittenAndEndsWithOne() throws IOException {
        Path file = folder.resolve("a.db");
        sqlite(file, "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        damage(Path.of(json(0, "checkpoint", "create", "sqlite:" + file, "--name", "mine").json().path("path")
                .asText()), "main.db");
        Path packed = folder.resolve("mine.tar");

        JsonNode exported = json(1, "checkpoint", "export", "mine", packed.toString()).json();

        assertTrue(exported.path("problems").path(0).asText().startsWith("sqlite/main.db.zst: "), exported.toString());
        assertTrue(Files.exists(packed));
    }

    @Test
    void oneIsNotManyAndSizesAreInBinaryUnits() {
        Path file = folder.resolve("a.db");
        sqlite(file, "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");

        CommandRun run = run("checkpoint", "create", "sqlite:" + file, "--name", "mine", "--lang", "en");

        assertTrue(run.out().matches("(?s)Checkpoint mine of [^:]*: 1 table, 1 row, [0-9.]+ KiB on the disk.*"),
                run.out());
    }

    @Test
    void whatIsWrongIsSaidInTheLanguageAskedFor() throws IOException {
        Path file = folder.resolve("a.db");
        sqlite(file, "CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)");
        Path path = Path.of(json(0, "checkpoint", "create", "sqlite:" + file, "--name", "mine").json().path("path")
                .asText());
        Files.delete(path.resolve("sequences.json"));

        JsonNode verified = json(1, "checkpoint", "verify", path.toString(), "--lang", "zh-CN").json();

        assertEquals("[\"缺少 sequences.json\"]", verified.path("problems").toString());
    }

    @Test
    void intoAnotherDatabaseOnlyWhereItIsSaid() throws JsonProcessingException {
        TestPostgres.Database from = database(18);
        TestPostgres.Database other = database(18);
        json(0, "checkpoint", "create", uri(from), "--name", "mine");
        other.run(WRECK);

        JsonNode done = json(0, "checkpoint", "restore", "mine", uri(other), "--into-other", "--execute",
                "--environment", "test", "--mode", "reload").json();

        assertTrue(done.path("verified").asBoolean());
        assertEquals(0, run("checkpoint", "diff", "mine", uri(other)).code());
    }

    @Test
    void checkpointsAreListedDescribedPinnedExportedImportedAndRemoved() throws JsonProcessingException {
        String uri = uri(database(18));
        String dir = folder.resolve("elsewhere").toString();
        json(0, "checkpoint", "create", uri, "--name", "one", "--table", "public.notes", "--dir", dir);
        json(0, "checkpoint", "create", uri, "--name", "two", "--schema", "public", "--dir", dir, "--jobs", "2");

        JsonNode list = json(0, "checkpoint", "list", "--dir", dir).json().path("checkpoints");
        assertEquals(2, list.size());
        assertEquals("two", list.at("/0/id").asText(), "newest first");
        assertEquals(100, list.at("/1/rows").asInt());
        assertFalse(list.at("/0/automatic").asBoolean());
        assertEquals(2, json(0, "checkpoint", "list", uri, "--dir", dir).json().path("checkpoints").size());
        assertEquals(0, json(0, "checkpoint", "list").json().path("checkpoints").size(), "the home has none");

        assertEquals("说明", json(0, "checkpoint", "describe", "one", "说明", "--dir", dir).json().path("description")
                .asText());
        assertTrue(json(0, "checkpoint", "pin", "one", "--dir", dir).json().path("pinned").asBoolean());
        assertFalse(json(0, "checkpoint", "unpin", "one", "--dir", dir).json().path("pinned").asBoolean());
        assertEquals(4, json(0, "checkpoint", "show", "two", "--dir", dir).json().path("contents").size());
        assertEquals(7, json(0, "checkpoint", "show", "one", "--dir", dir, "--table", "notes", "--rows", "7").json()
                .path("values").size());

        String file = folder.resolve("one.tar").toString();
        json(0, "checkpoint", "export", "one", file, "--dir", dir);
        json(0, "checkpoint", "delete", "one", "--dir", dir);
        assertEquals(2, json(0, "checkpoint", "list", "--dir", dir).json().path("checkpoints").size());
        json(0, "checkpoint", "delete", "one", "--dir", dir, "--execute");
        assertEquals(1, json(0, "checkpoint", "list", "--dir", dir).json().path("checkpoints").size());
        json(0, "checkpoint", "import", file, "--dir", dir);
        assertEquals(0, run("checkpoint", "diff", "one", uri, "--dir", dir).code());
        assertEquals(2, json(0, "checkpoint", "prune", "--keep", "0", "--older-than", "0", "--dir", dir).json()
                .path("checkpoints").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "csv", "json", "sql"})
    void differencesAreExported(String form) throws IOException {
        TestPostgres.Database database = database(18);
        String uri = uri(database);
        json(0, "checkpoint", "create", uri, "--name", "mine");
        database.run(WRECK);
        Path file = folder.resolve("differences." + form);

        json(1, "checkpoint", "diff", "mine", uri, "--export", file.toString());

        assertTrue(Files.readString(file).contains("broken"), Files.readString(file));
        if (form.equals("sql")) {
            TestPostgres.Database again = database(18);
            again.run(Files.readString(file));
            json(0, "checkpoint", "create", uri, "--name", "wrecked");
            assertEquals(0, run("checkpoint", "diff", "wrecked", uri(again), "--table", "regions", "--table", "themes",
                    "--table", "region_themes").code(), "the script makes the first side into the second");
        }
    }

    @Test
    void linesOfTheLogAreShownWhereTheyAreAskedFor() {
        String uri = uri(database(18));

        CommandRun run = run("checkpoint", "create", uri, "--log", "--name", "mine");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("[CHECKPOINT] [1/4] Processing table:"), run.err());
        assertEquals("", run("checkpoint", "create", uri).err());
    }

    @Test
    void optionsMayStandBeforeTheCommandOrInIt() throws JsonProcessingException {
        String dir = folder.resolve("elsewhere").toString();
        json(0, "--dir", dir, "checkpoint", "create", uri(database(18)));

        assertEquals(1, json(0, "checkpoint", "--dir", dir, "list").json().path("checkpoints").size());
    }
}
