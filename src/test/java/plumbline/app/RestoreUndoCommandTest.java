package plumbline.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.core.journal.ChangeRecord;
import plumbline.core.journal.JournalEntry;
import plumbline.core.journal.JournalState;
import plumbline.core.target.TargetUri;
import plumbline.store.Home;
import plumbline.store.SqliteJournal;
import plumbline.store.Store;
import plumbline.testing.TestPostgres;

/// What the command line knows of a restore afterwards: its undo, once, and what became of it.
final class RestoreUndoCommandTest {

    private static final String SCHEMA = "CREATE TABLE note (id serial PRIMARY KEY, words text);"
            + "INSERT INTO note (words) SELECT 'note ' || n FROM generate_series(1, 20) AS n";
    private static final String WRECK = "DELETE FROM note WHERE id = 3; UPDATE note SET words = 'x' WHERE id = 4;"
            + "INSERT INTO note (words) VALUES ('one more')";

    @TempDir
    Path folder;

    private CommandRun run(String... words) {
        return CommandRun.of(folder.resolve("home 家"), Map.of("PLUMBLINE_LOGIN_TIMEOUT", "5"), words);
    }

    private CommandRun json(int code, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--format", "json"));
        CommandRun run = run(all.toArray(String[]::new));
        assertEquals(code, run.code(), run.err() + run.out());
        return run;
    }

    private static TestPostgres.Database database(int major) {
        TestPostgres.Database database = TestPostgres.of(major).freshDatabase();
        database.run(SCHEMA);
        return database;
    }

    private static String uri(TestPostgres.Database database) {
        return TargetUri.toUri(database.target().address());
    }

    /// What a checkpoint of this name and the database differ in, without the times of it.
    private List<String> differences(String uri) throws JsonProcessingException {
        var tables = run("checkpoint", "diff", "before", uri, "--format", "json").json().path("tables");
        List<String> all = new ArrayList<>();
        tables.forEach(table -> all.add(table.path("added") + " " + table.path("removed") + " "
                + table.path("changed")));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void aRestoreIsTakenBackOnceAndTheTakingBackCanBeTakenBack(int major) throws JsonProcessingException {
        TestPostgres.Database database = database(major);
        String uri = uri(database);
        json(0, "checkpoint", "create", uri, "--name", "before");
        database.run(WRECK);
        List<String> wrecked = differences(uri);
        String[] execute = {"--execute", "--environment", "test"};
        String run = json(0, words(execute, "checkpoint", "restore", "before", uri)).json().path("run").asText();
        String undo = json(0, words(execute, "undo", uri, "--run", run)).json().path("undoneBy").asText();
        assertEquals(wrecked, differences(uri));

        CommandRun again = json(3, words(execute, "undo", uri, "--run", run));
        assertTrue(again.err().contains(undo), again.err());
        assertEquals(undo, json(0, "journal", "show", run).json().path("undoneBy").asText());
        assertEquals(run, json(0, "journal", "show", undo).json().path("undoes").asText());
        String safety = json(0, "checkpoint", "list").json().at("/checkpoints/1/id").asText();
        String preview = run("checkpoint", "restore", safety, uri).out();
        assertTrue(preview.contains(run) && preview.contains(undo), preview);

        json(0, words(execute, "undo", uri, "--run", undo));
        assertEquals(List.of("0 0 0"), differences(uri));
    }

    private static String[] words(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void whatBecameOfARunOnAUriIsFoundOutWhereTheUriIsGiven() throws JsonProcessingException {
        TestPostgres.Database database = database(18);
        String uri = uri(database);
        json(0, "checkpoint", "create", uri, "--name", "before");
        database.run(WRECK);
        String run = json(0, "checkpoint", "restore", "before", uri, "--execute", "--environment", "test").json()
                .path("run").asText();
        try (Store store = new Store(new Home(folder.resolve("home 家")))) {
            SqliteJournal journal = new SqliteJournal(store);
            JournalEntry done = journal.find(run).orElseThrow();
            journal.intend(new JournalEntry("left-open", done.at(), done.who(), done.host(), done.target(),
                    done.environment(), done.identity(), done.action(), done.subject(), done.statement(), "",
                    done.transaction(), done.rows(), false, JournalState.INTENT, Instant.EPOCH, "", "", ""),
                    ChangeRecord.NOTHING);
        }
        String listed = run("journal", "list").out();
        assertTrue(listed.contains("--target"), listed);
        assertEquals("intent", json(0, "journal", "show", "left-open").json().path("state").asText());

        TestPostgres.Database other = TestPostgres.of(13).database("postgres");
        json(0, "journal", "show", "left-open", "--target", uri(other));
        assertEquals("committed",
                json(0, "journal", "show", "left-open", "--target", uri).json().path("state").asText());
    }
}
