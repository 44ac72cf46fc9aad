package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.core.target.TargetUri;
import plumbline.testing.TestPostgres;

/// `checkpoint` with the files that the licensing-risk system writes.
final class JsonCheckpointCommandTest {

    private static final String SETUP = """
            CREATE TABLE regions (id serial PRIMARY KEY, name text NOT NULL);
            INSERT INTO regions (name) VALUES ('north'), ('south');
            """;
    private static final String SAVED = """
            {"checkpoint_id": "checkpoint_20251030_143015", "description": "测试备份", "tables": {"regions":
             {"columns": ["id", "name"], "rows": [{"id": 1, "name": "north"}, {"id": 2, "name": "south"}]}}}""";

    @TempDir
    Path folder;

    private Path dir;
    private Path file;

    @BeforeEach
    void save() throws IOException {
        dir = Files.createDirectories(folder.resolve("data/checkpoints"));
        file = Files.writeString(dir.resolve("checkpoint_20251030_143015.json"), SAVED);
    }

    private CommandRun run(int code, String... words) {
        List<String> all = new ArrayList<>(List.of("checkpoint"));
        all.addAll(List.of(words));
        all.addAll(List.of("--format", "json"));
        CommandRun run = CommandRun.of(folder.resolve("home"), Map.of("PLUMBLINE_LOGIN_TIMEOUT", "5"),
                all.toArray(String[]::new));
        assertEquals(code, run.code(), run.err() + run.out());
        return run;
    }

    private static TestPostgres.Database database() {
        TestPostgres.Database database = TestPostgres.of(18).freshDatabase();
        database.run(SETUP);
        return database;
    }

    private static String uri(TestPostgres.Database database) {
        return TargetUri.toUri(database.target().address());
    }

    private static String names(TestPostgres.Database database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(name, ',' ORDER BY id) FROM regions")) {
            row.next();
            return row.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void isListedShownVerifiedComparedAndRestoredWhereItIsMeant() throws JsonProcessingException {
        TestPostgres.Database database = database();
        String uri = uri(database);
        assertEquals("测试备份", run(0, "list", "--dir", dir.toString()).json().at("/checkpoints/0/description").asText());
        assertEquals("south",
                run(0, "show", file.toString(), "--table", "regions").json().at("/values/1/name").asText());
        assertTrue(run(0, "verify", file.toString()).json().path("ok").asBoolean());
        run(0, "diff", file.toString(), uri);

        database.run("UPDATE regions SET name = 'wrong' WHERE id = 2; INSERT INTO regions VALUES (9, 'late')");
        assertEquals(1, run(1, "diff", file.toString(), uri).json().at("/tables/0/changed").asInt());
        assertTrue(run(2, "restore", file.toString(), uri).err().contains("does not say which database"));
        assertEquals(2, run(0, "restore", file.toString(), uri, "--into-other").json().path("changed").asInt());
        run(2, "restore", file.toString(), uri, "--into-other", "--execute");
        assertEquals("north,wrong,late", names(database), "not yet");

        run(0, "restore", file.toString(), uri, "--into-other", "--execute", "--confirm", database.name());
        assertEquals("north,south", names(database));
    }

    @Test
    void isTakenIntoTheHome() throws JsonProcessingException {
        run(0, "import", file.toString());
        assertEquals("checkpoint_20251030_143015", run(0, "list").json().at("/checkpoints/0/id").asText());
        run(2, "import", file.toString());
    }

    @Test
    void aFileThatIsCutOffIsFoundAndNotTakenIn() throws IOException {
        Files.writeString(file, SAVED.substring(0, SAVED.length() - 20));
        assertEquals(1, run(1, "verify", file.toString()).json().path("problems").size());
        run(3, "import", file.toString());
    }

    @Test
    void isNotPutIntoAnotherDatabaseSystem() throws IOException {
        Path other = folder.resolve("shop.db");
        Files.write(other, new byte[0]);
        CommandRun refused = run(2, "restore", file.toString(), "sqlite:" + other, "--into-other");
        assertTrue(refused.err().contains("different database systems"), refused.err());
    }

    @Test
    void isComparedWithAnotherCheckpointByTheServerThatIsNamed() throws JsonProcessingException {
        TestPostgres.Database database = database();
        database.run("DELETE FROM regions WHERE id = 1");
        run(0, "create", uri(database), "--name", "own");
        run(2, "diff", file.toString(), "own");
        assertEquals(1, run(1, "diff", file.toString(), "own", "--read-by", uri(database)).json()
                .at("/tables/0/removed").asInt());
    }
}
